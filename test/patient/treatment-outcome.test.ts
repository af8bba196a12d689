import { describe, expect, it } from '@jest/globals';
import {
  aChild,
  aDose,
  ago,
  anAdult,
  anOrder,
  aQuietAdult,
  aStatement,
  courseIn,
  daysAgo,
  inactiveOn,
  IVIG,
  outcomes,
  weeksAgo,
} from './a-history.js';
import type { APatient } from '../support/a-patient.js';

/** Two equal CMAS measurements: compared, not improving. */
const unchanged = (patient: APatient): APatient =>
  patient.measured('CMAS', 30, ago(40)).measured('CMAS', 30, ago(5));

describe('why it stopped decides first', () => {
  it.each([
    ['hepatotoxicity', 'intolerant'],
    ['infusion reaction and no response', 'intolerant'],
    ['lack of efficacy', 'failed'],
    ['partial remission, inadequate response', 'failed'],
    ['clinical remission', 'responded'],
    ['treatment complete', 'responded'],
    ['flare after stopping for remission', 'responded'],
    ['pregnancy planned', 'not assessable'],
    ['insurance', 'not assessable'],
    ['other', 'not assessable'],
    [undefined, 'not assessable'],
  ])('%s: %s', async (reason, outcome) => {
    const told = { from: ago(400), to: ago(30), ...(reason !== undefined && { reason }) };
    expect(
      await outcomes(anAdult().took('azathioprine', { ...told, status: 'stopped' }), 'azathioprine'),
    ).toEqual([outcome]);
  });

  it('in the note of what stopped, never in the note of what goes on', async () => {
    const note = [{ text: 'Stopped because of persistent nausea' }];
    const stopped = anAdult().with(aStatement({ status: 'stopped', from: ago(90), to: ago(30), note }));
    expect(await outcomes(stopped, 'methotrexate')).toEqual(['intolerant']);
    const running = anAdult()
      .with(anOrder({ authoredOn: ago(40), note }))
      .with(aStatement({ from: ago(40), note }));
    expect(await outcomes(running, 'methotrexate')).toEqual(['on trial']);
  });

  it('and the last reason, when the drug was stopped twice in one course', async () => {
    const patient = anAdult()
      .took('methotrexate', {
        from: ago(400),
        to: ago(200),
        status: 'stopped',
        reason: 'inadequate response',
      })
      .took('methotrexate SC', { from: ago(200), to: ago(30), status: 'stopped', reason: 'remission' });
    expect(await outcomes(patient, 'methotrexate')).toEqual(['responded']);
  });

  it('but what is held is neither active nor failed, however long it was taken', async () => {
    const held = { from: weeksAgo(40), to: ago(3), status: 'on-hold', dose: '20 mg weekly' } as const;
    expect((await courseIn(anAdult().took('methotrexate', held), 'methotrexate')).adequate.verdict).toBe(
      'met',
    );
    expect(await outcomes(anAdult().took('methotrexate', held), 'methotrexate')).toEqual(['not assessable']);
    const ineffective = anAdult().took('methotrexate', { ...held, reason: 'inefficacy' });
    expect(await outcomes(ineffective, 'methotrexate')).toEqual(['not assessable']);
  });

  it('an allergy is intolerance, whatever the trial', async () => {
    const allergy = { resourceType: 'AllergyIntolerance', code: { text: 'methotrexate' } };
    expect(
      await outcomes(
        anAdult()
          .took('methotrexate', { from: ago(300) })
          .with(allergy),
        'methotrexate',
      ),
    ).toEqual(['intolerant']);
  });
});

