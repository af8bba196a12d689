import { describe, expect, it } from '@jest/globals';
import {
  aChild,
  ago,
  anAdult,
  anaphylaxisTo,
  consult,
  ivigCycles,
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

  it('resumes no IVIG that had its three cycles, or was stopped for a reason that is told', async () => {
    const stopped = {
      resourceType: 'MedicationRequest',
      status: 'stopped',
      intent: 'order',
      medicationCodeableConcept: { text: 'immune globulin IV' },
      statusReason: { text: 'remission' },
      authoredOn: weeksAgo(60),
      dosageInstruction: [
        { timing: { repeat: { boundsPeriod: { start: weeksAgo(60), end: weeksAgo(50) } } } },
      ],
    };
    const charts = [
      ivigCycles(refractoryChild(), 3, 28),
      ivigCycles(refractoryChild(), 4, 32),
      ivigCycles(refractoryChild(), 2, 58).with(stopped),
    ];
    for (const chart of charts) {
      const { says, row, lines } = await consult(chart.opens());
      expect(row).toBe('12');
      expect(says[rule]).toBeUndefined();
      expect(lines('escalate-jak-inhibitor', 'Options').at(-1)).toMatch(/^IVIG .*\(used before\)/);
    }
  });

  it('takes one or two infusions of another drug for no interrupted IVIG', async () => {
    const chart = ivigCycles(refractoryChild(), 3, 60).given(
      'infliximab',
      [weeksAgo(90), weeksAgo(86)],
      '200 mg',
    );
    const { says, row } = await consult(chart.opens());
    expect(row).toBe('12');
    expect(says[rule]).toBeUndefined();
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
