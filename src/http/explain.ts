import type { Request, RequestHandler } from 'express';
import type { Config } from '../config.js';
import { askedDay, calendarDay } from './calendar-day.js';
import { jsonBody } from './json-body.js';
import { placesFor } from './places.js';

/** What is explained beside the body: of a Bundle the hook may be named. */
export interface AskedOver {
  readonly hook: string | undefined;
  readonly asOf: string;
  readonly timeZone: string;
  readonly newId: () => string;
}

export interface ExplainDeps {
  readonly config: Pick<Config, 'maxBodyMb' | 'maxConcurrent' | 'timeZone'>;
  /** @throws BadRequest with the path of the field at fault. */
  readonly explain: (content: unknown, asked: AskedOver) => Promise<object>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** The body of a hook call, or a Bundle with ?hook=: what every rule made of it, and why. Nothing is kept or logged. */
export function explainCall({ config, explain, now, newId }: ExplainDeps): RequestHandler {
  const readBody = jsonBody(config.maxBodyMb);
  const today = calendarDay(config.timeZone);
  const places = placesFor(config.maxConcurrent);
  return async (request, response) => {
    places.take();
    try {
      const hook = queryOf(request).get('hook') ?? undefined;
      const body = await readBody(request, response);
      const asked = { hook, asOf: askedDay(response) ?? today(now()), timeZone: config.timeZone, newId };
      response.json(await explain(body, asked));
    } finally {
      places.giveBack();
    }
  };
}

/** Express reads no query here: only the page sends one. */
export const queryOf = ({ url }: Request): URLSearchParams => new URLSearchParams(url.split('?')[1]);
