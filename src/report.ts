/** `npm run report`: what became of the cards of a period. A command: it prints, and it alone exits. */
import { BadInput, optionsIn } from './command/arguments.js';
import { runAsProgram } from './command/program.js';
import { readConfig, type Config } from './config.js';
import { BadRequest } from './contract/hook-request.js';
import { Unavailable } from './journal/connection.js';
import { visitJournal } from './journal/visit.js';
import { readFormat, readReportQuery } from './report/query.js';
import { acceptanceIn, inFormat } from './report/report.js';

const usage = `npm run report -- --from DAY --to DAY [--format md|csv|json] [--client NAME] [--include-playground]

What became of the cards that were served from one day to the other (2026-11-01, in TIME_ZONE), for
each rule and client: shown, accepted, overridden and why, without an answer; counts, no patient data.
The journal is that of DATABASE_URL. --client: one client alone, by its name in CLIENTS_FILE, "-" for
cards that were served while AUTH was off. --include-playground: also cards of the web page.`;

/**
 * The text that the command prints.
 * @throws BadInput with the one line for the user
 */
export async function run(
  args: readonly string[],
  { databaseUrl, timeZone }: Pick<Config, 'databaseUrl' | 'timeZone'>,
): Promise<string> {
  const { values, positionals } = optionsIn(args, {
    from: { type: 'string' },
    to: { type: 'string' },
    format: { type: 'string', default: 'md' },
    client: { type: 'string' },
    'include-playground': { type: 'boolean' },
    help: { type: 'boolean' },
  });
  if (values.help === true) return usage;
  if (positionals.length > 0) throw new BadInput('Every argument needs its option before it: see --help');
  try {
    const format = readFormat(values.format);
    const query = readReportQuery({ ...values, includePlayground: values['include-playground'] });
    const report = await visitJournal(databaseUrl, (use) => acceptanceIn(use, query, timeZone));
    return inFormat[format](report).trimEnd();
  } catch (error) {
    if (error instanceof BadRequest) throw new BadInput(`--${error.message}`);
    if (error instanceof Unavailable)
      throw new BadInput(`DATABASE_URL: the journal cannot be read: ${error.message}`);
    throw error;
  }
}

await runAsProgram(import.meta.url, (args) => run(args, readConfig(process.env)));
