import type { Request, RequestHandler } from 'express';
import type { Config } from '../config.js';
import { BadRequest } from '../contract/hook-request.js';
import { Unavailable } from '../journal/connection.js';
import type { Journal } from '../journal/journal.js';
import { readFormat, readReportQuery, type Format, type ReportQuery } from '../report/query.js';
import { acceptanceIn, inFormat } from '../report/report.js';
import { Problem } from './problem.js';

export interface ReportDeps {
  readonly config: Pick<Config, 'timeZone'>;
  readonly journal: Pick<Journal, 'use'>;
}

/** What became of the cards of a period: counts, never a patient, a user or a comment. */
export function acceptanceReport({ config, journal }: ReportDeps): RequestHandler {
  return async (request, response) => {
    const asked = parametersOf(request);
    const format = asked.format === undefined ? acceptedBy(request) : readFormat(asked.format);
    const query = queryIn(asked);
    const report = await acceptanceIn((work) => journal.use(work), query, config.timeZone).catch(
      (error: unknown) => {
        throw error instanceof Unavailable ? notAvailable : error;
      },
    );
    response.type(types[format]);
    if (format === 'csv')
      response.setHeader(
        'Content-Disposition',
        `attachment; filename="acceptance-${query.from}-${query.to}.csv"`,
      );
    response.send(inFormat[format](report));
  };
}

const types: Readonly<Record<Format, string>> = {
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

const parameters = ['from', 'to', 'client', 'include-playground', 'format'] as const;
type Parameters = Readonly<Partial<Record<(typeof parameters)[number], string>>>;

/** @throws BadRequest that names the parameter */
function parametersOf({ url }: Request): Parameters {
  const given = [...new URLSearchParams(url.split('?').slice(1).join('?'))];
  const names = given.map(([name]) => name);
  const isKnown = (name: string) => parameters.some((one) => one === name);
  // Not with its name: it may be anything.
  if (!names.every(isKnown))
    throw new BadRequest('query', `knows no other parameters than ${parameters.join(', ')}`);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new BadRequest(twice, 'must be given once');
  return Object.fromEntries(given);
}

function queryIn({ from, to, client, 'include-playground': playground = 'false' }: Parameters): ReportQuery {
  if (playground !== 'true' && playground !== 'false')
    throw new BadRequest('include-playground', 'must be true or false');
  return readReportQuery({ from, to, client, includePlayground: playground === 'true' });
}

/** JSON for who does not say what he likes best. */
function acceptedBy(request: Request): Format {
  const accepted = request.accepts(['application/json', 'text/markdown', 'text/csv']);
  const format = (['json', 'md', 'csv'] as const).find((one) => types[one].split(';')[0] === accepted);
  if (format === undefined) throw notAcceptable;
  return format;
}

const notAcceptable = new Problem(
  406,
  'not-supported',
  'There is application/json, text/markdown and text/csv here.',
);
const notAvailable = new Problem(503, 'transient', 'The journal cannot be read at the moment.', {
  'Retry-After': '5',
});
