import { describe, expect, it } from '@jest/globals';
import { ruleBook } from '../../cards/index.js';
import type { APatient } from '../support/a-patient.js';
import { aChild, ago, anAdult, consult, weeksAgo, unread } from './consult.js';

const rule = 'optimise-methotrexate';
/** The checklist needs another card beside it: the disease gets worse. */
const worse = (patient: APatient) => patient.measured('CMAS', 36, ago(60)).measured('CMAS', 30, ago(3));
const on = { prednisone: { from: weeksAgo(8), dose: '20 mg daily' } };
const adult = (drug: string, dose?: string) =>
  worse(anAdult().took('prednisone', on.prednisone)).took(drug, {
    from: weeksAgo(8),
    ...(dose !== undefined && { dose }),
  });
/** 1 m² of body surface: 100 cm and 36 kg. */
const child = (drug: string, dose: string) =>
  worse(aChild().took('prednisone', on.prednisone))
    .took(drug, { from: weeksAgo(8), dose })
    .weighs(36, ago(20))
    .isTall(100, ago(20));

describe('Optimise methotrexate', () => {
  it('has room for an adult at 15 mg a week, not at 17.5 mg under the skin', async () => {
    const low = await consult(adult('methotrexate SC', '15 mg weekly').opens());
    expect(low.says[rule]).toBe('info');
    expect(low.said(rule).wording.summary).toBe(
      'Methotrexate (15 mg a week): room up to 20-25 mg once a week',
    );
    expect(low.proposals(rule)).toEqual([]);
    expect((await consult(adult('methotrexate SC', '17.5 mg weekly').opens())).says[rule]).toBeUndefined();
  });

  it('tells the dose of now, not that of a course that ended', async () => {
    const before = anAdult().took('methotrexate', {
      from: weeksAgo(200),
      to: weeksAgo(150),
      dose: '7.5 mg weekly',
    });
    const chart = worse(before.took('prednisone', on.prednisone)).took('methotrexate SC', {
      from: weeksAgo(8),
      dose: '15 mg weekly',
    });
    const { said } = await consult(chart.opens());
    expect(said(rule).wording.summary).toMatch(/^Methotrexate \(15 mg a week\)/);
  });

  it('goes by body surface in a child: below 15 mg/m² there is room, at 15 there is none', async () => {
    const low = await consult(child('methotrexate SC', '14 mg weekly').opens());
    expect(low.says[rule]).toBe('info');
    expect(low.said(rule).wording.summary).toContain('(14 mg/m² a week): 15-20 mg/m² once a week');
    expect((await consult(child('methotrexate SC', '15 mg weekly').opens())).says[rule]).toBeUndefined();
  });

  it('never speaks of mg/m² to an adult', async () => {
    const { said } = await consult(adult('methotrexate', '10 mg weekly').opens());
    expect(JSON.stringify(said(rule).wording)).not.toContain('mg/m²');
  });

  it('proposes the route, not the dose, when an adult takes 20 mg by mouth', async () => {
    const { said } = await consult(adult('methotrexate', '20 mg weekly').opens());
    expect(said(rule).wording.summary).toContain('by mouth): consider the subcutaneous route');
  });

  it('asks for a dose that is not recorded, and for body surface where a child needs it', async () => {
    const undosed = await consult(adult('methotrexate SC').opens());
    expect(undosed.said(rule).wording.summary).toContain('weekly dose not recorded');
    const unmeasured = worse(aChild()).took('methotrexate SC', {
      from: weeksAgo(8),
      dose: '15 mg weekly',
    });
    expect((await consult(unmeasured.opens())).said(rule).wording.summary).toContain('dose per m² not known');
  });

  it('is quiet in pregnancy, when the disease improves, and without methotrexate', async () => {
    const pregnant = adult('methotrexate', '10 mg weekly').has('Pregnant', { onset: ago(60) });
    const better = anAdult()
      .took('methotrexate', { from: weeksAgo(8), dose: '10 mg weekly' })
      .measured('CMAS', 30, ago(60))
      .measured('CMAS', 38, ago(3));
    const none = worse(anAdult().took('prednisone', on.prednisone));
    for (const chart of [pregnant, better, none])
      expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });

  it('leaves the word to the pathway card when row 15 speaks', async () => {
    const { facts } = await consult(adult('methotrexate', '10 mg weekly').opens());
    const asked = ruleBook.rules.find(({ id }) => id === rule)?.none?.at(-1);
    const because = { verdict: 'met', saw: 'under-dosed', from: [], missing: [] } as const;
    expect(asked?.answer(facts, undefined, { row: '15', because }).verdict).toBe('met');
    for (const row of ['10', '12', '16'])
      expect(asked?.answer(facts, undefined, { row, because }).verdict).toBe('unmet');
  });

  it('is named by could-not-assess when body surface could not be read', async () => {
    const body = child('methotrexate SC', '15 mg weekly').opens();
    const { says, card } = await consult(unread(body, 'vitalSigns'));
    expect(says[rule]).toBeUndefined();
    expect(card('could-not-assess').detail).toContain('Optimise methotrexate');
  });
});

describe('Optimise methotrexate, as row 15 of the pathway', () => {
  const low = (patient: APatient, dose: string) =>
    patient
      .took('prednisone', on.prednisone)
      .took('methotrexate SC', { from: weeksAgo(8), dose })
      .measured('MMT8', 60, ago(3));

  it('says to raise the dose before escalating, information only', async () => {
    const { row, card, lines } = await consult(low(anAdult(), '15 mg weekly').opens());
    expect(row).toBe('15');
    expect(card(rule).indicator).toBe('info');
    expect(card(rule).summary).toBe(
      'Raise the methotrexate before escalating: Methotrexate 15 mg a week, disease active and not improving',
    );
    expect(lines(rule, 'How')[0]).toBe('Methotrexate 15 mg once a week, raised to 20-25 mg');
  });

  it('is said once: not a second time in the checklist', async () => {
    const { cards } = await consult(low(anAdult(), '15 mg weekly').opens());
    const said = cards.flatMap((card) => card.extension['org.myositis-cds.rules'].rules);
    expect(said.filter(({ id }) => id === rule)).toHaveLength(1);
  });

  it('is not the row of an adult at 17.5 mg, nor of a pregnant woman', async () => {
    expect((await consult(low(anAdult(), '17.5 mg weekly').opens())).row).toBe('16');
    const pregnant = low(anAdult(), '10 mg weekly').has('Pregnant', { onset: ago(60) });
    expect((await consult(pregnant.opens())).row).toBe('16');
  });

  it('goes by body surface in a child, and never by mg alone', async () => {
    const sized = (dose: string) => low(aChild(), dose).weighs(36, ago(20)).isTall(100, ago(20));
    expect((await consult(sized('14 mg weekly').opens())).row).toBe('15');
    expect((await consult(sized('15 mg weekly').opens())).row).toBe('16');
    expect((await consult(low(aChild(), '14 mg weekly').opens())).row).toBe('16');
  });

  it('lets the failed first line escalate: an adult at 15 mg for 12 weeks had an adequate trial', async () => {
    const failed = anAdult()
      .took('prednisone', { from: weeksAgo(13), dose: '20 mg daily' })
      .took('methotrexate SC', { from: weeksAgo(13), dose: '15 mg weekly' })
      .measured('MMT8', 60, ago(3));
    expect((await consult(failed.opens())).row).toBe('12');
  });
});
