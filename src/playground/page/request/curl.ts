import type { HookRequest } from '../hook-request.js';

/** The call as a command for a POSIX shell. */
export const curlOf = (address: string, request: HookRequest): string =>
  [
    `curl -sS ${quoted(address)}`,
    `-H ${quoted('Content-Type: application/json')}`,
    `--data-binary ${quoted(JSON.stringify(request))}`,
  ].join(' \\\n  ');

/** Nothing has a meaning between single quotes but a single quote. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
