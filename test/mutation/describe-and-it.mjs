/*
 * What the tests import as @jest/globals when they run in one process (see one-process-runner.mjs): the tests
 * are collected once and can then be run again and again. `expect` and `each` are Jest's own.
 */
import { expect } from 'expect';
import { bind } from 'jest-each';

/** @typedef {{ name: string, file: string, run: () => unknown, before: Function[], after: Function[] }} CollectedTest */

/** @type {CollectedTest[]} */
export const collected = [];
const open = [{ name: '', beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] }];
const innermost = () => open[open.length - 1];

function describeBlock(name, body) {
  open.push({ name: String(name), beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] });
  try {
    body();
  } finally {
    open.pop();
  }
}

function addTest(name, run) {
  const blocks = [...open];
  // A block's beforeAll runs before each of its tests: whichever of them is picked, it finds what it needs.
  collected.push({
    name: [...blocks.map((block) => block.name), String(name)].filter(Boolean).join(' › '),
    run,
    file: '',
    before: () => blocks.flatMap((block) => [...block.beforeAll, ...block.beforeEach]),
    after: () => [...blocks].reverse().flatMap((block) => [...block.afterEach, ...block.afterAll]),
  });
}

const hook = (kind) => (run) => void innermost()[kind].push(run);
export const beforeAll = hook('beforeAll');
export const beforeEach = hook('beforeEach');
export const afterEach = hook('afterEach');
export const afterAll = hook('afterAll');
export const describe = Object.assign(describeBlock, { each: bind(describeBlock, false) });
export const it = Object.assign(addTest, { each: bind(addTest, false) });
export const test = it;
export { expect };
