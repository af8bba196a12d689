import type { Source } from '../../src/contract/patient-record.js';
import type { HookBody } from './hook-request.js';
import { isObject } from './json.js';

/** "2026-11-20", alone or at the start of a moment. */
const fullDay = /^(\d{4}-\d{2}-\d{2})(?=$|T\d{2}:\d{2})/;
const partialDay = /^\d{4}(-\d{2})?$/;
const namesAMoment =
  /(date|datetime|start|end|instant|authoredOn|issued|whenHandedOver|whenPrepared|event)$/i;

/**
 * The same request so many days later (or earlier): every date and moment in it moves by as many days, so
 * that with a clock moved alike nothing clinical has changed.
 * @throws when it holds a partial date, which no number of days can move.
 */
export function shiftDates(request: HookBody, days: number): HookBody {
  const walk = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, name));
    if (isObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([member, inside]) => [member, walk(inside, member)]),
      );
    }
    if (typeof value !== 'string') return value;
    if (partialDay.test(value) && namesAMoment.test(name))
      throw new Error(`${name} ${value} is a partial date`);
    return value.replace(fullDay, (day) => shiftDay(day, days));
  };
  return walk(request, '') as HookBody;
}

/** The calendar day so many days after another. */
export function shiftDay(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** The same request of an EHR that leaves these keys out. */
export const without = (request: HookBody, ...keys: readonly Source[]): HookBody => ({
  ...request,
  prefetch: Object.fromEntries(
    Object.entries(request.prefetch).filter(([key]) => !keys.some((left) => left === key)),
  ),
});

/** The same request with one search cut short: a page follows that nobody sent. */
export const withNextPage = (request: HookBody, key: Source): HookBody => ({
  ...request,
  prefetch: {
    ...request.prefetch,
    [key]: {
      ...request.prefetch[key],
      resourceType: 'Bundle',
      link: [{ relation: 'next', url: 'https://ehr.example.org/fhir/next' }],
    },
  },
});

/** The same request with its prefetch keys and the entries of every Bundle in another order. */
export function shuffle(request: HookBody, seed: number): HookBody {
  const next = numbersFrom(seed);
  const bundle = (value: unknown): unknown =>
    isObject(value) && Array.isArray(value['entry'])
      ? { ...value, entry: inDisorder(value['entry'], next) }
      : value;
  const { context, prefetch } = request;
  return {
    ...request,
    context: { ...context, ...('draftOrders' in context && { draftOrders: bundle(context.draftOrders) }) },
    prefetch: Object.fromEntries(
      inDisorder(Object.entries(prefetch), next).map(([key, value]) => [key, bundle(value)]),
    ),
  } as HookBody;
}

/** Fisher and Yates. */
function inDisorder<Item>(items: readonly Item[], next: () => number): readonly Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

/** mulberry32: the same numbers between 0 and 1 for the same seed, so that a failure can be repeated. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
