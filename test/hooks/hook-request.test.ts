import { describe, expect, it } from '@jest/globals';
import { BadRequest, readHookRequest } from '../../src/contract/hook-request.js';

const call = (changes: Readonly<Record<string, unknown>> = {}) => ({
  hook: 'patient-view',
  hookInstance: 'f399c67c-c703-11ea-87d0-0242ac130003',
  context: { patientId: 'p1' },
  ...changes,
});
const inContext = (context: Readonly<Record<string, unknown>>) =>
  call({ context: { patientId: 'p1', ...context } });
const draft = { resourceType: 'MedicationRequest', id: 'd1' };

describe('a hook request', () => {
  it('needs no more than hook, hookInstance and the patient', () => {
    expect(readHookRequest(call())).toEqual({
      hook: 'patient-view',
      hookInstance: 'f399c67c-c703-11ea-87d0-0242ac130003',
      patientId: 'p1',
      fhirServer: undefined,
      fhirAuthorization: undefined,
      prefetch: {},
      drafts: [],
      draftUrls: new Map(),
      selections: undefined,
    });
  });

  it.each([
    ['p1', 'p1'],
    ['Patient/p1', 'p1'],
    [' Patient/p1 ', 'p1'],
    ['https://ehr.example.org/fhir/Patient/p1', 'p1'],
    ['Patient/p1/_history/4', 'p1'],
    ['urn:uuid:6c5d9ca9-54d7-42f5-bfae-a7c19cd217f2', '6c5d9ca9-54d7-42f5-bfae-a7c19cd217f2'],
    ['eM5CWtq15N0WJeuCet5bJlQ3', 'eM5CWtq15N0WJeuCet5bJlQ3'],
  ])('takes %s as the patient %s', (patientId, id) => {
    expect(readHookRequest(call({ context: { patientId } })).patientId).toBe(id);
  });

  it('ignores what it does not know, at every level', () => {
    const request = readHookRequest({
      ...inContext({ encounterId: null, userId: 7, unknown: [] }),
      extension: { 'com.epic.cdshooks.request.bpa-trigger-action': '60' },
      user: 'Practitioner/1',
      prefetch: null,
    });
    expect(request.prefetch).toEqual({});
  });

  it('passes the prefetch on as it came, nulls and nonsense included', () => {
    const prefetch = {
      patient: null,
      conditions: '123',
      laboratory: [],
      allergies: { resourceType: 'Bundle' },
    };
    expect(readHookRequest(call({ prefetch })).prefetch).toBe(prefetch);
  });

  it('reads the authorization without judging it, because its scope may be in any language', () => {
    const fhirAuthorization = {
      access_token: 'a',
      token_type: 'bearer',
      expires_in: '300',
      scope: 7,
      patient: 'p1',
    };
    expect(readHookRequest(call({ fhirAuthorization, fhirServer: 'https://ehr.example.org' }))).toMatchObject(
      {
        fhirServer: 'https://ehr.example.org',
        fhirAuthorization: { access_token: 'a', token_type: 'bearer', patient: 'p1' },
      },
    );
    expect(readHookRequest(call({ fhirAuthorization: 'x' })).fhirAuthorization).toBeUndefined();
    const secondsOf = (expires_in: unknown) =>
      readHookRequest(call({ fhirAuthorization: { ...fhirAuthorization, expires_in } })).fhirAuthorization
        ?.expires_in;
    expect([300, '300', ' 0 ', -1, 'soon', '', null].map(secondsOf)).toEqual([
      ...[300, 300, 0, -1],
      ...[undefined, undefined, undefined],
    ]);
  });

  it.each([
    ['hook: required', call({ hook: undefined })],
    ['hook: required', call({ hook: null })],
    ['hook: must be text', call({ hook: 5 })],
    ['hook: must not be empty', call({ hook: ' ' })],
    ['hookInstance: required', call({ hookInstance: undefined })],
    ['hookInstance: must be text', call({ hookInstance: ['x'] })],
    ['hookInstance: must not be empty', call({ hookInstance: '' })],
    ['context: required', call({ context: undefined })],
    ['context: must be an object', call({ context: 'p1' })],
    ['context: must be an object', call({ context: [] })],
    ['context.patientId: required', call({ context: {} })],
    ['context.patientId: must be text', call({ context: { patientId: 1288992 } })],
    ['context.patientId: must not be empty', call({ context: { patientId: '' } })],
    ['context.patientId: must be the id of a patient', call({ context: { patientId: 'Practitioner/1' } })],
    ['prefetch: must be an object', call({ prefetch: 'all of it' })],
    ['prefetch: must be an object', call({ prefetch: [] })],
    ['context.draftOrders: must be a Bundle', inContext({ draftOrders: 'none' })],
    [
      'fhirAuthorization.patient: is not the patient of context.patientId',
      call({ fhirAuthorization: { patient: 'p2' } }),
    ],
    ['body: required', undefined],
    ['body: required', null],
    ['body: must be a JSON object', []],
    ['body: must be a JSON object', 'x'],
  ])('is refused with "%s"', (reason, body) => {
    expect(() => readHookRequest(body)).toThrow(BadRequest);
    expect(() => readHookRequest(body)).toThrow(new Error(reason));
  });
});

describe('draft orders', () => {
  const entry = { fullUrl: 'urn:uuid:d1', resource: draft };

  it.each([
    ['a Bundle', { resourceType: 'Bundle', type: 'collection', entry: [entry] }],
    ['a Bundle without type', { resourceType: 'Bundle', entry: [entry] }],
    ['a Bundle that does not say it is one', { entry: [entry] }],
    ['a Bundle whose entry is no list', { resourceType: 'Bundle', entry }],
    ['a list of entries', [entry]],
    ['a list of resources', [draft]],
    ['one resource', draft],
  ])('may come as %s', (_what, draftOrders) => {
    expect(readHookRequest(inContext({ draftOrders })).drafts).toEqual([draft]);
  });

  it.each([
    ['no draftOrders', undefined],
    ['null', null],
    ['an empty object', {}],
    ['a Bundle without entries', { resourceType: 'Bundle' }],
    ['entries that hold nothing', { entry: [null, 'x', {}, { resource: { id: 'd1' } }, [draft]] }],
  ])('are none with %s', (_what, draftOrders) => {
    expect(readHookRequest(inContext({ draftOrders })).drafts).toEqual([]);
  });

  it('of any kind are kept, with where they live', () => {
    const device = { resourceType: 'DeviceRequest' };
    const { drafts, draftUrls } = readHookRequest(
      inContext({ draftOrders: { entry: [entry, { resource: device }] } }),
    );
    expect(drafts).toEqual([draft, device]);
    expect([...draftUrls]).toEqual([[draft, 'urn:uuid:d1']]);
  });

  it('are selected by text; a selection of another kind is ignored', () => {
    expect(readHookRequest(inContext({ selections: [' a/1 ', 5, null] })).selections).toEqual(['a/1']);
    expect(readHookRequest(inContext({ selections: 'a/1' })).selections).toEqual(['a/1']);
    expect(readHookRequest(inContext({ selections: null })).selections).toBeUndefined();
  });
});
