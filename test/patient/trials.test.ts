import { describe, expect, it } from '@jest/globals';
import { formatDay } from '../../src/patient/dates.js';
import type { TrialsInProgress } from '../../src/patient/facts.js';
import type { APatient } from '../support/a-patient.js';
import {
  ago,
  anAdult,
  anOrder,
  aQuietAdult,
  aStatement,
  daysAgo,
  factsOf,
  IVIG,
  weeksAgo,
} from './a-history.js';

const trialsOf = async (patient: APatient): Promise<TrialsInProgress> => (await factsOf(patient)).trials;
type Question =
  'ivig' | 'ivigOutcomeUnknown' | 'dysphagiaNewSinceIvig' | 'rituximab' | 'otherAgent' | 'mda5Regimen';
const answer = async (patient: APatient, question: Question) => (await trialsOf(patient))[question].verdict;

describe('row 8: IVIG still to be judged', () => {
  it.each([
    ['one cycle', [20], 'met'],
    ['two cycles', [40, 12], 'met'],
    ['three cycles in under twelve weeks', [83, 55, 27], 'met'],
    ['three cycles and twelve weeks', [84, 56, 28], 'unmet'],
    ['two cycles over more than twelve weeks', [90, 50], 'met'],
    ['a last cycle eight weeks ago', [84, 56], 'met'],
    ['a last cycle more than eight weeks ago', [85, 57], 'unmet'],
    ['a single cycle nine weeks ago', [63], 'unmet'],
  ])('after %s', async (_, days, expected) => {
    expect(await answer(anAdult().given(IVIG, daysAgo(...days)), 'ivig')).toBe(expected);
  });

  it('is not running without IVIG, and not when it was only ordered', async () => {
    expect(await answer(anAdult(), 'ivig')).toBe('unmet');
    expect(await answer(anAdult().ordered(IVIG, { on: ago(10) }), 'ivig')).toBe('unmet');
  });

  it.each([
    [{ from: ago(83) }, 'met'],
    [{ from: ago(84) }, 'unmet'],
    [{ from: '2026-08' }, 'met'],
    [{ from: ago(30), to: ago(2), status: 'stopped' }, 'unmet'],
    [{}, 'unmet'],
  ])('by the time of a statement %j without an interval', async (fields, expected) => {
    expect(await answer(anAdult().with(aStatement({ drug: 'IVIG', ...fields })), 'ivig')).toBe(expected);
  });

  it('does not wait for IVIG that was stopped, however lately it was given', async () => {
    const given = anAdult().given(IVIG, daysAgo(40, 12));
    const told = (fields: object) =>
      given.with(aStatement({ drug: 'IVIG 10% infusion', from: ago(40), dateAsserted: ago(5), ...fields }));
    expect(await answer(told({}), 'ivig')).toBe('met');
    expect(await answer(told({ status: 'stopped', to: ago(12) }), 'ivig')).toBe('unmet');
  });

  it('does not wait for IVIG that was not given for over eight weeks, whatever a list says', async () => {
    const listed = aStatement({ drug: 'IVIG 10% infusion', from: ago(110), dateAsserted: ago(5) });
    expect(await answer(anAdult().given(IVIG, daysAgo(110, 57)).with(listed), 'ivig')).toBe('unmet');
  });

  it('is told by the dated infusions, whatever undated reactions are on record', async () => {
    const reacted = anOrder({ drug: 'IVIG 10% infusion', status: 'stopped', why: 'Headache' });
    const undated = anAdult().with(aStatement({ drug: 'IVIG 10% infusion', status: 'completed' }));
    expect(await answer(anAdult().given(IVIG, daysAgo(40, 12)).with(reacted), 'ivig')).toBe('met');
    expect(await answer(undated.with(reacted), 'ivig')).toBe('unmet');
  });

  it('counts cycles of a statement as about so many', async () => {
    const { ivig } = await trialsOf(
      anAdult().with(aStatement({ drug: 'IVIG', from: ago(30), text: 'q4wk' })),
    );
    expect(ivig.saw).toMatch(/^IVIG: about 2 cycles since/);
    expect((await trialsOf(anAdult().given(IVIG, daysAgo(5)))).ivig.saw).toMatch(/^IVIG: 1 cycle since/);
  });

  it('knows the day on which it can be judged', async () => {
    const { judgeOn } = await trialsOf(anAdult().given(IVIG, daysAgo(40, 12)));
    expect(judgeOn.map(({ drug, on }) => [drug, formatDay(on)])).toEqual([['ivig', ago(40 - 84)]]);
  });
});

