/** `npm run conformance`: judges any CDS service from outside. A command: it prints, and it alone exits. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BadInput, optionsIn } from './command/arguments.js';
import type { Paint } from './command/page.js';
import { paintFor, runAsProgram, type Printed } from './command/program.js';
import { Closed, Unreachable } from './conformance/client.js';
import { chapterText, isFailure, ruleList, totalOf, verdictsOf, type Verdict } from './conformance/page.js';
import { readCall, readChart } from './conformance/requests.js';
import { judgeService, type Asked } from './conformance/run.js';
import { readTokenSource, signerFrom } from './conformance/token.js';
import { readUrl } from './contract/server-address.js';
import { calendarDay } from './http/calendar-day.js';
import { readText } from './json-file.js';

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

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const several = { type: 'string', multiple: true } as const;
const options = {
  ...{ url: text, 'token-from': text, origin: text, timeout: text },
  ...{ patient: several, request: several },
  ...{ 'no-feedback': flag, strict: flag, verbose: flag, rules: flag, help: flag },
} as const;

/**
 * The last line of the report.
 * @param print takes each part before it as soon as it is there
 * @throws BadInput with the one line for the user
 */
export async function run(
  args: readonly string[],
  print: (text: string) => void,
  paint: Paint = (_, text) => text,
  examplesFolder: URL = examples,
): Promise<Printed> {
  const { values, positionals } = optionsIn(args, options);
  if (values.help === true) return { text: help, exitCode: 0 };
  if (values.rules === true) return { text: ruleList(), exitCode: 0 };
  if (positionals.length > 0) throw new BadInput(`Every argument needs its option before it: ${usage}`);
  const [strict, verbose] = [values.strict === true, values.verbose === true];
  const asked = await askedFrom(values, examplesFolder);
  const verdicts: Verdict[] = [];
  try {
    for await (const chapter of judgeService(asked)) {
      print(chapterText(chapter, paint, strict, verbose));
      verdicts.push(...verdictsOf(chapter));
    }
  } catch (error) {
    throw error instanceof Unreachable || error instanceof Closed ? new BadInput(error.message) : error;
  }
  const failed = verdicts.some((verdict) => isFailure(verdict, strict));
  return { text: totalOf(verdicts, strict), exitCode: failed ? 1 : 0 };
}

type Options = ReturnType<typeof optionsIn<typeof options>>['values'];

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
  if (!/^https?:\/\//.test(given) || readUrl(given) === undefined || /[?#]/.test(given))
    throw new BadInput(`${option}: must be an address such as https://cds.example.org`);
  return given.replace(/\/+$/, '');
}

const shortName = (file: string): string => file.split('/').at(-1) ?? file;

function fromFile<Value>(option: string, file: string, read: (text: string) => Value): Value {
  const content = readText(file, (problem) => new BadInput(`${option}: ${file} ${problem}`));
  try {
    return read(content);
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
    .map((name) =>
      fromFile('examples', fileURLToPath(new URL(name, folder)), (chart) => readChart(name, chart, today)),
    );

await runAsProgram(import.meta.url, (args, print) => run(args, print, paintFor(process.env)));
