import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, help, readConfig } from '../src/config.js';
import { ruleIds } from '../src/rules/rule-ids.js';

const noneAuthenticated = {
  auth: 'off',
  clientsFile: undefined,
  discoveryAuth: 'open',
  operatorToken: undefined,
};
const noFhirSetting = {
  fhirAllowedServers: undefined,
  fhirTimeoutMs: 1500,
  deadlineMs: 2000,
  fhirMaxAnswerMb: 10,
  fhirMaxPages: 10,
  notKept: [],
  settingsFile: undefined,
  siteMapFile: undefined,
  disabledRules: [],
  silentRules: [],
  databaseUrl: 'sqlite:./data/journal.db',
  journalKey: undefined,
  retentionDays: 365,
  repeatAfterHours: 24,
  playground: true,
};
const baseUrls =
  'must be a comma list of base URLs such as https://ehr.example.org/fhir (https, but on this machine)';
const typeList =
  'must be a comma list of resource types such as MedicationStatement (never Condition or Patient)';

describe('the configuration', () => {
  it('works without any setting, on loopback', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      logLevel: 'info',
      maxBodyMb: 10,
      requestTimeoutMs: 30_000,
      maxConcurrent: 100,
      rateLimitPerMinute: undefined,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      corsOrigins: '*',
      ...noneAuthenticated,
      ...noFhirSetting,
    });
  });

  it('is read from the environment and cannot be changed afterwards', () => {
    const config = readConfig({
      PORT: ' 0 ',
      HOST: '::1',
      PUBLIC_URL: 'https://cds.example.org/dm/',
      AUTH: 'off',
      OPERATOR_TOKEN: 'Xy_0123456789-abcdef',
      PLAYGROUND: 'on',
      LOG_LEVEL: 'warn',
      MAX_BODY_MB: '2.5',
      REQUEST_TIMEOUT_MS: '5000',
      MAX_CONCURRENT: '20',
      RATE_LIMIT_PER_MINUTE: '0',
      TIME_ZONE: 'Asia/Tokyo',
      CORS_ORIGINS: 'https://ehr.example.org, http://localhost:8080',
      FHIR_ALLOWED_SERVERS: 'https://ehr.example.org/fhir, http://127.0.0.1:8080/fhir/',
      FHIR_TIMEOUT_MS: '800',
      DEADLINE_MS: '1000',
      FHIR_MAX_ANSWER_MB: '0.5',
      FHIR_MAX_PAGES: '3',
      NOT_KEPT: 'MedicationStatement, MedicationDispense',
      SETTINGS_FILE: ' settings.json ',
      SITE_MAP_FILE: 'site-map.json',
      DISABLED_RULES: 'data-gap, escalate-ivig, data-gap',
      SILENT: 'folic-acid',
      DATABASE_URL: 'postgres://cds:secret@db.example.org/journal',
      JOURNAL_KEY: '0123456789abcdef0123456789abcdef',
      RETENTION_DAYS: '30',
      REPEAT_AFTER_HOURS: '0',
      PATH: '/bin',
    });
    expect(config).toEqual({
      port: 0,
      host: '::1',
      publicUrl: 'https://cds.example.org/dm',
      ...noneAuthenticated,
      operatorToken: 'Xy_0123456789-abcdef',
      logLevel: 'warn',
      maxBodyMb: 2.5,
      requestTimeoutMs: 5000,
      maxConcurrent: 20,
      rateLimitPerMinute: 0,
      timeZone: 'Asia/Tokyo',
      corsOrigins: ['https://ehr.example.org', 'http://localhost:8080'],
      fhirAllowedServers: ['https://ehr.example.org/fhir', 'http://127.0.0.1:8080/fhir/'],
      fhirTimeoutMs: 800,
      deadlineMs: 1000,
      fhirMaxAnswerMb: 0.5,
      fhirMaxPages: 3,
      notKept: ['MedicationStatement', 'MedicationDispense'],
      settingsFile: 'settings.json',
      siteMapFile: 'site-map.json',
      disabledRules: ['data-gap', 'escalate-ivig'],
      silentRules: ['folic-acid'],
      databaseUrl: 'postgres://cds:secret@db.example.org/journal',
      journalKey: '0123456789abcdef0123456789abcdef',
      retentionDays: 30,
      repeatAfterHours: 0,
      playground: true,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes an empty variable as not set', () => {
    expect(readConfig({ PORT: '', HOST: '  ', TIME_ZONE: '', PUBLIC_URL: '' })).toEqual(readConfig({}));
  });

  it.each([
    ['PORT', 'abc', 'must be a whole number from 0 to 65535'],
    ['PORT', '65536', 'must be a whole number from 0 to 65535'],
    ['PORT', '-1', 'must be a whole number from 0 to 65535'],
    ['PORT', '80.5', 'must be a whole number from 0 to 65535'],
    ['PORT', '0x50', 'must be a whole number from 0 to 65535'],
    ['HOST', 'http://localhost', 'must be an address or host name'],
    ['PUBLIC_URL', 'cds.example.org', 'must be an http or https URL'],
    ['PUBLIC_URL', 'ftp://cds.example.org', 'must be an http or https URL'],
    ['PUBLIC_URL', 'https://cds.example.org/dm?x=1', 'must hold no user, no query and no fragment'],
    ['PUBLIC_URL', 'https://a:b@cds.example.org', 'must hold no user, no query and no fragment'],
    ['AUTH', 'on', 'must be required, off, off-i-understand'],
    ['DISCOVERY_AUTH', 'no', 'must be open or required'],
    ['PLAYGROUND', 'yes', 'must be on or off'],
    ['LOG_LEVEL', 'loud', 'must be fatal, error, warn, info, debug, trace or silent'],
    ['MAX_BODY_MB', '0', 'must be a number from 0.01 to 1000'],
    ['MAX_BODY_MB', '10MB', 'must be a number from 0.01 to 1000'],
    ['REQUEST_TIMEOUT_MS', '99', 'must be a whole number from 100 to 600000'],
    ['REQUEST_TIMEOUT_MS', '1000.5', 'must be a whole number from 100 to 600000'],
    ['MAX_CONCURRENT', '0', 'must be a whole number from 1 to 10000'],
    ['RATE_LIMIT_PER_MINUTE', 'none', 'must be a whole number from 0 to 1000000'],
    ['RATE_LIMIT_PER_MINUTE', '-1', 'must be a whole number from 0 to 1000000'],
    ['TIME_ZONE', 'Mars/Olympus', 'must be an IANA time zone such as Europe/Berlin'],
    [
      'CORS_ORIGINS',
      'ehr.example.org',
      'must be * or a comma list of origins such as https://ehr.example.org',
    ],
    [
      'CORS_ORIGINS',
      'https://a.org/,*',
      'must be * or a comma list of origins such as https://ehr.example.org',
    ],
    ['FHIR_ALLOWED_SERVERS', 'ehr.example.org', baseUrls],
    ['FHIR_ALLOWED_SERVERS', 'http://ehr.example.org/fhir', baseUrls],
    ['FHIR_ALLOWED_SERVERS', 'https://a:b@ehr.example.org/fhir', baseUrls],
    ['FHIR_ALLOWED_SERVERS', 'https://ehr.example.org/fhir, *', baseUrls],
    ['FHIR_TIMEOUT_MS', '0', 'must be a number of milliseconds from 50 to 60000'],
    ['DEADLINE_MS', '2s', 'must be a number of milliseconds from 50 to 60000'],
    ['FHIR_MAX_ANSWER_MB', '-1', 'must be a number from 0.01 to 1000'],
    ['FHIR_MAX_PAGES', '1.5', 'must be a whole number from 1 to 1000'],
    ['NOT_KEPT', 'Condition', typeList],
    ['NOT_KEPT', 'medicationStatements; x', typeList],
    [
      'DISABLED_RULES',
      'data-gap, escalate-ivg, rash',
      'names no rule "escalate-ivg" (near: escalate-ivig), "rash"',
    ],
    ['RETENTION_DAYS', '-1', 'must be a whole number from 0 to 36500'],
    ['REPEAT_AFTER_HOURS', '200', 'must be a whole number from 0 to 168'],
    ['SILENT', 'all, x', 'names no rule "all", "x"'],
    ['DISABLED_RULES', 'etanercept', 'names no rule "etanercept" (near: etanercept-avoid)'],
  ])('refuses %s=%s in one line that names the variable', (variable, value, wanted) => {
    const reading = () => readConfig({ [variable]: value });
    expect(reading).toThrow(ConfigError);
    expect(reading).toThrow(new ConfigError(`${variable} ${wanted}, but is "${value}"`));
  });

  it.each([
    ['OPERATOR_TOKEN', 'too short', 'must be 16 or more printable characters without spaces'],
    ['JOURNAL_KEY', 'too short', 'must have 32 characters or more'],
    [
      'DATABASE_URL',
      'mysql://cds:secret@db',
      'must be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE',
    ],
    ['DATABASE_URL', 'sqlite:', 'must be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE'],
  ])('never quotes a secret, not even a wrong one: %s', (variable, value, wanted) => {
    expect(() => readConfig({ [variable]: value })).toThrow(new ConfigError(`${variable} ${wanted}`));
  });

  it('silences every rule with SILENT=all', () => {
    expect(readConfig({ SILENT: 'all' }).silentRules).toEqual(ruleIds);
  });

  it('names every variable at fault, one in a line', () => {
    const reading = () => readConfig({ PORT: 'a\nb', TIME_ZONE: 'x' });
    expect(reading).toThrow(/^PORT [^\n]*"a\\nb"\nTIME_ZONE [^\n]*$/);
  });
});

