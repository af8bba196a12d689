import type { DrugClass, DrugId } from '../knowledge/drugs.js';
import { allOf, anyOf, isMet, met, unknown, unmet, type Answer } from './answer.js';
import type { Course } from './facts.js';
import { REPLACING } from './treatment-outcome.js';

/** What the rules ask of the treatment history. A "no" about the past stands only on a history read in full. */
export interface HistoryQuestion {
  readonly courses: readonly Course[];
  readonly complete: Answer;
}

type Which = (course: Course) => boolean;
export const ofDrug =
  (...drugs: readonly DrugId[]): Which =>
  (course) =>
    drugs.includes(course.drug);

export const ofClass =
  (...classes: readonly DrugClass[]): Which =>
  (course) =>
    classes.includes(course.drugClass);

/** Was it ever given? Unmet only when the whole history could be read. */
export function everGiven({ courses, complete }: HistoryQuestion, which: Which, name: string): Answer {
  const given = courses.filter((course) => which(course) && course.status !== 'ordered');
  if (given.length > 0) {
    return met(
      `Given: ${[...new Set(given.map((course) => course.name))].join(', ')}`,
      given.flatMap((course) => course.from),
    );
  }
  return closedBy(complete, unmet(`${name} never given`));
}

/** Is it running now? */
export function runningNow({ courses, complete }: HistoryQuestion, which: Which, name: string): Answer {
  const running = courses.filter((course) => which(course) && course.status === 'active');
  if (running.length > 0) {
    return met(
      running.map((course) => `${course.name} active`).join(', '),
      running.flatMap((course) => course.from),
    );
  }
  return closedBy(complete, unmet(`no ${name} active`));
}

/** Did a course of it fail? An option that failed once has failed. */
export function everFailed({ courses, complete }: HistoryQuestion, which: Which, name: string): Answer {
  const failed = courses.filter((course) => which(course) && course.outcome === 'failed');
  if (failed.length > 0) {
    return met(
      failed.map((course) => `${course.name} failed (${course.because})`).join('; '),
      failed.flatMap((course) => course.from),
    );
  }
  return closedBy(complete, unmet(`no failed course of ${name}`));
}

/** A "no" about the past stands only on a history that was read in full. */
const closedBy = (complete: Answer, no: Answer): Answer =>
  isMet(complete) ? no : unknown(`${no.saw}, as far as the record could be read`, complete.missing);

/** Specification B.1 "multiRefractory". */
export function multiRefractory(history: HistoryQuestion, active: Answer, intolerantOfIvig: Answer): Answer {
  const glucocorticoid: Which = (course) => course.drugClass === 'glucocorticoid';
  const further: Which = (course) =>
    REPLACING.has(course.drugClass) && course.drug !== 'rituximab' && course.drugClass !== 'immunoglobulin';
  const steroidFailed = everFailed(history, glucocorticoid, 'a glucocorticoid');
  return allOf([
    isMet(steroidFailed)
      ? steroidFailed
      : anyOf([
          steroidFailed,
          allOf([everGiven(history, glucocorticoid, 'a systemic glucocorticoid'), active]),
        ]),
    anyOf([everFailed(history, ofDrug('ivig'), 'IVIG'), intolerantOfIvig]),
    everFailed(history, ofDrug('rituximab'), 'rituximab'),
    everFailed(
      history,
      further,
      'a further csDMARD, hydroxychloroquine, biologic, JAK inhibitor or cyclophosphamide',
    ),
  ]);
}
