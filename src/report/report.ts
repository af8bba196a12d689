import { BadRequest } from '../contract/hook-request.js';
import { knownClients } from '../journal/known-clients.js';
import { outcomesOf } from '../journal/outcomes.js';
import { NO_CLIENT } from '../journal/schema.js';
import type { Connection } from '../journal/connection.js';
import type { Acceptance } from './acceptance.js';
import { asCsv } from './csv.js';
import { asMarkdown } from './markdown.js';
import { spanOf } from './period.js';
import type { Format, ReportQuery } from './query.js';
import { tally } from './tally.js';

/** The client of the web page that the service may serve: its cards were clicked by who tried it. */
export const PLAYGROUND = 'playground';

/**
 * What became of the cards of a period.
 * @param use the journal
 * @throws BadRequest for a client that the journal has nothing of; Unavailable
 */
export async function acceptanceIn(
  use: Connection['use'],
  { from, to, client, includePlayground }: ReportQuery,
  timeZone: string,
): Promise<Acceptance> {
  const known = client === undefined ? [] : await use(knownClients);
  if (client !== undefined && !known.includes(client))
    throw new BadRequest('client', `the journal has nothing of it, but of ${listOf(known)}`);
  const includesPlayground = includePlayground || client === PLAYGROUND;
  const whose = { client, except: includesPlayground ? undefined : PLAYGROUND };
  const counted = await use(async (database) => {
    const total = tally();
    for await (const part of outcomesOf(database, spanOf({ from, to }, timeZone), whose)) total.add(part);
    return total.result();
  });
  return { from, to, timeZone, client: client ?? null, includesPlayground, ...counted };
}

const listOf = (names: readonly string[]): string =>
  names.length === 0
    ? 'nobody'
    : names.map((name) => (name === NO_CLIENT ? `"${NO_CLIENT}" (AUTH=off)` : `"${name}"`)).join(', ');

export const inFormat: Readonly<Record<Format, (report: Acceptance) => string>> = {
  md: asMarkdown,
  csv: asCsv,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
