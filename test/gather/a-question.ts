import type { RawResource } from '../../src/contract/fhir.js';
import type { PatientRecord } from '../../src/contract/patient-record.js';
import type { Question } from '../../src/contract/question.js';
import { gather } from '../../src/gather/gather.js';

/** A question about the patient p1, and the record that room 1 makes of it. */
export const recordOf = (
  prefetch: Readonly<Record<string, unknown>>,
  rest: Partial<Question> = {},
): Promise<PatientRecord> => gather(aQuestion(prefetch, rest));

export const aQuestion = (
  prefetch: Readonly<Record<string, unknown>>,
  rest: Partial<Question> = {},
): Question => ({
  service: 'dm-patient-view',
  hook: 'patient-view',
  hookInstance: 'instance',
  patientId: 'p1',
  asOf: '2026-11-20',
  timeZone: 'UTC',
  newId: () => 'id',
  prefetch,
  drafts: [],
  selections: undefined,
  ...rest,
});

export const bundle = (...resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});

export const condition = (id: string, rest: Readonly<Record<string, unknown>> = {}): RawResource => ({
  resourceType: 'Condition',
  id,
  subject: { reference: 'Patient/p1' },
  ...rest,
});

export const outcome = (...severities: readonly unknown[]) => ({
  resourceType: 'OperationOutcome',
  issue: severities.map((severity) => ({ severity, code: 'processing' })),
});

export const ids = (resources: readonly { readonly id?: string | undefined }[]) =>
  resources.map(({ id }) => id);
