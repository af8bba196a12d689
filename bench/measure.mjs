/** Servers in processes of their own, the load generator in another, and what the server spent on it. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const autocannon = createRequire(import.meta.url).resolve('autocannon/autocannon.js');
const service = '/cds-services/dm-patient-view';

/** Starts `node script` on a free port, with its log thrown away but written, and waits until it answers. */
export async function startServer(script, settings = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production', ...settings };
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 200) throw new Error(`${script} does not start`);
    const alive = await fetch(`${url}/health/live`).catch(() => undefined);
    if (alive?.ok) break;
    await pause(50);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid, url: `${url}${service}`, stop };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** CPU time of all threads of a process so far, in ms: garbage collection runs in threads of its own. */
export function cpuOf(pid) {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) => {
    try {
      return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      return 0; // The thread ended just now.
    }
  });
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}

/**
 * Posts a file over and over at 10 connections.
 * @param limit `{ requests }` or `{ seconds }`. Only a count gives exact CPU per request: time cuts calls off.
 */
export async function load({ pid, url }, bodyFile, limit) {
  const bound = 'requests' in limit ? ['-a', limit.requests] : ['-d', limit.seconds];
  const args = ['-c', 10, ...bound, '-m', 'POST', '-H', 'content-type: application/json', '-i', bodyFile];
  const before = cpuOf(pid);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [autocannon, ...args.map(String), '-j', '-n', '-t', '60', url],
    { maxBuffer: 1e8 },
  );
  const spent = cpuOf(pid) - before;
  const { latency, errors, timeouts, duration, ...counts } = JSON.parse(stdout);
  const answered = counts['2xx'];
  if (errors + timeouts + counts.non2xx > 0 || answered === 0)
    throw new Error(`${url}: ${counts.non2xx} answers other than 2xx, ${errors + timeouts} errors`);
  return {
    requests: answered,
    perSecond: answered / duration,
    cpu: spent / answered,
    p50: latency.p50,
    p99: latency.p99,
  };
}
