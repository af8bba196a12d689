import fc, { type Arbitrary } from 'fast-check';
import { ago } from '../cards/consult.js';
import { daysAgo, maybe } from './any-day.js';
import { allergicTo, type Event } from './a-story.js';

/** Drugs with spans, doses, reasons and routes; IVIG cycles and rituximab courses as they are really given. */

const TAKEN: Readonly<Record<string, readonly string[]>> = {
  'methotrexate SC': ['25 mg weekly', '15 mg/m2 weekly', '10 mg weekly', '20 mg weekly'],
  methotrexate: ['15 mg weekly', '7.5 mg weekly'],
  azathioprine: ['100 mg daily'],
  'mycophenolate mofetil': ['1000 mg BID'],
  tacrolimus: ['2 mg BID'],
  ciclosporin: ['100 mg BID'],
  prednisolone: ['40 mg daily', '20 mg daily', '5 mg daily', '10 mg daily, tapering'],
  prednisone: ['30 mg daily', '7.5 mg daily'],
  hydroxychloroquine: ['200 mg daily', '400 mg daily'],
  tofacitinib: ['5 mg BID'],
  baricitinib: ['4 mg daily'],
  adalimumab: ['40 mg q2wk'],
  etanercept: ['50 mg weekly'],
  tocilizumab: ['162 mg weekly'],
  abatacept: ['125 mg weekly'],
  'folic acid': ['1 mg daily'],
  'co-trimoxazole': ['960 mg daily'],
};
const INFUSED = [
  'immune globulin IV',
  'rituximab',
  'cyclophosphamide',
  'infliximab',
  'methylprednisolone IV pulse',
] as const;

/** Reasons for stopping: specification I, one of each outcome and some that say nothing. */
export const REASONS = {
  intolerance: ['adverse effect', 'ALT raised', 'nausea and vomiting', 'allergic reaction'],
  inefficacy: ['no response', 'ineffective', 'disease progression on treatment'],
  response: ['in remission', 'Weaned off', 'course completed'],
  outside: ['planning pregnancy', 'insurance', 'patient preference'],
  unknown: ['stopped', 'other'],
} as const;
const anyReason = fc.constantFrom(...Object.values(REASONS).flat());

const doseOf = (drug: string): Arbitrary<string> => fc.constantFrom(...(TAKEN[drug] ?? ['1 mg daily']));

