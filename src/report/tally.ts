import { topicOfCode } from '../contract/topic-code.js';
import { NO_CLIENT, type Fate } from '../journal/schema.js';
import type {
  AnswerCount,
  Outcomes,
  ServedCount,
  StrayCount,
  TakenSuggestions,
} from '../journal/outcomes.js';
import { cleanLine } from '../present/text.js';
import { cardTopics } from '../rules/rule-ids.js';
import { shareOf, type Acceptance, type CardsOfRule, type Reason } from './acceptance.js';

/** Adds up the parts of a period. */
export interface Tally {
  add(part: Outcomes): void;
  result(): Pick<Acceptance, 'ruleSets' | 'isEmpty' | 'cards' | 'spokeElsewhere' | 'strayFeedback'>;
}

interface Fates extends Record<Fate, number> {
  readonly rule: string;
  readonly client: string;
}
interface Cards extends Fates {
  accepted: number;
  overridden: number;
  withComment: number;
  withoutReason: number;
  withoutSuggestion: number;
  notOnCard: number;
  readonly places: Map<number, number>;
  readonly reasons: Map<string, ReasonSeen>;
}
interface ReasonSeen {
  readonly system: string | null;
  readonly code: string;
  cards: number;
  readonly displays: Map<string, number>;
}
interface Stray extends Record<'accepted' | 'overridden' | 'withComment', number> {
  readonly rule: string;
  readonly client: string;
}

export function tally(): Tally {
  const cards = new Map<string, Cards>();
  const elsewhere = new Map<string, Fates>();
  const strays = new Map<string, Stray>();
  const ruleSets = new Set<string>();
  const cardsOf = ({ client, topic }: { readonly client: string; readonly topic: string }) =>
    found(cards, [client, topic], () => ({
      ...noFates(topic, client),
      ...{ accepted: 0, overridden: 0, withComment: 0, withoutReason: 0, withoutSuggestion: 0, notOnCard: 0 },
      places: new Map(),
      reasons: new Map(),
    }));

  return {
    add: (part) => {
      for (const row of part.served) {
        ruleSets.add(row.rule_set);
        addServed(cardsOf(row), row, (rule) =>
          found(elsewhere, [row.client, rule], () => noFates(rule, row.client)),
        );
      }
      for (const row of part.answers) addAnswer(cardsOf(row), row);
      for (const row of part.taken) addTaken(cardsOf(row), row);
      for (const row of part.strays) {
        const rule = (row.topic !== null && topicOfCode(row.topic, cardTopics)) || 'unknown';
        addStray(
          found(strays, [row.client, rule], () => ({
            ...{ rule, client: row.client, accepted: 0, overridden: 0, withComment: 0 },
          })),
          row,
        );
      }
    },
    result: () => ({
      ruleSets: [...ruleSets].sort(),
      isEmpty: cards.size === 0 && strays.size === 0,
      cards: inReadingOrder(cards).map(cardsOfRule),
      spokeElsewhere: inReadingOrder(elsewhere).map(named),
      strayFeedback: inReadingOrder(strays).map(named),
    }),
  };
}

const noFates = (rule: string, client: string): Fates => ({ rule, client, shown: 0, silent: 0, withheld: 0 });

function addServed(
  cards: Cards,
  { topic, rules, fate, cards: count }: ServedCount,
  elsewhere: (rule: string) => Fates,
) {
  cards[fate] += count;
  for (const rule of JSON.parse(rules) as readonly string[])
    if (rule !== topic) elsewhere(rule)[fate] += count;
}

function addAnswer(cards: Cards, answer: AnswerCount): void {
  cards[answer.outcome] += answer.cards;
  cards.withComment += answer.comments;
  if (answer.outcome === 'accepted') return;
  if (answer.reason_code === null) cards.withoutReason += answer.cards;
  else addReason(cards.reasons, answer.reason_code, answer);
}

