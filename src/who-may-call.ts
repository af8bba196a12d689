import { isLoopback, readUrl } from './contract/server-address.js';

export const auths = ['required', 'off', 'off-i-understand'] as const;
/** `required`: a JWT of a known client. `off-i-understand` is `off` on a HOST that can be reached from elsewhere. */
export type Auth = (typeof auths)[number];

/** What the environment says about who may call. */
interface Given {
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly auth: Auth | undefined;
  readonly clientsFile: string | undefined;
  readonly discoveryAuth: 'open' | 'required';
  readonly corsOrigins: '*' | readonly string[] | undefined;
  readonly fhirAllowedServers: readonly string[] | undefined;
  /** undefined: not said. */
  readonly playground: boolean | undefined;
  readonly operatorToken: string | undefined;
}

/**
 * Off on loopback, so that it can be tried; required elsewhere, so that no exposed port is open by accident.
 * Whoever lists clients means them to be checked, also behind a proxy on the same machine.
 */
export const authOf = ({ auth, host, clientsFile }: Given): Auth =>
  auth ?? (isLoopbackHost(host) && clientsFile === undefined ? 'off' : 'required');

/** A browser page of anybody may try it; what holds patients answers the pages that the operator names. */
export const corsOriginsOf = (given: Given): '*' | readonly string[] =>
  given.corsOrigins ?? (authOf(given) === 'required' ? [] : '*');

/** The page that tries the service out is for who sits at this machine; elsewhere the operator asks for it. */
export const playgroundOf = (given: Given): boolean => given.playground ?? !isExposed(given);

/** One line for each setting that cannot go with another. */
export function contradictions(given: Given): readonly string[] {
  return [...(authOf(given) === 'required' ? underRequired(given) : underOff(given)), ...ofPlayground(given)];
}

const ofPlayground = (given: Given): readonly string[] =>
  given.playground === true && isExposed(given) && given.operatorToken === undefined
    ? [`PLAYGROUND on needs OPERATOR_TOKEN, because others can reach ${placeOf(given)}`]
    : [];

function underRequired({ auth, host, clientsFile, publicUrl, fhirAllowedServers }: Given): readonly string[] {
  const required =
    auth === 'required'
      ? 'AUTH=required'
      : `AUTH=required, the default ${clientsFile === undefined ? `with HOST ${host}` : 'with CLIENTS_FILE'}`;
  const problems: string[] = [];
  if (clientsFile === undefined)
    problems.push(`CLIENTS_FILE must name the clients that may call (${required})`);
  if (publicUrl === undefined)
    problems.push(`PUBLIC_URL must be given: tokens are made out to it (${required})`);
  else if (!isSafe(publicUrl))
    problems.push(
      `PUBLIC_URL must be https, but on this machine (${required}), but is ${JSON.stringify(publicUrl)}`,
    );
  if (fhirAllowedServers !== undefined)
    problems.push(
      `FHIR_ALLOWED_SERVERS serves AUTH=off only: each client of CLIENTS_FILE has its own fhirServers (${required})`,
    );
  return problems;
}

function underOff({ auth, host, discoveryAuth }: Given): readonly string[] {
  const problems: string[] = [];
  if (auth === 'off' && !isLoopbackHost(host))
    problems.push(
      `AUTH off is for a loopback HOST, but HOST is ${JSON.stringify(host)}: set AUTH=required, or AUTH=off-i-understand where a gateway checks every caller`,
    );
  if (discoveryAuth === 'required') problems.push('DISCOVERY_AUTH required needs AUTH=required');
  return problems;
}

/** Can others than this machine reach it? PUBLIC_URL says so even when a proxy on this machine stands in front. */
export const isExposed = ({ host, publicUrl }: Pick<Given, 'host' | 'publicUrl'>): boolean =>
  !isLoopbackHost(host) || (publicUrl !== undefined && !isLoopback(new URL(publicUrl)));

const isSafe = (publicUrl: string): boolean => {
  const url = new URL(publicUrl);
  return url.protocol === 'https:' || isLoopback(url);
};

function isLoopbackHost(host: string): boolean {
  const address = readUrl(`http://${host.includes(':') ? `[${host}]` : host}`);
  return address !== undefined && isLoopback(address);
}

type Told = Pick<Given, 'host' | 'publicUrl'> & { readonly auth: Auth };
/** For the log and /health/ready; undefined: who may call is checked, or only this machine can. */
export const openToOthers = (config: Told): string | undefined =>
  config.auth === 'off-i-understand' || (config.auth === 'off' && isExposed(config))
    ? `AUTHENTICATION IS OFF (AUTH=${config.auth}): whoever reaches ${placeOf(config)} may call.`
    : undefined;

const placeOf = ({ host, publicUrl }: Pick<Given, 'host' | 'publicUrl'>): string =>
  isLoopbackHost(host) && publicUrl !== undefined ? `PUBLIC_URL ${publicUrl}` : `HOST ${host}`;

/** What the start says of it: a line, or two that nobody overlooks. */
export function whoMayCall(config: Told & Pick<Given, 'discoveryAuth'>, clients: readonly string[]): string {
  const { auth, host, discoveryAuth } = config;
  const warning = openToOthers(config);
  if (warning !== undefined)
    return `\n*** ${warning} ***\n*** Only behind a gateway that checks every caller; else set AUTH=required. ***\n`;
  if (auth !== 'required') return `No authentication (AUTH=off): whoever reaches HOST ${host} may call.`;
  const discovery = discoveryAuth === 'open' ? 'open to all' : 'for them only';
  return `Authentication is required (AUTH). May call: ${clients.join(', ')}. Discovery is ${discovery} (DISCOVERY_AUTH).`;
}
