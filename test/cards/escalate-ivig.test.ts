import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import {
  aChild,
  ago,
  anAdult,
  anaphylaxisTo,
  consult,
  onFirstLine,
  refractoryAdult,
  refractoryChild,
  weeksAgo,
  unread,
} from './consult.js';

const rule = 'escalate-ivig';
const falling = (to: number) =>
  onFirstLine(aChild(), 8).measured('CMAS', 27, ago(16)).measured('CMAS', to, ago(2));

describe('Escalate to IVIG', () => {
  it('is a warning when the CMAS falls by 3 on treatment, at any time, not when it falls by 2', async () => {
    const { says, said } = await consult(falling(24).opens());
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toBe(
      'IVIG advised: CMAS fell 27 to 24 in 14 days on methotrexate + prednisolone',
    );
    expect((await consult(falling(25).opens())).says[rule]).toBeUndefined();
  });

  it('is a warning after 12 weeks of a failed first line, not after 11', async () => {
    expect((await consult(refractoryChild().opens())).says[rule]).toBe('warning');
    const early = onFirstLine(aChild(), 11).measured('CMAS', 36, ago(60)).measured('CMAS', 36, ago(3));
    expect((await consult(early.opens())).says[rule]).toBeUndefined();
  });

  it('is critical for dysphagia on treatment, whatever the week', async () => {
    const { says } = await consult(
      onFirstLine(aChild(), 3)
        .has('Dysphagia', { onset: ago(5) })
        .opens(),
    );
    expect(says[rule]).toBe('critical');
  });

  it('offers IVIG first, by weight: an adult 2 g/kg over two days', async () => {
    const { proposed, proposals } = await consult(refractoryAdult().weighs(70, ago(20)).opens());
    expect(proposals(rule)).toEqual([
      'Order IVIG 140 g per cycle',
      'Order rituximab',
      'Order mycophenolate mofetil',
      'Order ciclosporin',
    ]);
    expect(proposed(rule)[0]).toMatchObject({ dose: { value: 70, unit: 'g' }, recommended: true });
    expect(
      proposed(rule)
        .slice(1)
        .every((one) => one.recommended !== true),
    ).toBe(true);
  });

  it('caps a child at 70 g, says off-label, and lists the JAK inhibitor second', async () => {
    const { proposals, lines } = await consult(refractoryChild().weighs(45, ago(20)).opens());
    expect(proposals(rule).slice(0, 2)).toEqual(['Order IVIG 70 g per cycle', 'Order tofacitinib']);
    expect(lines(rule, 'How').join(' ')).toMatch(/cap 70 g.*Off-label in children/);
  });

  it('proceeds with an IVIG that is ordered and not given, without a second order', async () => {
    const { says, said, proposals, lines } = await consult(
      refractoryAdult()
        .ordered('immune globulin IV', { on: ago(6) })
        .opens(),
    );
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toMatch(/^Proceed with the ordered IVIG, do not delay/);
    expect(proposals(rule)[0]).toBe('Order rituximab');
    expect(lines(rule, 'How')[0]).toContain('proceed, do not delay');
  });

  it('resumes an interrupted IVIG before anything else', async () => {
    const interrupted = refractoryChild().given('immune globulin IV', [weeksAgo(20), weeksAgo(16)], '40 g');
    const { says, lines } = await consult(interrupted.opens());
    expect(says[rule]).toBe('warning');
    expect(lines(rule, 'How')[0]).toBe('IVIG was used before: resume and complete the trial');
  });

  it('does not resume IVIG that had its three cycles, or that was stopped for a reason', async () => {
    const resumed = async (patient: APatient) =>
      JSON.stringify((await consult(patient.opens())).cards).includes('resume and complete the trial');
    const cycles = (...weeks: readonly number[]) =>
      refractoryChild().given('immune globulin IV', weeks.map(weeksAgo), '40 g');
    expect(await resumed(cycles(20, 16))).toBe(true);
    expect(await resumed(cycles(20, 18, 16))).toBe(false);
    // One cycle of another infusion is none of IVIG.
    expect(await resumed(cycles(60, 58, 56).given('infliximab', [weeksAgo(40)], '100 mg'))).toBe(false);
    const stopped = cycles().took('immune globulin IV', {
      from: weeksAgo(20),
      to: weeksAgo(16),
      dose: 'every 4 weeks',
      reason: 'parental preference',
    });
    expect(await resumed(stopped)).toBe(false);
  });

  it('says which options fell out and why, and speaks the cautions of those that stay', async () => {
    const chart = refractoryAdult()
      .with(anaphylaxisTo('rituximab'))
      .has('Deep vein thrombosis', { onset: '2020-01-01', status: 'resolved' });
    const { lines } = await consult(chart.opens());
    expect(lines(rule, 'Note')).toEqual([expect.stringMatching(/^Not rituximab – .*Anaphylaxis/)]);
    expect(lines(rule, 'Before starting')[0]).toMatch(/^Thrombosis on record/);
  });

  it('offers no ready-made order while allergies cannot be read', async () => {
    const body = onFirstLine(anAdult(), 20)
      .has('Dysphagia', { onset: ago(5) })
      .opens();
    const { says, proposals, lines } = await consult(unread(body, 'allergies'));
    expect(says[rule]).toBe('critical');
    expect(proposals(rule)).toEqual([]);
    expect(lines(rule, 'Before starting')[0]).toMatch(/^Allergies could not be read/);
  });

  it('cannot be told from half a medication history', async () => {
    const body = anAdult()
      .has('Dysphagia', { onset: ago(5) })
      .opens();
    const { says } = await consult(unread(body, 'medicationAdministrations'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