describe('who may call', () => {
  const clients = { CLIENTS_FILE: 'clients.json', PUBLIC_URL: 'https://cds.example.org' };
  const mistakesIn = (environment: Readonly<Record<string, string>>): readonly string[] => {
    try {
      readConfig(environment);
    } catch (error) {
      return (error as Error).message.split('\n');
    }
    return [];
  };

  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost', 'LOCALHOST'])(
    'is not asked on loopback (HOST %s), so that the service can be tried',
    (host) => {
      expect(readConfig({ HOST: host })).toMatchObject({ auth: 'off', corsOrigins: '*' });
    },
  );

  it.each(['0.0.0.0', '::', '10.1.2.3', 'cds.example.org', '127.0.0.1.example.org', '::ffff:10.0.0.1'])(
    'is asked on HOST %s, so that no port is open by accident',
    (host) => {
      expect(readConfig({ HOST: host, ...clients })).toMatchObject({ auth: 'required', corsOrigins: [] });
      expect(mistakesIn({ HOST: host })).toEqual([
        `CLIENTS_FILE must name the clients that may call (AUTH=required, the default with HOST ${host})`,
        `PUBLIC_URL must be given: tokens are made out to it (AUTH=required, the default with HOST ${host})`,
      ]);
    },
  );

  it('is asked wherever clients are listed, because a proxy on this machine may stand in front', () => {
    expect(readConfig(clients).auth).toBe('required');
    expect(readConfig({ ...clients, AUTH: 'off' }).auth).toBe('off');
    expect(mistakesIn({ CLIENTS_FILE: 'clients.json' })).toEqual([
      'PUBLIC_URL must be given: tokens are made out to it (AUTH=required, the default with CLIENTS_FILE)',
    ]);
  });

  it('is not asked on another HOST only when somebody says so in as many words', () => {
    expect(mistakesIn({ HOST: '0.0.0.0', AUTH: 'off' })).toEqual([
      'AUTH off is for a loopback HOST, but HOST is "0.0.0.0": set AUTH=required, or AUTH=off-i-understand where a gateway checks every caller',
    ]);
    expect(readConfig({ HOST: '0.0.0.0', AUTH: 'off-i-understand' })).toMatchObject({
      auth: 'off-i-understand',
      corsOrigins: '*',
    });
  });

  it('is asked at an https address, or at one of this machine', () => {
    expect(mistakesIn({ ...clients, PUBLIC_URL: 'http://cds.example.org' })).toEqual([
      'PUBLIC_URL must be https, but on this machine (AUTH=required, the default with CLIENTS_FILE), but is "http://cds.example.org"',
    ]);
    expect(readConfig({ ...clients, PUBLIC_URL: 'http://localhost:3000' }).auth).toBe('required');
  });

  it('has its FHIR servers with each client, not in FHIR_ALLOWED_SERVERS', () => {
    const servers = { FHIR_ALLOWED_SERVERS: 'https://ehr.example.org/fhir' };
    expect(mistakesIn({ ...clients, ...servers, AUTH: 'required' })).toEqual([
      'FHIR_ALLOWED_SERVERS serves AUTH=off only: each client of CLIENTS_FILE has its own fhirServers (AUTH=required)',
    ]);
    expect(readConfig({ ...servers, HOST: '0.0.0.0', AUTH: 'off-i-understand' }).fhirAllowedServers).toEqual([
      'https://ehr.example.org/fhir',
    ]);
  });

  it('may be asked at discovery too, but not while nobody is asked', () => {
    expect(readConfig({ ...clients, DISCOVERY_AUTH: 'required' }).discoveryAuth).toBe('required');
    expect(mistakesIn({ DISCOVERY_AUTH: 'required' })).toEqual([
      'DISCOVERY_AUTH required needs AUTH=required',
    ]);
  });

  it('lets web pages call under AUTH=required that the operator names', () => {
    const pages = { CORS_ORIGINS: 'https://ehr.example.org' };
    expect(readConfig({ ...clients, ...pages }).corsOrigins).toEqual(['https://ehr.example.org']);
    expect(readConfig({ ...clients, CORS_ORIGINS: '*' }).corsOrigins).toBe('*');
  });
});