/** One drug taken over a span, still running more often than not. */
export function takenDrug(drugs: readonly string[] = Object.keys(TAKEN)): Arbitrary<Event> {
  return fc.constantFrom(...drugs).chain((drug) =>
    fc
      .record({
        start: fc.integer({ min: 3, max: 900 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        running: fc.oneof(
          { weight: 4, arbitrary: fc.constant('active') },
          { weight: 2, arbitrary: fc.constant('ended') },
          { weight: 1, arbitrary: fc.constant('on-hold') },
        ),
        reason: maybe(anyReason),
        dose: doseOf(drug),
      })
      .map(({ start, share, running, reason, dose }): Event => {
        const ended = running === 'ended';
        const taking = {
          from: ago(start),
          dose,
          ...(ended && { to: ago(Math.floor(start * share)), ...(reason && { reason }) }),
          ...(running === 'on-hold' && { status: 'on-hold' as const }),
        };
        return { is: 'taken', drug, taking };
      }),
  );
}

/** First line of methotrexate or another csDMARD and a glucocorticoid, both running. */
export const firstLine: Arbitrary<readonly Event[]> = fc
  .record({
    csdmard: fc.constantFrom('methotrexate SC', 'methotrexate', 'azathioprine', 'mycophenolate mofetil'),
    glucocorticoid: fc.constantFrom('prednisolone', 'prednisone'),
    days: fc.integer({ min: 3, max: 400 }),
    lag: fc.integer({ min: 0, max: 60 }),
  })
  .chain(({ csdmard, glucocorticoid, days, lag }) =>
    fc.tuple(doseOf(csdmard), doseOf(glucocorticoid)).map(([one, other]): readonly Event[] => [
      { is: 'taken', drug: csdmard, taking: { from: ago(days), dose: one } },
      { is: 'taken', drug: glucocorticoid, taking: { from: ago(days + lag), dose: other } },
    ]),
  );

/**
 * The usual way up: first line, IVIG, rituximab, one more; so many steps of it, each given its time. Methotrexate
 * or the one more may have been left for a reason.
 */
export const ladder: Arbitrary<readonly Event[]> = fc
  .record({
    steps: fc.integer({ min: 1, max: 4 }),
    csdmard: fc.constantFrom('methotrexate SC', 'methotrexate', 'azathioprine'),
    dose: fc.constantFrom('25 mg weekly', '7.5 mg weekly', '10 mg/m2 weekly'),
    glucocorticoid: fc.boolean(),
    further: fc.constantFrom('tofacitinib', 'mycophenolate mofetil', 'hydroxychloroquine', 'tacrolimus'),
    since: fc.integer({ min: 3, max: 40 }),
    left: maybe(anyReason),
  })
  .map(({ steps, csdmard, dose, glucocorticoid, further, since, left }): readonly Event[] => {
    const weeks = (count: number): string => ago(Math.max(1, count) * 7);
    const each = Array.from({ length: 6 }, (_, cycle) => weeks(since + 34 - 4 * cycle));
    const begun = since + 30 * steps;
    return [
      {
        is: 'taken',
        drug: csdmard,
        taking: {
          from: weeks(begun),
          dose: csdmard === 'azathioprine' ? '100 mg daily' : dose,
          ...(left && { to: weeks(Math.floor(begun / 2)), reason: left }),
        },
      },
      ...(glucocorticoid
        ? [
            {
              is: 'taken',
              drug: 'prednisolone',
              taking: { from: weeks(begun), dose: '20 mg daily' },
            } as const,
          ]
        : []),
      ...(steps > 1 ? [{ is: 'given', drug: 'immune globulin IV', days: each, dose: '70 g' } as const] : []),
      ...(steps > 2
        ? [
            {
              is: 'given',
              drug: 'rituximab',
              days: [weeks(since + 29), weeks(since + 27)],
              dose: '1000 mg',
            } as const,
          ]
        : []),
      ...(steps > 3 || !glucocorticoid
        ? [{ is: 'taken', drug: further, taking: { from: weeks(since + 14), dose: '5 mg BID' } } as const]
        : []),
    ];
  });

/** How an infused drug is given: how many times, how far apart, in which dose. */
const COURSES: Readonly<
  Record<(typeof INFUSED)[number], readonly [times: number, gap: number, dose: string]>
> = {
  'immune globulin IV': [6, 28, '40 g'],
  rituximab: [2, 14, '500 mg'],
  cyclophosphamide: [7, 28, '750 mg'],
  infliximab: [4, 42, '200 mg'],
  'methylprednisolone IV pulse': [3, 1, '1000 mg'],
};

export function infusions(drugs: readonly (typeof INFUSED)[number][] = INFUSED): Arbitrary<Event> {
  return fc.constantFrom(...drugs).chain((drug) => {
    const [most, gap, dose] = COURSES[drug];
    return fc
      .record({ times: fc.integer({ min: 1, max: most }), first: daysAgo(1, 500) })
      .map(({ times, first }): Event => {
        const days = Array.from({ length: times }, (_, nth) => first - nth * gap).filter((day) => day >= 0);
        return { is: 'given', drug, days: days.map(ago), dose };
      });
  });
}

/** An order that was signed and not yet carried out. */
export const openOrder: Arbitrary<Event> = fc
  .record({
    drug: fc.constantFrom('immune globulin IV', 'rituximab', 'cyclophosphamide', 'tofacitinib'),
    day: daysAgo(0, 40),
  })
  .map(({ drug, day }): Event => ({ is: 'ordered', drug, on: ago(day), dose: '1000 mg' }));

/** A reaction to a drug on the list of allergies. */
export const allergy: Arbitrary<Event> = fc
  .record({
    drug: fc.constantFrom('immune globulin IV', 'methotrexate', 'rituximab', 'azathioprine', 'penicillin'),
    reaction: fc.constantFrom(
      ['Anaphylaxis', 'severe', 'high'],
      ['Headache', 'mild', 'low'],
      ['Urticaria', 'moderate', 'high'],
    ),
  })
  .map(({ drug, reaction: [words = '', severity = '', criticality = ''] }) =>
    allergicTo(drug, words, severity, criticality),
  );
