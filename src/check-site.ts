/** `npm run check-site`: what a FHIR server gives this service of one patient. A command: it prints, and it alone exits. */
import { readFileSync } from 'node:fs';
import { pageOf } from './check-site/page.js';
import { skeletonOf } from './check-site/skeleton.js';
import { isId, survey } from './check-site/survey.js';
import { BadInput, optionsIn } from './command/arguments.js';
import { paintFor, runAsProgram, type Printed } from './command/program.js';
import { readConfig } from './config.js';
import { readServerAddress } from './contract/server-address.js';
import { readServices } from './contract/services.js';
import { localReader } from './gather/local-codes.js';
import { calendarDay } from './http/calendar-day.js';
import { readSiteMapFile } from './site-map.js';

const usage = 'npm run check-site -- --fhir URL --patient ID [--token T] [--json | --site-map]';

const help = `${usage}

Reads the chart of one patient as a hook call without prefetch does, and says what the site gives:
which templates of cds-services.json it answers, in how many pages and what time, which resource
types it does not keep, and which codes and names of drugs and measures the service does not know.

  --fhir URL     base address of the FHIR server; https, but on this machine
  --patient ID   id of a patient there; best one with a long history of treatment
  --token T      bearer token. Better put it into the environment as FHIR_TOKEN: npm prints its
                 arguments, and they stand in the shell history and in the list of processes
  --json         the report as JSON (with npm run --silent)
  --site-map     only the start of a site map: an entry for each name that was not recognised, with
                 "?" for what it means (docs/site-map.md)

FHIR_TIMEOUT_MS, DEADLINE_MS, FHIR_MAX_ANSWER_MB, FHIR_MAX_PAGES, NOT_KEPT and SITE_MAP_FILE count
as in npm start.
Only reads; the token goes to that server alone and is never printed. No patient values are printed:
no id, date, dose or result, only counts, times, and the codes and names that drugs and measures
have in the chart. Where staff type names freely, look them over before you pass the list on.
Exit code 0: the site can be served, if only in part; 1: it cannot, or an argument is wrong.`;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The text that the command prints.
 * @param catalogue cds-services.json, seen from dist/src
 * @throws BadInput with the one line for the user; it never quotes an argument, which may be a token.
 */
export async function run(
  args: readonly string[],
  environment: Environment,
  catalogue = new URL('../../cds-services.json', import.meta.url),
): Promise<Printed> {
  const { values, positionals } = optionsIn(args, {
    fhir: { type: 'string' },
    patient: { type: 'string' },
    token: { type: 'string' },
    json: { type: 'boolean' },
    'site-map': { type: 'boolean' },
    help: { type: 'boolean' },
  });
  if (values.help === true) return { text: help, exitCode: 0 };
  if (positionals.length > 0) throw new BadInput(`Every argument needs its option before it: ${usage}`);
  const fhirServer = needed('--fhir', values.fhir);
  if (readServerAddress(fhirServer) === undefined)
    throw new BadInput(
      '--fhir: must be a base URL such as https://ehr.example.org/fhir (https, but on this machine)',
    );
  const patientId = needed('--patient', values.patient).replace(/^Patient\//, '');
  if (!isId(patientId)) throw new BadInput('--patient: must be the id of a patient');
  const config = readConfig(environment);
  const site = {
    fhirServer,
    patientId,
    accessToken: tokenIn(values.token, environment),
    timeZone: config.timeZone,
    asOf: calendarDay(config.timeZone)(new Date()),
  };
  const local = localReader(readSiteMapFile(config.siteMapFile).codes);
  const report = await survey(site, config, readServices(readFileSync(catalogue)), local);
  if (report === undefined) throw new BadInput('--fhir: is an address that the service may not call');
  const text =
    values['site-map'] === true
      ? skeletonOf(report.drugs, report.measures)
      : values.json === true
        ? JSON.stringify(report, null, 2)
        : pageOf(report, paintFor(environment));
  return { text, exitCode: report.verdict.served === 'no' ? 1 : 0 };
}

function needed(option: string, value: string | undefined): string {
  const given = value?.trim() ?? '';
  if (given === '') throw new BadInput(`${option} is needed: ${usage}`);
  return given;
}

function tokenIn(argument: string | undefined, environment: Environment): string | undefined {
  const token = (argument ?? environment['FHIR_TOKEN'])?.trim();
  if (token === undefined || token === '') return undefined;
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new BadInput(
      `${argument === undefined ? 'FHIR_TOKEN' : '--token'}: must be the bare token, without "Bearer" or spaces`,
    );
  return token;
}

await runAsProgram(import.meta.url, (args) => run(args, process.env));
