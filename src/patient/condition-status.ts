import type { Condition } from '../contract/fhir.js';
import { statusWords, type ReadingContext } from './chart-reading.js';
import { dayInterval, untilToday, type DayInterval } from './dates.js';

type ClinicalStatus = 'active' | 'past' | 'relapse' | 'absent';
type Verification = 'confirmed' | 'provisional' | 'refuted';

/** specification B.1 "dx": active, recurrence and relapse are active; remission, inactive and resolved are past. */
export function clinicalStatusOf(condition: Condition, context: ReadingContext): ClinicalStatus {
  const words = statusWords(condition.clinicalStatus);
  if (words.some((word) => word === 'relapse' || word === 'recurrence')) return 'relapse';
  if (words.includes('active')) return 'active';
  if (words.some((word) => word === 'remission' || word === 'inactive' || word === 'resolved')) return 'past';
  return isAbated(condition, context) ? 'past' : 'absent';
}

export function verificationOf(condition: Condition): Verification {
  const words = statusWords(condition.verificationStatus);
  if (words.some((word) => word === 'refuted' || word === 'entered-in-error')) return 'refuted';
  if (words.some((word) => word === 'unconfirmed' || word === 'provisional' || word === 'differential')) {
    return 'provisional';
  }
  return 'confirmed';
}

/** An end that is still to come (a due date) is none yet. */
const isAbated = (condition: Condition, { asOf, timeZone }: ReadingContext): boolean => {
  const { abatementDateTime, abatementPeriod } = condition;
  const told = dayInterval(abatementDateTime ?? abatementPeriod?.start, timeZone);
  if (told) return told.earliest <= asOf;
  return (
    abatementDateTime !== undefined ||
    abatementPeriod !== undefined ||
    condition.abatementAge !== undefined ||
    condition.abatementString !== undefined ||
    condition.abatementBoolean === true
  );
};

export const onsetOf = (condition: Condition, context: ReadingContext): DayInterval | undefined =>
  readDay(condition.onsetDateTime ?? condition.onsetPeriod?.start, context);

export const recordedOf = (condition: Condition, context: ReadingContext): DayInterval | undefined =>
  readDay(condition.recordedDate, context);

export const abatedOf = (condition: Condition, context: ReadingContext): DayInterval | undefined =>
  readDay(condition.abatementDateTime ?? condition.abatementPeriod?.start, context);

/** As with Observations: what is dated after the call is a typing error, a month not yet over ends today. */
function readDay(text: string | undefined, { asOf, timeZone }: ReadingContext): DayInterval | undefined {
  const day = dayInterval(text, timeZone);
  return day && untilToday(day, asOf);
}