describe('row 3: what came of IVIG', () => {
  it.each([
    ['interrupted after one cycle', [100], 'met'],
    ['running', [20], 'unmet'],
    ['failed', [84, 56, 28], 'unmet'],
  ])('%s: %s days ago, its outcome is unknown: %s', async (_, days, expected) => {
    expect(await answer(anAdult().given(IVIG, daysAgo(...days)), 'ivigOutcomeUnknown')).toBe(expected);
  });

  it('is unknown when it was stopped in remission, never when it was not tolerated', async () => {
    const stopped = (why: string) =>
      anAdult().with(aStatement({ drug: 'IVIG', status: 'stopped', from: ago(300), to: ago(200), why }));
    expect(await answer(stopped('remission'), 'ivigOutcomeUnknown')).toBe('met');
    expect(await answer(stopped('anaphylaxis'), 'ivigOutcomeUnknown')).toBe('unmet');
    expect(await answer(anAdult(), 'ivigOutcomeUnknown')).toBe('unmet');
  });

  it.each([
    ['after the first cycle', { onset: ago(10) }, 'met'],
    ['before it', { onset: ago(50) }, 'unmet'],
    ['on its day', { onset: ago(40) }, 'unmet'],
    ['nobody knows when', {}, 'unmet'],
    ['after it, and is gone', { onset: ago(10), abated: ago(5) }, 'unmet'],
  ])('swallowing became affected %s', async (_, finding, expected) => {
    const patient = anAdult().given(IVIG, daysAgo(40, 12)).has('Dysphagia', finding);
    expect(await answer(patient, 'dysphagiaNewSinceIvig')).toBe(expected);
  });

  it('swallowing affected by another disease is not new on IVIG', async () => {
    const patient = anAdult()
      .given(IVIG, daysAgo(40, 12))
      .has('Dysphagia due to oesophageal stricture', { onset: ago(10) });
    expect(await answer(patient, 'dysphagiaNewSinceIvig')).toBe('unmet');
    expect(await answer(anAdult().has('Dysphagia', { onset: ago(10) }), 'dysphagiaNewSinceIvig')).toBe(
      'unmet',
    );
  });
});

describe('row 5: rituximab still to be judged', () => {
  it.each([
    ['25 weeks ago', weeksAgo(25), 'met'],
    ['a day short of 26 weeks ago', ago(181), 'met'],
    ['26 weeks ago', weeksAgo(26), 'unmet'],
    ['in a month of which the end is not yet 26 weeks ago', '2026-05', 'met'],
  ])('first infused %s', async (_, day, expected) => {
    const trials = await trialsOf(anAdult().given('rituximab', [day]));
    expect(trials.rituximab.verdict).toBe(expected);
    expect(trials.judgeOn).toHaveLength(expected === 'met' ? 1 : 0);
  });

  it('counts from the latest course', async () => {
    const { rituximab } = await trialsOf(anAdult().given('rituximab', daysAgo(500, 486, 100, 86)));
    expect(rituximab.saw).toContain('14 of up to 26 weeks');
    expect(await answer(anAdult().with(aStatement({ drug: 'rituximab' })), 'rituximab')).toBe('unmet');
  });
});

