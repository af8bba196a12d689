import { describe, expect, it } from '@jest/globals';
import { aPatient } from '../support/a-patient.js';
import { aChild, anaphylaxisTo, anAdult, consult, ivigFailed, refractoryChild, unread } from './consult.js';
import { rituximabCourse } from './consult.js';
import { screened } from './order-desk.js';

const rule = 'tnf-inhibitor-caution';

describe('Infliximab or adalimumab, only after other options', () => {
  it('is a warning for a child before IVIG and rituximab or a JAK inhibitor, and says what is missing', async () => {
    const { says, lines, proposals } = await consult(aChild().orders('adalimumab', '40 mg'));
    expect(says).toEqual({ [rule]: 'warning' });
    expect(lines(rule, 'What to do')).toEqual(
      expect.arrayContaining([
        'IVIG is not on record as tried',
        'Neither rituximab nor a JAK inhibitor is on record as tried',
      ]),
    );
    expect(proposals(rule)).toEqual([]);
  });

  it('is still a warning for a child after IVIG alone', async () => {
    expect((await consult(ivigFailed(refractoryChild()).orders('infliximab'))).says[rule]).toBe('warning');
  });

  it('is information for a child after IVIG and rituximab, or after IVIG and a JAK inhibitor', async () => {
    const after = ivigFailed(refractoryChild());
    const rituximab = rituximabCourse(after, 40);
    const jak = after.took('tofacitinib', { from: '2025-09-01', to: '2026-01-01' });
    for (const chart of [rituximab, jak]) {
      const { says, lines } = await consult(chart.orders('infliximab'));
      expect(says[rule]).toBe('info');
      expect(lines(rule, 'What to do').join(' ')).not.toContain('on record as tried');
    }
  });

  it('warns of a second TNF inhibitor, also when its turn had come; not of one that was stopped', async () => {
    const turn = rituximabCourse(ivigFailed(refractoryChild()), 40);
    const second = turn.took('adalimumab', { from: '2026-09-01' });
    const { says, lines } = await consult(second.orders('infliximab'));
    expect(says[rule]).toBe('warning');
    expect(lines(rule, 'What to do').join(' ')).toContain('Never two TNF inhibitors together');
    const stopped = turn.took('adalimumab', { from: '2025-09-01', to: '2026-01-01' });
    expect((await consult(stopped.orders('infliximab'))).says[rule]).toBe('info');
  });

  it('takes an unsuitable IVIG for a tried one', async () => {
    const chart = aChild()
      .with(anaphylaxisTo('immune globulin IV'))
      .took('tofacitinib', { from: '2025-09-01', to: '2026-01-01' });
    expect((await consult(chart.orders('adalimumab'))).says[rule]).toBe('info');
  });

  it('is information for a child with arthritis after a failed first line, a warning without arthritis', async () => {
    const arthritis = refractoryChild().has('Polyarthritis', { onset: '2026-01-01' });
    expect((await consult(arthritis.orders('adalimumab'))).says[rule]).toBe('info');
    expect((await consult(refractoryChild().orders('adalimumab'))).says[rule]).toBe('warning');
  });

  it('is a warning for an adult whatever was tried', async () => {
    const tried = rituximabCourse(ivigFailed(anAdult()), 40);
    const { says, said } = await consult(tried.orders('adalimumab'));
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toContain('comes late in dermatomyositis');
  });

  it('is information in past dermatomyositis and silent without any', async () => {
    const person = aPatient({ born: '1970-01-01' });
    const past = person.diagnosedWith('Dermatomyositis', { status: 'remission' });
    expect((await consult(past.orders('infliximab'))).says).toEqual({ [rule]: 'info' });
    expect((await consult(person.orders('infliximab'))).says).toEqual({});
  });

  it('does not speak on patient-view', async () => {
    const { says } = await consult(anAdult().took('adalimumab', { from: '2026-01-01' }).opens());
    expect(says[rule]).toBeUndefined();
  });

  it('keeps warning a child when half the history cannot be read: what was tried is not assumed', async () => {
    const body = rituximabCourse(ivigFailed(refractoryChild()), 40).orders('infliximab');
    const { says } = await consult(unread(body, 'medicationAdministrations'));
    expect(says[rule]).toBe('warning');
    expect(says['could-not-assess']).toBe('info');
  });

  it.each(['Pulmonary tuberculosis', 'Congestive heart failure', 'Multiple sclerosis'])(
    'is critical with %s, whatever was tried before, and offers to remove the order',
    async (finding) => {
      const turn = rituximabCourse(ivigFailed(refractoryChild()), 40).has(finding, { onset: '2026-09-01' });
      const { says, lines, proposals } = await consult(turn.orders('infliximab'));
      expect(says[rule]).toBe('critical');
      expect(lines(rule, 'What to do')[0]).toContain(`Contraindicated: ${finding}`);
      expect(proposals(rule)).toEqual(['Remove the infliximab order']);
    },
  );

  it('names the tests for tuberculosis and hepatitis B that are not on file', async () => {
    const { lines } = await consult(anAdult().orders('infliximab'));
    expect(lines(rule, 'Before starting')[0]).toBe(
      'Do it first: TB test (IGRA) not on file; HBsAg not on file; anti-HBc not on file',
    );
    const onFile = await consult(screened(anAdult()).orders('infliximab'));
    expect(onFile.lines(rule, 'Before starting').join()).not.toContain('Do it first');
    const old = screened(anAdult(), { daysAgo: { 'QuantiFERON-TB Gold Plus': 800 } });
    expect((await consult(old.orders('infliximab'))).lines(rule, 'Before starting')[0]).toMatch(
      /^Do it first: QuantiFERON[^;]*$/,
    );
  });
});
