import { met, unknown, type Answer } from '../../src/patient/answer.js';
import type { Course, Treatment } from '../../src/patient/facts.js';
import { dayFrom, dayInterval, type DayInterval } from '../../src/patient/dates.js';
import type { Finding, Shown } from '../../src/rules/finding.js';
import type { Indicator, PathwayCard, Rule, RuleId, RuleKind, Wording } from '../../src/rules/rule.js';
import type { Source } from '../../src/contract/patient-record.js';
import { present, type PresentContext } from '../../src/present/present.js';

/** Findings as room 3 hands them on, of rules that exist here only. */

const kinds: Partial<Record<RuleId, RuleKind>> = {
  'escalate-ivig': 'pathway',
  'escalate-jak-inhibitor': 'pathway',
  'await-ivig-response': 'pathway',
  'hold-steroid-taper': 'section',
  'expert-referral': 'section',
  'skin-disease-systemic': 'section',
  'cardiac-screening': 'checklist',
  'optimise-methotrexate': 'checklist',
  'hydroxychloroquine-dose': 'checklist',
  'data-gap': 'checklist',
};

export function aRule(id: RuleId, over: Partial<Pick<Rule, 'title' | 'evidence' | 'signature'>> = {}) {
  const base = {
    id,
    title: `Title of ${id}`,
    hooks: ['patient-view', 'order-select', 'order-sign'] as const,
    evidence: ['share-2017'] as const,
    implements: [],
    signature: { author: 'A. Author', checkedBy: 'not yet reviewed', reviewBy: '2027-11-20' },
    ...over,
  };
  const kind = kinds[id] ?? 'safety';
  const wording = { summary: 'never asked' };
  return kind === 'pathway'
    ? ({ ...base, kind, say: () => wording } satisfies PathwayCard)
    : ({
        ...base,
        kind,
        needs: [],
        scope: 'active disease',
        indicator: () => 'info',
        say: () => wording,
      } satisfies Rule);
}

interface ShownLike extends Partial<Wording> {
  readonly title?: string;
  readonly evidence?: Rule['evidence'];
  readonly checkedBy?: string;
  readonly saw?: readonly Answer[];
  readonly about?: Treatment;
  readonly courses?: readonly Course[];
}

/** A rule that is shown. */
export function shown(id: RuleId, indicator: Indicator, like: ShownLike = {}): Shown {
  const { title, evidence, checkedBy, saw, about, courses, ...wording } = like;
  const signature = {
    author: 'A. Author',
    checkedBy: checkedBy ?? 'not yet reviewed',
    reviewBy: '2027-11-20',
  };
  return {
    outcome: 'shown',
    rule: aRule(id, {
      signature,
      ...(title === undefined ? {} : { title }),
      ...(evidence === undefined ? {} : { evidence }),
    }),
    about,
    judged: (saw ?? [met(`fact of ${id}`, [`Condition/${id}`])]).map((answer) => ({
      asks: 'Is it so?',
      answer,
    })),
    indicator,
    wording: { summary: `Summary of ${id}`, ...wording },
    ...(courses ? { courses } : {}),
  };
}

/** A rule that might have been shown, had these sources been read; without sources: the chart does not say. */
export const cannotTell = (id: RuleId, missing: readonly Source[], about?: Treatment): Finding => ({
  outcome: 'cannot-tell',
  rule: aRule(id),
  about,
  judged: [{ asks: 'Is it so?', answer: unknown('not known', missing) }],
  missing,
});

export const quiet = (id: RuleId, about?: Treatment): Finding => ({
  outcome: 'quiet',
  rule: aRule(id),
  about,
  judged: [],
});

export const brokenRule = (id: RuleId): Finding => ({
  outcome: 'broken',
  rule: aRule(id),
  about: undefined,
  judged: [],
  error: 'TypeError',
});

export const anOrder = (id: string, name = 'etanercept'): Treatment => ({
  as: 'order',
  drug: 'etanercept',
  name,
  order: {
    ref: `MedicationRequest/${id}`,
    drug: 'etanercept',
    name,
    route: undefined,
    dose: undefined,
    text: undefined,
    regimens: [],
    products: [],
    selected: true,
    judged: undefined,
  },
});

export const asOf = dayFrom('2026-11-20');
export const on = (date: string): DayInterval => {
  const interval = dayInterval(date, 'UTC');
  if (!interval) throw new Error(`not a date: ${date}`);
  return interval;
};

export const aCourse = (like: Partial<Course> = {}): Course => ({
  drug: 'methotrexate',
  name: 'methotrexate',
  drugClass: 'csdmard',
  route: 'subcutaneous',
  pulse: false,
  from: ['MedicationStatement/1'],
  start: on('2026-08-01'),
  end: undefined,
  status: 'active',
  exposureWeeks: 15.8,
  cycles: [],
  cyclesEstimated: false,
  doses: [],
  notes: [],
  stopWords: undefined,
  stoppedFor: new Set(),
  staleOrder: false,
  adequate: met('methotrexate for 15 wk'),
  outcome: 'failed',
  because: 'adequate trial, disease still active',
  ...like,
});

/** The cards of a response, with ids that count up. */
export function cardsOf(findings: readonly Finding[], over: Partial<PresentContext> = {}) {
  let last = 0;
  return present(findings, {
    hook: 'patient-view',
    patientId: 'p1',
    diagnosisReference: 'Condition/dm',
    newId: () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`,
    ruleSetVersion: '0.1.0',
    asOf,
    ...over,
  }).map(({ card }) => card);
}

export const rulesOf = (card: ReturnType<typeof cardsOf>[number] | undefined) =>
  card?.extension['org.myositis-cds.rules'].rules ?? [];
export const idsOf = (card: ReturnType<typeof cardsOf>[number] | undefined): readonly string[] =>
  rulesOf(card).map(({ id }) => id);
export const foldedOf = (card: ReturnType<typeof cardsOf>[number] | undefined) =>
  card?.extension['org.myositis-cds.rules'].folded;
export const topicsOf = (cards: ReturnType<typeof cardsOf>): readonly string[] =>
  cards.map(({ source }) => source.topic.code);