describe('an adequate trial with persisting activity is failure', () => {
  const long = { from: ago(200), dose: '20 mg weekly' };

  it('when the disease is active and not improving, or nobody can tell whether it improves', async () => {
    expect(await outcomes(anAdult().took('methotrexate', long), 'methotrexate')).toEqual(['failed']);
    expect(await outcomes(unchanged(anAdult()).took('methotrexate', long), 'methotrexate')).toEqual([
      'failed',
    ]);
  });

  it('also of a drug that goes on, on which the disease was once inactive', async () => {
    const flared = inactiveOn(anAdult(), ago(60)).measured('CMAS', 30, ago(5));
    expect(await outcomes(flared.took('methotrexate', long), 'methotrexate')).toEqual(['failed']);
  });

  it('not when it was stopped for an outside reason, though another agent followed', async () => {
    const patient = anAdult()
      .took('methotrexate', { from: ago(400), to: ago(100), dose: '20 mg weekly', reason: 'insurance' })
      .took('azathioprine', { from: ago(90) });
    expect(await outcomes(patient, 'methotrexate')).toEqual(['not assessable']);
  });

  it('not when it improves, or when activity is not known', async () => {
    const better = anAdult().measured('CMAS', 30, ago(60)).measured('CMAS', 40, ago(5));
    expect(await outcomes(better.took('methotrexate', long), 'methotrexate')).toEqual(['not assessable']);
    expect(await outcomes(aQuietAdult().took('methotrexate', long), 'methotrexate')).toEqual([
      'not assessable',
    ]);
  });

  it('not when it became inactive after an adequate time on it', async () => {
    expect(
      await outcomes(inactiveOn(aQuietAdult(), ago(20)).took('methotrexate', long), 'methotrexate'),
    ).toEqual(['responded']);
  });

  it.each([
    [-29, 'not assessable'],
    [-28, 'failed'],
    [0, 'failed'],
    [84, 'failed'],
    [85, 'not assessable'],
  ])('after its end when another agent started %d days after it: %s', async (days, outcome) => {
    const patient = anAdult()
      .took('methotrexate', { from: ago(400), to: ago(200), dose: '20 mg weekly' })
      .took('azathioprine', { from: ago(200 - days) });
    expect(await outcomes(patient, 'methotrexate')).toEqual([outcome]);
  });

  it.each(['prednisone', 'folic acid', 'Bactrim'])('%s is no such agent', async (drug) => {
    const patient = anAdult()
      .took('methotrexate', { from: ago(400), to: ago(200), dose: '20 mg weekly' })
      .took(drug, { from: ago(190) });
    expect(await outcomes(patient, 'methotrexate')).toEqual(['not assessable']);
  });

  it('nor is an infusion that was only ordered', async () => {
    const patient = anAdult()
      .took('azathioprine', { from: ago(400), to: ago(20) })
      .ordered(IVIG, { on: ago(10) });
    expect(await outcomes(patient, 'azathioprine')).toEqual(['not assessable']);
  });

  it.each<[string, number, string | undefined, string, string]>([
    ['1 g/kg a cycle', 70, '70 g', 'adequate trial below 2 g/kg, disease still active', 'adult'],
    ['2 g/kg a cycle', 70, '140 g', 'adequate trial, disease still active', 'adult'],
    ['2 g/kg less one vial', 70, '135 g', 'adequate trial, disease still active', 'adult'],
    [
      '2 g/kg less more than a vial',
      70,
      '134 g',
      'adequate trial below 2 g/kg, disease still active',
      'adult',
    ],
    ['a child at the cap of 70 g', 50, '70 g', 'adequate trial, disease still active', 'child'],
    ['a dose that nobody recorded', 70, undefined, 'adequate trial, disease still active', 'adult'],
  ])('IVIG at %s counts, and the card says when it was low', async (_, kilograms, dose, because, who) => {
    const start = (who === 'child' ? aChild() : anAdult()).weighs(kilograms, ago(2));
    const course = await courseIn(start.given(IVIG, daysAgo(112, 84, 56, 28), dose), 'ivig');
    expect([course.outcome, course.because]).toEqual(['failed', because]);
  });

  it('a course that ended over two years ago is judged beside an IVIG that was only ordered', async () => {
    const patient = anAdult()
      .took('azathioprine', { from: ago(1200), to: ago(800) })
      .ordered(IVIG, { on: ago(10) });
    const { outcome, because } = await courseIn(patient, 'azathioprine');
    expect([outcome, because]).toEqual(['not assessable', 'ended over 104 weeks ago, reason not recorded']);
  });

  it.each([
    ['which was there long before its end', 829, 'ended over 104 weeks ago, reason not recorded'],
    ['which took its place', 828, 'adequate trial, disease still active'],
  ])('and beside methotrexate %s', async (_, days, because) => {
    const patient = anAdult()
      .took('azathioprine', { from: ago(1200), to: ago(800) })
      .took('methotrexate', { from: ago(days), dose: '20 mg weekly' });
    expect((await courseIn(patient, 'azathioprine')).because).toBe(because);
  });

  it('a drug that is begun again does not take the place of itself', async () => {
    const patient = anAdult()
      .took('methotrexate', { from: ago(400), to: ago(100), dose: '20 mg weekly' })
      .took('methotrexate', { from: ago(50), dose: '20 mg weekly' });
    expect(await outcomes(patient, 'methotrexate')).toEqual(['not assessable', 'on trial']);
  });

  it('IVIG is not called low without a weight, nor when one infusion does not tell its dose', async () => {
    const unweighed = await courseIn(anAdult().given(IVIG, daysAgo(84, 56, 28), '70 g'), 'ivig');
    expect(unweighed.because).toBe('adequate trial, disease still active');
    const half = anAdult()
      .weighs(70, ago(2))
      .given(IVIG, daysAgo(84, 56, 28), '70 g')
      .given(IVIG, daysAgo(83, 55, 27));
    expect((await courseIn(half, 'ivig')).because).toBe('adequate trial, disease still active');
    const undated = anAdult()
      .weighs(70, ago(2))
      .given(IVIG, daysAgo(84, 56, 28), '70 g')
      .with(aDose(IVIG, undefined, { dosage: { dose: { value: 70, unit: 'g' } } }));
    expect((await courseIn(undated, 'ivig')).because).toBe(
      'adequate trial below 2 g/kg, disease still active',
    );
    const twice = anAdult()
      .weighs(70, ago(2))
      .given(IVIG, daysAgo(84, 83, 56, 55, 28, 27), '70 g');
    expect((await courseIn(twice, 'ivig')).because).toBe('adequate trial, disease still active');
  });

  it('rituximab needs no following agent', async () => {
    expect(await outcomes(anAdult().given('rituximab', daysAgo(300, 286)), 'rituximab')).toEqual(['failed']);
  });
});
