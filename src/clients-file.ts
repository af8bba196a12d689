import { clientList, keysAt, sharedIn, type Client } from './clients/schema.js';
import { ConfigError } from './config.js';
import { isLoopback, readUrl } from './contract/server-address.js';
import { sayings } from './file-mistakes.js';
import { parseJson, readText } from './json-file.js';

/**
 * The CDS clients that may call: docs/clients.md.
 * @param file path that CLIENTS_FILE gives
 * @param publicUrl PUBLIC_URL: what is for trying out is refused where it is not of this machine
 * @throws ConfigError with one line for each mistake: CLIENTS_FILE, the file and the path of the mistake.
 */
export const readClientsFile = (file: string, publicUrl: string | undefined): readonly Client[] =>
  readClients(
    readText(file, (problem) => refusal(`${problem}: ${JSON.stringify(file)}`)),
    file,
    publicUrl,
  );

/** The same from the text of such a file. */
export function readClients(text: string, file: string, publicUrl?: string): readonly Client[] {
  const content = parseJson(text, refusal);
  const parsed = clientList.safeParse(content);
  const issues = parsed.error?.issues ?? [];
  const mistakes = [
    ...issues.flatMap((issue) => sayings(issue, keysAt)),
    ...sharedIn(content),
    ...publiclyKnown(parsed.data ?? [], publicUrl),
  ];
  if (!parsed.success || mistakes.length > 0)
    throw new ConfigError(mistakes.map((mistake) => `CLIENTS_FILE ${file}: ${mistake}`).join('\n'));
  return parsed.data;
}

const refusal = (problem: string): ConfigError => new ConfigError(`CLIENTS_FILE ${problem}`);

/**
 * The private key of the CDS Hooks sandbox is in its repository: anybody can write a token in its name.
 * https://github.com/cds-hooks/sandbox
 */
function publiclyKnown(clients: readonly Client[], publicUrl: string | undefined): readonly string[] {
  if (publicUrl === undefined || isLoopback(new URL(publicUrl))) return [];
  const isSandbox = (text: string) => readUrl(text)?.hostname === 'sandbox.cds-hooks.org';
  return clients.flatMap(({ issuer, jwksUrl = '', jku = '' }, index) =>
    [issuer, jwksUrl, jku].some(isSandbox)
      ? [
          `[${index}]: the private key of the CDS Hooks sandbox is public: for a PUBLIC_URL on this machine only`,
        ]
      : [],
  );
}
