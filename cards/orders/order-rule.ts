import { isMet, met, unmet, type Answer } from '../../src/patient/answer.js';
import type { DrugId } from '../../src/knowledge/drugs.js';
import type { EvidenceKey } from '../../src/knowledge/evidence.js';
import type { FactGroup, Facts, Treatment } from '../../src/patient/facts.js';
import { treatmentsOnTheDesk } from '../../src/patient/treatments-on-the-desk.js';
import {
  defineRule,
  type HookName,
  type Indicator,
  type Rule,
  type RuleId,
  type Section,
  type Wording,
} from '../../src/rules/rule.js';
import { removalOf } from '../proposals.js';
import { unsigned } from '../signature.js';
import { dosingGuideCheck, doseUpdate } from './dosing-guide-check.js';

/** What every order rule may look at. */
const ORDER_NEEDS = [
  'asOf',
  'person',
  'diagnosis',
  'findings',
  'measurements',
  'activity',
  'condition',
  'treatments',
  'options',
  'screening',
  'workUp',
  'orders',
  'availability',
  'settings',
] as const satisfies readonly FactGroup[];
export type OrderFacts = Pick<Facts, (typeof ORDER_NEEDS)[number]>;

/** One thing to be looked at before a drug is given: the question, how grave a yes is, and what the card then says. */
export interface OrderCheck {
  /** A sentence ending in a question mark. */
  readonly asks: string;
  readonly grade: Indicator;
  /** Critical, and mended by changing the order: it is not offered for removal. */
  readonly mendable?: boolean;
  /** Asked on patient-view too, of a drug that is being taken. Specification B.5: pregnancy. */
  readonly alsoWhenTaken?: boolean;
  readonly answer: (facts: OrderFacts, about: Treatment) => Answer;
  /** The card's summary when this check is the gravest that is met; at most 130 characters. */
  readonly summary: (facts: OrderFacts, about: Treatment, answer: Answer) => string;
  readonly heading: Extract<Section['heading'], 'What to do' | 'Before starting' | 'How' | 'Note'>;
  /** What to do about it, in plain sentences. */
  readonly lines: (facts: OrderFacts, about: Treatment, answer: Answer) => readonly string[];
}

interface OrderRule {
  readonly id: RuleId;
  readonly title: string;
  readonly drugs: readonly DrugId[];
  readonly evidence: readonly [EvidenceKey, ...EvidenceKey[]];
  readonly implements: Rule['implements'];
  readonly strength?: NonNullable<Rule['strength']>;
  readonly checks: readonly OrderCheck[];
  /** Further reasons to decline, beside those of every order rule. */
  readonly overrideReasons?: Wording['overrideReasons'];
}

/** A summary is one line of plain text. */
const LONGEST_SUMMARY = 130;
/** The fullest wording that a summary has room for; the last one always has. */
export const firstThatFits = (...wordings: readonly [string, ...string[]]): string =>
  wordings.find((words) => words.length <= LONGEST_SUMMARY) ?? wordings.at(-1) ?? wordings[0];

/** Sentences may begin with the drug's name. */
const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const HEADINGS = ['What to do', 'Before starting', 'How', 'Note'] as const;
const GRAVITY: readonly Indicator[] = ['critical', 'warning', 'info'];

/**
 * An order rule: one card for one order, with the gravest check that is met as its indicator. Specification B.5.
 *
 * It speaks also while the disease is inactive (gate G0 of B.2); of a past or suspected diagnosis only what is
 * critical is said. On patient-view it speaks about what is taken, and only for checks that say so.
 */
