import { z } from 'zod';
import { readServerAddress, readUrl } from './contract/server-address.js';
import { nearby } from './near-names.js';
import { ruleIds, type RuleId } from './rules/rule-ids.js';
import { auths, authOf, contradictions, corsOriginsOf, playgroundOf, type Auth } from './who-may-call.js';

/** One line for the operator; names the variable at fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

interface Setting<Value> {
  readonly variable: string;
  readonly standard: string;
  readonly says: string;
  readonly parser: z.ZodType<Value, string>;
  /** The default in words, where it hangs on other settings. */
  readonly otherwise?: string;
  /** Never printed, not even when it is wrong. */
  readonly secret?: true;
}
const setting = <Value>(
  variable: string,
  standard: string,
  says: string,
  parser: z.ZodType<Value, string>,
): Setting<Value> => ({ variable, standard, says, parser });

const numberBetween = (least: number, most: number, wanted: string) =>
  z
    .string()
    .transform((text) => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN))
    .refine((value) => value >= least && value <= most, wanted);

const wholeNumberBetween = (least: number, most: number) => {
  const wanted = `must be a whole number from ${least} to ${most}`;
  return numberBetween(least, most, wanted).refine(Number.isInteger, wanted);
};

const isTimeZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

const isWebAddress = (text: string) => /^https?:$/.test(readUrl(text)?.protocol ?? '');
/** Paths are put behind it and compared as text: nothing but an address, without user, query and fragment. */
const isBareAddress = (text: string) => isWebAddress(text) && !/[?#]|\/\/[^/]*@/.test(text);
const isOrigin = (text: string) => isWebAddress(text) && readUrl(text)?.origin === text;

const origins = z
  .string()
  .transform((text) => (text === '' || text === '*' ? text : text.split(',').map((one) => one.trim())))
  .refine(
    (list) => list === '' || list === '*' || list.every(isOrigin),
    'must be * or a comma list of origins such as https://ehr.example.org',
  )
  .transform((list): '*' | readonly string[] | undefined =>
    list === '' ? undefined : list === '*' ? '*' : list,
  );

const commaList = z
  .string()
  .transform((text): readonly string[] => (text === '' ? [] : text.split(',').map((one) => one.trim())));

/** Without diagnoses there is nothing to advise on, and the patient of the call is known to exist. */
const isSpared = (type: string) =>
  /^[A-Z][A-Za-z]+$/.test(type) && type !== 'Condition' && type !== 'Patient';

const isRuleId = (id: string): id is RuleId => ruleIds.some((known) => known === id);

function knownRules(list: readonly string[], context: z.core.$RefinementCtx): readonly RuleId[] {
  const unknown = list.filter((one) => !isRuleId(one));
  if (unknown.length > 0)
    context.addIssue({
      code: 'custom',
      message: `names no rule ${unknown.map((one) => `"${one}"${nearby(one, ruleIds)}`).join(', ')}`,
    });
  return [...new Set(list.filter(isRuleId))];
}

const milliseconds = numberBetween(50, 60_000, 'must be a number of milliseconds from 50 to 60000');

/** Every setting, once: its name, its default, what it says, how it is read. `--help` is made from this. */
const settings = {
  port: setting('PORT', '3000', 'Port to listen on; 0 takes any free one.', wholeNumberBetween(0, 65535)),
  host: setting(
    'HOST',
    '127.0.0.1',
    'Address to listen on. Anything but loopback needs AUTH=required or AUTH=off-i-understand.',
    z.string().regex(/^[^\s/]+$/, 'must be an address or host name'),
  ),
  publicUrl: setting(
    'PUBLIC_URL',
    '',
    'Address by which EHRs reach this service, when it differs from HOST and PORT.',
    z
      .string()
      .refine((text) => text === '' || isWebAddress(text), 'must be an http or https URL')
      .refine(
        (text) => !isWebAddress(text) || isBareAddress(text),
        'must hold no user, no query and no fragment',
      )
      .transform((text) => (text === '' ? undefined : text.replace(/\/+$/, ''))),
  ),
  auth: {
    ...setting(
      'AUTH',
      '',
      'required (JWT of a client in CLIENTS_FILE), off (loopback HOST only) or off-i-understand (any HOST).',
      z
        .enum(['', ...auths], `must be ${auths.join(', ')}`)
        .transform((text) => (text === '' ? undefined : text)) as z.ZodType<Auth | undefined, string>,
    ),
    otherwise: 'off on loopback, else required',
  },
  clientsFile: setting(
    'CLIENTS_FILE',
    '',
    'JSON file of the CDS clients that may call; see docs/clients.md.',
    z.string().transform((text) => (text === '' ? undefined : text)),
  ),
  discoveryAuth: setting(
    'DISCOVERY_AUTH',
    'open',
    'open or required: whether discovery and source attributes need a JWT, too (AUTH=required).',
    z.enum(['open', 'required'], 'must be open or required') as z.ZodType<'open' | 'required', string>,
  ),
  operatorToken: {
    ...setting(
      'OPERATOR_TOKEN',
      '',
      'Bearer token for what only the operator may see; unset: to be seen on this machine only.',
      z
        .string()
        .refine(
          (text) => text === '' || /^[\x21-\x7e]{16,}$/.test(text),
          'must be 16 or more printable characters without spaces',
        )
        .transform((text) => (text === '' ? undefined : text)),
    ),
    secret: true as const,
  },
  playground: {
    ...setting(
      'PLAYGROUND',
      '',
      'on or off: the page at / that shows test patients, cards and reasons. Where others can reach it, on needs OPERATOR_TOKEN.',
      z
        .enum(['', 'on', 'off'], 'must be on or off')
        .transform((text) => (text === '' ? undefined : text === 'on')) as z.ZodType<
        boolean | undefined,
        string
      >,
    ),
    otherwise: 'on where only this machine can reach it, else off',
  },
  logLevel: setting(
    'LOG_LEVEL',
    'info',
    'fatal, error, warn, info, debug, trace or silent. No level ever logs patient data.',
    z.enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    ) as z.ZodType<LogLevel, string>,
  ),
  maxBodyMb: setting(
    'MAX_BODY_MB',
    '10',
    'Largest request in megabytes, after decompression; above it the answer is 413.',
    numberBetween(0.01, 1000, 'must be a number from 0.01 to 1000'),
  ),
  requestTimeoutMs: setting(
    'REQUEST_TIMEOUT_MS',
    '30000',
    'Milliseconds within which a whole request must have come in; else the answer is 408.',
    wholeNumberBetween(100, 600_000),
  ),
  maxConcurrent: setting(
    'MAX_CONCURRENT',
    '100',
    'Hook calls that are worked on at once; one more is answered with 503 at once.',
    wholeNumberBetween(1, 10_000),
  ),
  rateLimitPerMinute: setting(
    'RATE_LIMIT_PER_MINUTE',
    '',
    'Calls a minute of one client, then 429; 0: no limit (default: 600, and none while AUTH is off).',
    z
      .string()
      .transform((text) => (text === '' ? undefined : text))
      .pipe(wholeNumberBetween(0, 1_000_000).optional()),
  ),
  timeZone: setting(
    'TIME_ZONE',
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    'IANA time zone whose calendar days count (default: that of this machine).',
    z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin'),
  ),
  corsOrigins: {
    ...setting('CORS_ORIGINS', '', 'Web origins that may call from a browser: * or a comma list.', origins),
    otherwise: '* under AUTH=off, else none',
  },
  fhirAllowedServers: setting(
    'FHIR_ALLOWED_SERVERS',
    '',
    'Base URLs of FHIR servers that may be read while AUTH is off, a comma list; unset: those on this machine.',
    commaList
      .refine(
        (list) => list.every((one) => readServerAddress(one) !== undefined),
        'must be a comma list of base URLs such as https://ehr.example.org/fhir (https, but on this machine)',
      )
      .transform((list) => (list.length === 0 ? undefined : list)),
  ),
  fhirTimeoutMs: setting(
    'FHIR_TIMEOUT_MS',
    '1500',
    'Milliseconds after which one read from a FHIR server is given up.',
    milliseconds,
  ),
  deadlineMs: setting(
    'DEADLINE_MS',
    '2000',
    'Milliseconds from the start of a call after which nothing more is read.',
    milliseconds,
  ),
  fhirMaxAnswerMb: setting(
    'FHIR_MAX_ANSWER_MB',
    '10',
    'Largest answer of a FHIR server in megabytes, after decompression; a larger one counts as not to be had.',
    numberBetween(0.01, 1000, 'must be a number from 0.01 to 1000'),
  ),
  fhirMaxPages: setting(
    'FHIR_MAX_PAGES',
    '10',
    'Pages of one search that are read; when there are more, the record counts as incomplete.',
    wholeNumberBetween(1, 1000),
  ),
  notKept: setting(
    'NOT_KEPT',
    '',
    'FHIR resource types that this site does not keep, a comma list: known to be empty, so never missing.',
    commaList.refine(
      (list) => list.every(isSpared),
      'must be a comma list of resource types such as MedicationStatement (never Condition or Patient)',
    ),
  ),
  settingsFile: setting(
    'SETTINGS_FILE',
    '',
    'JSON file of clinical settings that differ from the defaults in docs/settings.md.',
    z.string().transform((text) => (text === '' ? undefined : text)),
  ),
  siteMapFile: setting(
    'SITE_MAP_FILE',
    '',
    'JSON file of local codes and of the formulary of this site; see docs/site-map.md.',
    z.string().transform((text) => (text === '' ? undefined : text)),
  ),
  disabledRules: setting(
    'DISABLED_RULES',
    '',
    'Rules that this site switches off, a comma list of the ids in cards/README.md.',
    commaList.transform(knownRules),
  ),
  silentRules: setting(
    'SILENT',
    '',
    'all, or a comma list of rules that are judged and journalled and not shown, to measure them before go-live.',
    commaList.transform((list, context) => (list.join() === 'all' ? ruleIds : knownRules(list, context))),
  ),
  databaseUrl: {
    ...setting(
      'DATABASE_URL',
      'sqlite:./data/journal.db',
      'Where the journal is kept: sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE.',
      z
        .string()
        .refine(
          (text) =>
            /^sqlite:./.test(text) || (/^postgres(?:ql)?:\/\/./.test(text) && readUrl(text) !== undefined),
          'must be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE',
        ),
    ),
    // It may hold a password.
    secret: true as const,
  },
  journalKey: {
    ...setting(
      'JOURNAL_KEY',
      '',
      'Key of the hashes that stand for patient, user and order in the journal; unset: a new one each start.',
      z
        .string()
        .refine((text) => text === '' || text.length >= 32, 'must have 32 characters or more')
        .transform((text) => (text === '' ? undefined : text)),
    ),
    secret: true as const,
  },
  retentionDays: setting(
    'RETENTION_DAYS',
    '365',
    'Days after which rows of the journal are removed; 0: never.',
    wholeNumberBetween(0, 36_500),
  ),
  repeatAfterHours: setting(
    'REPEAT_AFTER_HOURS',
    '24',
    'Hours for which order-sign does not repeat what order-select was overridden on with a reason; 0: repeats.',
    wholeNumberBetween(0, 168),
  ),
};

