import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import { aChild, ago, consult, onFirstLine } from './consult.js';

const rule = 'review-4-weeks';
const unchanged = (patient: APatient) => patient.measured('CMAS', 36, ago(25)).measured('CMAS', 37, ago(2));
const sees = (patient: APatient) => consult(patient.opens());

describe('Review after four weeks of first line', () => {
  it('asks to review from 4 to under 12 weeks without improvement, and calls it no failure', async () => {
    const { says, said, lines } = await sees(unchanged(onFirstLine(aChild(), 4)));
    expect(says[rule]).toBe('info');
    expect(said(rule).wording.summary).toMatch(/^Review, not yet a failure: no improvement after 4 weeks/);
    expect(lines(rule, 'What to do').at(-1)).toBe(
      'Measure strength, skin and swallowing again; judge by 2027-01-15 at the latest',
    );
    expect((await sees(unchanged(onFirstLine(aChild(), 11)))).says[rule]).toBe('info');
    expect((await sees(unchanged(onFirstLine(aChild(), 12)))).says[rule]).toBeUndefined();
    expect((await sees(unchanged(onFirstLine(aChild(), 3)))).says[rule]).toBeUndefined();
  });

  it('is not said while strength improves', async () => {
    const better = onFirstLine(aChild(), 6).measured('CMAS', 36, ago(25)).measured('CMAS', 39, ago(2));
    expect((await sees(better)).says).toEqual({});
  });

  it('gives way to IVIG when strength falls', async () => {
    const worse = onFirstLine(aChild(), 6).measured('CMAS', 36, ago(25)).measured('CMAS', 33, ago(2));
    const { says } = await sees(worse);
    expect(says[rule]).toBeUndefined();
    expect(says['escalate-ivig']).toBe('warning');
  });

  it('is not raised by a warning: the held taper is a card of its own', async () => {
    const tapering = unchanged(onFirstLine(aChild(), 6)).took('prednisone', {
      from: ago(20),
      dose: '10 mg daily, tapering',
    });
    const { card, says } = await sees(tapering);
    expect(card(rule).indicator).toBe('info');
    expect(says['hold-steroid-taper']).toBe('warning');
    expect(card('hold-steroid-taper').indicator).toBe('warning');
  });
});