function addReason(reasons: Cards['reasons'], sent: string, answer: AnswerCount): void {
  const code = asCode(sent);
  const system = code === sent && answer.reason_system !== null ? cleanLine(answer.reason_system) : null;
  const reason = found(reasons, [system, code], (): ReasonSeen => {
    return { system, code, cards: 0, displays: new Map() };
  });
  reason.cards += answer.cards;
  // What was no code may have no display either: both may be what a clinician typed.
  if (answer.reason_display !== null && code === sent) {
    const display = cleanLine(answer.reason_display);
    reason.displays.set(display, (reason.displays.get(display) ?? 0) + answer.cards);
  }
}

/** Of a reason that an EHR sends as words nobody knows who wrote them: it is counted, and not quoted. */
const asCode = (sent: string): string => (/^[\w.:/#+-]{1,64}$/.test(sent) ? sent : NO_CODE);
const NO_CODE = '(no code)';

function addTaken(cards: Cards, { offered, taken }: TakenSuggestions): void {
  const places = JSON.parse(offered) as readonly string[];
  const ids = new Set(JSON.parse(taken) as readonly string[]);
  if (ids.size === 0) cards.withoutSuggestion += 1;
  for (const id of ids) {
    const place = places.indexOf(id) + 1;
    if (place === 0) cards.notOnCard += 1;
    else cards.places.set(place, (cards.places.get(place) ?? 0) + 1);
  }
}

function addStray(stray: Stray, { outcome, cards, comments }: StrayCount): void {
  stray[outcome] += cards;
  stray.withComment += comments;
}

function cardsOfRule({ rule, client, shown, silent, withheld, ...counted }: Cards): CardsOfRule {
  const { accepted, overridden, places, notOnCard, withoutSuggestion, reasons } = counted;
  const byPlace = [...places]
    .map(([place, taken]) => ({ place, taken }))
    .sort((one, other) => one.place - other.place);
  const onCard = byPlace.reduce((sum, { taken }) => sum + taken, 0);
  return {
    rule,
    client: nameOf(client),
    shown,
    silent,
    withheld,
    accepted: {
      ...shareOf(accepted, shown),
      suggestionsTaken: onCard + notOnCard,
      byPlace,
      notOnCard,
      withoutSuggestion,
    },
    overridden: {
      ...shareOf(overridden, shown),
      reasons: [...reasons.values()].map(reasonOf).sort(byCards),
      withoutReason: counted.withoutReason,
    },
    withComment: counted.withComment,
    noAnswer: shown - accepted - overridden,
  };
}

/** EHRs may word one code in several ways: the commonest stands for it. */
const reasonOf = ({ system, code, cards, displays }: ReasonSeen): Reason => ({
  system,
  code,
  display: [...displays].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))[0]?.[0] ?? null,
  cards,
});
const byCards = (one: Reason, other: Reason) => other.cards - one.cards || (one.code < other.code ? -1 : 1);

const nameOf = (client: string): string | null => (client === NO_CLIENT ? null : client);
const named = <Counted extends { readonly client: string }>(counted: Counted) => ({
  ...counted,
  client: nameOf(counted.client),
});

/** As the rules stand in the catalogue; what no longer is one, and what is unknown, last. Then by client. */
const inReadingOrder = <Entry extends { readonly rule: string; readonly client: string }>(
  entries: ReadonlyMap<string, Entry>,
): readonly Entry[] => {
  const place = ({ rule }: Entry) => {
    const at = cardTopics.findIndex((topic) => topic === rule);
    return at === -1 ? cardTopics.length : at;
  };
  return [...entries.values()].sort(
    (one, other) =>
      place(one) - place(other) || compare(one.rule, other.rule) || compare(one.client, other.client),
  );
};
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function found<Entry>(
  entries: Map<string, Entry>,
  key: readonly (string | null)[],
  fresh: () => Entry,
): Entry {
  const id = JSON.stringify(key);
  const entry = entries.get(id) ?? fresh();
  entries.set(id, entry);
  return entry;
}
