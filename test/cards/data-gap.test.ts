import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import { aPatient } from '../support/a-patient.js';
import {
  aChild,
  ago,
  consult,
  onFirstLine,
  refractoryChild,
  stillWeak,
  weeksAgo,
  unread,
} from './consult.js';

const rule = 'data-gap';
const asks = async (chart: APatient): Promise<string> => {
  const { judgement } = await consult(chart.opens());
  const found = judgement.findings.find((finding) => finding.rule.id === rule);
  if (found?.outcome !== 'shown') return '';
  const { summary, sections = [] } = found.wording;
  return [summary, ...sections.flatMap(({ lines }) => lines)].join('\n');
};

describe('What the chart leaves open', () => {
  it('is quiet about a chart that says everything', async () => {
    expect(await asks(refractoryChild())).toBe('');
  });

  it('asks for the glucocorticoid of a treated child without one', async () => {
    const chart = stillWeak(aChild().took('methotrexate SC', { from: weeksAgo(30), dose: '25 mg weekly' }));
    expect(await asks(chart)).toContain('No systemic glucocorticoid on record');
    expect(await asks(stillWeak(aChild().took('folic acid', { from: weeksAgo(3) })))).toBe('');
  });

  it('asks why a treatment ended, but not when the reason is on record', async () => {
    const ended = { from: '2025-08-01', to: '2025-09-15' };
    const silent = refractoryChild().took('azathioprine', ended);
    const told = refractoryChild().took('azathioprine', { ...ended, reason: 'nausea' });
    expect(await asks(silent)).toContain('Why a treatment ended is not recorded');
    expect(await asks(told)).toBe('');
  });

  it('asks for a missing start date', async () => {
    expect(await asks(refractoryChild().took('hydroxychloroquine'))).toContain('no start date');
  });

  it('asks for the dose of methotrexate, a steroid or hydroxychloroquine, not for that of azathioprine', async () => {
    for (const drug of ['methotrexate', 'prednisolone', 'hydroxychloroquine'])
      expect(await asks(refractoryChild().took(drug, { from: weeksAgo(5) }))).toBe(
        drug === 'hydroxychloroquine'
          ? 'A dose is not recorded: neither an adequate trial nor a taper can be judged without it'
          : '',
      );
    const undosed = stillWeak(
      aChild()
        .took('methotrexate', { from: weeksAgo(30) })
        .took('prednisolone', { from: weeksAgo(30) }),
    );
    expect(await asks(undosed)).toContain('A dose is not recorded');
    expect(await asks(refractoryChild().took('azathioprine', { from: weeksAgo(5) }))).toBe('');
  });

  it('does not ask when an antibiotic was begun', async () => {
    expect(await asks(refractoryChild().took('trimethoprim-sulfamethoxazole'))).toBe('');
  });

  it('asks whether an order of over a year ago is still taken', async () => {
    const order = (days: number) =>
      refractoryChild().ordered('hydroxychloroquine', { on: ago(days), dose: '200 mg daily' });
    expect(await asks(order(366))).toContain('over a year old');
    expect(await asks(order(365))).toBe('');
  });

  it('asks for a measurement within 180 days, and for one to compare with', async () => {
    const measured = (days: number) => onFirstLine(aChild(), 40).measured('CMAS', 36, ago(days));
    expect(await asks(measured(181))).toContain('for 180 days');
    expect(await asks(measured(180))).not.toContain('for 180 days');
    expect(await asks(measured(3))).toContain('No comparable earlier measurement');
  });

  it('asks to confirm a diagnosis without clinical status', async () => {
    const chart = stillWeak(
      onFirstLine(
        aPatient({ born: '2016-05-01' }).with({
          resourceType: 'Condition',
          code: { text: 'Juvenile dermatomyositis' },
        }),
        30,
      ),
    );
    expect(await asks(chart)).toContain('no clinical status');
  });

  it('counts several questions in one line and lists them; it is information and orders nothing', async () => {
    const chart = refractoryChild()
      .took('hydroxychloroquine', { dose: '100 mg daily' })
      .took('azathioprine', {
        from: '2025-08-01',
        to: '2025-09-15',
      });
    const { says, said, lines, proposals } = await consult(chart.opens());
    expect(says[rule]).toBe('info');
    expect(said(rule).wording.summary).toBe('2 facts are missing that decide the next step');
    expect(lines(rule, 'What to do').length).toBe(2);
    expect(proposals(rule)).toEqual([]);
  });

  it('does not ask the chart for what could merely not be read: could-not-assess names that', async () => {
    const body = refractoryChild().opens();
    const { says } = await consult(unread(body, 'exams'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