describe('the page that tries the service out', () => {
  const token = { OPERATOR_TOKEN: '0123456789abcdef' };
  const exposed = [
    [{ HOST: '0.0.0.0', AUTH: 'off-i-understand' }, 'HOST 0.0.0.0'],
    [{ PUBLIC_URL: 'https://cds.example.org' }, 'PUBLIC_URL https://cds.example.org'],
    [
      { CLIENTS_FILE: 'clients.json', PUBLIC_URL: 'https://cds.example.org' },
      'PUBLIC_URL https://cds.example.org',
    ],
  ] as const;

  it('is there where only this machine can reach it, unless it is switched off', () => {
    expect(readConfig({}).playground).toBe(true);
    expect(readConfig({ PUBLIC_URL: 'http://localhost:3000' }).playground).toBe(true);
    expect(readConfig({ PLAYGROUND: 'off' }).playground).toBe(false);
    expect(readConfig({ PLAYGROUND: 'on' }).playground).toBe(true);
  });

  it.each(exposed.map(([where]) => [where] as const))(
    'is not there where others can reach it, unless the operator asks for it (%j)',
    (where) => {
      expect(readConfig(where).playground).toBe(false);
      expect(readConfig({ ...where, ...token }).playground).toBe(false);
      expect(readConfig({ ...where, ...token, PLAYGROUND: 'on' }).playground).toBe(true);
    },
  );

  it.each(exposed)(
    'is for who has the token where others can reach it: none stops the start (%j)',
    (where, at) => {
      expect(() => readConfig({ ...where, PLAYGROUND: 'on' })).toThrow(
        new ConfigError(`PLAYGROUND on needs OPERATOR_TOKEN, because others can reach ${at}`),
      );
    },
  );
});

