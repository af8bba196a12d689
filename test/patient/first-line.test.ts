import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import { ago, anAdult, aStatement, daysAgo, factsOf, weeksAgo } from './a-history.js';

const weeksOf = async (patient: APatient): Promise<number | undefined> =>
  (await factsOf(patient)).treatments.firstLineWeeks;
const onSteroid = (weeks: number) => anAdult().took('prednisone', { from: weeksAgo(weeks) });

describe('the first line counts from the later of its two starts', () => {
  it.each<[string, APatient, number | undefined]>([
    ['steroid first', onSteroid(20).took('methotrexate', { from: weeksAgo(12) }), 12],
    ['csDMARD first', onSteroid(5).took('azathioprine', { from: weeksAgo(30) }), 5],
    ['both on one day', onSteroid(12).took('mycophenolate', { from: weeksAgo(12) }), 12],
    ['the steroid alone', onSteroid(20), undefined],
    ['the csDMARD alone', anAdult().took('methotrexate', { from: weeksAgo(20) }), undefined],
    [
      'hydroxychloroquine is no csDMARD',
      onSteroid(20).took('hydroxychloroquine', { from: weeksAgo(20) }),
      undefined,
    ],
    ['nor is a JAK inhibitor', onSteroid(20).took('tofacitinib', { from: weeksAgo(20) }), undefined],
    ['nor is cyclophosphamide', onSteroid(20).given('cyclophosphamide', daysAgo(60, 30)), undefined],
    [
      'a pulse is not the oral steroid',
      anAdult()
        .given('methylprednisolone IV pulse', daysAgo(140))
        .took('methotrexate', { from: weeksAgo(20) }),
      undefined,
    ],
    [
      'the first of two csDMARDs that run',
      onSteroid(40)
        .took('methotrexate', { from: weeksAgo(30) })
        .took('azathioprine', { from: weeksAgo(5) }),
      30,
    ],
    [
      'a methotrexate that failed and was stopped',
      onSteroid(40).took('methotrexate', {
        from: weeksAgo(30),
        to: weeksAgo(2),
        status: 'stopped',
        reason: 'inefficacy',
      }),
      30,
    ],
    ['no start recorded', onSteroid(20).with(aStatement()), undefined],
  ])('%s', async (_, patient, weeks) => {
    expect(await weeksOf(patient)).toBe(weeks);
  });

  it('and of a partial start from the latest day it can mean', async () => {
    const since = await weeksOf(onSteroid(40).took('methotrexate', { from: '2026-08' }));
    expect(since).toBe(await weeksOf(onSteroid(40).took('methotrexate', { from: '2026-08-31' })));
    expect(await weeksOf(onSteroid(40).took('methotrexate', { from: ago(83) }))).toBeLessThan(12);
  });
});
