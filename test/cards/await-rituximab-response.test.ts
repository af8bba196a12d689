import { describe, expect, it } from '@jest/globals';
import {
  ago,
  consult,
  ivigFailed,
  onFirstLine,
  aChild,
  refractoryAdult,
  refractoryChild,
  rituximabCourse,
  unread,
} from './consult.js';

const rule = 'await-rituximab-response';

describe('Rituximab still to be judged', () => {
  it('is information until 26 weeks after the first infusion, and not after', async () => {
    const at = (weeks: number) => rituximabCourse(ivigFailed(refractoryChild()), weeks).opens();
    const waiting = await consult(at(25));
    expect(waiting.says[rule]).toBe('info');
    expect(waiting.said(rule).wording.summary).toBe(
      'Do not call rituximab failed yet: its effect may take until 2026-11-27 (26 weeks)',
    );
    expect(waiting.proposals(rule)).toEqual([]);
    expect((await consult(at(26))).says[rule]).toBeUndefined();
  });

  it('is a warning when the disease gets worse meanwhile, and speaks of bridging where IVIG is open', async () => {
    const worse = onFirstLine(aChild(), 30).measured('CMAS', 30, ago(30)).measured('CMAS', 26, ago(2));
    const open = await consult(rituximabCourse(worse, 10).opens());
    expect(open.says[rule]).toBe('warning');
    expect(open.said(rule).wording.summary).toContain('discuss bridging now');
    expect(open.lines(rule, 'What to do')).toContain('Discuss bridging with IVIG');
    const closed = await consult(rituximabCourse(ivigFailed(worse), 10).opens());
    expect(closed.lines(rule, 'What to do')).not.toContain('Discuss bridging with IVIG');
  });

  it('counts from the first infusion of the latest course', async () => {
    const twice = rituximabCourse(rituximabCourse(refractoryAdult(), 60), 10);
    const { said } = await consult(twice.opens());
    expect(said(rule).wording.summary).toContain('until 2027-03-12');
  });

  it('names the day of rituximab alone while another agent is on trial too', async () => {
    const both = rituximabCourse(refractoryAdult(), 10).took('tofacitinib', { from: ago(35) });
    const { said } = await consult(both.opens());
    expect(said(rule).wording.summary).toContain('until 2027-03-12 (26 weeks)');
  });

  it('yields to an organ threat and to dysphagia', async () => {
    const chart = rituximabCourse(refractoryAdult(), 10);
    expect((await consult(chart.has('Myocarditis', { onset: ago(3) }).opens())).says[rule]).toBeUndefined();
    expect((await consult(chart.has('Dysphagia', { onset: ago(3) }).opens())).says[rule]).toBeUndefined();
  });

  it('cannot be told when the infusions cannot be read', async () => {
    const body = rituximabCourse(refractoryAdult(), 10).opens();
    const { says } = await consult(unread(body, 'medicationAdministrations'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
