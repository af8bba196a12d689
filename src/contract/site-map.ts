import type { Coding } from './fhir.js';

/**
 * What a site map says of the codes of a hospital, ready for the door: room 1 adds to each local name the coding
 * that the rest of the house knows, and fetches a result from where it sits. What the codings mean is not known here.
 */
export interface LocalCodes {
  /** Medications, and what allergies are against. */
  readonly drugs: readonly LocalMeaning[];
  /** Observations and their components. */
  readonly measures: readonly LocalMeasure[];
  /** Procedures, reports, service requests, and Observations that are examinations. */
  readonly examinations: readonly LocalMeaning[];
}

/** How a chart names one thing: a code (without a system only where the EHR sends none), or words as they stand. */
export type LocalName =
  { readonly system?: string | undefined; readonly code: string } | { readonly text: string };

export interface LocalMeaning {
  readonly name: LocalName;
  /** In a code system of our own. Its display is the name of what the site maps, with the scale of a score. */
  readonly means: Required<Coding> & { readonly display: string };
  /** The display replaces the words of the chart: it states the scale. */
  readonly renamed?: boolean;
}

/** Without `component`, `value` and `date` the Observation is read as any other. */
export interface LocalMeasure extends LocalMeaning {
  /** The component that holds the result. */
  readonly component?: LocalName;
  /** JSONPath from that component, else from the Observation, to the result. */
  readonly value?: string;
  /** JSONPath from the Observation to the day of the result. */
  readonly date?: string;
}

export const noLocalCodes: LocalCodes = { drugs: [], measures: [], examinations: [] };

/** Why a mapped Observation has no value: the place that the site map names is empty, or not one place. */
export const NOT_IN_PLACE = 'not where the site map says';
