import type { Card } from '../../contract/cds-response.js';
import type { RawResource } from '../../contract/fhir.js';
import type { HookName } from '../../contract/question.js';
import type { Explanation } from '../../explain/explanation.js';
import type { CourseOnTimeline, Days, MeasureOnTimeline, Timeline } from '../../explain/timeline.js';
import type { OrderableDrug } from '../drugs.js';
import type { LibraryPatient, ListedPatient } from '../library.js';

/** What the page and the service say to each other: docs/explain.md, and GET /playground/… */

export interface PatientList {
  readonly today: string;
  readonly patients: readonly ListedPatient[];
}

export type RuleExplained = Explanation['rules'][number];
export type QuestionExplained = RuleExplained['questions'][number];

export interface Service {
  readonly id: string;
  readonly hook: HookName;
  readonly prefetch: Readonly<Record<string, string>>;
}

export type {
  Card,
  CourseOnTimeline,
  Days,
  Explanation,
  HookName,
  LibraryPatient,
  ListedPatient,
  MeasureOnTimeline,
  OrderableDrug,
  RawResource,
  Timeline,
};
