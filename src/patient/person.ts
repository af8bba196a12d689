import type { Patient } from '../contract/fhir.js';
import type { ReadingContext } from './chart-reading.js';
import { addYears, ageOn, dayInterval, type DayInterval } from './dates.js';
import type { DiagnosisReading } from './diagnosis.js';
import type { Person, Population } from './facts.js';

const ADULT_AGE = 18;

/** Who the patient is, for logic (population) and for doses (present age). Specification B.1 "population". */
export function readPerson(
  patient: Patient | undefined,
  { diagnosis, saysJuvenile, saysAdult, statedOnsetAge }: DiagnosisReading,
  { asOf, timeZone }: ReadingContext,
): Omit<Person, 'body'> {
  const birth = dayInterval(patient?.birthDate, timeZone);
  const age = birth && ageOn(birth, asOf);
  const gender = patient?.gender;
  const population = populationOf();
  return {
    population,
    ageYears: age,
    // Without an age the careful side: a child's doses unless the diagnosis is an adult's.
    isChild: age === undefined ? population !== 'adult' : age < ADULT_AGE,
    sex: gender === 'female' || gender === 'male' ? gender : undefined,
  };

  function populationOf(): Population | undefined {
    if (saysJuvenile) return 'juvenile';
    if (age !== undefined && age < ADULT_AGE) return 'juvenile';
    if (statedOnsetAge !== undefined && statedOnsetAge < ADULT_AGE) return 'juvenile';
    if (birth && diagnosis.onset && beganInChildhood(birth, diagnosis.onset)) return 'juvenile';
    if (age !== undefined || statedOnsetAge !== undefined || saysAdult) return 'adult';
    return undefined;
  }
}

/** Before the 18th birthday, or possibly so: a partial date on the edge is read as childhood onset. */
const beganInChildhood = (birth: DayInterval, onset: DayInterval): boolean =>
  onset.earliest < addYears(birth.latest, ADULT_AGE) && onset.latest >= birth.earliest;
