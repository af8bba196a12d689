/**
 * Fires the seed patients at a running service, as an EHR that sends no prefetch: the service reads from a small
 * FHIR server that demands a token. Prints for each patient what the clinician would see.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startFhirServer } from './fhir-server.mjs';
import { say } from './say.mjs';
import { localDay, seedPatients } from './seed-patients.mjs';

const usage = `npm run demo -- [--url URL] [--prefetch] [--page-size N] [--as-of YYYY-MM-DD]

  --url        the service [http://127.0.0.1:3000]; without it, and with nothing there, the demo starts its own
  --prefetch   send the chart within the request instead of letting the service read it
  --page-size  the most that the FHIR server hands out at a time [20]
  --as-of      the day that counts as today, for a service whose clock stands still [today]`;

const usualUrl = 'http://127.0.0.1:3000';
const service = 'dm-patient-view';
const patience = 10_000;

/** What the user can mend: said in one line, without a stack. */
class Trouble extends Error {}

const closing = [];

// `npm run demo | head` is no failure.
process.stdout.on('error', ({ code }) => process.exit(code === 'EPIPE' ? 0 : 1));

async function demo() {
  const { url, prefetch, today, pageSize, help } = options();
  if (help) return console.log(usage);
  const base = await serviceAt(url);
  const token = randomUUID();
  const fhir = await startFhirServer({ token, today, pageSize });
  closing.push(fhir.stop);
  say(`Service  ${base}/cds-services/${service}`, { dim: true });
  say(`Charts   ${fhir.url}, ${prefetch ? 'sent as prefetch' : 'read by the service'}, as of ${today}`, {
    dim: true,
  });

  const templates = prefetch ? await prefetchTemplates(base) : {};
  const outcomes = [];
  for (const patient of seedPatients(today)) {
    const patientId = patient.resources.find(({ resourceType }) => resourceType === 'Patient').id;
    const chart = await readAll(templates, { fhir, token, patientId });
    const readsBefore = fhir.log.length;
    const started = performance.now();
    const { status, body } = await call(base, requestFor({ patientId, chart, fhir, token }));
    const ms = Math.round(performance.now() - started);
    const reads = fhir.log.length - readsBefore;
    say('');
    say(`${patient.id}  ${inOneLine(patient.resources, today)}`, { hanging: 5, style: 'bold' });
    say(`${status} in ${ms} ms, ${reads} reads from the FHIR server`, { indent: 5, dim: true });
    outcomes.push({ status, reads });
    if (status !== 200) say(body?.issue?.[0]?.details?.text ?? 'no reason given', { indent: 5 });
    else if (body.cards.length === 0) say('no card: nothing to advise', { indent: 5 });
    else body.cards.forEach(show);
  }
  const refused = outcomes.filter(({ status }) => status !== 200);
  if (refused.length === 0) return;
  const unread = refused.every(({ status, reads }) => status === 412 && reads === 0);
  throw new Trouble(`${refused.length} patients got no answer of 200.${unread ? hint(base) : ''}`);
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string' },
        prefetch: { type: 'boolean', default: false },
        'page-size': { type: 'string', default: '20' },
        'as-of': { type: 'string', default: localDay() },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { url, 'as-of': today, 'page-size': pageSize, ...rest } = values;
    if (url !== undefined && !/^https?:\/\/[^/]/.test(url)) throw new Error('--url must be an http(s) URL.');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new Error('--as-of must be a day such as 2026-11-20.');
    if (!/^[1-9]\d*$/.test(pageSize)) throw new Error('--page-size must be a whole number from 1.');
    return { ...rest, url: url?.replace(/(?:\/cds-services)?\/*$/, ''), today, pageSize: Number(pageSize) };
  } catch ({ message }) {
    throw new Trouble(`${message.split('\n')[0]} See npm run demo -- --help`);
  }
}

/** The address of a service that answers: the one asked for, the usual one, or one of our own. */
async function serviceAt(url) {
  const asked = url ?? usualUrl;
  const services = await discoveryOf(asked);
  if (services?.some(({ id }) => id === service)) return asked;
  if (services) throw new Trouble(`What runs on ${asked} has no service ${service}: give --url.`);
  if (url !== undefined) throw new Trouble(`Nothing that speaks CDS Hooks answers on ${url}/cds-services.`);
  say(`No service runs on ${usualUrl}: starting one for this demo on a free port.`, { dim: true });
  return startOwn();
}

/** The services that are offered there; undefined when none answers. */
async function discoveryOf(base) {
  try {
    const response = await fetch(`${base}/cds-services`, { signal: AbortSignal.timeout(patience) });
    const { services } = await response.json();
    return Array.isArray(services) ? services : undefined;
  } catch {
    return undefined;
  }
}

async function startOwn() {
  const program = fileURLToPath(new URL('../dist/src/server.js', import.meta.url));
  if (!existsSync(program))
    throw new Trouble('The service is not built: run "npm ci && npm run build" first.');
  const { PATH, TIME_ZONE = '', TZ } = process.env;
  const env = { PATH, TIME_ZONE, ...(TZ && { TZ }), PORT: '0', LOG_LEVEL: 'silent' };
  const server = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  process.once('exit', () => server.kill());
  closing.push(() => server.kill());
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Trouble(`The service does not start: ${said.trim().split('\n')[0]}`));
    const timer = setTimeout(fail, patience);
    server.stderr.on('data', (chunk) => (said += chunk));
    server.stdout.on('data', (chunk) => {
      said += chunk;
      const url = /Listening on (http:\S+)\/cds-services/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
    server.once('exit', fail);
  });
}

async function prefetchTemplates(base) {
  const services = (await discoveryOf(base)) ?? [];
  return services.find(({ id }) => id === service)?.prefetch ?? {};
}

/** What an EHR does with prefetch templates: one answer a key, first page only. */
async function readAll(templates, { fhir, token, patientId }) {
  const answers = Object.entries(templates).map(async ([key, template]) => {
    const query = template.replaceAll('{{context.patientId}}', patientId);
    const response = await fetch(`${fhir.url}/${query}`, { headers: { Authorization: `Bearer ${token}` } });
    return [key, await response.json()];
  });
  return Object.fromEntries(await Promise.all(answers));
}

/** https://cds-hooks.hl7.org/STU2/#http-request_1 */
function requestFor({ patientId, chart, fhir, token }) {
  const asked = { hook: 'patient-view', hookInstance: randomUUID() };
  const context = { userId: 'Practitioner/example', patientId };
  if (Object.keys(chart).length > 0) return { ...asked, context, prefetch: chart };
  const fhirAuthorization = {
    access_token: token,
    token_type: 'Bearer',
    expires_in: 300,
    scope: 'patient/*.read',
    subject: service,
    patient: patientId,
  };
  return { ...asked, context, fhirServer: fhir.url, fhirAuthorization };
}

async function call(base, request) {
  try {
    const response = await fetch(`${base}/cds-services/${service}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(patience),
    });
    return { status: response.status, body: await response.json() };
  } catch ({ name }) {
    throw new Trouble(`${base} gave no answer${name === 'TimeoutError' ? ` in ${patience / 1000} s` : ''}.`);
  }
}

const hint = (base) =>
  /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]?/.test(base)
    ? ' It read nothing: does its FHIR_ALLOWED_SERVERS leave out http://127.0.0.1?'
    : ' A service on another machine cannot read from this one: try --prefetch.';

/** "female, 9 years: Juvenile dermatomyositis; …" */
function inOneLine(resources, today) {
  const { gender, birthDate } = resources.find(({ resourceType }) => resourceType === 'Patient');
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const age = today.slice(5) < birthDate.slice(5) ? years - 1 : years;
  const conditions = resources.filter(({ resourceType }) => resourceType === 'Condition');
  return `${gender}, ${age} years: ${conditions.map(({ code }) => code.text).join('; ')}`;
}

const colours = { critical: 'red', warning: 'yellow', info: 'blue' };

function show({ indicator, summary, detail, suggestions = [] }) {
  const label = indicator.toUpperCase().padEnd(9);
  say(`${label} ${summary}`, { indent: 5, hanging: 10, colour: colours[indicator], coloured: label.length });
  list('why', whyIn(detail));
  list(
    'suggests',
    suggestions.map((suggestion) => suggestion.label),
  );
}

/** The label stands before the first line only. */
function list(label, lines) {
  lines.forEach((line, index) => {
    say(`${(index === 0 ? label : '').padEnd(9)}${line}`, {
      indent: 15,
      hanging: 9,
      colour: 'dim',
      coloured: 9,
    });
  });
}

/** The lines under "Why", without Markdown; of a card that merges several, the lines of its first list. */
function whyIn(detail = '') {
  const blocks = detail.split('\n\n');
  const heading = blocks.indexOf('**Why**');
  const list = heading < 0 ? blocks.find((block) => block.startsWith('- ')) : blocks[heading + 1];
  return (list ?? '').split('\n').map((line) =>
    line
      .replace(/^- /, '')
      .replaceAll('\u200B', '')
      .replace(/\\([\\`*_[\]|~<&#>+\-=.)])/g, '$1'),
  );
}

try {
  await demo();
} catch (error) {
  console.error(error instanceof Trouble ? error.message : `The demo failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  for (const close of closing.reverse()) await close();
}
