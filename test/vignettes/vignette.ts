import type { Indicator } from '../../src/contract/cds-response.js';
import type { HookName } from '../../src/contract/question.js';
import type { APatient } from '../support/a-patient.js';
import type { Target } from './targets.js';

/** A test patient of our own with everything that is said about it. Test material, not clinical advice. */
export interface Vignette {
  /** kebab-case, unique. */
  readonly id: string;
  /** One or two sentences as a clinician would tell them. */
  readonly story: string;
  readonly proves: readonly Target[];
  /** Told on the day of test/cards/consult.ts. */
  readonly patient: APatient;
  /** Default: patient-view, the chart is opened. Orders on the desk come from `patient.writes`. */
  readonly hook?: HookName;
  /** order-select: the orders that were selected, of those on the desk; all of them where none is named. */
  readonly selects?: readonly string[];
  /** The first row of the decision table whose condition is met, held back by a red flag or not. */
  readonly row: string;
  /** EVERY rule that speaks, checklist items included, at its indicator. Empty: no card at all. */
  readonly rules: Readonly<Record<string, Indicator>>;
  /** Words in the labels of the pathway card's ready-made orders, best option first. */
  readonly inOrder?: readonly string[];
  /** Words on some card. */
  readonly says?: readonly string[];
  /** Words on no card. */
  readonly neverSays?: readonly string[];
  /** Words in some ready-made order or its label; and in none of them. */
  readonly offers?: readonly string[];
  readonly neverOffers?: readonly string[];
}
