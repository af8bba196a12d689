import { classOf, type DrugClass, type DrugId } from '../knowledge/drugs.js';
import { allOf, anyOf, isMet, met, noneFound, type Answer } from './answer.js';
import type { Course, TreatmentHistory } from './facts.js';
import { isIntolerance } from './intolerances.js';
import { NEXT_BIOLOGIC, REPLACING } from './treatment-outcome.js';

/** What the rules ask of the treatment history. A "no" about the past stands only on a history read in full. */
interface HistoryQuestion {
  readonly courses: readonly Course[];
  readonly complete: Answer;
}

type Which = (course: Course) => boolean;
/** Which treatments are meant: by drug or by class. */
type Kind = (treatment: Pick<Course, 'drug' | 'drugClass'>) => boolean;
export const ofDrug =
  (...drugs: readonly DrugId[]): Kind =>
  (course) =>
    drugs.includes(course.drug);

export const ofClass =
  (...classes: readonly DrugClass[]): Kind =>
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
  return never(complete, `${name} never given`);
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
  return never(complete, `no ${name} active`);
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
  return never(complete, `no failed course of ${name}`);
}

/** Courses of it that were not tolerated, and intolerances on record. A mild reaction ('caution') is none. */
export function notTolerated(
  { courses, intolerances }: TreatmentHistory,
  which: Kind,
): Pick<TreatmentHistory, 'courses' | 'intolerances'> & { readonly from: readonly string[] } {
  const ended = courses.filter((course) => which(course) && course.outcome === 'intolerant');
  const allergies = intolerances.filter(
    (one) => isIntolerance(one) && which({ drug: one.drug, drugClass: classOf(one.drug) }),
  );
  const from = [...ended.flatMap((course) => course.from), ...allergies.map((one) => one.from)];
  return { courses: ended, intolerances: allergies, from };
}

function everIntolerant(history: TreatmentHistory, which: Kind, name: string): Answer {
  const { courses, intolerances, from } = notTolerated(history, which);
  const saw = [
    ...courses.map((course) => `${course.name} not tolerated (${course.because})`),
    ...intolerances.map(({ words }) => `not tolerated: ${words}`),
  ];
  if (saw.length > 0) return met(saw.join('; '), from);
  const readable = allOf([history.complete, history.intolerancesKnown]);
  return never(readable, `no intolerance of ${name} on record`);
}

/** A "no" about the past stands only on a history that was read in full. */
const never = (complete: Answer, no: string): Answer =>
  noneFound(complete, no, `${no}, as far as the record could be read`);

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

/** Immunosuppressants beside the glucocorticoid: not hydroxychloroquine, not immunoglobulin. */
const immunosuppressant = ofClass('csdmard', ...NEXT_BIOLOGIC);

/**
 * `refractory1` of specification C, after the entry criteria of the RIM trial: intolerance of or inadequate
 * response to a glucocorticoid and at least one immunosuppressant. Evidence: rim-2013.
 */
export function refractory(history: TreatmentHistory): Answer {
  const glucocorticoid = ofClass('glucocorticoid');
  return allOf([
    anyOf([
      everFailed(history, glucocorticoid, 'a glucocorticoid'),
      everIntolerant(history, glucocorticoid, 'a glucocorticoid'),
    ]),
    anyOf([
      everFailed(history, immunosuppressant, 'an immunosuppressant'),
      everIntolerant(history, immunosuppressant, 'an immunosuppressant'),
    ]),
  ]);
}
