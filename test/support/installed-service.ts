import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The service as it is installed: built, in a folder of its own, with nothing else of the project. */
export interface Installed {
  readonly folder: string;
  /** Runs it in an environment that has nothing else in it. */
  run(
    environment: Readonly<Record<string, string>>,
    args?: readonly string[],
    node?: readonly string[],
  ): Running;
  /** The same on a free port, once it listens. */
  start(environment?: Readonly<Record<string, string>>): Promise<Running & { readonly url: string }>;
  /** Every process that still runs. */
  killAll(): void;
  remove(): void;
}
export interface Running {
  readonly server: ChildProcess;
  /** All that it wrote so far. */
  readonly said: { readonly out: string; readonly err: string };
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

export function install(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'myositis-cds-'));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(folder, 'dist'), '--noCheck'];
  execFileSync(process.execPath, [tsc, ...options], { cwd: root });
  const page = [join(root, 'scripts/build-page.mjs'), join(folder, 'dist/playground')];
  execFileSync(process.execPath, page, { cwd: root });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const path of ['package.json', 'cds-services.json', 'examples']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  const running = new Set<ChildProcess>();
  let journals = 0;
  const run: Installed['run'] = (environment, args = [], node = []) => {
    journals += 1;
    const DATABASE_URL = `sqlite:${join(folder, `data/journal-${journals}.db`)}`;
    const server = spawn(process.execPath, [...node, join(folder, 'dist/src/server.js'), ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], TIME_ZONE: 'UTC', DATABASE_URL, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(server);
    const said = { out: '', err: '' };
    server.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    server.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
    const ended = once(server, 'close').then(([code]) => code as number | null);
    return { server, said, ended };
  };
  return {
    folder,
    run,
    start: async (environment = {}) => {
      const started = run({ PORT: '0', ...environment });
      const deadline = Date.now() + 20_000;
      // The last thing that is printed once it listens.
      while (!started.said.out.includes('curl ')) {
        if (Date.now() > deadline || started.server.exitCode !== null) {
          throw new Error(`does not start: ${started.said.out}${started.said.err}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      // The first address may be PUBLIC_URL; the last is in that command.
      const url = [...started.said.out.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].at(-1)?.[0] ?? '';
      return { ...started, url };
    },
    killAll: () => {
      for (const server of running) server.kill('SIGKILL');
      running.clear();
    },
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