type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
type Read<Entry> = Entry extends Setting<infer Value> ? Value : never;
type Given = { readonly [Key in keyof typeof settings]: Read<(typeof settings)[Key]> };
export interface Config extends Omit<Given, 'auth' | 'corsOrigins' | 'playground'> {
  readonly auth: Auth;
  readonly playground: boolean;
  readonly corsOrigins: '*' | readonly string[];
}

/**
 * Reads the configuration from the environment; an empty variable counts as not set.
 * @throws ConfigError with one line for each variable that cannot be used, alone or together with the others.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const values = Object.entries<Setting<unknown>>(settings).map(
    ([key, { variable, standard, parser, secret }]) => {
      const given = environment[variable]?.trim() || standard;
      const parsed = parser.safeParse(given);
      if (parsed.success) return [key, parsed.data] as const;
      const message = parsed.error.issues[0]?.message ?? 'cannot be read';
      problems.push(`${variable} ${message}${secret ? '' : `, but is ${JSON.stringify(given)}`}`);
      return [key, undefined] as const;
    },
  );
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  const given = Object.fromEntries(values) as Given;
  const against = contradictions(given);
  if (against.length > 0) throw new ConfigError(against.join('\n'));
  const auth = authOf(given);
  // Nobody gets so far without being known; if somebody did, he would name no server.
  const fhirAllowedServers = auth === 'required' ? [] : given.fhirAllowedServers;
  return Object.freeze({
    ...given,
    auth,
    corsOrigins: corsOriginsOf(given),
    fhirAllowedServers,
    playground: playgroundOf(given),
  });
}

/** The text of `npm start -- --help`. */
export function help(): string {
  const lines = Object.values<Setting<unknown>>(settings).map(
    ({ variable, standard, says, otherwise = standard }) =>
      `  ${variable.padEnd(20)} ${says}${otherwise && ` [${otherwise}]`}`,
  );
  return ['npm start          settings come from the environment:', '', ...lines].join('\n');
}
