import type { PatientRecord } from '../contract/patient-record.js';
import { defaultSettings, type Settings } from '../knowledge/settings.js';
import { openFormulary, type Formulary } from '../knowledge/site-map.js';
import { availabilityOf, MEDICATION_SOURCES, readInFull } from './availability.js';
import { bodyMeasures } from './body-measures.js';
import { readFindings } from './chart-findings.js';
import type { ReadingContext } from './chart-reading.js';
import { dayFrom } from './dates.js';
import { readDiagnosis, type DiagnosisReading } from './diagnosis.js';
import { readActivity } from './disease-activity.js';
import { readDrugRecords } from './drug-records.js';
import type { Facts, Person, TreatmentHistory } from './facts.js';
import { readIntolerances } from './intolerances.js';
import { measurementsOf } from './observations.js';
import { standingsOf } from './options.js';
import { readOrderedVaccines, readServiceOrders } from './draft-services.js';
import { judgeOrderDose } from './order-dose.js';
import { readOrders } from './orders.js';
import { readPerson } from './person.js';
import { readPresentCondition } from './present-condition.js';
import { firstLineWeeks, readPresentEpisode } from './present-episode.js';
import { wasInactiveBetween } from './printo.js';
import { tnfInducedBy } from './tnf-induced.js';
import { coursesOf } from './treatment-history.js';
import { judgeCourses } from './treatment-outcome.js';
import { readScreening } from './screening.js';
import { readTrials } from './trials.js';
import { readWorkUp } from './work-up.js';

/** Room 2, first step: is there dermatomyositis at all? Nothing else is read for a patient without it. */
export const diagnose = (record: PatientRecord, settings: Settings = defaultSettings): DiagnosisReading =>
  readDiagnosis(record.conditions, contextOf(record, settings));

/** Who the patient is, as far as it can be told without reading the whole chart. */
export const whoIs = (
  record: PatientRecord,
  reading: DiagnosisReading,
  settings: Settings = defaultSettings,
): Omit<Person, 'body'> => readPerson(record.patient, reading, contextOf(record, settings));

/** Room 2: the chart in clinical words. */
export function derive(
  record: PatientRecord,
  reading: DiagnosisReading,
  settings: Settings = defaultSettings,
  formulary: Formulary = openFormulary,
): Facts {
  const context = contextOf(record, settings);
  const { asOf } = context;
  const availability = availabilityOf(record);
  const { diagnosis } = reading;
  const measurements = measurementsOf(record.observations, context);
  const who = whoIs(record, reading, settings);
  const person = { ...who, body: bodyMeasures(measurements, { asOf, isChild: who.isChild, settings }) };
  const findings = readFindings(
    record.conditions,
    who.isChild,
    readInFull(availability, ['conditions']),
    context,
  );

  const told = coursesOf(readDrugRecords(record, context), context);
  const activity = readActivity(findings, measurements, {
    asOf,
    person,
    courses: told,
    availability,
    settings,
  });
  const intolerances = readIntolerances(record.allergies);
  const courses = judgeCourses(told, {
    asOf,
    person,
    diagnosis,
    activity,
    intolerances,
    settings,
    wasInactiveBetween: (from, to) => wasInactiveBetween(measurements, from, to, settings),
  });
  const complete = readInFull(availability, MEDICATION_SOURCES);
  const treatments: TreatmentHistory = {
    complete,
    courses,
    intolerances,
    intolerancesKnown: readInFull(availability, ['allergies']),
    tnfInduced: tnfInducedBy(told, diagnosis, complete, settings),
    firstLineWeeks: firstLineWeeks(courses, asOf),
    thisEpisode: readPresentEpisode(courses, complete, diagnosis.relapseOnset, context),
  };
  const condition = readPresentCondition(
    findings,
    measurements,
    who,
    readInFull(availability, ['laboratory']),
    context,
  );
  return {
    asOf,
    person,
    diagnosis,
    findings,
    measurements,
    activity,
    condition,
    treatments,
    trials: readTrials(treatments, activity, findings, context),
    options: standingsOf({ person, findings, treatments, condition, settings, formulary }),
    formulary,
    workUp: readWorkUp(record, context),
    screening: readScreening(measurements, availability, asOf, settings),
    orderedVaccines: readOrderedVaccines(record),
    orders: [...readOrders(record.draftOrders), ...readServiceOrders(record)].map((order) => ({
      ...order,
      judged: judgeOrderDose(order, person),
    })),
    availability,
    settings,
  };
}

const contextOf = (record: PatientRecord, settings: Settings): ReadingContext => ({
  asOf: dayFrom(record.asOf),
  timeZone: record.timeZone,
  settings,
});
