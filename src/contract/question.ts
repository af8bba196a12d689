import type { Caller } from './caller.js';
import type { RawResource } from './fhir.js';

export const hookNames = ['patient-view', 'order-select', 'order-sign'] as const;
export type HookName = (typeof hookNames)[number];

/** What a hook asks of the pipeline: whose chart, at what moment, with which orders on the desk. */
export interface Question {
  readonly service: string;
  readonly hook: HookName;
  readonly hookInstance: string;
  /** Bare id, without `Patient/`. */
  readonly patientId: string;
  /** Calendar day of the call in `timeZone`, "YYYY-MM-DD": the only clock of rooms 2 to 4. */
  readonly asOf: string;
  readonly timeZone: string;
  /** Fresh UUIDs: the only randomness of rooms 2 to 4. */
  readonly newId: () => string;
  /** As it came: key → resource, Bundle, OperationOutcome, null, or anything else. */
  readonly prefetch: Readonly<Record<string, unknown>>;
  readonly drafts: readonly RawResource[];
  /** Where a draft Bundle entry said it lives (`urn:uuid:…`): what other drafts may refer to it by. */
  readonly draftUrls?: ReadonlyMap<RawResource, string>;
  /** `Type/id` of the drafts that are new; undefined: every draft is (order-sign). */
  readonly selections: readonly string[] | undefined;
  /** The EHR's FHIR server as the request names it: it is called only when it is an allowed one. */
  readonly fhirServer?: string | undefined;
  /** Lives as long as the call, and goes to that server only: never into a log, a card or a store. */
  readonly accessToken?: string | undefined;
  /** How long it may be used, counted from the start of the call; undefined: the client did not say. */
  readonly accessTokenSeconds?: number | undefined;
  /** The trace of the caller, goes to that server: https://www.w3.org/TR/trace-context/ */
  readonly traceparent?: string | undefined;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** performance.now() when the call came in: room 1 reads against a deadline. */
  readonly startedAt?: number | undefined;
  /** Who calls; absent: AUTH is off. */
  readonly caller?: Caller | undefined;
}

/** The part of a Question that comes from us and not from the EHR: which service, what day, which ids. */
export type Call = Pick<
  Question,
  'service' | 'asOf' | 'timeZone' | 'newId' | 'signal' | 'startedAt' | 'caller' | 'traceparent'
>;
