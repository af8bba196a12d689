import { describe, expect, it } from '@jest/globals';
import { ConfigError, help, readConfig } from '../src/config.js';

describe('the configuration', () => {
  it('works without any setting, on loopback', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      logLevel: 'info',
      maxBodyMb: 10,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      corsOrigins: '*',
    });
  });

  it('is read from the environment and cannot be changed afterwards', () => {
    const config = readConfig({
      PORT: ' 0 ',
      HOST: '::1',
      PUBLIC_URL: 'https://cds.example.org/dm/',
      LOG_LEVEL: 'warn',
      MAX_BODY_MB: '2.5',
      TIME_ZONE: 'Asia/Tokyo',
      CORS_ORIGINS: 'https://ehr.example.org, http://localhost:8080',
      PATH: '/bin',
    });
    expect(config).toEqual({
      port: 0,
      host: '::1',
      publicUrl: 'https://cds.example.org/dm',
      logLevel: 'warn',
      maxBodyMb: 2.5,
      timeZone: 'Asia/Tokyo',
      corsOrigins: ['https://ehr.example.org', 'http://localhost:8080'],
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
    ['LOG_LEVEL', 'loud', 'must be fatal, error, warn, info, debug, trace or silent'],
    ['MAX_BODY_MB', '0', 'must be a number from 0.01 to 1000'],
    ['MAX_BODY_MB', '10MB', 'must be a number from 0.01 to 1000'],
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
  ])('refuses %s=%s in one line that names the variable', (variable, value, wanted) => {
    const reading = () => readConfig({ [variable]: value });
    expect(reading).toThrow(ConfigError);
    expect(reading).toThrow(new ConfigError(`${variable} ${wanted}, but is "${value}"`));
  });

  it('names every variable at fault, one in a line', () => {
    const reading = () => readConfig({ PORT: 'a\nb', TIME_ZONE: 'x' });
    expect(reading).toThrow(/^PORT [^\n]*"a\\nb"\nTIME_ZONE [^\n]*$/);
  });
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
      ['TIME_ZONE', ']'],
      ['CORS_ORIGINS', '[*]'],
    ] as const) {
      const line = lines.find((one) => one.trim().startsWith(`${variable} `));
      expect(line).toContain(standard);
      expect(line?.length).toBeGreaterThan(40);
    }
  });
});
