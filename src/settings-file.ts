import { ConfigError } from './config.js';
import { parseJson, readJsonFile } from './json-file.js';
import {
  defaultSettings,
  settingDefinitions,
  settingKeys,
  type ChoiceSetting,
  type NumberSetting,
  type SettingKey,
  type Settings,
} from './knowledge/settings.js';

/**
 * The settings of this site: the defaults, and what the file says otherwise.
 * @param file path that SETTINGS_FILE gives; undefined: no file, the defaults hold
 * @throws ConfigError with one line for each mistake, which names SETTINGS_FILE and the key.
 */
export function readSettingsFile(file: string | undefined): Settings {
  return file === undefined ? defaultSettings : settingsIn(readJsonFile('SETTINGS_FILE', file));
}

/** The same from the text of such a file. */
export const readSettings = (text: string): Settings => settingsIn(parseJson('SETTINGS_FILE', text));

function settingsIn(content: unknown): Settings {
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new ConfigError('SETTINGS_FILE must be a JSON object of setting and value');
  const problems = Object.entries(content).flatMap(([key, value]) => problemWith(key, value) ?? []);
  if (problems.length > 0)
    throw new ConfigError(problems.map((problem) => `SETTINGS_FILE ${problem}`).join('\n'));
  return Object.freeze({ ...defaultSettings, ...content });
}

export interface Overridden {
  readonly setting: SettingKey;
  readonly default: number | string;
  readonly value: number | string;
}

/** What differs from the defaults, for the log and for /health/ready. */
export const overriddenIn = (settings: Settings): readonly Overridden[] =>
  settingKeys
    .filter((key) => settings[key] !== defaultSettings[key])
    .map((key) => ({ setting: key, default: defaultSettings[key], value: settings[key] }));

/** undefined: nothing wrong. */
function problemWith(key: string, value: unknown): string | undefined {
  if (!Object.hasOwn(settingDefinitions, key)) return `${JSON.stringify(key)} is no setting`;
  const definition: NumberSetting | ChoiceSetting = settingDefinitions[key as SettingKey];
  const wanted = 'choices' in definition ? wantedChoice(definition, value) : wantedNumber(definition, value);
  return wanted && `${key} must be ${wanted}, but is ${JSON.stringify(value)}`;
}

const wantedChoice = ({ choices }: ChoiceSetting, value: unknown): string | undefined =>
  choices.some((choice) => choice === value) ? undefined : choices.join(' or ');

function wantedNumber({ unit, least, most, whole }: NumberSetting, value: unknown): string | undefined {
  const fits = typeof value === 'number' && value >= least && value <= most;
  return fits && (!whole || Number.isInteger(value))
    ? undefined
    : `a ${whole ? 'whole ' : ''}number from ${least} to ${most} (${unit})`;
}
