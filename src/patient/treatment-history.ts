import { givenAs } from '../knowledge/drugs.js';
import type { ReadingContext } from './chart-reading.js';
import type { DrugRecord } from './drug-records.js';
import { infusionCourses } from './infusion-courses.js';
import { oralCourses } from './oral-courses.js';
import type { DrugRecords, ToldCourse } from './told-course.js';

/**
 * Treatment history: one course per treatment episode of one drug, told by all the records that speak of it.
 * Specification B.1, "Which records make a course". What came of a course stands in treatment-outcome.ts.
 */

/** Groups the records by drug and tells each drug's episodes, oldest first. */
export function coursesOf(records: readonly DrugRecord[], context: ReadingContext): readonly ToldCourse[] {
  const byDrug = new Map<string, [DrugRecord, ...DrugRecord[]]>();
  for (const record of records) {
    const key = record.pulse ? `${record.drug} pulse` : record.drug;
    const group = byDrug.get(key);
    if (group) group.push(record);
    else byDrug.set(key, [record]);
  }
  return [...byDrug.values()]
    .flatMap(byWay)
    .flatMap((group) =>
      group.some(isInfused) ? infusionCourses(group, context) : oralCourses(group, context),
    )
    .sort((a, b) => (a.start?.earliest ?? 0) - (b.start?.earliest ?? 0) || a.drug.localeCompare(b.drug));
}

const isInfused = (record: DrugRecord): boolean =>
  record.pulse || givenAs(record.drug, record.route) === 'infusion';

/** Abatacept under the skin after abatacept by vein is another course: its order counts as exposure. */
function byWay(group: DrugRecords): readonly DrugRecords[] {
  if (!group.some(isInfused)) return [group];
  const isAtHome = (record: DrugRecord): boolean =>
    !isInfused(record) && (record.route === 'oral' || record.route === 'subcutaneous');
  return [group.filter(isAtHome), group.filter((record) => !isAtHome(record))].flatMap(([first, ...rest]) =>
    first ? [[first, ...rest] as const] : [],
  );
}
