/**
 * environment → dependencies → listen: the only file with effects on import, and the only one that prints.
 * All else is imported after the check of Node, so that a Node too old says so in one line.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Client } from './clients/schema.js';
import type { Config } from './config.js';
import type { Playground } from './http/playground.js';
import type { Journal } from './journal/journal.js';
import type { Services } from './contract/services.js';
import type { Settings } from './knowledge/settings.js';
import type { SiteMap } from './site-map.js';

const project = new URL('../../', import.meta.url);
const graceInSeconds = 10;
/** Milliseconds for writing what waits, and as many for closing the database. */
const FLUSH_MS = 2000;

checkNode(20, 19);
if (process.argv.includes('--help')) console.log((await import('./config.js')).help());
else await serve(await configure());

function checkNode(oldestMajor: number, oldestMinor: number): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  stop(`Node ${oldestMajor}.${oldestMinor} or later is needed; this is ${process.versions.node}.`);
}

interface Configured {
  readonly config: Config;
  readonly settings: Settings;
  readonly siteMap: SiteMap;
  /** Who may call; empty when AUTH is off. */
  readonly clients: readonly Client[];
}

async function configure(): Promise<Configured> {
  const { readConfig } = await import('./config.js');
  const { readClientsFile } = await import('./clients-file.js');
  const { readSettingsFile } = await import('./settings-file.js');
  const { readSiteMapFile } = await import('./site-map.js');
  const config = orStop('', () => readConfig(process.env));
  return {
    config,
    settings: orStop('', () => readSettingsFile(config.settingsFile)),
    siteMap: orStop('', () => readSiteMapFile(config.siteMapFile)),
    clients: orStop('', () =>
      config.auth === 'required' && config.clientsFile !== undefined
        ? readClientsFile(config.clientsFile, config.publicUrl)
        : [],
    ),
  };
}

async function serve({ config, settings, siteMap, clients }: Configured): Promise<void> {
  const { pino } = await import('pino');
  const { createApp } = await import('./app.js');
  const { createHttpServer } = await import('./http/http-server.js');
  const { knownCallers } = await import('./clients/callers.js');
  const { openJournal } = await import('./journal/journal.js');
  const { keyedHash } = await import('./journal/keyed-hash.js');
  const { openToOthers } = await import('./who-may-call.js');
  const { readServices } = await import('./contract/services.js');
  const { createPipeline, RULE_SET_VERSION } = await import('./pipeline.js');
  const { overriddenIn } = await import('./settings-file.js');
  const { sourceAttributesOf } = await import('./source-attributes.js');

  const services = orStop('cds-services.json ', () =>
    readServices(readFileSync(new URL('cds-services.json', project))),
  );
  const log = pino({ level: config.logLevel, base: null });
  if (config.notKept.length > 0)
    log.info({ resourceTypes: config.notKept }, 'not kept by this site (NOT_KEPT)');
  const overridden = overriddenIn(settings);
  if (overridden.length > 0) log.info({ settings: overridden }, 'settings of this site (SETTINGS_FILE)');
  if (config.disabledRules.length > 0)
    log.info({ rules: config.disabledRules }, 'switched off by this site (DISABLED_RULES)');
  if (config.silentRules.length > 0)
    log.warn({ rules: config.silentRules }, 'judged and not shown at this site (SILENT)');
  const { drugs, measures, examinations } = siteMap.codes;
  if (config.siteMapFile !== undefined)
    log.info(
      {
        drugs: drugs.length,
        measures: measures.length,
        procedures: examinations.length,
        notAvailable: siteMap.formulary.notAvailable,
      },
      'map of this site (SITE_MAP_FILE)',
    );
  const pipeline = createPipeline({ ...config, ...siteMap, settings }, services, (server, resourceType) => {
    log.info({ server, resourceType }, 'not kept by this FHIR server: taken as empty');
  });
  const now = () => new Date();
  const journal = openJournal({
    ...config,
    hash: keyedHash(config.journalKey),
    now,
    down: (why) => log.error({ why }, 'the journal is not available: no feedback is taken; trying again'),
    up: () => log.info('the journal is available'),
  });
  const callers = knownCallers(clients, {
    now,
    keysFailed: (client, why) => log.warn({ client, why }, 'the public keys of this client cannot be had'),
    seenElsewhere: (issuer, jti, until) => journal.remember(issuer, jti, until),
  });
  const page = config.playground ? await openPlayground(config, settings, siteMap, log) : undefined;
  const app = createApp({
    config,
    callers,
    services,
    ...pipeline,
    overridden,
    sourceAttributesOf: (service) => sourceAttributesOf(service, RULE_SET_VERSION, config.disabledRules),
    now,
    newId: randomUUID,
    log,
    journal,
    ...(page && { playground: page }),
  });
  const server = createHttpServer(app, config);
  server.once('error', (error) => stop(whyNotListening(error, config)));
  server.listen(config.port, config.host, () => {
    const bound = server.address();
    const port = typeof bound === 'object' && bound ? bound.port : config.port;
    const warning = openToOthers(config);
    if (warning !== undefined) log.warn(warning);
    if (config.journalKey === undefined)
      log.warn('no JOURNAL_KEY: what is remembered of a patient is not recognised after a restart');
    void callers.warmUp();
    void announce(config, services, clients, port, page !== undefined);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => shutDown(server, journal));
}

/** undefined: what it is made of is not there; the service answers without it. */
async function openPlayground(
  config: Config,
  settings: Settings,
  { codes, formulary }: SiteMap,
  log: Logger,
): Promise<Playground | undefined> {
  const { explainContent } = await import('./explain/explain-content.js');
  const { localCodesOf } = await import('./pipeline.js');
  const { orderableDrugs } = await import('./playground/drugs.js');
  const { readLibrary } = await import('./playground/library.js');
  const { disabledRules, silentRules } = config;
  const site = { settings, ...localCodesOf(codes), formulary, disabledRules, silentRules };
  const files = fileURLToPath(new URL('dist/playground/', project));
  try {
    readFileSync(`${files}index.html`);
    return {
      files,
      library: readLibrary(new URL('examples/', project)),
      drugs: orderableDrugs,
      explain: (content, asked) => explainContent(content, { ...asked, site }),
    };
  } catch (error) {
    log.warn({ why: reasonOf(error) }, 'the page is not there (PLAYGROUND)');
    return undefined;
  }
}

function whyNotListening({ code, message }: NodeJS.ErrnoException, { host, port }: Config): string {
  if (code === 'EADDRINUSE') return `PORT ${port} is taken on HOST ${host}: set PORT to another number.`;
  if (code === 'EACCES') return `PORT ${port} may not be opened by this user: set PORT to 1024 or higher.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST ${host} is no address of this machine: set HOST to one, such as 127.0.0.1.`;
  }
  return `HOST ${host}, PORT ${port}: ${message}`;
}

