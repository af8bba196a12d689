import { escapeMarkdown } from '../present/markdown.js';
import type { Acceptance, CardsOfRule, Reason, Share } from './acceptance.js';
import { NO_CLIENT_WORDS, nothingIn } from './words.js';

/** A page for those who decide on the cards; columns are aligned, so that a terminal shows it as well. */
export function asMarkdown(report: Acceptance): string {
  const { from, to, timeZone, client, includesPlayground, ruleSets, cards } = report;
  const whose = client === null ? 'all clients' : `client ${named(client === '-' ? null : client)}`;
  const playground = includesPlayground ? '' : ', without the playground';
  const rules = ruleSets.length > 0 ? `; rule set ${ruleSets.join(', ')}` : '';
  const blocks = [
    '# What became of the cards',
    `${from} to ${to}, days of ${timeZone}; ${escapeMarkdown(whose)}${playground}${escapeMarkdown(rules)}.`,
    ...(report.isEmpty ? [nothingIn(report)] : []),
    ...section('Cards by rule', mainTable(cards), BY_RULE),
    ...section('Why cards were overridden', reasonTable(cards), BY_REASON),
    ...section('Suggestions taken', suggestionTable(cards), BY_SUGGESTION),
    ...section('Rules that spoke on cards of another rule', elsewhereTable(report), ELSEWHERE),
    ...section('Feedback on cards that the journal does not have', strayTable(report), STRAY),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const BY_RULE =
  'Each card counts once, for the rule it is about. A card with several reports counts by the latest outcome. No answer: shown, and nothing came back. Silent: judged and not shown (SILENT). Withheld: not repeated at signing. A rule that is not listed had no card.';
const BY_REASON = 'What the comments say is not told here: they are patient data.';
const BY_SUGGESTION =
  'In the order of the card: the first is the one that it would choose. One card may have several taken.';
const ELSEWHERE =
  'A card that speaks for several rules is answered as a whole: these rules are not in the shares above.';
const STRAY =
  'Removed by now, lost while the database was away, or never served by this service. What they were about is what the EHR says.';

type Table = readonly [header: readonly string[], ...rows: readonly (readonly string[])[]];

const mainTable = (cards: readonly CardsOfRule[]): Table => [
  ['Rule', 'Client', 'Shown', 'Accepted', 'Overridden', 'No answer', 'Silent', 'Withheld', 'With comment'],
  ...cards.map((row) => [
    ...[row.rule, named(row.client), String(row.shown), share(row.accepted), share(row.overridden)],
    ...[row.noAnswer, row.silent, row.withheld, row.withComment].map(String),
  ]),
];

const reasonTable = (cards: readonly CardsOfRule[]): Table => [
  ['Rule', 'Client', 'Reason', 'Code', 'Cards'],
  ...cards.flatMap(({ rule, client, overridden: { reasons, withoutReason, cards: all } }) => [
    ...reasons.map((reason) => [
      ...[rule, named(client), reason.display ?? '', codeOf(reason), `${reason.cards} of ${all}`],
    ]),
    ...(withoutReason > 0
      ? [[rule, named(client), 'no reason given', '', `${withoutReason} of ${all}`]]
      : []),
  ]),
];

const suggestionTable = (cards: readonly CardsOfRule[]): Table => [
  ['Rule', 'Client', 'Cards accepted', 'Suggestions taken', 'Which'],
  ...cards.flatMap(({ rule, client, accepted }) => {
    const which = [
      ...accepted.byPlace.map(({ place, taken }) => `no. ${place}: ${taken}`),
      ...(accepted.notOnCard > 0 ? [`not on the card: ${accepted.notOnCard}`] : []),
      ...(accepted.withoutSuggestion > 0 ? [`accepted without one: ${accepted.withoutSuggestion}`] : []),
    ];
    const counts = [accepted.cards, accepted.suggestionsTaken].map(String);
    return accepted.cards === 0 ? [] : [[rule, named(client), ...counts, which.join('; ')]];
  }),
];

const elsewhereTable = ({ spokeElsewhere }: Acceptance): Table => [
  ['Rule', 'Client', 'Shown', 'Silent', 'Withheld'],
  ...spokeElsewhere.map(({ rule, client, shown, silent, withheld }) => [
    ...[rule, named(client), ...[shown, silent, withheld].map(String)],
  ]),
];

const strayTable = ({ strayFeedback }: Acceptance): Table => [
  ['About', 'Client', 'Accepted', 'Overridden', 'With comment'],
  ...strayFeedback.map(({ rule, client, accepted, overridden, withComment }) => [
    ...[rule, named(client), ...[accepted, overridden, withComment].map(String)],
  ]),
];

const named = (client: string | null): string => client ?? NO_CLIENT_WORDS;
const share = ({ cards, of, percent }: Share): string =>
  percent === null ? '–' : `${cards} of ${of} (${percent} %)`;
const codeOf = ({ system, code }: Reason): string => (system === null ? code : `${code} (${system})`);

/** Nothing where the table would have no line. */
function section(title: string, [header, ...rows]: Table, note: string): readonly string[] {
  if (rows.length === 0) return [];
  const cells = [header, ...rows].map((row) => row.map((text) => escapeMarkdown(text, LONGEST_CELL) || '–'));
  const widths = header.map((_title, column) => Math.max(...cells.map((row) => lengthOf(row[column]))));
  const line = (row: readonly string[]) =>
    `| ${row.map((text, column) => text + ' '.repeat((widths[column] ?? 0) - lengthOf(text))).join(' | ')} |`;
  const [first = [], ...others] = cells;
  const rule = widths.map((width) => '-'.repeat(width));
  return [`## ${title}`, [first, rule, ...others].map(line).join('\n'), note];
}

const LONGEST_CELL = 160;
const lengthOf = (text = ''): number => Array.from(text).length;
