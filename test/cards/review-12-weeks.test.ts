import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import { aChild, ago, consult, onFirstLine } from './consult.js';

const rule = 'review-12-weeks';
const scores = (patient: APatient, from: number, to: number) =>
  patient.measured('CMAS', from, ago(70)).measured('CMAS', to, ago(2));
const sees = (patient: APatient) => consult(patient.opens());

describe('Improving, not yet inactive', () => {
  it('says to continue once the 12 weeks have passed, information only', async () => {
    const { says, said, proposals } = await sees(scores(onFirstLine(aChild(), 12), 36, 40));
    expect(says[rule]).toBe('info');
    expect(said(rule).wording.summary).toBe(
      'Continue methotrexate + prednisolone: improving after 12 weeks, not yet inactive',
    );
    expect(proposals(rule)).toEqual([]);
    expect((await sees(scores(onFirstLine(aChild(), 11), 36, 40))).says[rule]).toBeUndefined();
  });

  it('gives way to IVIG when the improvement is below 3 points', async () => {
    const { says } = await sees(scores(onFirstLine(aChild(), 20), 36, 38));
    expect(says[rule]).toBeUndefined();
    expect(says['escalate-ivig']).toBe('warning');
  });

  it('is not said when strength is normal and nothing else is active', async () => {
    expect((await sees(scores(onFirstLine(aChild(), 20), 36, 48))).says[rule]).toBeUndefined();
  });
});
