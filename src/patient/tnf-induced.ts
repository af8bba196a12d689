import type { Settings } from '../knowledge/settings.js';
import { anyOf, met, noneFound, unmet, type Answer } from './answer.js';
import type { Diagnosis } from './facts.js';
import { namesDrugInducedDermatomyositis } from './recognise-diagnosis.js';
import type { ToldCourse } from './told-course.js';

/** Specification B.4: onset (never the recorded date) during a TNF inhibitor or at most 3 months after it. */
export function tnfInducedBy(
  courses: readonly ToldCourse[],
  diagnosis: Diagnosis,
  complete: Answer,
  { tnfAftermathDays }: Settings,
): Answer {
  const tnf = courses.filter((course) => course.drugClass === 'tnf-inhibitor');
  const onset = diagnosis.onset;
  const duringOne = tnf.filter(
    ({ start, end }) =>
      onset !== undefined &&
      start !== undefined &&
      onset.earliest >= start.earliest &&
      (end === undefined || onset.latest <= end.latest + tnfAftermathDays),
  );
  const saidSo = tnf.filter((course) =>
    namesDrugInducedDermatomyositis([course.stopWords ?? '', ...course.notes]),
  );
  const blamed = [...duringOne, ...saidSo];
  const byTime =
    blamed.length > 0
      ? met(`Dermatomyositis began on ${[...new Set(blamed.map((course) => course.name))].join(', ')}`, [
          ...diagnosis.from,
          ...blamed.flatMap((course) => course.from),
        ])
      : noneFound(
          complete,
          'did not begin on a TNF inhibitor',
          'whether it began on a TNF inhibitor could not be read',
        );
  // "Drug-induced" in the diagnosis itself is about TNF inhibitors only when one was taken.
  const named = tnf.length > 0 ? diagnosis.calledTnfInduced : unmet('no TNF inhibitor on record');
  return anyOf([byTime, named]);
}
