import { describe, expect, it } from '@jest/globals';
import { requestFor } from '../support/hook-request.js';
import { aPatient } from '../support/a-patient.js';
import { aChild, anAdult, ago, consult, weeksAgo, unread } from './consult.js';

const rule = 'methotrexate-co-trimoxazole';
const SMX = 'trimethoprim-sulfamethoxazole';
const onMethotrexate = () =>
  anAdult()
    .took('methotrexate', { from: weeksAgo(30), dose: '20 mg weekly' })
    .took('prednisone', { from: weeksAgo(10), dose: '40 mg daily' });

describe('Methotrexate with co-trimoxazole', () => {
  it('is a warning when co-trimoxazole is ordered on methotrexate, at any dose', async () => {
    for (const dose of [undefined, '480 mg daily', '960 mg three times weekly'])
      for (const body of [onMethotrexate().orders(SMX, dose), onMethotrexate().signs(SMX, dose)]) {
        const { says, cards } = await consult(body);
        expect(says).toEqual({ [rule]: 'warning' });
        expect(cards.length).toBe(1);
      }
  });

  it('says what threatens, what to check, and that prophylaxis is not simply left out', async () => {
    const { said, lines } = await consult(onMethotrexate().orders(SMX));
    expect(said(rule).wording.summary).toMatch(/^Marrow toxicity: co-trimoxazole with methotrexate/);
    const what = lines(rule, 'What to do').join(' ');
    for (const words of [
      /any dose/,
      /Blood count and creatinine/,
      /alternative by local policy/,
      /not simply leave/,
    ])
      expect(what).toMatch(words);
  });

  it('is a warning when methotrexate is ordered on co-trimoxazole', async () => {
    const chart = anAdult().took(SMX, { from: ago(20), dose: '480 mg daily' });
    expect((await consult(chart.orders('methotrexate', '15 mg weekly'))).says[rule]).toBe('warning');
  });

  it('is one card, about co-trimoxazole, when both are ordered together', async () => {
    const { resources, patientId } = anAdult().chart();
    const draft = (id: string, text: string) => ({
      resourceType: 'MedicationRequest',
      id,
      status: 'draft',
      intent: 'order',
      subject: { reference: `Patient/${patientId}` },
      medicationCodeableConcept: { text },
    });
    const draftOrders = [draft('d1', 'methotrexate'), draft('d2', 'co-trimoxazole')];
    const { cards, said } = await consult(requestFor('order-sign', { patientId, resources, draftOrders }));
    // The methotrexate order has a card of its own, about the tests that are missing.
    expect(cards.map((card) => card.source.topic.code)).toEqual([rule, 'methotrexate-order-safety']);
    expect(said(rule).about?.drug).toBe('co-trimoxazole');
    expect(said(rule).judged.map(({ answer }) => answer.from)).toStrictEqual([
      ['MedicationRequest/d2'],
      ['MedicationRequest/d1'],
    ]);
  });

  it('is a warning on opening the chart when both are taken', async () => {
    const { says, said } = await consult(
      onMethotrexate()
        .took(SMX, { from: ago(20) })
        .opens(),
    );
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toBe(
      'Marrow toxicity: methotrexate with co-trimoxazole. Check blood count and creatinine now',
    );
  });

  it('is quiet without the other one: ended, never taken, or trimethoprim alone', async () => {
    const ended = anAdult().took('methotrexate', { from: weeksAgo(60), to: weeksAgo(30), reason: 'nausea' });
    for (const body of [ended.orders(SMX), anAdult().orders(SMX), onMethotrexate().orders('trimethoprim')])
      expect((await consult(body)).says[rule]).toBeUndefined();
    expect((await consult(onMethotrexate().opens())).says[rule]).toBeUndefined();
  });

  it('speaks in remission too: the marrow does not know that the disease is quiet', async () => {
    const past = aPatient({ born: '1970-03-01' })
      .diagnosedWith('Dermatomyositis', { onset: '2020-01-01', status: 'remission' })
      .took('methotrexate', { from: weeksAgo(30) });
    expect((await consult(past.orders(SMX))).says[rule]).toBe('warning');
  });

  const suspected = () =>
    aPatient({ born: '1970-03-01' })
      .diagnosedWith('Dermatomyositis', { verification: 'provisional' })
      .took('methotrexate', { from: weeksAgo(30) });

  it('keeps silent on opening the chart while dermatomyositis is only suspected', async () => {
    const both = suspected().took(SMX, { from: ago(20) });
    expect((await consult(both.opens())).says[rule]).toBeUndefined();
  });

  it('is a warning on an order while dermatomyositis is only suspected: the pair harms whatever the disease', async () => {
    for (const body of [suspected().orders(SMX), suspected().signs(SMX)])
      expect((await consult(body)).says[rule]).toBe('warning');
  });

  it('cannot be told when a medication list could not be read', async () => {
    const body = aChild().orders(SMX);
    const { says } = await consult(unread(body, 'medicationStatements'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
