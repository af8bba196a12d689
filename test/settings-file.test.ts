import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError } from '../src/config.js';
import { run } from '../src/explain.js';
import { defaultSettings } from '../src/knowledge/settings.js';
import { overriddenIn, readSettings, readSettingsFile } from '../src/settings-file.js';
import { vignette } from './support/vignettes.js';

const example = fileURLToPath(new URL('../examples/settings.json', import.meta.url));
const refusal = (text: string): string => {
  try {
    readSettings(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('the settings of a site', () => {
  it('are the defaults without a file', () => {
    expect(readSettingsFile(undefined)).toEqual(defaultSettings);
  });

  it('differ from the defaults only in what the file names, and cannot be changed afterwards', () => {
    const settings = readSettings(
      '\uFEFF{ "ivigTrialCycles": 2, "ckAloneTimesUpperLimit": 4.5, "jdmMultiRefractoryFirst": "cyclophosphamide" }',
    );
    expect(settings).toEqual({
      ...defaultSettings,
      ivigTrialCycles: 2,
      ckAloneTimesUpperLimit: 4.5,
      jdmMultiRefractoryFirst: 'cyclophosphamide',
    });
    expect(Object.isFrozen(settings)).toBe(true);
    expect(Object.isFrozen(defaultSettings)).toBe(true);
  });

  it('are told apart from the defaults by name, default and value', () => {
    expect(overriddenIn(readSettings('{ "ivigTrialCycles": 2, "ivigTrialWeeks": 12 }'))).toEqual([
      { setting: 'ivigTrialCycles', default: 3, value: 2 },
    ]);
    expect(overriddenIn(defaultSettings)).toEqual([]);
  });

  it('may be those of the example file', () => {
    expect(readSettingsFile(example)).toEqual(defaultSettings);
    expect(Object.keys(JSON.parse(readFileSync(example, 'utf8')) as object).length).toBeGreaterThan(1);
  });
});

describe('a settings file with a mistake is refused in a line that names SETTINGS_FILE and the setting', () => {
  it.each([
    ['an unknown name', '{ "ivigCycles": 3 }', '"ivigCycles" is no setting'],
    ['a name of JavaScript', '{ "__proto__": 3 }', '"__proto__" is no setting'],
    ['another letter case', '{ "IvigTrialCycles": 3 }', '"IvigTrialCycles" is no setting'],
    [
      'a number as text',
      '{ "ivigTrialCycles": "3" }',
      'ivigTrialCycles must be a whole number from 1 to 12 (cycles), but is "3"',
    ],
    [
      'nothing',
      '{ "ivigTrialCycles": null }',
      'ivigTrialCycles must be a whole number from 1 to 12 (cycles), but is null',
    ],
    [
      'half a cycle',
      '{ "ivigTrialCycles": 2.5 }',
      'ivigTrialCycles must be a whole number from 1 to 12 (cycles), but is 2.5',
    ],
    [
      'zero weeks',
      '{ "adequateTrialWeeks": 0 }',
      'adequateTrialWeeks must be a whole number from 6 to 52 (weeks), but is 0',
    ],
    [
      'a hundred times too much',
      '{ "adequateTrialWeeks": 1200 }',
      'adequateTrialWeeks must be a whole number from 6 to 52 (weeks), but is 1200',
    ],
    [
      'more than a number can be',
      '{ "ckAloneTimesUpperLimit": 1e999 }',
      'ckAloneTimesUpperLimit must be a number from 1 to 50 (times the upper limit), but is null',
    ],
    [
      'a choice that is none',
      '{ "jdmMultiRefractoryFirst": "rituximab" }',
      'jdmMultiRefractoryFirst must be jak-inhibitor or cyclophosphamide, but is "rituximab"',
    ],
    ['a list', '[]', 'must be a JSON object of setting and value'],
    ['null', 'null', 'must be a JSON object of setting and value'],
    ['broken JSON', '{ "ivigTrialCycles": 3', 'is not valid JSON'],
    ['an empty file', '', 'is not valid JSON'],
  ])('%s', (_, text, line) => {
    expect(refusal(text)).toBe(`SETTINGS_FILE ${line}`);
  });

  it('all mistakes at once, one in a line', () => {
    expect(refusal('{ "x\\ny": 1, "staleOrderDays": -1, "ivigTrialWeeks": 12 }')).toBe(
      'SETTINGS_FILE "x\\ny" is no setting\n' +
        'SETTINGS_FILE staleOrderDays must be a whole number from 90 to 1095 (days), but is -1',
    );
  });

  it('a file that is not there', () => {
    expect(() => readSettingsFile('/nowhere/settings.json')).toThrow(
      new ConfigError('SETTINGS_FILE cannot be read (ENOENT): "/nowhere/settings.json"'),
    );
  });
});

describe('npm run explain', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    delete process.env['SETTINGS_FILE'];
  });

  it('judges by the same file, and words its questions by it', async () => {
    const { resources, asOf } = vignette('V01');
    const chart = join(folder, 'chart.json');
    const entry = resources.map((resource) => ({ resource }));
    writeFileSync(chart, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
    process.env['SETTINGS_FILE'] = join(folder, 'settings.json');
    writeFileSync(process.env['SETTINGS_FILE'], '{ "giRedFlagDays": 45 }');
    expect(await run([chart, '--as-of', asOf, '--json'])).toContain('at most 45 days old?');
    writeFileSync(process.env['SETTINGS_FILE'], '{ "giRedFlagDays": 4500 }');
    await expect(run([chart, '--as-of', asOf])).rejects.toThrow(/^SETTINGS_FILE giRedFlagDays must be/);
  });
});
