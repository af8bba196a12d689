/** `npm run forget`: removes a patient from the journal. A command: it prints, and it alone exits. */
import { text } from 'node:stream/consumers';
import { BadInput, optionsIn } from './command/arguments.js';
import { runAsProgram } from './command/program.js';
import { readConfig, type Config } from './config.js';
import { bareId } from './contract/hook-request.js';
import { Unavailable, type Connection } from './journal/connection.js';
import { isShared } from './journal/database.js';
import { emptyWriteAheadLog, forgetPatient, overwriteRemoved, type Forgotten } from './journal/forget.js';
import { keyedHash, type KeyedHash } from './journal/keyed-hash.js';
import { knownClients } from './journal/known-clients.js';
import { visitJournal } from './journal/visit.js';

const usage = `npm run --silent forget -- --patient ID [--client NAME]

Removes from the journal of DATABASE_URL what was served about this patient, and the feedback on it.
ID: as the EHR has it in context.patientId; "-" reads it from the standard input, so that it stands in
no list of processes. NAME: the client whose patient it is, by its name in CLIENTS_FILE, "-" for cards
that were served while AUTH was off; without it, every client that the journal knows.
JOURNAL_KEY must be the key that was set when the cards were served.`;

export interface Surroundings extends Pick<Config, 'databaseUrl' | 'journalKey'> {
  /** All of the standard input. */
  readonly input: () => Promise<string>;
}

/**
 * The text that the command prints; never the id.
 * @throws BadInput with the one line for the user
 */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<string> {
  const { databaseUrl, journalKey, input } = surroundings;
  const { values, positionals } = optionsIn(args, {
    patient: { type: 'string' },
    client: { type: 'string' },
    help: { type: 'boolean' },
  });
  if (values.help === true) return usage;
  if (positionals.length > 0) throw new BadInput('Every argument needs its option before it: see --help');
  if (values.patient === undefined) throw new BadInput('--patient: required');
  if (journalKey === undefined)
    throw new BadInput('JOURNAL_KEY: required: without the key of then no patient is recognised');
  const patientId = bareId((values.patient === '-' ? await input() : values.patient).trim());
  if (patientId === '' || patientId.includes('/'))
    throw new BadInput('--patient: must be the id of a patient, and must not be empty');
  try {
    const { clients, forgotten } = await visitJournal(databaseUrl, (use) =>
      forget(use, {
        ...{ hash: keyedHash(journalKey), patientId, client: values.client },
        isFile: !isShared(databaseUrl),
      }),
    );
    return said(forgotten, clients);
  } catch (error) {
    if (error instanceof Unavailable)
      throw new BadInput(`DATABASE_URL: nothing was removed: ${error.message}`);
    throw error;
  }
}

interface Task {
  readonly hash: KeyedHash;
  readonly patientId: string;
  readonly client: string | undefined;
  /** SQLite. */
  readonly isFile: boolean;
}

async function forget(use: Connection['use'], { hash, patientId, client, isFile }: Task) {
  const known = await use(knownClients);
  if (client !== undefined && !known.includes(client))
    throw new BadInput(`--client: the journal has nothing of it, but of ${known.join(', ') || 'nobody'}`);
  const clients = client === undefined ? known : [client];
  if (isFile) await use(overwriteRemoved);
  const forgotten = await use((database) => forgetPatient(database, hash, patientId, clients));
  if (isFile) await use(emptyWriteAheadLog);
  return { clients, forgotten };
}

function said({ cards, feedback }: Forgotten, clients: readonly string[]): string {
  const looked = `clients looked at: ${clients.length}`;
  return cards > 0
    ? `Removed: served cards: ${cards}, reports on them: ${feedback} (${looked})`
    : `Nothing removed: the journal has no card for this id, or only under another JOURNAL_KEY (${looked})`;
}

await runAsProgram(import.meta.url, (args) =>
  run(args, { ...readConfig(process.env), input: () => text(process.stdin) }),
);
