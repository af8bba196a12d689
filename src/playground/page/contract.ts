import type { Card } from '../../contract/cds-response.js';
import type { RawResource } from '../../contract/fhir.js';
import type { HookName } from '../../contract/question.js';
import type { Explanation as Explained } from '../../explain/explanation.js';

/** What the page and the service say to each other: docs/explain.md, and GET /playground/… */

export interface ListedPatient {
  readonly id: string;
  readonly seed: boolean;
  readonly title: string;
  readonly story: string;
  readonly hook: HookName;
  readonly row: string;
  readonly rowTitle: string;
}

export interface PatientList {
  readonly today: string;
  readonly patients: readonly ListedPatient[];
}

export interface LibraryPatient {
  readonly id: string;
  readonly hook: HookName;
  readonly patientId: string;
  readonly resources: readonly RawResource[];
  readonly draftOrders: readonly RawResource[];
  readonly selections?: readonly string[];
}

/** What can be ordered on the page. */
export interface OrderableDrug {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly example: string;
  readonly medicationCodeableConcept: RawConcept;
}
type RawConcept = Readonly<Record<string, unknown>>;

/** A date as precise as the chart is: both days included. */
export interface Days {
  readonly earliest: string;
  readonly latest: string;
}

export interface TimelineCourse {
  readonly drug: string;
  readonly name: string;
  readonly class: string;
  readonly start: Days | null;
  readonly end: Days | null;
  readonly ongoing: boolean;
  readonly outcome: Explained['courses'][number]['outcome'];
  readonly outcomeWord: string;
  readonly because: string;
  readonly doses: readonly { readonly from: string | null; readonly text: string }[];
  readonly infusions: readonly { readonly on: string; readonly text: string }[];
  readonly from: readonly string[];
}

export interface TimelineMeasure {
  readonly measure: string;
  readonly unit: string;
  readonly thresholds: readonly { readonly value: number; readonly label: string }[];
  readonly points: readonly { readonly on: string; readonly value: number; readonly from: string }[];
}

export interface Timeline {
  readonly today: string;
  readonly courses: readonly TimelineCourse[];
  readonly measures: readonly TimelineMeasure[];
}

export type Explanation = Explained & { readonly timeline: Timeline };
export type RuleExplained = Explanation['rules'][number];
export type QuestionExplained = RuleExplained['questions'][number];

export interface Service {
  readonly id: string;
  readonly hook: HookName;
  readonly prefetch: Readonly<Record<string, string>>;
}

export type { Card, HookName, RawResource };
