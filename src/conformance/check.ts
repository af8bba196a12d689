import { readUrl } from '../contract/server-address.js';
import type { RuleName } from './rules.js';

/** One look at one thing: which rule, where, and what was seen instead of what the rule says. */
export interface Check {
  readonly rule: RuleName;
  /** "POST /cds-services/x, prefetch null: cards[0].summary" */
  readonly at: string;
  /** undefined: the rule was kept. Never quotes a request: it may be of a real patient. */
  readonly fault: string | undefined;
}

/** @param fault what was seen, when `kept` is false */
export const check = (rule: RuleName, at: string, kept: boolean, fault: string): Check => ({
  rule,
  at,
  fault: kept ? undefined : fault,
});

/** Checks on one subject: a chapter of the report. */
export interface Chapter {
  readonly title: string;
  readonly checks: readonly Check[];
  /** What could not be looked at, and why. */
  readonly notes: readonly string[];
}

/** What was seen of a value, short and without its text. */
export function seen(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is null';
  if (Array.isArray(value)) return value.length === 0 ? 'is an empty list' : 'is a list';
  if (typeof value === 'string') return value.trim() === '' ? 'is empty' : 'is text';
  return `is of type ${typeof value}`;
}

export type Json = Readonly<Record<string, unknown>>;
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
export const isAbsoluteUrl = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:\/\//i.test(value) && readUrl(value) !== undefined;

/** Paths of members that say nothing: null, "", [] or {}. https://cds-hooks.hl7.org/STU2/#use-of-json */
export function emptyIn(value: unknown, path: string): readonly string[] {
  if (value === null || value === '') return [path];
  if (typeof value !== 'object') return [];
  const members = Object.entries(value);
  if (members.length === 0) return [path];
  return members.flatMap(([name, member]) =>
    emptyIn(member, Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`),
  );
}
