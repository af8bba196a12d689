import { ruleBook } from '../../cards/index.js';
import type { Services } from '../contract/services.js';
import { alphanumericCode } from '../contract/topic-code.js';
import { evidenceKeys, evidenceOf } from '../knowledge/evidence.js';
import { collectionIds } from '../rules/rule-ids.js';
import { cell } from './markdown.js';

/** What cards offered and asked in the vignettes: cards/offered-on-cards.json. */
export interface OfferedOnCards {
  readonly overrideReasons: readonly {
    readonly system: string;
    readonly code: string;
    readonly display: string;
    /** Topics of the cards. */
    readonly on: readonly string[];
  }[];
  readonly orders: readonly {
    readonly resourceType: string;
    readonly text: string;
    /** `system|code`; absent: the words stand alone. */
    readonly coding?: string;
    readonly on: readonly string[];
    /** Topics of the cards that offer it under the profile `epic`; absent: none does. */
    readonly atEpic?: readonly string[];
  }[];
}

type Table = readonly (readonly string[])[];
const code = (text: string): string => `\`${text}\``;
const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** What a site types in, one table each: docs/install-epic.md and docs/install-oracle-health.md show them. */
export const installTables = (
  { list }: Services,
  { overrideReasons, orders }: OfferedOnCards,
): Readonly<Record<string, Table>> => ({
  services: [
    ['Hook', 'Service URL', 'Feedback URL'],
    ...list.map(({ hook, id }) => [
      code(hook),
      code(`{PUBLIC_URL}/cds-services/${id}`),
      code(`{PUBLIC_URL}/cds-services/${id}/feedback`),
    ]),
  ],
  prefetch: [['Key', 'Query', 'Services'], ...prefetchRows(list)],
  scopes: [['FHIR resource', 'Interaction', 'SMART v1', 'SMART v2'], ...scopeRows(list)],
  topics: [['Topic code at Epic', 'Elsewhere', 'Card', 'Hooks'], ...topicRows()],
  overrideReasons: [
    ['Code', 'System', 'Display', 'Cards'],
    ...overrideReasons.map((reason) => [
      code(reason.code),
      code(reason.system),
      reason.display,
      reason.on.length > 6 ? `${reason.on.length} cards` : codes(reason.on),
    ]),
  ],
  epicOrders: [
    ['Resource', 'Text', 'Code', 'Cards'],
    ...orders.flatMap(({ resourceType, text, coding, atEpic }) =>
      atEpic
        ? [[resourceType, text, coding === undefined ? 'none: words only' : code(coding), codes(atEpic)]]
        : [],
    ),
  ],
  hosts: [['Host', 'Sources there'], ...hostRows()],
});

function prefetchRows(list: Services['list']): Table {
  const pairs = list.flatMap(({ prefetch }) => Object.entries(prefetch));
  const once = pairs.filter(
    ([key, query], index) => pairs.findIndex((other) => other[0] === key && other[1] === query) === index,
  );
  return once.map(([key, query]) => {
    const asking = list.filter(({ prefetch }) => prefetch[key] === query).map(({ hook }) => hook);
    return [code(key), code(query), asking.length === list.length ? 'all' : asking.join(', ')];
  });
}

function scopeRows(list: Services['list']): Table {
  const queries = list.flatMap(({ prefetch }) => Object.values(prefetch));
  const types = [...new Set(queries.map((query) => query.split(/[/?]/)[0] ?? ''))].sort();
  return types.map((type) => {
    const isRead = queries.some((query) => query.startsWith(`${type}/`));
    const isSearched = queries.some((query) => query.startsWith(`${type}?`));
    return [
      code(type),
      [isRead && 'read', isSearched && 'search'].filter(Boolean).join(', '),
      code(`user/${type}.read`),
      code(`user/${type}.${isRead ? 'r' : ''}${isSearched ? 's' : ''}`),
    ];
  });
}

const topicRows = (): Table => [
  ...[...ruleBook.pathwayCards, ...ruleBook.rules].map(({ id, title, hooks }) => [
    code(alphanumericCode(id)),
    code(id),
    title,
    hooks.join(', '),
  ]),
  ...collectionIds.map((id) => [
    code(alphanumericCode(id)),
    code(id),
    id === 'care-checklist' ? 'Care checklist' : 'Could not assess',
    'patient-view, order-select, order-sign',
  ]),
];

function hostRows(): Table {
  const urls = evidenceKeys.flatMap((key) => evidenceOf(key).url ?? []);
  const hosts = urls.map((url) => new URL(url).host);
  return [...new Set(hosts)]
    .sort()
    .map((host) => [code(`https://${host}`), String(hosts.filter((one) => one === host).length)]);
}

export const tableText = ([header = [], ...rows]: Table): string =>
  [header, header.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const PLACE = /(<!-- table: (\w+) -->\n)[\s\S]*?(<!-- end of table -->)/g;

/**
 * A page written by hand, with its tables made anew where `<!-- table: name -->` says so.
 * @throws Error when a page asks for a table that there is not
 */
export const withTables = (page: string, tables: Readonly<Record<string, Table>>): string =>
  page.replaceAll(PLACE, (_place, start: string, name: string, end: string) => {
    const table = tables[name];
    if (table === undefined) throw new Error(`there is no table "${name}"`);
    return `${start}\n${tableText(table)}\n\n${end}`;
  });
