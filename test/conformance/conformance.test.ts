import { describe, expect, it, jest } from '@jest/globals';
import { ruleOf, type RuleName } from '../../src/conformance/rules.js';
import { run } from '../../src/conformance.js';
import { startAService, type Doorkeeper, type Fault } from './a-service.js';
import { faults } from './faults.js';

jest.setTimeout(60_000);
const examples = new URL('../../examples/patients/', import.meta.url);
const aChild = new URL('V01.json', examples).pathname;

/** Runs the command against a spoilt service: what it broke, what was printed, how it left. */
async function judge(fault?: Fault, options: readonly string[] = [], door?: Doorkeeper) {
  const service = await startAService(fault, door);
  const printed: string[] = [];
  try {
    const { text: last, exitCode } = await run(
      ['--url', service.url, '--patient', aChild, '--timeout', '60000', ...options],
      (text) => void printed.push(text),
      undefined,
      examples,
    );
    const text = [...printed, last].join('\n');
    // The time is left out: a machine that runs tests is slow at times.
    const broken = [...text.matchAll(/^ {2}(FAIL|warn) {2}(?!R1 )(\S+) /gm)].map(([, how, rule]) => ({
      how,
      rule,
    }));
    return { exitCode, text, last, broken };
  } finally {
    await service.stop();
  }
}

const namesIn = (broken: readonly { readonly rule: string | undefined }[]) => [
  ...new Set(broken.map(({ rule }) => rule)),
];

describe('A service that keeps every rule', () => {
  it('passes without a warning', async () => {
    const { exitCode, broken, last } = await judge();
    expect(broken).toEqual([]);
    expect(exitCode).toBe(0);
    expect(last).toMatch(/^\d+ passed, 0 failed, \d+ warnings; \d+ of \d+ rules looked at$/);
  });

  it('is told what was kept when that is asked for', async () => {
    const { text } = await judge(undefined, ['--verbose']);
    expect(text).toContain(
      'ok    5.1-summary (MUST) has a summary of fewer than 140 characters on every card',
    );
  });
});

describe('A service with a fault', () => {
  it.each(faults)('%s', async (_fault, rules, fault) => {
    const { exitCode, broken, last, text } = await judge(fault);
    expect({ text, broken: namesIn(broken).sort() }).toEqual({ text, broken: [...rules].sort() });
    const musts = rules.filter((rule) => ruleOf(rule).verb === 'MUST');
    expect(namesIn(broken.filter(({ how }) => how === 'FAIL')).sort()).toEqual([...musts].sort());
    expect(exitCode).toBe(musts.length > 0 ? 1 : 0);
    expect(last).toMatch(musts.length > 0 ? /, [1-9]\d* failed,/ : /, 0 failed, [1-9]\d* warnings/);
  });

  it('is told where, and what was seen', async () => {
    const [, , tooLong] = faults.find(([fault]) => fault === 'a summary of 140 characters')!;
    const { text } = await judge(tooLong);
    expect(text).toContain('V01.json: cards[0].summary: has 140 characters');
  });

  it('is told when even its quickest good call was too slow', async () => {
    let calls = 0;
    const { text } = await judge(({ method }) => {
      if (method === 'POST' && (calls += 1) === 1)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    });
    expect(text).toMatch(/warn {2}R1 \(SHOULD\) .*\n +the quickest call: \d+ ms/);
  });

  it('fails by a warning too where it is to be strict', async () => {
    const [, , noTopic] = faults.find(([fault]) => fault === 'no topic')!;
    expect(await judge(noTopic, ['--strict'])).toMatchObject({ exitCode: 1 });
  });

  it('is caught by more than 25 faults that break a MUST', () => {
    const grave = faults.filter(([, rules]) => rules.some((rule: RuleName) => ruleOf(rule).verb === 'MUST'));
    expect(grave.length).toBeGreaterThanOrEqual(25);
  });
});