export function defineOrderRule({ checks: own, drugs, overrideReasons = [], ...rule }: OrderRule): Rule {
  const ask = (facts: OrderFacts, about: Treatment | undefined, check: OrderCheck): Answer =>
    about !== undefined && speaks(facts, about, check) ? check.answer(facts, about) : unmet('');
  /** What could not be read must not look like "checked and fine". */
  const unreadOf = (facts: OrderFacts, about: Treatment): readonly string[] =>
    own
      .map((check) => ask(facts, about, check))
      .filter(({ verdict, missing }) => verdict === 'unknown' && missing.length > 0)
      .map(({ saw }) => saw);
  // Last: they lead the card only when nothing else is to be said.
  const checks: readonly OrderCheck[] = [
    ...own,
    dosingGuideCheck,
    couldNotBeMade((facts, about) => unreadOf(facts, about).length > 0),
  ];
  const gravestFirst = GRAVITY.flatMap((grade) => checks.filter((check) => check.grade === grade));
  const metOf = (facts: OrderFacts, about: Treatment | undefined) =>
    gravestFirst
      .map((check) => ({ check, answer: ask(facts, about, check) }))
      .filter(({ answer }) => isMet(answer));
  return defineRule({
    ...rule,
    kind: 'order',
    hooks: checks.some(({ alsoWhenTaken }) => alsoWhenTaken)
      ? ['patient-view', 'order-select', 'order-sign']
      : ['order-select', 'order-sign'],
    scope: 'dermatomyositis on record',
    needs: ORDER_NEEDS,
    signature: unsigned,
    about: (facts, hook) => spokenOf(facts, hook, drugs),
    any: checks.map((check) => ({
      asks: check.asks,
      answer: (facts, about) => ask(facts, about, check),
    })),
    indicator: (facts, about) => metOf(facts, about)[0]?.check.grade ?? 'info',
    say: (facts, about) => {
      if (about === undefined) return { summary: rule.title };
      const found = metOf(facts, about);
      const linesUnder = (heading: OrderCheck['heading']) =>
        found
          .filter(({ check }) => check.heading === heading)
          .flatMap(({ check, answer }) => check.lines(facts, about, answer))
          .map(capitalised);
      const unread = unreadOf(facts, about);
      const open = unread.length > 0 ? [`Not checked: ${[...new Set(unread)].join('; ')}`] : [];
      const [gravest] = found;
      return {
        summary: capitalised(
          gravest === undefined || (gravest.check.grade === 'info' && unread.length > 0)
            ? notReadable(about)
            : gravest.check.summary(facts, about, gravest.answer),
        ),
        sections: HEADINGS.map((heading) => ({
          heading,
          lines: [...new Set([...linesUnder(heading), ...(heading === 'Note' ? open : [])])],
        })).filter(({ lines }) => lines.length > 0),
        proposals: found.some(({ check }) => check.grade === 'critical' && !check.mendable)
          ? removalOf(about)
          : doseUpdate(facts, about),
        overrideReasons: [
          ...overrideReasons,
          { code: 'checked-elsewhere', display: 'Checked, the result is not in this record' },
          { code: 'risk-accepted', display: 'Risk known and accepted with the patient' },
        ],
      };
    },
  });
}

const notReadable = ({ name }: Treatment): string =>
  `Before ${name}: some checks could not be made, the record was not readable in full`;

const couldNotBeMade = (isSo: (facts: OrderFacts, about: Treatment) => boolean): OrderCheck => ({
  asks: 'Could a check not be made, since a part of the record was not readable?',
  grade: 'info',
  answer: (facts, about) =>
    about.as === 'order' && isSo(facts, about)
      ? met(`${about.name} is being ordered`, [about.order.ref])
      : unmet(''),
  summary: (_, about) => notReadable(about),
  heading: 'Note',
  // What they are is said for every card.
  lines: () => [],
});

function speaks({ diagnosis }: OrderFacts, about: Treatment, check: OrderCheck): boolean {
  if (about.as === 'course') return check.alsoWhenTaken === true && diagnosis.state === 'active';
  return diagnosis.state === 'active' || check.grade === 'critical';
}

/** The selected orders; on patient-view what is taken, and an infusion that was ordered and not yet begun. */
function spokenOf(facts: OrderFacts, hook: HookName, drugs: readonly DrugId[]): readonly Treatment[] {
  const onTheDesk = treatmentsOnTheDesk(facts, hook, drugs);
  if (hook !== 'patient-view') return onTheDesk;
  const waiting = facts.treatments.courses.filter(
    ({ drug, status }) =>
      status === 'ordered' && drugs.includes(drug) && !onTheDesk.some((one) => one.drug === drug),
  );
  return [
    ...onTheDesk,
    ...waiting.map((course) => ({ as: 'course' as const, course, drug: course.drug, name: course.name })),
  ];
}
