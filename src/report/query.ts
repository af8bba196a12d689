import { z } from 'zod';
import { BadRequest } from '../contract/hook-request.js';
import type { Period } from './period.js';

/** What is asked for. */
export interface ReportQuery extends Period {
  /** Of this client alone. */
  readonly client?: string | undefined;
  readonly includePlayground: boolean;
}

export const formats = ['md', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];

export interface GivenQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly client?: string | undefined;
  readonly includePlayground?: boolean | undefined;
}

/** Days that exist, of this millennium: text that sorts. */
const isDay = (text: string): boolean => text.startsWith('2') && z.iso.date().safeParse(text).success;

/** @throws BadRequest that names the field */
export function readReportQuery(given: GivenQuery): ReportQuery {
  const from = dayIn('from', given.from);
  const to = dayIn('to', given.to);
  if (to < from) throw new BadRequest('to', `must not be before ${from}, where the report begins`);
  if (given.client?.trim() === '') throw new BadRequest('client', 'must not be empty');
  return { from, to, client: given.client?.trim(), includePlayground: given.includePlayground ?? false };
}

function dayIn(field: string, text: string | undefined): string {
  if (text === undefined) throw new BadRequest(field, 'required: a day such as 2026-11-20');
  if (!isDay(text)) throw new BadRequest(field, 'must be a day such as 2026-11-20');
  return text;
}

/** @throws BadRequest that names the field */
export function readFormat(text: string): Format {
  const format = formats.find((one) => one === text);
  if (format === undefined) throw new BadRequest('format', `must be ${formats.join(', ')}`);
  return format;
}
