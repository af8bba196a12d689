import type { RawResource } from '../../src/contract/fhir.js';
import type { Source } from '../../src/contract/patient-record.js';
import type { ChartFinding, Facts } from '../../src/patient/facts.js';
import { aPatient, type Person } from '../support/a-patient.js';
import { factsOf } from './a-history.js';

/** One entry of the problem list: a code, words, or both; active and confirmed unless told otherwise. */
export interface Told {
  readonly icd?: string;
  readonly snomed?: string;
  readonly display?: string;
  readonly text?: string;
  /** null: the EHR sends none. */
  readonly status?: string | null;
  readonly verification?: string | null;
  readonly onset?: string;
  readonly recorded?: string;
  readonly abated?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

const SYSTEMS = { icd: 'http://hl7.org/fhir/sid/icd-10-cm', snomed: 'http://snomed.info/sct' } as const;
const status = (code: string) => ({ coding: [{ code }] });

export function problem(told: Told | string): RawResource {
  const one: Told = typeof told === 'string' ? { text: told } : told;
  const { status: clinical = 'active', verification = 'confirmed', display } = one;
  const coding = (['icd', 'snomed'] as const).flatMap((system) => {
    const code = one[system];
    return code === undefined
      ? []
      : [{ system: SYSTEMS[system], code, ...(display !== undefined && { display }) }];
  });
  return {
    resourceType: 'Condition',
    ...(clinical !== null && { clinicalStatus: status(clinical) }),
    ...(verification !== null && { verificationStatus: status(verification) }),
    code: { ...(coding.length > 0 && { coding }), ...(one.text !== undefined && { text: one.text }) },
    ...(one.onset !== undefined && { onsetDateTime: one.onset }),
    ...(one.recorded !== undefined && { recordedDate: one.recorded }),
    ...(one.abated !== undefined && { abatementDateTime: one.abated }),
    ...one.more,
  };
}

/** [name, value, day]: the value as a number, "<30", "27/52" or "positive". */
export type Measured = readonly [
  name: string,
  value: number | string,
  day: string | undefined,
  more?: object,
];

export const observed = ([name, value, day, more]: Measured): RawResource => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: 'exam' }] }],
  code: { text: name },
  ...(day !== undefined && { effectiveDateTime: day }),
  ...(typeof value === 'number' ? { valueQuantity: { value } } : { valueString: value }),
  ...more,
});

export const ADULT: Person = { born: '1986-05-01', sex: 'female' };
export const CHILD: Person = { born: '2016-05-01', sex: 'female' };

/** What is known of somebody with active dermatomyositis and this on file. */
export async function chartOf(
  person: Person,
  problems: readonly (Told | string)[],
  measured: readonly Measured[] = [],
  unread: readonly Source[] = [],
): Promise<Facts> {
  const disease =
    person.born !== undefined && person.born > '2008-11-20' ? 'Juvenile dermatomyositis' : 'Dermatomyositis';
  const start = aPatient(person).diagnosedWith(disease, { onset: '2025-01-01' });
  const resources = [...problems.map(problem), ...measured.map(observed)];
  return factsOf(
    resources.reduce((patient, resource) => patient.with(resource), start),
    unread,
  );
}

/** "dysphagia active, muscle-weakness past": every finding of the chart with its state. */
export const findingsIn = ({ findings }: Facts): readonly string[] =>
  [...findings.byKind.values()]
    .flat()
    .map(({ finding, state }: ChartFinding) => `${finding} ${state}`)
    .sort();
