/** `npm run explain -- FILE`: what every rule made of one chart, and why. A command: it prints, and it alone exits. */
import { randomUUID } from 'node:crypto';
import { BadInput, dayIn, optionsIn } from './command/arguments.js';
import { paintFor, runAsProgram } from './command/program.js';
import { readConfig } from './config.js';
import { BadRequest } from './contract/hook-request.js';
import { explainContent } from './explain/explain-content.js';
import { pageOf } from './explain/page.js';
import { calendarDay } from './http/calendar-day.js';
import { parseJson, readText } from './json-file.js';
import { localCodesOf, type Site } from './pipeline.js';
import { readSettingsFile } from './settings-file.js';
import { readSiteMapFile } from './site-map.js';

const usage =
  'npm run explain -- FILE [--as-of YYYY-MM-DD] [--hook patient-view|order-select|order-sign] [--json]';

/**
 * The text that the command prints.
 * @throws BadInput with the one line for the user.
 */
export async function run(args: readonly string[]): Promise<string> {
  const { values, positionals } = optionsIn(args, {
    'as-of': { type: 'string' },
    hook: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  if (values.help === true) return usage;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new BadInput(`One FILE is needed: ${usage}`);
  const { timeZone, settingsFile, siteMapFile, disabledRules, silentRules } = readConfig(process.env);
  const settings = readSettingsFile(settingsFile);
  const { codes, formulary } = readSiteMapFile(siteMapFile);
  const site: Site = { settings, ...localCodesOf(codes), formulary, disabledRules, silentRules };
  const asOf = dayIn('--as-of', values['as-of'] ?? calendarDay(timeZone)(new Date()));
  try {
    const asked = { timeZone, asOf, hook: values.hook, newId: randomUUID };
    const explanation = await explainContent(contentOf(file), { ...asked, site });
    return values.json === true
      ? JSON.stringify(explanation, null, 2)
      : pageOf(explanation, paintFor(process.env));
  } catch (error) {
    throw error instanceof BadRequest ? new BadInput(`${file}: ${error.message}`) : error;
  }
}

function contentOf(file: string): unknown {
  const complain = (problem: string) => new BadInput(`${file}: ${problem}`);
  return parseJson(readText(file, complain), complain);
}

await runAsProgram(import.meta.url, run);
