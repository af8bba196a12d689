import { cleanLine } from '../present/text.js';
import type { Acceptance, CardsOfRule, Reason } from './acceptance.js';
import { NO_CLIENT_WORDS, nothingIn } from './words.js';

/**
 * One table, a line for each rule and client, with a column for each reason that was given: RFC 4180
 * (https://www.rfc-editor.org/rfc/rfc4180), to be opened in a spreadsheet.
 */
export function asCsv(report: Acceptance): string {
  const reasons = reasonsIn(report.cards);
  const header = [...columns, ...reasons.map((reason) => `overridden: ${titleOf(reason)}`)];
  const { from, to } = report;
  const line = (given: Cells, ofReasons: readonly (number | string)[] = reasons.map(() => '')) => {
    const cells: Cells = { from, to, ...given };
    return [...columns.map((column) => cells[column] ?? ''), ...ofReasons].map(cell).join(',');
  };
  const lines = [
    ...report.cards.map((row) =>
      line(
        cardCells(row),
        reasons.map((reason) => cardsWith(row, reason)),
      ),
    ),
    ...report.spokeElsewhere.map(({ rule, client, shown, silent, withheld }) =>
      line({ kind: 'spoke on other cards', rule, client: named(client), shown, silent, withheld }),
    ),
    ...report.strayFeedback.map(({ rule, client, accepted, overridden, withComment }) =>
      line({
        ...{ kind: 'feedback on unknown cards', rule, client: named(client), accepted, overridden },
        'with comment': withComment,
      }),
    ),
    ...(report.isEmpty ? [line({ kind: nothingIn(report) })] : []),
  ];
  return [header.map(cell).join(','), ...lines, ''].join('\r\n');
}

const columns = [
  ...(['from', 'to', 'kind', 'rule', 'client', 'shown', 'accepted', 'overridden', 'no answer'] as const),
  ...(['silent', 'withheld', 'with comment', 'suggestions taken', 'first suggestion taken'] as const),
  'overridden: no reason given',
] as const;
type Cells = Readonly<Partial<Record<(typeof columns)[number], string | number>>>;

const cardCells = (row: CardsOfRule): Cells => ({
  kind: 'cards',
  rule: row.rule,
  client: named(row.client),
  shown: row.shown,
  accepted: row.accepted.cards,
  overridden: row.overridden.cards,
  'no answer': row.noAnswer,
  silent: row.silent,
  withheld: row.withheld,
  'with comment': row.withComment,
  'suggestions taken': row.accepted.suggestionsTaken,
  'first suggestion taken': row.accepted.byPlace.find(({ place }) => place === 1)?.taken ?? 0,
  'overridden: no reason given': row.overridden.withoutReason,
});

const named = (client: string | null): string => client ?? NO_CLIENT_WORDS;

const isSame = (one: Reason, other: Reason) => one.system === other.system && one.code === other.code;
const reasonsIn = (cards: readonly CardsOfRule[]): readonly Reason[] => {
  const all = cards.flatMap(({ overridden }) => overridden.reasons);
  return all.filter((reason, index) => all.findIndex((other) => isSame(reason, other)) === index);
};
const cardsWith = ({ overridden }: CardsOfRule, reason: Reason): number =>
  overridden.reasons.find((other) => isSame(reason, other))?.cards ?? 0;
const titleOf = ({ system, code, display }: Reason): string =>
  `${display === null ? '' : `${display} `}[${system === null ? '' : `${system}|`}${code}]`;

/** What a spreadsheet would run as a formula is text: https://owasp.org/www-community/attacks/CSV_Injection */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const clean = cleanLine(value);
  const harmless = /^[=+\-@]/.test(clean) ? `'${clean}` : clean;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
