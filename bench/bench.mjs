/**
 * `npm run bench`: what a call costs, beside the service without its journal and bare Express on the same bytes. The
 * three are measured back to back and in changing order, so that other load on the machine falls on all; medians of
 * the rounds are printed.
 *
 *   npm run bench -- [--rounds 3] [--seconds 2] [--kilobytes 10,100,1000] [--json]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bodyOf, patients } from './bodies.mjs';
import { load, startServer } from './measure.mjs';
import { median, tableOf } from './table.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** No round begins that would not end within it. */
const longest = 175_000;
/** Requests a run, at least: fewer say nothing about p99. */
const fewest = 30;
/** V8 compiles what runs often: the first seconds of a server are no figure. */
const warmUpSeconds = 4;
const calibrationSeconds = 1;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '1.5' },
    kilobytes: { type: 'string', default: '10,100,1000' },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const sizes = options.kilobytes.split(',').map(Number);

const say = (text) => process.stderr.write(`${text}\n`);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const started = Date.now();
const loadBefore = loadavg()[0];

/** One body, posted to the service, to the service without its journal, and to bare Express. */
async function trioOf(name, kilobytes, servers) {
  const { base, expects } = patients[name];
  const body = bodyOf(base(), kilobytes * 1000);
  const file = join(folder, `${name.replace(/\W/g, '-')}-${kilobytes}.json`);
  writeFileSync(file, body);
  const answer = await fetch(servers.service.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { cards } = await answer.json();
  const ids = cards?.flatMap(({ extension }) =>
    extension['org.myositis-cds.rules'].rules.map(({ id }) => id),
  );
  if (!answer.ok || !expects(ids))
    throw new Error(`${name}, ${kilobytes} kB: not the answer that was expected`);
  const bytes = Buffer.byteLength(body);
  const trio = { name, kilobytes, bytes, file, servers, service: [], forgetful: [], bare: [] };
  // How many requests fill the time? A run is a count, because time cuts calls off.
  for (const side of sides) {
    if (!warm.has(servers[side])) await load(servers[side], file, { seconds: warmUpSeconds });
    warm.add(servers[side]);
    const { perSecond } = await load(servers[side], file, { seconds: calibrationSeconds });
    trio[`${side}Count`] = Math.max(fewest, Math.round(perSecond * seconds));
  }
  return trio;
}

const warm = new Set();
/** `forgetful`: the service without its journal. */
const sides = ['service', 'forgetful', 'bare'];
const running = [];
const start = async (script, settings) => {
  const server = await startServer(script, settings);
  running.push(server);
  return server;
};

try {
  const bare = await start(here('bare-express.mjs'));
  const trios = [];
  for (const [number, name] of Object.keys(patients).entries()) {
    const service = await start(here('../dist/src/server.js'), {
      DATABASE_URL: `sqlite:${join(folder, `journal-${number}.db`)}`,
    });
    const forgetful = await start(here('without-journal.mjs'));
    for (const kilobytes of sizes) trios.push(await trioOf(name, kilobytes, { service, forgetful, bare }));
  }
  let slowest = 0;
  for (let round = 1; round <= rounds && Date.now() - started + slowest < longest; round++) {
    const began = Date.now();
    say(`round ${round} of ${rounds}, load ${loadavg()[0].toFixed(1)}`);
    for (const trio of round % 2 === 1 ? trios : [...trios].reverse()) {
      for (const side of round % 2 === 1 ? sides : [...sides].reverse()) {
        trio[side].push(await load(trio.servers[side], trio.file, { requests: trio[`${side}Count`] }));
      }
    }
    slowest = Math.max(slowest, Date.now() - began);
  }
  const results = trios.map(({ name, kilobytes, bytes, service, forgetful, bare: bareRuns }) => ({
    name,
    kilobytes,
    bytes,
    rounds: service.length,
    ratio: median(service.map(({ cpu }, index) => cpu / bareRuns[index].cpu)),
    journal: median(service.map(({ cpu }, index) => cpu / forgetful[index].cpu)),
    service: mediansOf(service),
    forgetful: mediansOf(forgetful),
    bare: mediansOf(bareRuns),
  }));
  const machine =
    `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, load ` +
    `${loadBefore.toFixed(1)} before and ${loadavg()[0].toFixed(1)} after, ` +
    `${Math.round((Date.now() - started) / 1000)} s`;
  console.log(options.json ? JSON.stringify({ machine, results }, null, 2) : tableOf(machine, results));
} finally {
  await Promise.all(running.map(({ stop }) => stop()));
  rmSync(folder, { recursive: true });
}

function mediansOf(runs) {
  const of = (figure) => median(runs.map((run) => run[figure]));
  return {
    cpu: of('cpu'),
    p50: of('p50'),
    p99: of('p99'),
    requests: runs.reduce((n, r) => n + r.requests, 0),
  };
}
