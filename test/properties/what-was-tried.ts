import { ago, TODAY } from '../cards/consult.js';
import { REASONS } from './any-drug.js';
import { allergicTo, finding, resultInWords, type Event, type Story } from './a-story.js';
import type { Product } from './sayings.js';

/**
 * Why a story forbids to suggest a drug, read from the story itself and not from what the service made of it:
 * an order on file, a course that runs, a reason for stopping, a reaction. Specification B.1 and B.2.
 */
export interface Forbidden {
  readonly product: Product;
  readonly because: 'active' | 'ordered' | 'failed' | 'not tolerated' | 'contraindicated';
}

const PRODUCTS: Readonly<Record<string, Product>> = {
  'immune globulin IV': 'ivig',
  rituximab: 'rituximab',
  cyclophosphamide: 'cyclophosphamide',
  tofacitinib: 'jak inhibitor',
  baricitinib: 'jak inhibitor',
  'mycophenolate mofetil': 'mycophenolate',
  methotrexate: 'methotrexate',
  'methotrexate SC': 'methotrexate',
  azathioprine: 'azathioprine',
  tacrolimus: 'calcineurin inhibitor',
  ciclosporin: 'calcineurin inhibitor',
  infliximab: 'infliximab or adalimumab',
  adalimumab: 'infliximab or adalimumab',
  abatacept: 'abatacept',
  hydroxychloroquine: 'hydroxychloroquine',
};

export const forbiddenIn = (story: Story): readonly Forbidden[] => story.events.flatMap(forbiddenBy);

export function forbiddenBy(event: Event): readonly Forbidden[] {
  switch (event.is) {
    case 'taken': {
      const product = PRODUCTS[event.drug];
      if (product === undefined) return [];
      const { to, status = 'active', reason = '' } = event.taking;
      if (to === undefined) return status === 'active' ? [{ product, because: 'active' }] : [];
      const says = (reasons: readonly string[]): boolean => reasons.includes(reason);
      return [
        ...(says(REASONS.intolerance) ? [{ product, because: 'not tolerated' } as const] : []),
        ...(says(REASONS.inefficacy) ? [{ product, because: 'failed' } as const] : []),
      ];
    }
    case 'given': {
      const product = PRODUCTS[event.drug];
      return product !== undefined && isActive(event) ? [{ product, because: 'active' }] : [];
    }
    case 'ordered': {
      const product = PRODUCTS[event.drug];
      return product === undefined ? [] : [{ product, because: 'ordered' }];
    }
    case 'raw':
      return [...reactionIn(event.told), ...contraindicatedBy(event.told)];
    case 'finding':
      return event.details.status === 'active' ? contraindicatedBy(event.words) : [];
    default:
      return [];
  }
}

/** Days after the last dose, for rituximab after the first, in which an infused drug is active: specification B.1. */
const ACTIVE_DAYS: Readonly<Record<string, number>> = {
  'immune globulin IV': 8 * 7,
  rituximab: 26 * 7 - 1,
  cyclophosphamide: 6 * 7,
  infliximab: 28,
};
function isActive({ drug, days }: Extract<Event, { is: 'given' }>): boolean {
  const day = drug === 'rituximab' ? days[0] : days.at(-1);
  return day !== undefined && day >= ago(ACTIVE_DAYS[drug] ?? 0);
}

/** "is allergic to rituximab: Anaphylaxis (severe, criticality high)"; a headache is a caution. */
function reactionIn(told: string): readonly Forbidden[] {
  const [, drug = '', reaction = ''] = /^is allergic to (.+): (\w+)/.exec(told) ?? [];
  const product = PRODUCTS[drug];
  return product === undefined || reaction === 'Headache' ? [] : [{ product, because: 'not tolerated' }];
}

const SURFACE_ANTIGEN = 'had Hepatitis B surface antigen Positive';
/** Specification B.1 "Contraindicated", as far as a problem list or a result says it; pregnancy has its own test. */
const CONTRAINDICATED: Readonly<Record<string, readonly Product[]>> = {
  Sepsis: ['jak inhibitor', 'rituximab', 'cyclophosphamide'],
  'Pulmonary tuberculosis': [
    ...(['jak inhibitor', 'rituximab', 'cyclophosphamide', 'infliximab or adalimumab'] as const),
  ],
  [SURFACE_ANTIGEN]: [
    ...(['jak inhibitor', 'rituximab', 'cyclophosphamide', 'infliximab or adalimumab'] as const),
  ],
  'Hypertension, uncontrolled': ['calcineurin inhibitor'],
  'Heart failure': ['infliximab or adalimumab'],
};
const contraindicatedBy = (words: string): readonly Forbidden[] =>
  (CONTRAINDICATED[words.replace(/ on [\d-]+$/, '')] ?? []).map((product) => ({
    product,
    because: 'contraindicated',
  }));

/**
 * Whether the story has a record of the same treatment that goes on later: then the two are one course, whose end is
 * what the later record says, and an order that is older than that end belongs to it.
 */
export function isOvertaken(ban: Event, story: Story): boolean {
  const product = 'drug' in ban ? PRODUCTS[ban.drug] : undefined;
  const until = lastDayOf(ban);
  if (product === undefined || until === undefined) return false;
  return story.events.some(
    (event) => 'drug' in event && PRODUCTS[event.drug] === product && (lastDayOf(event) ?? TODAY) >= until,
  );
}

/** undefined: it goes on. */
function lastDayOf(event: Event): string | undefined {
  if (event.is === 'taken') return event.taking.to;
  if (event.is === 'given') return event.days.at(-1);
  return event.is === 'ordered' ? event.on : undefined;
}

/** One event for each way in which each drug comes to be forbidden. */
export const BANS: readonly Event[] = [
  ...Object.keys(PRODUCTS).flatMap((drug): readonly Event[] => [
    drug in ACTIVE_DAYS
      ? { is: 'given', drug, days: [ago(3)], dose: '1000 mg' }
      : { is: 'taken', drug, taking: { from: ago(10) } },
    { is: 'ordered', drug, on: ago(2), dose: '1000 mg' },
    { is: 'taken', drug, taking: { from: ago(200), to: ago(20), reason: REASONS.inefficacy[0] } },
    { is: 'taken', drug, taking: { from: ago(200), to: ago(20), reason: REASONS.intolerance[0] } },
    allergicTo(drug, 'Anaphylaxis', 'severe', 'high'),
  ]),
  ...Object.keys(CONTRAINDICATED)
    .filter((words) => words !== SURFACE_ANTIGEN)
    .map((words) => finding(words, 5)),
  resultInWords('Hepatitis B surface antigen', 'Positive', TODAY),
];
