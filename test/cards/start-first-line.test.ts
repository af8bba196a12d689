import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import { aPatient } from '../support/a-patient.js';
import {
  aChild,
  ago,
  allergicTo,
  anAdult,
  anaphylaxisTo,
  consult,
  onFirstLine,
  weeksAgo,
} from './consult.js';

const rule = 'start-first-line';
const weak = (patient: APatient) => patient.has('Proximal muscle weakness', { onset: ago(100) });
const steroid = (patient: APatient, weeks = 3) =>
  patient.took('prednisolone', { from: weeksAgo(weeks), dose: '30 mg daily' });
const methotrexate = (patient: APatient) =>
  patient.took('methotrexate SC', { from: weeksAgo(3), dose: '25 mg weekly' });
const pregnant = (patient: APatient) => patient.has('Pregnancy', { onset: ago(60) });
const sees = (patient: APatient) => consult(patient.opens());

describe('Start or complete the first line', () => {
  it('asks for both halves in a new, untreated child, information only', async () => {
    const { says, said, proposals } = await sees(weak(aChild()));
    expect(says[rule]).toBe('info');
    expect(said(rule).wording.summary).toBe(
      'Start first-line treatment (glucocorticoid + methotrexate): active disease',
    );
    expect(proposals(rule)[0]).toBe('Order methotrexate');
  });

  it('asks for the half that is missing, and for nothing once both are there', async () => {
    const half = await sees(weak(steroid(aChild())));
    expect(half.said(rule).wording.summary).toBe('Complete the first line: add methotrexate: active disease');
    const other = await sees(weak(methotrexate(aChild())));
    expect(other.said(rule).wording.summary).toBe(
      'Complete the first line: add a systemic glucocorticoid: active disease',
    );
    expect(other.proposals(rule)).toEqual([]);
    expect((await sees(weak(onFirstLine(aChild(), 3)))).says[rule]).toBeUndefined();
  });

  it('takes an intravenous pulse for no half of it', async () => {
    const pulsed = methotrexate(aChild()).given('methylprednisolone IV pulse', [ago(20), ago(19)]);
    expect((await sees(weak(pulsed))).says[rule]).toBe('info');
  });

  it('is a warning when the CMAS is below 30, or the patient cannot walk', async () => {
    const cmas = (score: number) => sees(aChild().measured('CMAS', score, ago(3)));
    expect((await cmas(29)).says[rule]).toBe('warning');
    expect((await cmas(30)).says[rule]).toBe('info');
    const walks = await sees(weak(aChild()).has('Non-ambulant', { onset: ago(10) }));
    expect(walks.says[rule]).toBe('warning');
  });

  it('does not read severity from the CMAS of a four-year-old', async () => {
    const toddler = aPatient({ born: '2022-05-01' }).diagnosedWith('Juvenile dermatomyositis');
    expect((await sees(weak(toddler).measured('CMAS', 20, ago(3)))).says[rule]).toBe('info');
  });

  it('is critical with dysphagia, IVIG an early adjunct in second place', async () => {
    const { says, said, proposals, lines } = await sees(aChild().has('Dysphagia', { onset: ago(5) }));
    expect(says[rule]).toBe('critical');
    expect(said(rule).wording.summary).toMatch(
      /^Start first-line treatment \(glucocorticoid \+ methotrexate\)/,
    );
    expect(proposals(rule)[1]).toMatch(/^Order IVIG/);
    expect(lines(rule, 'How')).toContain('IVIG as an early adjunct, not instead of the first line');
  });

  it('completes it for dysphagia on methotrexate: IVIG beside the steroid, no advice of its own', async () => {
    const { lines, proposals, says } = await sees(methotrexate(aChild()).has('Dysphagia', { onset: ago(5) }));
    expect(says[rule]).toBe('critical');
    expect(lines(rule, 'How')).toEqual([
      'High-dose glucocorticoid, begun with an IV methylprednisolone pulse',
      'IVIG as an early adjunct, not instead of the first line',
    ]);
    expect(lines(rule, 'Before starting')).toEqual([]);
    expect(proposals(rule)).toEqual([expect.stringMatching(/^Order IVIG/)]);
  });

  it('speaks of no adjunct where IVIG is contraindicated, nor without dysphagia', async () => {
    const choking = aChild().has('Dysphagia', { onset: ago(5) });
    for (const chart of [choking.with(anaphylaxisTo('immune globulin IV')), weak(aChild())])
      expect((await sees(chart)).lines(rule, 'How').join()).not.toContain('adjunct');
  });

  it('treats a child whose swallowing is affected as more than a rash', async () => {
    const skin = aChild()
      .has('Gottron papules', { onset: ago(100) })
      .measured('MMT8', 80, ago(3));
    expect((await sees(skin)).said(rule).wording.summary).toMatch(/^Start treatment of the skin/);
    const { said } = await sees(skin.has('Dysphagia', { onset: ago(5) }));
    expect(said(rule).wording.summary).toMatch(/^Start first-line treatment/);
  });

  it('speaks for a chart with a diagnosis and nothing else, and not where treatment goes on unmeasured', async () => {
    expect((await sees(anAdult())).says[rule]).toBe('info');
    expect((await sees(steroid(anAdult()))).says[rule]).toBeUndefined();
  });

  it('offers neither methotrexate nor mycophenolate in pregnancy, and says why', async () => {
    const { proposals, said } = await sees(weak(pregnant(anAdult())));
    expect(proposals(rule)).toEqual(['Order azathioprine', 'Order ciclosporin']);
    expect(said(rule).wording.summary).toMatch(/glucocorticoid \+ azathioprine/);
    // Also of a drug that is not taken while another one is.
    const onSteroid = await sees(weak(steroid(pregnant(anAdult()))));
    for (const { lines } of [await sees(weak(pregnant(anAdult()))), onSteroid])
      expect(lines(rule, 'Note').join()).toMatch(/Not methotrexate – .*Not mycophenolate/);
  });

  it('puts a serious infection before the first dose', async () => {
    const { lines } = await sees(weak(aChild()).has('Sepsis', { onset: ago(2) }));
    expect(lines(rule, 'Before starting')[0]).toMatch(/^Treat the infection first: Sepsis/);
    expect((await sees(weak(aChild()))).lines(rule, 'Before starting')[0]).not.toMatch(/infection first/);
  });

  it('offers no methotrexate to whom it made ill', async () => {
    const ill = weak(aChild()).with(
      allergicTo('methotrexate', {
        criticality: 'high',
        reaction: [{ manifestation: [{ text: 'Hepatitis' }] }],
      }),
    );
    const { says, proposals, lines } = await sees(ill);
    expect(says['switch-csdmard']).toBe('warning');
    expect(proposals('switch-csdmard')).not.toContain('Order methotrexate');
    expect(lines('switch-csdmard', 'How').join(' ')).not.toMatch(/methotrexate/i);
  });

  it('starts with hydroxychloroquine where only the skin is affected in a child', async () => {
    const skin = (patient: APatient) => patient.has('Gottron papules', { onset: ago(100) });
    const { proposals } = await sees(skin(aChild()));
    expect(proposals(rule).slice(0, 2)).toEqual(['Order hydroxychloroquine', 'Order methotrexate']);
    const treated = skin(aChild()).took('hydroxychloroquine', { from: weeksAgo(6) });
    expect((await sees(treated)).says[rule]).toBeUndefined();
    expect((await sees(skin(anAdult()))).proposals(rule)[0]).toBe('Order methotrexate');
  });

  it('adds hydroxychloroquine, not a steroid, where only the skin is affected in a child on methotrexate', async () => {
    const rash = aChild().has('Gottron papules', { onset: ago(100) });
    const { said, proposals, lines } = await sees(methotrexate(rash));
    expect(said(rule).wording.summary).toBe(
      'Complete the treatment of the skin: add hydroxychloroquine: active disease',
    );
    expect(proposals(rule)).toEqual(['Order hydroxychloroquine']);
    expect(lines(rule, 'How').join()).not.toMatch(/glucocorticoid/i);
  });

  it('tells a child with a rash on methotrexate, allergic to hydroxychloroquine, why that is not offered', async () => {
    const rash = aChild().has('Gottron papules', { onset: ago(100) });
    const seen = await sees(methotrexate(rash).with(anaphylaxisTo('hydroxychloroquine')));
    expect(seen.says[rule]).toBe('info');
    expect(seen.proposals(rule)).toEqual([]);
    expect(seen.lines(rule, 'Note')).toEqual([
      expect.stringMatching(/^Not hydroxychloroquine – .*Anaphylaxis/),
    ]);
  });

  it('offers methotrexate for the skin where hydroxychloroquine was not tolerated, and nothing is given now', async () => {
    const stopped = aChild()
      .has('Gottron papules', { onset: ago(100) })
      .took('hydroxychloroquine', { from: weeksAgo(20), to: weeksAgo(10), reason: 'nausea' });
    const { said, proposals } = await sees(stopped);
    expect(said(rule).wording.summary).toBe('Start treatment of the skin: methotrexate: active disease');
    expect(proposals(rule)[0]).toBe('Order methotrexate');
  });

  it('begins again when the disease relapsed after treatment that had ended', async () => {
    const relapse = (from: string) =>
      aPatient({ born: '2016-05-01' })
        .diagnosedWith('Juvenile dermatomyositis', { onset: from, status: 'relapse' })
        .took('methotrexate SC', { from: weeksAgo(90), to: weeksAgo(30), reason: 'remission' })
        .took('prednisolone', { from: weeksAgo(90), to: weeksAgo(50), reason: 'remission' });
    expect((await sees(weak(relapse(weeksAgo(10))))).says[rule]).toBe('info');
  });
});
