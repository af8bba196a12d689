import { describe, expect, it } from '@jest/globals';
import { orderSelect } from '../../hooks/order-select.js';
import { orderSign } from '../../hooks/order-sign.js';
import { patientView } from '../../hooks/patient-view.js';
import { readHookRequest } from '../../src/contract/hook-request.js';

const call = { service: 'dm-order-select', asOf: '2026-11-20', timeZone: 'UTC', newId: () => 'id' };
const methotrexate = { resourceType: 'MedicationRequest', id: 'mtx' };
const labs = { resourceType: 'ServiceRequest', id: 'labs' };
const nameless = { resourceType: 'MedicationRequest' };
const entry = [{ fullUrl: 'urn:uuid:1', resource: methotrexate }, { resource: labs }, { resource: nameless }];

const request = (context: Readonly<Record<string, unknown>>) =>
  readHookRequest({
    hook: 'order-select',
    hookInstance: 'instance',
    context: { patientId: 'p1', ...context },
    prefetch: { patient: null },
  });
const selecting = (selections: unknown) =>
  orderSelect(request({ selections, draftOrders: { entry } }), call).selections;

describe('every hook', () => {
  it.each([
    ['patient-view', patientView],
    ['order-select', orderSelect],
    ['order-sign', orderSign],
  ] as const)('%s asks about the patient, the day and the chart of the request', (hook, toQuestion) => {
    expect(toQuestion(request({}), call)).toMatchObject({
      ...call,
      hook,
      hookInstance: 'instance',
      patientId: 'p1',
      prefetch: { patient: null },
      drafts: [],
      selections: undefined,
    });
  });
});

describe('when a chart is opened', () => {
  it('no order is on the desk, even if the request carries some', () => {
    expect(
      patientView(request({ draftOrders: { entry }, selections: ['MedicationRequest/mtx'] }), call),
    ).toMatchObject({
      drafts: [],
      selections: undefined,
    });
  });
});

describe('when an order is chosen', () => {
  it('all drafts are passed on, with where they live', () => {
    const question = orderSelect(request({ draftOrders: { entry } }), call);
    expect(question.drafts).toEqual([methotrexate, labs, nameless]);
    expect(question.draftUrls?.get(methotrexate)).toBe('urn:uuid:1');
  });

  it.each([
    ['MedicationRequest/mtx'],
    ['mtx'],
    ['https://ehr.example.org/fhir/MedicationRequest/mtx'],
    ['MedicationRequest/mtx/_history/1'],
    ['urn:uuid:1'],
  ])('the selection %s names the draft', (selection) => {
    expect(selecting([selection])).toEqual(['MedicationRequest/mtx']);
  });

  it('several may be selected, and orders that are no medication too', () => {
    expect(selecting(['ServiceRequest/labs', 'MedicationRequest/mtx'])).toEqual([
      'MedicationRequest/mtx',
      'ServiceRequest/labs',
    ]);
    expect(selecting(['ServiceRequest/labs'])).toEqual(['ServiceRequest/labs']);
  });

  it.each([
    ['says nothing', undefined],
    ['selects nothing', []],
    ['selects only what it did not send', ['MedicationRequest/other']],
    ['names the right id under the wrong type', ['Condition/mtx']],
  ])('every draft counts as selected when the client %s', (_what, selections) => {
    expect(selecting(selections)).toBeUndefined();
  });
});

describe('when orders are signed', () => {
  it('every draft counts, whatever is selected', () => {
    const question = orderSign(
      request({ draftOrders: { entry }, selections: ['MedicationRequest/mtx'] }),
      call,
    );
    expect(question.drafts).toHaveLength(3);
    expect(question.selections).toBeUndefined();
  });
});
