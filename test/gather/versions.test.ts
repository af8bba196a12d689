import { describe, expect, it } from '@jest/globals';
import { bundle, condition, ids, recordOf } from './a-question.js';

const version = (text: string, lastUpdated?: unknown) =>
  condition('c1', { code: { text }, ...(lastUpdated !== undefined && { meta: { lastUpdated } }) });

describe('one resource in several places', () => {
  const textsOf = async (...versions: readonly unknown[]) => {
    const record = await recordOf(Object.fromEntries(versions.map((value, index) => [`key${index}`, value])));
    return record.conditions.map(({ code }) => code?.text);
  };

  it('is read once', async () => {
    expect(await textsOf(version('a'), bundle(version('a'), version('a')))).toEqual(['a']);
  });

  it('counts in its later version, whatever the order and the time zone', async () => {
    const early = version('early', '2026-01-02T00:00:00+02:00');
    const late = version('late', '2026-01-01T23:00:00Z');
    expect(await textsOf(early, late)).toEqual(['late']);
    expect(await textsOf(late, early)).toEqual(['late']);
  });

  it('counts in the version that came first when nothing says which is later', async () => {
    expect(await textsOf(version('first'), version('second', '2026-01-01T00:00:00Z'))).toEqual(['first']);
    expect(await textsOf(version('first', 'Invalid date'), version('second', 5))).toEqual(['first']);
  });

  it('withdrawn in its later version is gone', async () => {
    const withdrawn = {
      ...version('x', '2026-02-01T00:00:00Z'),
      verificationStatus: { text: 'entered-in-error' },
    };
    expect(await textsOf(version('x', '2026-01-01T00:00:00Z'), withdrawn)).toEqual([]);
  });

  it('never loses to a resource of somebody else that has the same id', async () => {
    const foreign = { ...version('foreign', '2026-02-01T00:00:00Z'), subject: { reference: 'Patient/p2' } };
    expect(await textsOf(version('own', '2026-01-01T00:00:00Z'), foreign)).toEqual(['own']);
  });

  it('is not recognised without an id: all stay', async () => {
    const { id: _id, ...anonymous } = condition('');
    expect(await textsOf(anonymous, anonymous)).toHaveLength(2);
  });

  it('keeps its id apart from that of another type', async () => {
    const record = await recordOf({ a: condition('1'), b: { resourceType: 'Procedure', id: '1' } });
    expect([ids(record.conditions), ids(record.procedures)]).toEqual([['1'], ['1']]);
  });
});

describe('what was entered in error', () => {
  const lists = {
    Observation: 'observations',
    MedicationRequest: 'medicationRequests',
    MedicationStatement: 'medicationStatements',
    MedicationAdministration: 'medicationAdministrations',
    MedicationDispense: 'medicationDispenses',
    Procedure: 'procedures',
    DiagnosticReport: 'diagnosticReports',
    ServiceRequest: 'serviceRequests',
  } as const;

  it.each(Object.entries(lists))('is no %s', async (resourceType, list) => {
    const statuses = ['entered-in-error', 'entered-in-error ', 'Entered-In-Error', 'final', undefined];
    const record = await recordOf({
      x: statuses.map((status, index) => ({ resourceType, id: `${index}`, status })),
    });
    expect(ids(record[list])).toEqual(['3', '4']);
  });

  it.each([
    ['a concept', { coding: [{ code: 'entered-in-error' }] }],
    ['a concept of several codings', { coding: [{ code: 'confirmed' }, { code: ' Entered-in-error' }] }],
    ['a concept whose coding is no list', { coding: { code: 'entered-in-error' } }],
    ['words', { text: 'entered-in-error' }],
    ['a bare code', 'entered-in-error'],
  ])(
    'is no diagnosis and no allergy when the verification status is %s',
    async (_what, verificationStatus) => {
      const allergy = { resourceType: 'AllergyIntolerance', id: 'a1', verificationStatus };
      const record = await recordOf({ a: condition('c1', { verificationStatus }), b: allergy });
      expect([record.conditions, record.allergies]).toEqual([[], []]);
    },
  );

  it('is no order on the desk', async () => {
    const draft = { resourceType: 'MedicationRequest', id: 'd1', status: 'entered-in-error' };
    expect((await recordOf({}, { drafts: [draft] })).draftOrders).toEqual([]);
  });

  it('is not what is merely refuted, cancelled or unreadable', async () => {
    const statuses = [{ coding: [{ code: 'refuted' }] }, { coding: [null, 5] }, {}, 5, null];
    const conditions = statuses.map((verificationStatus, index) =>
      condition(`${index}`, { verificationStatus }),
    );
    expect((await recordOf({ conditions })).conditions).toHaveLength(5);
  });
});
