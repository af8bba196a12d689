import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import {
  aChild,
  ago,
  anaphylaxisTo,
  consult,
  ivigFailed,
  refractoryAdult,
  refractoryChild,
  rituximabCourse,
  weeksAgo,
} from './consult.js';

const rule = 'escalate-alternatives';
const noIvigNorRituximab = (patient: APatient): APatient =>
  patient.with(anaphylaxisTo('immune globulin IV')).with(anaphylaxisTo('rituximab'));

describe('Escalate to another agent', () => {
  it('names the agent that is left: mycophenolate for an adult without IVIG and rituximab', async () => {
    const { says, said, proposals } = await consult(noIvigNorRituximab(refractoryAdult()).opens());
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toBe(
      'Consider mycophenolate mofetil: the first line failed and IVIG is unsuitable',
    );
    expect(proposals(rule)).toEqual(['Order mycophenolate mofetil', 'Order ciclosporin']);
  });

  it('prefers agents that help calcinosis when IVIG failed: no rituximab first', async () => {
    const calcinosis = (patient: APatient) => patient.has('Calcinosis cutis', { onset: weeksAgo(20) });
    const adult = await consult(calcinosis(ivigFailed(refractoryAdult())).opens());
    expect(adult.says[rule]).toBe('warning');
    expect(adult.proposals(rule)[0]).toBe('Order mycophenolate mofetil');
    const child = await consult(calcinosis(ivigFailed(refractoryChild())).opens());
    expect(child.proposals('escalate-jak-inhibitor')).toEqual([
      'Order tofacitinib',
      'Order mycophenolate mofetil',
      'Order infliximab',
      'Order ciclosporin',
      'Order rituximab',
    ]);
  });

  it('lists every removed option with its reason and refers when none is left', async () => {
    const chart = noIvigNorRituximab(refractoryAdult())
      .took('mycophenolate mofetil', { from: '2025-07-01', to: '2025-09-01', reason: 'ineffective' })
      .took('cyclosporine', { from: '2025-09-01', to: '2025-10-01', reason: 'hypertension' })
      .with(anaphylaxisTo('subcutaneous immune globulin'));
    const { says, said, proposals, lines } = await consult(chart.opens());
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toMatch(/^Refer to an expert centre:.*no listed option is left$/);
    expect(proposals(rule)).toEqual([]);
    expect(lines(rule, 'Options').every((line) => line.startsWith('Not '))).toBe(true);
    expect(lines(rule, 'Options').length).toBe(4);
  });

  it('is critical when an organ is threatened and nothing is left', async () => {
    const chart = aChild()
      .has('Myocarditis', { onset: ago(5) })
      .has('Pregnant', { onset: ago(60) })
      .with(anaphylaxisTo('immune globulin IV'))
      .with(anaphylaxisTo('rituximab'));
    const { says, lines } = await consult(chart.opens());
    expect(says[rule]).toBe('critical');
    expect(lines(rule, 'Options').join(' ')).toMatch(/Not IV cyclophosphamide.*Not JAK inhibitor/);
  });

  it('is the next step of an adult on whom rituximab failed after IVIG was used', async () => {
    const used = refractoryAdult().given('immune globulin IV', [weeksAgo(80), weeksAgo(76)], '40 g');
    const { says, proposals } = await consult(rituximabCourse(used, 40).opens());
    expect(says[rule]).toBe('warning');
    expect(proposals(rule)).toEqual([
      'Order mycophenolate mofetil',
      'Order ciclosporin',
      'Order tofacitinib',
      'Order IVIG (dose by weight)',
    ]);
  });

  it('does not repeat a removed option', async () => {
    const { lines } = await consult(rituximabCourse(ivigFailed(refractoryChild()), 40).opens());
    const note = lines('escalate-jak-inhibitor', 'Note');
    expect(new Set(note).size).toBe(note.length);
  });
});
