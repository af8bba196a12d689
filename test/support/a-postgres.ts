import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe } from '@jest/globals';

/** A PostgreSQL of its own, as a hospital runs one: real, with fsync, on a free port of this machine. */
export interface APostgres {
  /** Of an empty database that nobody else uses. */
  freshUrl(): Promise<string>;
  /** Does what SQL says in that database. */
  sql(url: string, ...statements: readonly string[]): Promise<readonly Record<string, unknown>[]>;
  /** As an operator stops it: who is connected is thrown out. */
  stop(): Promise<void>;
  /** As the kernel stops it when memory runs out: SIGKILL. */
  kill(): void;
  start(): Promise<void>;
  /** Ends it and wipes all that it wrote. */
  remove(): Promise<void>;
}

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const binaries = ((): string | undefined => {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map((one) => join(debian, one, 'bin')) : [];
  const places = [...(process.env['PATH'] ?? '').split(delimiter), ...versions.sort().reverse()];
  return places.find((place) => ['initdb', 'pg_ctl'].every((name) => existsSync(join(place, name))));
})();

/** A describe that needs PostgreSQL. Where none is installed it is skipped, and says so, also in CI. */
export function describeWithPostgres(title: string, tests: () => void): void {
  if (binaries !== undefined) {
    describe(title, tests);
    return;
  }
  process.stderr.write(
    `skipped: "${title}" needs PostgreSQL: neither initdb and pg_ctl in PATH nor /usr/lib/postgresql/*/bin\n`,
  );
  describe.skip(title, tests);
}

/** In its own folder, which is gone after `remove`. */
export async function startPostgres(): Promise<APostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'myositis-cds-pg-'));
  const data = join(folder, 'data');
  if (isRoot) chownSync(folder, await idOf('-u'), await idOf('-g'));
  await asPostgres('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N');
  let port = await freePort();
  let databases = 0;

  const options = () =>
    Object.entries({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: folder,
      port,
      shared_buffers: '16MB',
      max_connections: 60,
      fsync: 'on',
      synchronous_commit: 'on',
    }).map(([name, value]) => `-c ${name}=${value}`);
  const start = async (): Promise<void> => {
    const once = () =>
      asPostgres(
        ...(['pg_ctl', 'start', '-w', '-t', '20', '-D', data] as const),
        ...['-l', join(folder, 'log'), '-o', options().join(' ')],
      );
    // After SIGKILL its children hold the shared memory for a moment.
    for (let attempt = 1; ; attempt += 1) {
      try {
        await once();
        return;
      } catch (error) {
        if (attempt === 20) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  };
  const stop = () => asPostgres('pg_ctl', 'stop', '-w', '-t', '20', '-m', 'fast', '-D', data);
  const kill = (): void => {
    process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  };
  const sql: APostgres['sql'] = async (url, ...statements) => {
    // Loaded here only: where no PostgreSQL is, nothing of this is needed.
    const { Client } = await import('pg');
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      let rows: readonly Record<string, unknown>[] = [];
      for (const statement of statements) ({ rows } = await client.query(statement));
      return rows;
    } finally {
      await client.end();
    }
  };
  const urlOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;

  await start().catch(async () => {
    port = await freePort();
    await start();
  });
  return {
    freshUrl: async () => {
      databases += 1;
      await sql(urlOf('postgres'), `create database journal_${databases}`);
      return urlOf(`journal_${databases}`);
    },
    ...{ sql, start, stop, kill },
    remove: async () => {
      if (existsSync(join(data, 'postmaster.pid')))
        await asPostgres('pg_ctl', 'stop', '-w', '-m', 'immediate', '-D', data).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** It refuses to run as root; and a folder that root works in is closed to its user. */
async function asPostgres(program: 'initdb' | 'pg_ctl', ...args: readonly string[]): Promise<void> {
  const command = [join(binaries ?? '', program), ...args];
  const [file = '', ...rest] = isRoot
    ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups', ...command]
    : command;
  await run(file, rest, { cwd: '/', env: { PATH: process.env['PATH'] } });
}

const idOf = async (what: '-u' | '-g') => Number((await run('id', [what, 'postgres'])).stdout);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
