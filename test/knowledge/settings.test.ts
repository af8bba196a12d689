import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ruleBook } from '../../cards/index.js';
import { evidenceKeys } from '../../src/knowledge/evidence.js';
import {
  defaultSettings,
  settingDefinitions,
  settingKeys,
  withNumbers,
  type ChoiceSetting,
  type NumberSetting,
  type SettingKey,
} from '../../src/knowledge/settings.js';

const root = new URL('../../', import.meta.url);
const sources = ['src', 'cards']
  .flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file}`),
  )
  .filter((file) => file !== 'src/knowledge/settings.ts')
  .map((file) => ({ file, text: readFileSync(new URL(file, root), 'utf8') }));
const code = sources.map(({ text }) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')).join('\n');
const isRead = (key: SettingKey): boolean => new RegExp(`\\b${key}\\b`).test(code);

const definitions = settingKeys.map(
  (key): readonly [SettingKey, NumberSetting | ChoiceSetting] => [key, settingDefinitions[key]] as const,
);

describe('A clinical setting', () => {
  it.each(definitions)('%s has a default that it would accept itself', (key, definition) => {
    expect(defaultSettings[key]).toBe(definition.value);
    if ('choices' in definition) {
      expect(definition.choices).toContain(definition.value);
      return;
    }
    expect(definition.unit).not.toBe('');
    expect(definition.least).toBeLessThan(definition.most);
    expect(definition.value).toBeGreaterThanOrEqual(definition.least);
    expect(definition.value).toBeLessThanOrEqual(definition.most);
    if (definition.whole) expect(Number.isInteger(definition.value)).toBe(true);
  });

  it.each(definitions)('%s says in one sentence what it decides, and where it comes from', (_, one) => {
    expect(one.decides).toMatch(/^[A-Z].{15,}\.$/);
    expect(one.source).toMatch(/^(engineering default, unsigned|specification |seed-|share-|cmas-)/);
    for (const [cited] of one.source.matchAll(/\b(?:seed-\d{3}|share-\d{4}|cmas-\d{4})\b/g))
      expect(evidenceKeys).toContain(cited);
  });

  it.each(settingKeys)('%s is read somewhere', (key) => {
    expect(isRead(key)).toBe(true);
  });
});

describe('The numbers of the specification', () => {
  // Specification B.1 to B.5, every number that is marked [default] there, and those of the seeds.
  it('are the defaults', () => {
    expect(defaultSettings).toMatchObject({
      activityLookBackDays: 180,
      strengthChangeDays: 90,
      strengthBaselineGapDays: 7,
      worseningBaselineDays: 180,
      improvingBaselineDays: 182,
      enzymeLookBackDays: 90,
      childBodyMeasureDays: 90,
      adultBodyMeasureDays: 365,
      staleOrderDays: 365,
      lastAdministrationDays: 28,
      ivigActiveWeeks: 8,
      rituximabActiveWeeks: 26,
      cyclophosphamideActiveWeeks: 6,
      infusionCycleGapDays: 7,
      rituximabCourseGapDays: 42,
      exposureGapDays: 28,
      glucocorticoidTrialWeeks: 4,
      adequateTrialWeeks: 12,
      methotrexateMinimumJuvenileMgPerM2: 15,
      methotrexateMinimumAdultMg: 15,
      ivigTrialCycles: 3,
      ivigTrialWeeks: 12,
      ivigCycleCoversDays: 28,
      rituximabTrialWeeks: 26,
      cyclophosphamideTrialPulses: 6,
      cyclophosphamideTrialWeeks: 24,
      nextAgentWeeks: 12,
      forgottenAfterWeeks: 104,
      cmasActiveBelow: 48,
      cmasActiveBelowYoung: 45,
      cmasFallThatCounts: 3,
      cmasRiseThatCounts: 3,
      mmt8FallThatCounts80: 4,
      mmt8FallThatCounts150: 8,
      mmt8RiseThatCounts80: 4,
      mmt8RiseThatCounts150: 8,
      newFindingWeeks: 8,
      jakInhibitorLastFromAgeYears: 65,
      lowEgfrBelow: 30,
      firstLineWeeks: 12,
      reviewFromWeeks: 4,
      liveVaccineRituximabWeeks: 26,
      liveVaccineGlucocorticoidMgPerDay: 20,
      liveVaccineGlucocorticoidMgPerKg: 2,
      liveVaccineGlucocorticoidDays: 14,
      jdmMultiRefractoryFirst: 'jak-inhibitor',
    });
  });

  it('stand nowhere else: what is marked as a default is a setting', () => {
    const elsewhere = sources.filter(({ text }) => /\[(?:engineering )?default\b/.test(text));
    expect(elsewhere.map(({ file }) => file)).toEqual([]);
  });
});

describe('A text that names a setting', () => {
  it('says the number that holds, and leaves everything else as it is', () => {
    const site = { ...defaultSettings, adequateTrialWeeks: 16 };
    expect(withNumbers('judge at {adequateTrialWeeks} weeks {or so}', site)).toBe(
      'judge at 16 weeks {or so}',
    );
    expect(withNumbers('{constructor} {ivigTrialCycles}', site)).toBe('{constructor} 3');
  });

  it('names one that exists', () => {
    const named = sources
      .filter(({ file }) => file.startsWith('cards/'))
      .flatMap(({ text }) => [...text.matchAll(/(?<!\$)\{(\w+)\}/g)].map(([, key]) => key));
    expect(named).toContain('adequateTrialWeeks');
    for (const key of named) expect(settingKeys).toContain(key);
  });

  it('is a question of a rule or row only with its number filled in', () => {
    const asked = [
      ...ruleBook.table.rows.map(({ asks }) => asks),
      ...ruleBook.rules.flatMap(({ all = [], any = [], none = [] }) =>
        [...all, ...any, ...none].map(({ asks }) => asks),
      ),
    ];
    for (const asks of asked) expect(withNumbers(asks, defaultSettings)).not.toMatch(/[{}]/);
  });
});
