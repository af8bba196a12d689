import type { RawResource } from '../../src/contract/fhir.js';
import type { Source } from '../../src/contract/patient-record.js';
import { gather } from '../../src/gather/gather.js';
import type { DrugId } from '../../src/knowledge/drugs.js';
import { dayFrom, formatDay } from '../../src/patient/dates.js';
import { derive, diagnose } from '../../src/patient/derive.js';
import type { Course, Facts } from '../../src/patient/facts.js';
import { aPatient, type APatient } from '../support/a-patient.js';

/** The day of the call in these tests. */
export const TODAY = '2026-11-20';
export const today = dayFrom(TODAY);

/** "2026-11-13" for 7: the date so many days before the day of the call. */
export const ago = (days: number): string => formatDay(today - days);
export const weeksAgo = (weeks: number): string => ago(weeks * 7);

/** One day after another, each so many days before the day of the call. */
export const daysAgo = (...days: readonly number[]): readonly string[] => days.map(ago);

/** A woman of 40 with active dermatomyositis: weak by the problem list, nothing measured. */
export const anAdult = (): APatient =>
  aPatient({ born: '1986-05-01', sex: 'female' })
    .diagnosedWith('Dermatomyositis', { onset: '2025-01-01' })
    .has('Proximal muscle weakness', { onset: '2025-02-01' });

/** A girl of 9 with active juvenile dermatomyositis: 27 kg and 133 cm are 1.0 m². */
export const aChild = (): APatient =>
  aPatient({ born: '2017-06-26', sex: 'female' })
    .diagnosedWith('Juvenile dermatomyositis', { onset: '2025-01-01' })
    .has('Proximal muscle weakness', { onset: '2025-02-01' })
    .weighs(27, ago(10))
    .isTall(133.3333, ago(10));

/** Somebody with dermatomyositis and no sign of activity: failure by adequacy is not possible. */
export const aQuietAdult = (): APatient =>
  aPatient({ born: '1986-05-01', sex: 'female' }).diagnosedWith('Dermatomyositis', { onset: '2015-01-01' });

/** The chart in clinical words, on the day of the call; `unread` could not be had. */
export async function factsOf(patient: APatient, unread: readonly Source[] = []): Promise<Facts> {
  const { prefetch, context } = patient.opens();
  const lost = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] };
  const record = await gather({
    service: 'dm-patient-view',
    hook: 'patient-view',
    hookInstance: 'instance',
    patientId: context.patientId,
    asOf: TODAY,
    timeZone: 'UTC',
    newId: () => 'id',
    prefetch: { ...prefetch, ...Object.fromEntries(unread.map((source) => [source, lost])) },
    drafts: [],
    selections: undefined,
  });
  return derive(record, diagnose(record));
}

export const coursesIn = async (patient: APatient, drug: DrugId): Promise<readonly Course[]> =>
  (await factsOf(patient)).treatments.courses.filter((course) => course.drug === drug);

/** The only course of the drug. */
export async function courseIn(patient: APatient, drug: DrugId): Promise<Course> {
  const courses = await coursesIn(patient, drug);
  const [only] = courses;
  if (!only || courses.length > 1) throw new Error(`${courses.length} courses of ${drug}`);
  return only;
}

/** What came of each course of the drug, oldest first. */
export const outcomes = async (patient: APatient, drug: DrugId): Promise<readonly Course['outcome'][]> =>
  (await coursesIn(patient, drug)).map(({ outcome }) => outcome);

/** "active 12 wk", "ended 6 wk": how a course stands, to be read in a table. */
export const inShort = ({ status, exposureWeeks }: Course): string =>
  `${status} ${exposureWeeks === undefined ? '?' : Math.floor(exposureWeeks)} wk`;

/** Inactive by PRINTO on one day: CK, CMAS and physician global. */
export const inactiveOn = (patient: APatient, day: string): APatient =>
  patient.measured('CK', 90, day).measured('CMAS', 52, day).measured('physician global', 0.1, day);

/** As a site calls what it infuses. */
export const IVIG = 'immune globulin IV';
export const ivigOrder = (fields: Told = {}) => anOrder({ drug: 'IVIG 10% infusion', ...fields });
export const ivigStatement = (fields: Told = {}) => aStatement({ drug: 'IVIG 10% infusion', ...fields });

/** In short what an order or a statement says; any other field is taken as it is. */
type Told = Readonly<Record<string, unknown>> & {
  readonly drug?: string;
  readonly why?: string;
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
};

const reason = (text: string) => ({ text });

/** A signed order of methotrexate tablets unless told otherwise, written on `authoredOn`. */
export const anOrder = (fields: Told = {}): RawResource => {
  const { drug = 'methotrexate 2.5 mg tablet', why, from, to, text, ...rest } = fields;
  const bounds = from !== undefined || to !== undefined;
  return {
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: drug },
    ...(why !== undefined && { statusReason: reason(why) }),
    ...((bounds || text !== undefined) && {
      dosageInstruction: [
        {
          ...(text !== undefined && { text }),
          ...(bounds && { timing: { repeat: { boundsPeriod: { start: from, end: to } } } }),
        },
      ],
    }),
    ...rest,
  };
};

/** What a patient, a pharmacy or another hospital tells: methotrexate unless told otherwise. */
export const aStatement = (fields: Told = {}): RawResource => {
  const { drug = 'methotrexate', why, from, to, text, ...rest } = fields;
  return {
    resourceType: 'MedicationStatement',
    status: 'active',
    medicationCodeableConcept: { text: drug },
    ...(why !== undefined && { statusReason: [reason(why)] }),
    ...((from !== undefined || to !== undefined) && { effectivePeriod: { start: from, end: to } }),
    ...(text !== undefined && { dosage: [{ text }] }),
    ...rest,
  };
};

/** One dose that was given. */
export const aDose = (
  drug: string,
  day: string | undefined,
  fields: Readonly<Record<string, unknown>> = {},
): RawResource => ({
  resourceType: 'MedicationAdministration',
  status: 'completed',
  medicationCodeableConcept: { text: drug },
  ...(day !== undefined && { effectiveDateTime: day }),
  ...fields,
});

/** What a pharmacy handed out, for so many days. */
export const aDispense = (
  drug: string,
  handedOver: string | undefined,
  days?: number,
  fields: Readonly<Record<string, unknown>> = {},
): RawResource => ({
  resourceType: 'MedicationDispense',
  status: 'completed',
  medicationCodeableConcept: { text: drug },
  ...(handedOver !== undefined && { whenHandedOver: handedOver }),
  ...(days !== undefined && { daysSupply: { value: days } }),
  ...fields,
});
