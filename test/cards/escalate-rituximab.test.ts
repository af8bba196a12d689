import { describe, expect, it } from '@jest/globals';
import {
  ago,
  anaphylaxisTo,
  consult,
  ivigCycles,
  ivigFailed,
  refractoryAdult,
  refractoryChild,
  testResult,
  unread,
} from './consult.js';

const rule = 'escalate-rituximab';

describe('Escalate to rituximab', () => {
  it('is a warning when IVIG failed, and not while IVIG still has to be judged', async () => {
    const { says, said } = await consult(ivigFailed(refractoryChild()).opens());
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toBe('Rituximab advised: IVIG did not control the disease');
    expect((await consult(ivigCycles(refractoryChild(), 2, 6).opens())).says[rule]).toBeUndefined();
  });

  it('proposes 1000 mg twice to an adult, and to a child the doses by body surface without a number', async () => {
    const adult = await consult(ivigFailed(refractoryAdult()).opens());
    expect(adult.proposed(rule)[0]).toMatchObject({ dose: { value: 1000, unit: 'mg' }, recommended: true });
    const child = await consult(ivigFailed(refractoryChild()).weighs(30, ago(3)).isTall(130, ago(3)).opens());
    expect(child.proposed(rule)[0]).not.toHaveProperty('dose');
    expect(child.lines(rule, 'How')[0]).toMatch(/^By body surface: 375 mg\/m²/);
    expect(JSON.stringify(child.cards)).not.toMatch(/1000 mg/);
  });

  it('is a warning for an adult whose first line failed when IVIG is unsuitable', async () => {
    const { says } = await consult(refractoryAdult().with(anaphylaxisTo('immune globulin IV')).opens());
    expect(says[rule]).toBe('warning');
  });

  it('is critical when an adult on failed IVIG cannot swallow', async () => {
    const { says } = await consult(
      ivigFailed(refractoryAdult())
        .has('Dysphagia', { onset: ago(100) })
        .opens(),
    );
    expect(says[rule]).toBe('critical');
  });

  it('is not suggested during sepsis or tuberculosis, with HBsAg or anti-HBc, or after anaphylaxis', async () => {
    const chart = ivigFailed(refractoryAdult());
    for (const patient of [
      chart.has('Sepsis', { onset: ago(2) }),
      chart.has('Tuberculosis', { onset: ago(60) }),
      chart.with(testResult('Hepatitis B surface antigen', 'Positive', ago(40))),
      chart.with(testResult('Hepatitis B core antibody', 'Positive', ago(40))),
      chart.with(anaphylaxisTo('rituximab')),
    ]) {
      const { says, cards } = await consult(patient.opens());
      expect(says[rule]).toBeUndefined();
      expect(JSON.stringify(cards.flatMap((card) => card.suggestions ?? []))).not.toContain('rituximab');
    }
  });

  it('never leads in pregnancy', async () => {
    const { says } = await consult(
      ivigFailed(refractoryAdult())
        .has('Pregnant', { onset: ago(60) })
        .opens(),
    );
    expect(says[rule]).toBeUndefined();
    expect(says['escalate-alternatives']).toBe('warning');
  });

  it('cannot be told when the infusions cannot be read', async () => {
    const body = ivigFailed(refractoryChild()).opens();
    const { says } = await consult(unread(body, 'medicationAdministrations'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