async function announce(
  config: Config,
  services: Services,
  clients: readonly Client[],
  port: number,
  hasPage: boolean,
): Promise<void> {
  const everywhere = /^(?:0\.0\.0\.0|::)$/.test(config.host);
  const host = everywhere ? '127.0.0.1' : config.host.includes(':') ? `[${config.host}]` : config.host;
  const base = `http://${host}:${port}`;
  const example = await writeExample(config, services);
  const { whoMayCall } = await import('./who-may-call.js');
  const names = clients.map(({ name }) => name);
  console.log(`
Listening on ${config.publicUrl ?? base}/cds-services
${whoMayCall(config, names)}
What a call does not carry is read from FHIR servers: ${serversOf(config)}
Journal: ${placeOfJournal(config)}
${hasPage ? `See it: ${base}/\n` : ''}${config.disabledRules.length > 0 ? `\nSwitched off by this site (DISABLED_RULES): ${config.disabledRules.join(', ')}\n` : ''}`);
  if (config.auth === 'required') {
    console.log(`A call needs the token of a client; whether it listens: curl -s ${base}/health/ready\n`);
  } else if (example !== undefined) {
    console.log(`Try it, with a child whose dates are made from today:

  curl -s -H 'Content-Type: application/json' --data-binary '@${example}' ${base}/cds-services/dm-patient-view
`);
  }
}

/** Without the password that it may hold. */
function placeOfJournal({ databaseUrl }: Config): string {
  if (databaseUrl.startsWith('sqlite:')) return databaseUrl.slice('sqlite:'.length);
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL ${host}${pathname}`;
}

const serversOf = ({ auth, fhirAllowedServers }: Config): string =>
  auth === 'required'
    ? 'those that CLIENTS_FILE lists for the client that calls'
    : (fhirAllowedServers?.join(', ') ?? 'those on this machine only (FHIR_ALLOWED_SERVERS)');

/** Into dist/, which the build made: nothing is written where the sources are. */
async function writeExample(config: Config, services: Services): Promise<string | undefined> {
  const { exampleCall } = await import('./example.js');
  const { calendarDay } = await import('./http/calendar-day.js');
  const folder = new URL('dist/examples/', project);
  const file = fileURLToPath(new URL('patient-view.json', folder));
  const today = calendarDay(config.timeZone)(new Date());
  try {
    const chart = readFileSync(new URL('examples/patients/V01.json', project), 'utf8');
    const prefetch = services.list.find(({ hook }) => hook === 'patient-view')?.prefetch ?? {};
    const call = exampleCall({ chart, prefetch, today, newId: randomUUID });
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, call);
    return file;
  } catch (error) {
    console.error(`No example call: ${reasonOf(error)}`);
    return undefined;
  }
}

/** Takes no new calls, lets those under way finish, then leaves with 0. */
function shutDown(server: Server, journal: Journal): void {
  server.close(() => {
    void journal.close(FLUSH_MS).then(() => process.exit(0));
  });
  setInterval(() => {
    server.closeIdleConnections();
  }, 50).unref();
  setTimeout(() => {
    server.closeAllConnections();
  }, graceInSeconds * 1000).unref();
}

function orStop<Value>(prefix: string, attempt: () => Value): Value {
  try {
    return attempt();
  } catch (error) {
    return stop(`${prefix}${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}
