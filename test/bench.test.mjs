import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf, patients } from '../bench/bodies.mjs';
import { cpuOf, load, startServer } from '../bench/measure.mjs';
import { median, tableOf } from '../bench/table.mjs';
import { explainContent } from '../src/explain/explain-content.js';

const today = new Date().toISOString().slice(0, 10);

describe.each(Object.entries(patients))('the bodies of the benchmark: %s', (_, { base, expects }) => {
  it('are filled up to the size, and the same for the same seed', () => {
    const body = bodyOf(base(), 100_000);
    expect(body.length).toBeGreaterThan(98_000);
    expect(body.length).toBeLessThanOrEqual(100_000);
    expect(bodyOf(base(), 100_000)).toBe(body);
    expect(bodyOf(base(), 100_000, 2)).not.toBe(body);
  });

  it('get the answer that the benchmark says it measures, padded or not', async () => {
    for (const bytes of [10_000, 100_000]) {
      const body = JSON.parse(bodyOf(base(), bytes));
      const { cards, sources } = await explainContent(body, {
        timeZone: 'UTC',
        asOf: today,
        newId: randomUUID,
      });
      expect(expects(cards.flatMap(({ rules }) => rules))).toBe(true);
      expect(new Set(Object.values(sources))).toEqual(new Set(['known']));
    }
  });
});

describe('a measurement', () => {
  let folder = '';
  let server;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
    server = await startServer(fileURLToPath(new URL('../bench/bare-express.mjs', import.meta.url)));
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('counts the requests and what the server spent on them', async () => {
    const file = join(folder, 'body.json');
    writeFileSync(file, bodyOf(patients['no dermatomyositis'].base(), 10_000));
    const before = cpuOf(server.pid);
    const { requests, cpu, p50, p99 } = await load(server, file, { requests: 20 });
    expect(requests).toBe(20);
    expect(cpu).toBeGreaterThan(0);
    expect(cpu * requests).toBeLessThanOrEqual(cpuOf(server.pid) - before);
    expect(p99).toBeGreaterThanOrEqual(p50);
  });

  it('fails where the server does not answer well', async () => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, '{');
    await expect(load(server, file, { requests: 10 })).rejects.toThrow('10 answers other than 2xx');
  });
});

describe('the table of the benchmark', () => {
  it('takes medians', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  it('gives the ratio first', () => {
    const figures = { cpu: 0.3, p50: 1, p99: 9, requests: 100 };
    const result = { name: 'nobody', kilobytes: 10, bytes: 9_900, rounds: 3, ratio: 1.5, journal: 1.1 };
    const sides = { service: figures, forgetful: { ...figures, cpu: 0.25 }, bare: { ...figures, cpu: 0.2 } };
    const [legend, , , , row] = tableOf('a machine', [{ ...result, ...sides }]).split('\n');
    expect(legend).toBe('10 connections, medians of 3 rounds; a machine');
    expect(row).toMatch(
      /^\| \*\*1\.50\*\* +\| 1\.10 +\| nobody +\| 10 kB +\| 0\.30 +\| 0\.25 +\| 0\.20 +\| 1 \/ 9/,
    );
  });
});
