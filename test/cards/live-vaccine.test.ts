import { describe, expect, it } from '@jest/globals';
import type { RawResource } from '../../src/contract/fhir.js';
import type { APatient } from '../support/a-patient.js';
import { requestFor, type HookBody } from '../support/hook-request.js';
import { ago, anAdult, consult, ivigCycles, rituximabCourse, weeksAgo } from './consult.js';

const rule = 'live-vaccine';
const CVX = 'http://hl7.org/fhir/sid/cvx';
const subject = { reference: 'Patient/a-patient' };
const MMR = { coding: [{ system: CVX, code: '03' }] };
const YELLOW_FEVER = { coding: [{ system: CVX, code: '37' }] };

const service = (code: unknown, id = 'vaccine') => ({
  resourceType: 'ServiceRequest',
  id,
  status: 'draft',
  intent: 'order',
  code,
  subject,
});
const medication = (of: Readonly<Record<string, unknown>>, id = 'vaccine') => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'draft',
  intent: 'order',
  subject,
  ...of,
});
const signs = (patient: APatient, ...drafts: readonly RawResource[]): HookBody =>
  requestFor('order-sign', { ...patient.chart(), draftOrders: drafts });
const of = async (patient: APatient, ...drafts: readonly RawResource[]) =>
  (await consult(signs(patient, ...drafts))).says[rule];

/** What became of the rule for a yellow fever vaccine, and what it saw. */
async function answersOf(patient: APatient) {
  const { judgement } = await consult(signs(patient, service(YELLOW_FEVER)));
  const found = judgement.findings.find((one) => one.rule.id === rule);
  return { outcome: found?.outcome, answers: found?.judged.map(({ answer }) => answer.saw) };
}

