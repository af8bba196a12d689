import { givenAs } from '../knowledge/drugs.js';
import type { ReadingContext } from './condition-status.js';
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
    .flatMap((group) => (isInfused(group) ? infusionCourses(group, context) : oralCourses(group, context)))
    .sort((a, b) => (a.start?.earliest ?? 0) - (b.start?.earliest ?? 0) || a.drug.localeCompare(b.drug));
}

const isInfused = (group: DrugRecords): boolean =>
  group.some((record) => record.pulse || givenAs(record.drug, record.route) === 'infusion');