describe('row 8b: another trial in progress', () => {
  const onFirstLine = anAdult().took('methotrexate', { from: ago(400), dose: '20 mg weekly' });

  it.each([
    ['tofacitinib', 83, 'met'],
    ['tofacitinib', 84, 'unmet'],
    ['mycophenolate', 30, 'met'],
    ['azathioprine', 30, 'met'],
    ['ciclosporin', 30, 'met'],
    ['tacrolimus', 30, 'met'],
    ['abatacept SC', 30, 'met'],
    ['adalimumab', 30, 'met'],
    ['Hizentra SC', 30, 'met'],
    ['etanercept', 30, 'unmet'],
    ['golimumab', 30, 'unmet'],
    ['certolizumab', 30, 'unmet'],
    ['hydroxychloroquine', 30, 'unmet'],
    ['tocilizumab SC', 30, 'unmet'],
    ['prednisone', 10, 'unmet'],
  ])('%s for %d days: %s', async (drug, days, expected) => {
    expect(await answer(onFirstLine.took(drug, { from: ago(days) }), 'otherAgent')).toBe(expected);
  });

  it('waits for a partial start until its latest day is twelve weeks ago', async () => {
    expect(await answer(onFirstLine.took('tofacitinib', { from: '2026-08' }), 'otherAgent')).toBe('met');
  });

  it('is not the first csDMARD, not methotrexate again, not what failed, was stopped or has no date', async () => {
    expect(await answer(anAdult().took('azathioprine', { from: ago(30) }), 'otherAgent')).toBe('unmet');
    const firstAfterSteroid = anAdult()
      .took('prednisone', { from: ago(400) })
      .took('hydroxychloroquine', { from: ago(300) })
      .took('azathioprine', { from: ago(30) });
    expect(await answer(firstAfterSteroid, 'otherAgent')).toBe('unmet');
    const besideUndated = anAdult()
      .took('methotrexate')
      .took('azathioprine', { from: ago(30) });
    expect(await answer(besideUndated, 'otherAgent')).toBe('unmet');
    const restarted = anAdult()
      .took('methotrexate', { from: ago(400), to: ago(200) })
      .took('methotrexate', { from: ago(30) });
    expect(await answer(restarted, 'otherAgent')).toBe('unmet');
    expect(await answer(onFirstLine.took('tofacitinib', { from: ago(30), to: ago(5) }), 'otherAgent')).toBe(
      'unmet',
    );
    expect(await answer(onFirstLine.took('tofacitinib'), 'otherAgent')).toBe('unmet');
    expect(
      await answer(onFirstLine.with(anOrder({ drug: 'tofacitinib', authoredOn: ago(400) })), 'otherAgent'),
    ).toBe('unmet');
    const allergic = { resourceType: 'AllergyIntolerance', code: { text: 'tofacitinib' } };
    expect(
      await answer(onFirstLine.took('tofacitinib', { from: ago(30) }).with(allergic), 'otherAgent'),
    ).toBe('unmet');
  });

  it.each([
    [[140, 112, 84, 56, 28], 'met'],
    [[150, 140, 112, 84, 56, 28], 'unmet'],
    [[168, 28], 'unmet'],
    [[120, 43], 'unmet'],
  ])('cyclophosphamide pulses %j days ago: %s', async (days, expected) => {
    const trials = await trialsOf(anAdult().given('cyclophosphamide', daysAgo(...days)));
    expect(trials.otherAgent.verdict).toBe(expected);
    if (expected === 'met') expect(trials.judgeOn.map(({ on }) => formatDay(on))).toEqual([ago(140 - 168)]);
  });
});

describe('row 8b does not wait for', () => {
  it('infliximab that was stopped because it did not work, however lately it was given', async () => {
    const onFirstLine = anAdult().took('methotrexate', { from: ago(400), dose: '20 mg weekly' });
    const given = onFirstLine.given('infliximab', daysAgo(40, 26));
    const stopped = anOrder({
      drug: 'infliximab',
      status: 'stopped',
      authoredOn: ago(41),
      why: 'No response',
    });
    expect(await answer(given, 'otherAgent')).toBe('met');
    expect(await answer(given.with(stopped), 'otherAgent')).toBe('unmet');
  });

  it('cyclophosphamide after its sixth pulse, in whom the disease is quiet too', async () => {
    const pulses = (...days: readonly number[]) => aQuietAdult().given('cyclophosphamide', daysAgo(...days));
    expect(await answer(pulses(112, 84, 56, 42, 28), 'otherAgent')).toBe('met');
    expect(await answer(pulses(140, 112, 84, 56, 42, 28), 'otherAgent')).toBe('unmet');
  });
});

describe('row 2: glucocorticoid with a second immunosuppressant', () => {
  const regimen = (steroid: number, second: string, days: number) =>
    anAdult()
      .took('prednisone', { from: ago(steroid) })
      .took(second, { from: ago(days) });

  it.each([
    ['both for four weeks', 28, 'tacrolimus', 28, 'met'],
    ['ciclosporin', 90, 'ciclosporin', 90, 'met'],
    ['a JAK inhibitor', 90, 'tofacitinib', 90, 'met'],
    ['cyclophosphamide', 90, 'cyclophosphamide oral', 90, 'met'],
    ['the steroid for less', 27, 'tacrolimus', 60, 'unmet'],
    ['the second for less', 60, 'tacrolimus', 27, 'unmet'],
    ['methotrexate', 90, 'methotrexate', 90, 'unmet'],
  ])('%s', async (_, steroid, second, days, expected) => {
    expect(await answer(regimen(steroid, second, days), 'mda5Regimen')).toBe(expected);
  });

  it('is not working while the disease gets worse, and undated drugs prove nothing', async () => {
    const worse = regimen(90, 'tacrolimus', 90).has('Worsening proximal muscle weakness', { onset: ago(10) });
    expect(await answer(worse, 'mda5Regimen')).toBe('unmet');
    expect(await answer(anAdult().took('prednisone').took('tacrolimus'), 'mda5Regimen')).toBe('unmet');
  });
});
