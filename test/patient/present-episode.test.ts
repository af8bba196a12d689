import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import { aPatient } from '../support/a-patient.js';
import { aChild, consult, weeksAgo } from '../cards/consult.js';

const episode = async (patient: APatient) => (await consult(patient.opens())).facts.treatments.thisEpisode;
const steroid = (to: number, reason?: string) =>
  aChild().took('prednisolone', {
    from: weeksAgo(200),
    to: weeksAgo(to),
    ...(reason !== undefined && { reason }),
  });

describe('What belongs to the present episode', () => {
  it('counts what runs, what is held, and what failed', async () => {
    const running = aChild().took('prednisolone', { from: weeksAgo(2) });
    const held = aChild().took('prednisolone', { from: weeksAgo(20), status: 'on-hold' });
    for (const chart of [running, held, steroid(150, 'ineffective')]) {
      expect((await episode(chart)).glucocorticoid.verdict).toBe('met');
    }
  });

  it('leaves out what ended in remission, and what ended over 104 weeks ago for unknown reasons', async () => {
    expect((await episode(steroid(20, 'remission'))).glucocorticoid.verdict).toBe('unmet');
    expect((await episode(steroid(104))).glucocorticoid.verdict).toBe('met');
    expect((await episode(steroid(105))).glucocorticoid.verdict).toBe('unmet');
  });

  it('leaves out what ended before a relapse began', async () => {
    const relapsed = (ended: number) =>
      aPatient({ born: '2016-05-01' })
        .diagnosedWith('Juvenile dermatomyositis', { onset: weeksAgo(10), status: 'relapse' })
        .took('azathioprine', { from: weeksAgo(60), to: weeksAgo(ended), reason: 'moved house' });
    expect((await episode(relapsed(12))).csdmard.verdict).toBe('unmet');
    expect((await episode(relapsed(8))).csdmard.verdict).toBe('met');
  });

  it('takes a pulse for no oral glucocorticoid, and an order that was not begun for no treatment', async () => {
    const pulsed = aChild()
      .given('methylprednisolone IV pulse', [weeksAgo(3)])
      .ordered('rituximab');
    const { glucocorticoid, systemicLongEnough } = await episode(pulsed);
    expect([glucocorticoid.verdict, systemicLongEnough.verdict]).toEqual(['unmet', 'unmet']);
  });

  it('wants 12 weeks of systemic treatment; hydroxychloroquine alone does not count', async () => {
    const on = (drug: string, weeks: number) => aChild().took(drug, { from: weeksAgo(weeks) });
    expect((await episode(on('azathioprine', 12))).systemicLongEnough.verdict).toBe('met');
    expect((await episode(on('azathioprine', 11))).systemicLongEnough.verdict).toBe('unmet');
    expect((await episode(on('hydroxychloroquine', 40))).systemicLongEnough.verdict).toBe('unmet');
  });

  it('cannot tell what was not given while a medication source is not read', async () => {
    const body = aChild().opens();
    const prefetch = Object.fromEntries(
      Object.entries(body.prefetch).filter(([key]) => key !== 'medicationStatements'),
    );
    const { thisEpisode } = (await consult({ ...body, prefetch })).facts.treatments;
    expect(thisEpisode.glucocorticoid.verdict).toBe('unknown');
    expect(thisEpisode.nothingAfterMethotrexate.verdict).toBe('unknown');
  });
});
