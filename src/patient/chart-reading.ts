import type { Concept } from '../contract/fhir.js';
import type { Settings } from '../knowledge/settings.js';
import type { Day } from './dates.js';

/** How every kind of resource is read: by which day, under which name, in which words. */

/** The day of the call and the zone whose days count, to read dates by; and the settings of the site. */
export interface ReadingContext {
  readonly asOf: Day;
  readonly timeZone: string;
  readonly settings: Settings;
}

/** "Condition/123", as the cards refer to it. */
export const referenceTo = (type: string, { id }: { readonly id?: string | undefined }): string =>
  `${type}/${id ?? 'without-id'}`;

/** What a concept is called: its text, then the displays of its codings. */
export const wordsOf = (concept: Concept | undefined): readonly string[] =>
  [concept?.text, ...(concept?.coding ?? []).map((coding) => coding.display)].filter(
    (words) => words !== undefined,
  );

/** A status as EHRs send it: coded, or only in words, with stray white space or capitals. */
export const statusWords = (concept: Concept | undefined): readonly string[] =>
  [...(concept?.coding ?? []).map((coding) => coding.code), concept?.text]
    .filter((word) => word !== undefined)
    .map((word) => word.trim().toLowerCase().replaceAll(' ', '-'));

const ORDER_INTENTS = new Set(['order', 'original-order', 'instance-order', 'filler-order', 'reflex-order']);

/** An order without an intent is taken for what it most likely is; a plan or a proposal never is one. */
export const isOrder = ({ intent }: { readonly intent?: string | undefined }): boolean =>
  intent === undefined || ORDER_INTENTS.has(intent);

/** specification B.1: of Observations nothing preliminary, cancelled or entered in error is evidence. */
export const isFinal = ({ status }: { readonly status?: string | undefined }): boolean =>
  FINAL.has(status?.trim().toLowerCase() ?? '');
const FINAL = new Set(['final', 'amended', 'corrected']);
