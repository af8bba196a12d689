import { z } from 'zod';
import { readServerAddress } from './contract/server-address.js';
import { nearby } from './near-names.js';
import { ruleIds, type RuleId } from './rules/rule-ids.js';

/** One line for the operator; names the variable at fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

interface Setting<Value> {
  readonly variable: string;
  readonly standard: string;
  readonly says: string;
  readonly parser: z.ZodType<Value, string>;
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

const isWebAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
const isOrigin = (text: string) => isWebAddress(text) && new URL(text).origin === text;

const origins = z
  .string()
  .transform((text) => (text === '*' ? text : text.split(',').map((one) => one.trim())))
  .refine(
    (list) => list === '*' || list.every(isOrigin),
    'must be * or a comma list of origins such as https://ehr.example.org',
  )
  .transform((list): '*' | readonly string[] => (list === '*' ? '*' : list));

const commaList = z
  .string()
  .transform((text): readonly string[] => (text === '' ? [] : text.split(',').map((one) => one.trim())));

/** Without diagnoses there is nothing to advise on, and the patient of the call is known to exist. */
const isSpared = (type: string) =>
  /^[A-Z][A-Za-z]+$/.test(type) && type !== 'Condition' && type !== 'Patient';

const isRuleId = (id: string): id is RuleId => ruleIds.some((known) => known === id);

const milliseconds = numberBetween(50, 60_000, 'must be a number of milliseconds from 50 to 60000');

/** Every setting, once: its name, its default, what it says, how it is read. `--help` is made from this. */
const settings = {
  port: setting('PORT', '3000', 'Port to listen on; 0 takes any free one.', wholeNumberBetween(0, 65535)),
  host: setting(
    'HOST',
    '127.0.0.1',
    'Address to listen on. There is no authentication yet: keep it on loopback or behind a gateway.',
    z.string().regex(/^[^\s/]+$/, 'must be an address or host name'),
  ),
  publicUrl: setting(
    'PUBLIC_URL',
    '',
    'Address by which EHRs reach this service, when it differs from HOST and PORT.',
    z
      .string()
      .refine((text) => text === '' || isWebAddress(text), 'must be an http or https URL')
      .transform((text) => (text === '' ? undefined : text.replace(/\/+$/, ''))),
  ),
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
  corsOrigins: setting(
    'CORS_ORIGINS',
    '*',
    'Web origins that may call from a browser: * or a comma list.',
    origins,
  ),
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
    commaList.transform((list, context): readonly RuleId[] => {
      const unknown = list.filter((one) => !isRuleId(one));
      if (unknown.length > 0)
        context.addIssue({
          code: 'custom',
          message: `names no rule ${unknown.map((one) => `"${one}"${nearby(one, ruleIds)}`).join(', ')}`,
        });
      return [...new Set(list.filter(isRuleId))];
    }),
  ),
};

type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
type Read<Entry> = Entry extends Setting<infer Value> ? Value : never;
export type Config = { readonly [Key in keyof typeof settings]: Read<(typeof settings)[Key]> };

/**
 * Reads the configuration from the environment; an empty variable counts as not set.
 * @throws ConfigError with one line for each variable that cannot be used.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const values = Object.entries(settings).map(([key, { variable, standard, parser }]) => {
    const given = environment[variable]?.trim() || standard;
    const parsed = (parser as z.ZodType<unknown, string>).safeParse(given);
    if (parsed.success) return [key, parsed.data] as const;
    problems.push(
      `${variable} ${parsed.error.issues[0]?.message ?? 'cannot be read'}, but is ${JSON.stringify(given)}`,
    );
    return [key, undefined] as const;
  });
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return Object.freeze(Object.fromEntries(values)) as Config;
}

/** The text of `npm start -- --help`. */
export function help(): string {
  const lines = Object.values(settings).map(
    ({ variable, standard, says }) => `  ${variable.padEnd(20)} ${says}${standard && ` [${standard}]`}`,
  );
  return ['npm start          settings come from the environment:', '', ...lines].join('\n');
}
