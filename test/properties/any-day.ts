import fc, { type Arbitrary } from 'fast-check';
import { ago } from '../cards/consult.js';

/** So many days ago; small numbers, which decide most windows, are as likely as large ones. */
export const daysAgo = (min: number, max: number): Arbitrary<number> =>
  fc.oneof(fc.integer({ min, max: Math.min(max, Math.max(min, 60)) }), fc.integer({ min, max }));
export const dayWithin = (min: number, max: number): Arbitrary<string> => daysAgo(min, max).map(ago);

export const maybe = <Value>(arbitrary: Arbitrary<Value>): Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined });
