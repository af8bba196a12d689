import { classOf, DRUGS, type DrugId } from '../knowledge/drugs.js';
import type { ReadingContext } from './chart-reading.js';
import type { Day, DayInterval } from './dates.js';
import type { DrugRecord } from './drug-records.js';
import type { Course, DoseAt } from './facts.js';
import { recogniseStopReason } from './stop-reason.js';

/** A course as its records tell it; what came of it is judged in treatment-outcome.ts. */
export type ToldCourse = Omit<Course, 'adequate' | 'outcome' | 'because'>;

/** Records of one drug: never empty. */
export type DrugRecords = readonly [DrugRecord, ...DrugRecord[]];

/**
 * What every kind of course tells of its records, apart from its time.
 * @param drug the drug (and whether as a pulse) that all the records are about
 * @param telling the records that may tell why it stopped
 */
export function describeCourse(
  { drug, pulse }: DrugRecord,
  records: readonly DrugRecord[],
  status: ToldCourse['status'],
  // What an earlier order was stopped for says nothing about a course that goes on.
  telling: readonly DrugRecord[] = status === 'active' || status === 'ordered' ? [] : records,
): Omit<ToldCourse, 'start' | 'end' | 'exposureWeeks' | 'cycles' | 'cyclesEstimated' | 'staleOrder'> {
  return {
    drug,
    name: pulse ? `${DRUGS[drug].name} pulse` : DRUGS[drug].name,
    drugClass: classOf(drug),
    route: records.find((record) => record.route !== undefined)?.route,
    pulse,
    from: [...new Set(records.map((record) => record.ref))],
    status,
    doses: records
      .flatMap((record) => record.doses)
      .sort((a, b) => (a.from?.earliest ?? 0) - (b.from?.earliest ?? 0)),
    notes: [...new Set(records.flatMap((record) => [...record.notes, ...record.reasons]))],
    ...whyStopped(drug, telling),
  };
}

/**
 * A headache withholds no immunoglobulin (specification B.1, B.6); of other drugs the table of section I stands.
 * By the status reasons, else by the notes of what stopped. Of several reasons the last one ended the course.
 */
function whyStopped(
  drug: DrugId,
  telling: readonly DrugRecord[],
): Pick<ToldCourse, 'stopWords' | 'stoppedFor' | 'mildReaction' | 'onlyInfection'> {
  const lastOf = (wordsOf: (record: DrugRecord) => readonly string[]): readonly string[] => {
    const said = telling.filter((record) => tells(wordsOf(record)));
    const last = Math.max(...said.map(spokenOn));
    return said.filter((record) => spokenOn(record) === last).flatMap(wordsOf);
  };
  const reasons = lastOf((record) => record.reasons);
  const words = reasons.length > 0 ? reasons : lastOf((record) => record.stopNotes);
  const reading = recogniseStopReason(words);
  const mild = reading.mildOnly && DRUGS[drug].class === 'immunoglobulin';
  return {
    stopWords: reasons[0] ?? telling.flatMap((record) => record.reasons)[0],
    stoppedFor: mild
      ? new Set([...reading.reasons].filter((reason) => reason !== 'intolerance'))
      : reading.reasons,
    ...(mild && { mildReaction: words.join('; ') }),
    ...(reading.cautionOnly && { onlyInfection: true }),
  };
}

const tells = (words: readonly string[]): boolean => {
  const { reasons, mildOnly } = recogniseStopReason(words);
  return reasons.size > 0 || mildOnly;
};

const spokenOn = ({ said, end }: DrugRecord): Day => Math.max(said ?? -Infinity, end?.latest ?? -Infinity);

/** One dose that was given, not what was to be taken. */
export const isOneGiven = ({ ref }: DoseAt): boolean => ref.startsWith('MedicationAdministration/');

export const firstDay = (days: readonly (DayInterval | undefined)[]): DayInterval | undefined =>
  days.flatMap((day) => day ?? []).sort((a, b) => a.earliest - b.earliest || a.latest - b.latest)[0];

export const lastDay = (days: readonly (DayInterval | undefined)[]): DayInterval | undefined =>
  days.flatMap((day) => day ?? []).sort((a, b) => b.latest - a.latest || b.earliest - a.earliest)[0];

/** Of two records that disagree on one day, "still taken" is believed: a dose change stops one order as it starts the next. */
export const latestFirst = (a: DrugRecord, b: DrugRecord): number =>
  (b.said ?? -Infinity) - (a.said ?? -Infinity) ||
  Number(b.state === 'ongoing') - Number(a.state === 'ongoing');

/** An order that nothing confirmed for over a year: what ended before it confirms nothing. */
export function isStale(
  group: readonly DrugRecord[],
  status: ToldCourse['status'],
  { asOf, settings }: ReadingContext,
): boolean {
  if (status !== 'active') return false;
  const isRecent = (day: Day | undefined): boolean => asOf - (day ?? -Infinity) <= settings.staleOrderDays;
  const confirms = (record: DrugRecord): boolean => {
    if (record.kind === 'statement') return record.state === 'ongoing';
    if (record.kind === 'order')
      return record.state === 'ongoing' && (record.bounded || isRecent(record.said));
    return isRecent(record.end?.latest);
  };
  return !group.some(confirms);
}

/** Exposure without a date: no trial can be judged by it. */
export function undatedCourse(
  about: DrugRecord,
  records: readonly DrugRecord[],
  status: 'active' | 'on hold' | 'ended',
  context: ReadingContext,
): ToldCourse {
  return {
    ...describeCourse(about, records, status),
    start: undefined,
    end: lastDay(records.map((record) => record.end)),
    exposureWeeks: undefined,
    cycles: [],
    cyclesEstimated: false,
    staleOrder: isStale(records, status, context),
  };
}
