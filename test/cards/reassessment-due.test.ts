import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import {
  aChild,
  ago,
  consult,
  ivigCycles,
  onFirstLine,
  refractoryChild,
  rituximabCourse,
  testResult,
  weeksAgo,
  unread,
} from './consult.js';

const rule = 'reassessment-due';
const started = (drug: string, weeks: number) => refractoryChild().took(drug, { from: weeksAgo(weeks) });

describe('A treatment is still to be judged', () => {
  it('is information while a JAK inhibitor is under 12 weeks, with the date; nothing to place', async () => {
    const { says, said, proposals } = await consult(started('tofacitinib', 11).opens());
    expect(says[rule]).toBe('info');
    expect(said(rule).wording.summary).toBe(
      'Too early to judge, do not escalate yet. Judge tofacitinib on 2026-11-27',
    );
    expect(proposals(rule)).toEqual([]);
    expect((await consult(started('tofacitinib', 12).opens())).says[rule]).toBeUndefined();
  });

  it('waits for mycophenolate and adalimumab, never for etanercept', async () => {
    for (const drug of ['mycophenolate mofetil', 'adalimumab'])
      expect((await consult(started(drug, 5).opens())).says[rule]).toBe('info');
    expect((await consult(started('etanercept', 5).opens())).says[rule]).toBeUndefined();
  });

  it('waits for cyclophosphamide until six pulses or 24 weeks', async () => {
    const pulses = (count: number) =>
      refractoryChild().given(
        'cyclophosphamide',
        Array.from({ length: count }, (_, pulse) => ago(3 + 28 * (count - 1 - pulse))),
        '500 mg',
      );
    expect((await consult(pulses(3).opens())).says[rule]).toBe('info');
    expect((await consult(pulses(6).opens())).says[rule]).toBeUndefined();
  });

  it('names the date of what is waited for, not of a rituximab of long ago', async () => {
    const before = { from: weeksAgo(60), to: weeksAgo(58), reason: 'remission' };
    const { said } = await consult(started('tofacitinib', 5).took('rituximab', before).opens());
    expect(said(rule).wording.summary).not.toContain('rituximab');
  });

  it('names what is due first, two in the summary and all of them below', async () => {
    // Cyclophosphamide, begun first, has 24 weeks.
    const three = started('tofacitinib', 5)
      .given('cyclophosphamide', [weeksAgo(8), weeksAgo(4), ago(2)], '500 mg')
      .took('mycophenolate mofetil', { from: weeksAgo(3) });
    const { said, lines } = await consult(three.opens());
    expect(said(rule).wording.summary).toMatch(
      /Judge tofacitinib on 2027-01-08, mycophenolate on 2027-01-22$/,
    );
    expect(lines(rule, 'What to do')[2]).toBe('Judge cyclophosphamide on 2027-03-12');
  });

  it('names no agent whose 12 weeks are over today beside one that is waited for', async () => {
    const both = started('tofacitinib', 12).took('mycophenolate mofetil', { from: weeksAgo(8) });
    expect((await consult(both.opens())).said(rule).wording.summary).not.toContain('tofacitinib');
  });

  it('does not wait while the disease gets worse or swallowing is affected', async () => {
    const worse = started('tofacitinib', 5).measured('CMAS', 30, ago(1));
    const dysphagia = started('tofacitinib', 5).has('Dysphagia', { onset: ago(100) });
    for (const chart of [worse, dysphagia]) expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });

  it('cannot be told from half a medication history', async () => {
    const body = started('tofacitinib', 5).opens();
    const { says } = await consult(unread(body, 'medicationAdministrations'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});

/** Weak by the problem list, so that the disease is active whatever was measured. */
const weak = (patient: APatient) => patient.has('Muscle weakness', { onset: weeksAgo(50) });
const due = async (patient: APatient) => {
  const { judgement } = await consult(patient.opens());
  const found = judgement.findings.find(({ rule: one }) => one.id === rule && one.kind === 'checklist');
  return found?.outcome === 'shown' ? found.wording : undefined;
};

describe('A reassessment that is overdue', () => {
  it('is an item of the checklist when nothing was measured since 12 weeks of the first line were over', async () => {
    const chart = weak(onFirstLine(aChild(), 30)).measured('CMAS', 36, weeksAgo(19));
    const { says, card, proposals } = await consult(chart.opens());
    expect(says[rule]).toBe('info');
    expect(card('care-checklist').detail).toContain(
      'methotrexate with prednisolone: judge it, due 2026-07-17',
    );
    expect(proposals(rule)).toEqual([]);
  });

  it('is quiet once any activity measure is on or after that day, however long ago', async () => {
    const chart = (weeks: number) => weak(onFirstLine(aChild(), 30)).measured('CMAS', 36, weeksAgo(weeks));
    expect(await due(chart(18))).toBeUndefined();
    expect(await due(chart(19))).toBeDefined();
    const bySkin = weak(onFirstLine(aChild(), 30)).measured('physician global', 3, weeksAgo(18));
    expect(await due(bySkin)).toBeUndefined();
  });

  it('looks at the first line after 4 weeks too, and not before the day is past', async () => {
    const onDay = (days: number) =>
      weak(aChild())
        .took('methotrexate SC', { from: ago(days), dose: '15 mg weekly' })
        .took('prednisolone', { from: ago(days), dose: '20 mg daily' });
    expect(await due(onDay(28))).toBeUndefined();
    expect((await due(onDay(29)))?.summary).toContain('due since 2026-11-19');
  });

  it('counts the first line from the later of its two starts', async () => {
    const chart = weak(aChild())
      .took('prednisolone', { from: weeksAgo(30), dose: '20 mg daily' })
      .took('methotrexate SC', { from: weeksAgo(3), dose: '15 mg weekly' });
    expect(await due(chart)).toBeUndefined();
  });

  it('waits 12 weeks for IVIG and a JAK inhibitor, 26 for rituximab', async () => {
    const base = () => weak(aChild()).measured('CMAS', 36, weeksAgo(40));
    expect(await due(ivigCycles(base(), 3, 12))).toBeUndefined();
    expect((await due(ivigCycles(base(), 4, 13)))?.summary).toContain('due since 2026-11-13');
    expect(await due(base().took('tofacitinib', { from: weeksAgo(12) }))).toBeUndefined();
    expect(await due(base().took('tofacitinib', { from: weeksAgo(13) }))).toBeDefined();
    expect(await due(rituximabCourse(base(), 26))).toBeUndefined();
    expect(await due(rituximabCourse(base(), 27))).toBeDefined();
  });

  it('no longer asks about rituximab when another agent followed, nor about a drug that ended', async () => {
    const base = () => weak(aChild()).measured('CMAS', 36, weeksAgo(40));
    expect(await due(rituximabCourse(base(), 40).took('tofacitinib', { from: weeksAgo(8) }))).toBeUndefined();
    expect(
      await due(base().took('tofacitinib', { from: weeksAgo(30), to: weeksAgo(2), reason: 'nausea' })),
    ).toBeUndefined();
  });

  it('asks about rituximab beside what was there before it, methotrexate, or an IVIG only ordered', async () => {
    const given = rituximabCourse(weak(aChild()).measured('CMAS', 36, weeksAgo(60)), 40);
    expect(await due(ivigCycles(given, 3, 56))).toBeDefined();
    expect(
      await due(given.took('methotrexate SC', { from: weeksAgo(8), dose: '15 mg weekly' })),
    ).toBeDefined();
    expect(await due(given.ordered('immune globulin IV', { on: ago(3) }))).toBeDefined();
  });

  it('does not wait for ever for cyclophosphamide, and stumbles over no undated score', async () => {
    const chart = weak(aChild())
      .measured('CMAS', 36, weeksAgo(40))
      .took('cyclophosphamide oral', { from: weeksAgo(25) })
      .with({ ...testResult('CMAS', '36', ago(1)), effectiveDateTime: undefined });
    expect((await due(chart))?.summary).toContain('due since 2026-11-13');
  });

  it('leaves the word to row 8b while its card waits for another agent', async () => {
    const chart = weak(onFirstLine(aChild(), 30)).took('tofacitinib', { from: weeksAgo(5) });
    const { row, cards } = await consult(chart.opens());
    expect(row).toBe('8b');
    expect(cards.map((one) => one.source.topic.code)).toContain(rule);
    expect(await due(chart)).toBeUndefined();
  });

  it('cannot be told when the examinations could not be read', async () => {
    const body = weak(onFirstLine(aChild(), 30)).opens();
    expect((await consult(unread(body, 'exams'))).judgement.findings).toContainEqual(
      expect.objectContaining({
        rule: expect.objectContaining({ id: rule }),
        outcome: 'cannot-tell',
        missing: ['exams'],
      }),
    );
  });
});