describe('the help', () => {
  it('lists every setting with its default', () => {
    const lines = help().split('\n');
    for (const [variable, standard] of [
      ['PORT', '[3000]'],
      ['HOST', '[127.0.0.1]'],
      ['PUBLIC_URL', ''],
      ['LOG_LEVEL', '[info]'],
      ['MAX_BODY_MB', '[10]'],
      ['REQUEST_TIMEOUT_MS', '[30000]'],
      ['MAX_CONCURRENT', '[100]'],
      ['RATE_LIMIT_PER_MINUTE', '600'],
      ['TIME_ZONE', ']'],
      ['CORS_ORIGINS', '[* under'],
      ['AUTH', '[off on loopback'],
      ['CLIENTS_FILE', ''],
      ['DISCOVERY_AUTH', '[open]'],
      ['OPERATOR_TOKEN', ''],
      ['FHIR_ALLOWED_SERVERS', ''],
      ['FHIR_TIMEOUT_MS', '[1500]'],
      ['DEADLINE_MS', '[2000]'],
      ['FHIR_MAX_ANSWER_MB', '[10]'],
      ['FHIR_MAX_PAGES', '[10]'],
      ['NOT_KEPT', ''],
      ['SETTINGS_FILE', ''],
      ['SITE_MAP_FILE', ''],
      ['DISABLED_RULES', ''],
      ['SILENT', ''],
      ['DATABASE_URL', '[sqlite:./data/journal.db]'],
      ['JOURNAL_KEY', ''],
      ['RETENTION_DAYS', '[365]'],
      ['REPEAT_AFTER_HOURS', '[24]'],
    ] as const) {
      const line = lines.find((one) => one.trim().startsWith(`${variable} `));
      expect(line).toContain(standard);
      expect(line?.length).toBeGreaterThan(40);
    }
  });

  it('says what the table in the README says, setting by setting', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const [, configuration = ''] = readme.split('\n## Configuration\n');
    const rows = [...configuration.matchAll(/^\| `([A-Z_]+)` +\| (.*?) +\| (.*?) *\|$/gm)];
    const told = help().matchAll(/^ {2}([A-Z_]+) +(.*?)(?: \[(.*)\])?$/gm);
    const ofHelp = [...told].map(([, variable, says, standard = '']) =>
      // Its default is that of the machine, which a page cannot know.
      [variable, says, variable === 'TIME_ZONE' ? "the host's" : standard],
    );
    expect(rows.map(([, variable, says, standard]) => [variable, says, standard])).toEqual(ofHelp);
  });
});
