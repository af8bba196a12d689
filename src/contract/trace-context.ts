/**
 * version-traceid-parentid-flags in version 00, the only one there is; an id of zeros is none.
 * https://www.w3.org/TR/trace-context/#traceparent-header-field-values
 */
const form = /^00-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;

/** The trace that a call is part of. Hexadecimal digits and nothing else: it may be logged. */
export interface Trace {
  /** As it came: who makes no spans of his own passes it on unchanged. */
  readonly traceparent: string;
  readonly traceId: string;
}

/** @returns undefined for what does not have the form: it is dropped, as the specification asks. */
export function readTraceparent(header: string | readonly string[] | undefined): Trace | undefined {
  if (typeof header !== 'string') return undefined;
  const traceId = form.exec(header)?.[1];
  return traceId === undefined ? undefined : { traceparent: header, traceId };
}