describe('A live vaccine under treatment', () => {
  it.each<readonly [string, () => APatient]>([
    ['25 weeks after rituximab', () => anAdult().given('rituximab', [weeksAgo(25)], '1000 mg')],
    [
      '20 weeks after a rituximab of which only the end is on record',
      () => anAdult().took('rituximab', { from: weeksAgo(60), to: weeksAgo(20) }),
    ],
    ['under a JAK inhibitor', () => anAdult().took('tofacitinib', { from: ago(60) })],
    ['under mycophenolate', () => anAdult().took('mycophenolate', { from: ago(60) })],
    ['4 weeks after cyclophosphamide', () => anAdult().given('cyclophosphamide IV', [weeksAgo(4)], '900 mg')],
    [
      'on 20 mg prednisolone for 14 days',
      () => anAdult().took('prednisolone', { from: ago(14), dose: '20 mg daily' }),
    ],
  ])('is critical %s, and offers to remove the order', async (_, patient) => {
    const seen = await consult(signs(patient(), service(YELLOW_FEVER)));
    expect(seen.says[rule]).toBe('critical');
    expect(seen.proposed(rule)).toMatchObject([{ kind: 'delete-order', order: 'ServiceRequest/vaccine' }]);
  });

  it.each<readonly [string, () => APatient]>([
    ['27 weeks after rituximab', () => anAdult().given('rituximab', [weeksAgo(27)], '1000 mg')],
    ['while rituximab is only ordered', () => anAdult().ordered('rituximab', { on: ago(10) })],
    [
      'after a JAK inhibitor was stopped',
      () => anAdult().took('tofacitinib', { from: ago(300), to: ago(60) }),
    ],
    [
      'on 20 mg prednisolone for 13 days',
      () => anAdult().took('prednisolone', { from: ago(13), dose: '20 mg daily' }),
    ],
    ['on 15 mg prednisolone', () => anAdult().took('prednisolone', { from: ago(90), dose: '15 mg daily' })],
    [
      'on methotrexate alone',
      () => anAdult().took('methotrexate SC', { from: ago(90), dose: '15 mg weekly' }),
    ],
  ])('is not spoken of %s', async (_, patient) => {
    expect(await of(patient(), service(YELLOW_FEVER))).toBeUndefined();
  });

  it('after IVIG warns of measles and varicella vaccines for 11 months, of no other', async () => {
    const months = (days: number) => anAdult().given('immune globulin IV', [ago(days)], '120 g');
    expect(await of(months(335), service(MMR))).toBe('warning');
    expect(await of(months(335), service({ text: 'Varicella vaccine' }))).toBe('warning');
    expect(await of(months(336), service(MMR))).toBeUndefined();
    expect(await of(months(60), service(YELLOW_FEVER))).toBeUndefined();
  });

  it('counts from the last infusion of the latest course', async () => {
    const ivig = (weeks: number) => ivigCycles(anAdult(), 4, weeks + 12);
    expect(await of(ivig(47), service(MMR))).toBe('warning');
    expect(await of(ivig(48), service(MMR))).toBeUndefined();
    const twice = rituximabCourse(rituximabCourse(anAdult(), 25), 7);
    const asked = await answersOf(twice);
    expect(asked.answers).toContain(`Last rituximab on record ${weeksAgo(5)}`);
  });

  it('cannot be told after a rituximab without any date; an order alone and one of long ago are told', async () => {
    const outcome = async (patient: APatient) => (await answersOf(patient)).outcome;
    expect(await outcome(anAdult().took('rituximab', { status: 'completed' }))).toBe('cannot-tell');
    expect(await outcome(anAdult().ordered('rituximab', { on: ago(10) }))).toBe('quiet');
    const longAgo = anAdult().took('rituximab', { from: weeksAgo(60), status: 'completed' });
    expect(await outcome(longAgo)).toBe('quiet');
  });

  it('gives both reasons on one card', async () => {
    const patient = rituximabCourse(ivigCycles(anAdult(), 2, 12), 10);
    const seen = await consult(signs(patient, service(MMR)));
    expect(seen.cards.filter(({ source }) => source.topic.code === rule)).toHaveLength(1);
    expect(seen.says[rule]).toBe('critical');
    expect(seen.lines(rule, 'What to do').join()).toMatch(/Defer.*11 months after IVIG/);
  });

  it('is a warning under a TNF inhibitor', async () => {
    expect(await of(anAdult().took('adalimumab', { from: ago(30) }), service(MMR))).toBe('warning');
  });

  it('is recognised in every form of order: coded, contained, by reference, in words', async () => {
    const patient = anAdult().took('mycophenolate', { from: ago(60) });
    const product = { resourceType: 'Medication', id: 'm1', code: MMR };
    const forms: readonly (readonly RawResource[])[] = [
      [service(MMR)],
      [service({ text: 'MMR vaccine' })],
      [service({ text: 'Live attenuated influenza vaccine, intranasal' })],
      [medication({ medicationCodeableConcept: MMR })],
      [medication({ medicationReference: { reference: '#m1' }, contained: [product] })],
      [medication({ medicationReference: { reference: 'Medication/m1' } }), product],
      [medication({ medicationReference: { reference: 'Medication/m9', display: 'Yellow fever vaccine' } })],
    ];
    for (const drafts of forms) expect(await of(patient, ...drafts)).toBe('critical');
  });

  it('ignores vaccines that are not live, tests for antibodies, and orders of other kinds', async () => {
    const patient = anAdult().took('mycophenolate', { from: ago(60) });
    const others: readonly RawResource[] = [
      service({ coding: [{ system: CVX, code: '187', display: 'zoster vaccine recombinant' }] }),
      service({ text: 'Influenza vaccine, inactivated' }),
      service({ text: 'Varicella IgG' }),
      service({ text: 'MMR immunity status' }),
      { resourceType: 'NutritionOrder', id: 'n1', status: 'draft', intent: 'order', patient: subject },
    ];
    for (const draft of others) expect(await of(patient, draft)).toBeUndefined();
  });

  it('is judged on order-select only when it is selected', async () => {
    const patient = anAdult().took('mycophenolate', { from: ago(60) });
    const drafts = [service(MMR, 'a'), service({ text: 'Creatine kinase' }, 'b')];
    const body = requestFor('order-select', { ...patient.chart(), draftOrders: drafts });
    const selecting = (...selections: readonly string[]) => ({
      ...body,
      context: { ...body.context, selections },
    });
    expect((await consult(selecting('ServiceRequest/a'))).says[rule]).toBe('critical');
    expect((await consult(selecting('ServiceRequest/b'))).says[rule]).toBeUndefined();
  });
});
