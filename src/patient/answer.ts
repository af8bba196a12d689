import type { Source } from '../contract/patient-record.js';

/**
 * The answer to one clinical question: yes, no, or cannot tell, with what was seen and where.
 * The card text, the trace and the journal all render this one value, so what drove the advice is
 * always what is shown. Missing data is never "no".
 */
export interface Answer {
  readonly verdict: 'met' | 'unmet' | 'unknown';
  /** A short phrase a clinician can check: "CMAS 27 (2026-11-04) to 24 (2026-11-18)". */
  readonly saw: string;
  /** FHIR references, "Observation/123". */
  readonly from: readonly string[];
  /** Sources that would have been needed and could not be read in full; only with verdict unknown. */
  readonly missing: readonly Source[];
}

const distinct = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)];

export const met = (saw: string, from: readonly string[] = []): Answer => ({
  verdict: 'met',
  saw,
  from: distinct(from),
  missing: [],
});

export const unmet = (saw: string, from: readonly string[] = []): Answer => ({
  verdict: 'unmet',
  saw,
  from: distinct(from),
  missing: [],
});

/** Cannot tell: either a source could not be read (name it), or the chart does not say (leave `missing` empty). */
export const unknown = (
  saw: string,
  missing: readonly Source[] = [],
  from: readonly string[] = [],
): Answer => ({
  verdict: 'unknown',
  saw,
  from: distinct(from),
  missing: distinct(missing),
});

/** Nothing was found: a "no" where the sources were read in full (`read` is met), else nobody can tell. */
export const noneFound = (read: Answer, no: string, cannotTell: string): Answer =>
  isMet(read) ? unmet(no) : unknown(cannotTell, read.missing);

const joined = (verdict: typeof met, answers: readonly Answer[]): Answer =>
  verdict(
    distinct(answers.map((answer) => answer.saw).filter((saw) => saw !== '')).join('; '),
    answers.flatMap((answer) => answer.from),
  );

function openAmong(answers: readonly Answer[]): Answer | undefined {
  const open = answers.filter((answer) => answer.verdict === 'unknown');
  const missing = open.flatMap((answer) => answer.missing);
  return open.length > 0 ? joined((saw, from) => unknown(saw, missing, from), open) : undefined;
}

/** Kleene "and": one no is a no, else one cannot-tell is cannot-tell. Shows the answers that decided. */
export function allOf(answers: readonly Answer[]): Answer {
  const no = answers.filter((answer) => answer.verdict === 'unmet');
  if (no[0]) return no[0];
  return openAmong(answers) ?? joined(met, answers);
}

/** Kleene "or": one yes is a yes, else one cannot-tell is cannot-tell. Shows the answers that decided. */
export function anyOf(answers: readonly Answer[]): Answer {
  const yes = answers.filter((answer) => answer.verdict === 'met');
  return yes.length > 0 ? joined(met, yes) : (openAmong(answers) ?? joined(unmet, answers));
}

/** Kleene "not". */
export function not(answer: Answer): Answer {
  if (answer.verdict === 'met') return unmet(answer.saw, answer.from);
  if (answer.verdict === 'unmet') return met(answer.saw, answer.from);
  return answer;
}

/** Where the specification says "unknown counts as no" (or yes): the one place an open answer is closed. */
export const unknownCountsAs = (verdict: 'met' | 'unmet', answer: Answer): Answer =>
  answer.verdict === 'unknown' ? { ...answer, verdict, missing: [] } : answer;

export const isMet = (answer: Answer): boolean => answer.verdict === 'met';
export const isUnmet = (answer: Answer): boolean => answer.verdict === 'unmet';

/** A condition that must hold but is no reason to advise: judged, traced, not shown under "Why". */
export const withoutSaying = (answer: Answer): Answer => ({ ...answer, saw: '' });
