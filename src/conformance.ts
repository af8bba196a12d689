/** `npm run conformance`: judges any CDS service from outside. A command: it prints, and it alone exits. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, styleText } from 'node:util';
import {
  chapterText,
  isFailure,
  ruleList,
  totalOf,
  verdictsOf,
  type Paint,
  type Verdict,
} from './conformance/page.js';
import { readCall, readChart } from './conformance/requests.js';
import { judgeService, type Asked } from './conformance/run.js';
import { readTokenSource, signerFrom } from './conformance/token.js';
import { calendarDay } from './http/calendar-day.js';

const usage = 'npm run conformance -- --url URL [--token-from FILE]';
const examples = new URL('../../examples/patients/', import.meta.url);

const help = `${usage}

Calls a CDS service as EHRs do, well and badly, and says which rule of CDS Hooks 2.0.1 each answer breaks.
Any service will do: nothing is known of it but its address.

  --url URL          base address, with or without /cds-services
  --token-from FILE  JSON with what signs a token for it: issuer, privateKey (JWK), alg, kid, and if
                     wanted jku, tenant, publicUrl (see docs/conformance.md)
  --patient FILE     a chart to call it with, in place of the examples: a Bundle, or {"resources": […]};
                     may be repeated
  --request FILE     a hook request to send as it is, in place of the examples; may be repeated
  --no-feedback      posts no feedback: for a service whose reports somebody reads
  --origin URL       web origin of the browser check (https://sandbox.cds-hooks.org)
  --timeout MS       how long one answer may take (10000)
  --strict           broken SHOULDs and derived rules fail too
  --verbose          the rules that were kept, too
  --rules            only lists the rules

MUST: the specification demands it; the command fails. SHOULD and derived: a warning.
Sends only calls of its own making, or yours; the examples are made up. Nothing of them is printed.
Exit code 0: no MUST was broken; 1: one was, or the service or an argument cannot be used.`;

/** One line for the user, which names the argument. */
class BadInput extends Error {}

export interface Outcome {
  readonly exitCode: 0 | 1;
}

/**
 * @param print takes each part of the report as soon as it is there
 * @throws BadInput or Unreachable with the one line for the user
 */
export async function run(
  args: readonly string[],
  print: (text: string) => void,
  paint: Paint = (_, text) => text,
  examplesFolder: URL = examples,
): Promise<Outcome> {
  const { values, positionals } = optionsIn(args);
  const say = (text: string): Outcome => {
    print(text);
    return { exitCode: 0 };
  };
  if (values.help === true) return say(help);
  if (values.rules === true) return say(ruleList());
  if (positionals.length > 0) throw new BadInput(`Every argument needs its option before it: ${usage}`);
  const [strict, verbose] = [values.strict === true, values.verbose === true];
  const verdicts: Verdict[] = [];
  for await (const chapter of judgeService(await askedFrom(values, examplesFolder))) {
    print(chapterText(chapter, paint, strict, verbose));
    verdicts.push(...verdictsOf(chapter));
  }
  print(totalOf(verdicts, strict));
  return { exitCode: verdicts.some((verdict) => isFailure(verdict, strict)) ? 1 : 0 };
}

function optionsIn(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const several = { type: 'string', multiple: true } as const;
  const options = {
    ...{ url: text, 'token-from': text, origin: text, timeout: text },
    ...{ patient: several, request: several },
    ...{ 'no-feedback': flag, strict: flag, verbose: flag, rules: flag, help: flag },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node explains at length: its first sentence names the option.
    throw new BadInput(String((error as Error).message.split(/\. |\n/)[0]));
  }
}
type Options = ReturnType<typeof optionsIn>['values'];

async function askedFrom(values: Options, examplesFolder: URL): Promise<Asked> {
  const base = addressIn('--url', values.url).replace(/\/cds-services$/, '');
  const today = calendarDay(Intl.DateTimeFormat().resolvedOptions().timeZone)(new Date());
  const tokenFile = values['token-from'];
  const source = tokenFile === undefined ? undefined : fromFile('--token-from', tokenFile, readTokenSource);
  const charts = (values.patient ?? []).map((file) =>
    fromFile('--patient', file, (text) => readChart(shortName(file), text, today)),
  );
  const calls = (values.request ?? []).map(
    (file) => [shortName(file), fromFile('--request', file, (text) => readCall(text, today))] as const,
  );
  const timeoutMs = Number(values.timeout ?? 10_000);
  if (!(timeoutMs >= 100 && timeoutMs <= 600_000))
    throw new BadInput('--timeout: must be a number of milliseconds from 100 to 600000');
  return {
    base,
    publicUrl: (source?.publicUrl ?? base).replace(/\/+$/, '').replace(/\/cds-services$/, ''),
    signer: source && (await signerFrom(source).catch(() => wrongKey())),
    charts: charts.length + calls.length > 0 ? charts : examplesIn(examplesFolder, today),
    calls,
    origin:
      values.origin === undefined
        ? 'https://sandbox.cds-hooks.org'
        : new URL(addressIn('--origin', values.origin)).origin,
    timeoutMs,
    feedback: values['no-feedback'] !== true,
  };
}

function addressIn(option: string, value: string | undefined): string {
  const given = value?.trim() ?? '';
  if (given === '') throw new BadInput(`${option} is needed: ${usage}`);
  if (!/^https?:\/\//.test(given) || !URL.canParse(given) || /[?#]/.test(given))
    throw new BadInput(`${option}: must be an address such as https://cds.example.org`);
  return given.replace(/\/+$/, '');
}

const shortName = (file: string): string => file.split('/').at(-1) ?? file;

function fromFile<Value>(option: string, file: string, read: (text: string) => Value): Value {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new BadInput(`${option}: ${file} cannot be read`);
  }
  try {
    return read(text);
  } catch (error) {
    throw new BadInput(`${option}: ${file} ${(error as Error).message}`);
  }
}

const wrongKey = (): never => {
  throw new BadInput('--token-from: privateKey does not fit alg');
};

const examplesIn = (folder: URL, today: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readChart(name, readFileSync(fileURLToPath(new URL(name, folder)), 'utf8'), today));

/** https://no-color.org */
const paintFor = (environment: Readonly<Record<string, string | undefined>>): Paint =>
  process.stdout.isTTY && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb'
    ? (colour, text) => styleText(colour, text)
    : (_, text) => text;

// `npm run conformance` runs the built file: dist/src/conformance.js.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.on('error', () => process.exit());
  try {
    const { exitCode } = await run(process.argv.slice(2), (text) => console.log(text), paintFor(process.env));
    process.exitCode = exitCode;
  } catch (error) {
    const expected =
      error instanceof BadInput || (error instanceof Error && ['Unreachable', 'Closed'].includes(error.name));
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  }
}
