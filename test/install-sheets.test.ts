import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Card } from '../src/contract/cds-response.js';
import { topicOfCode } from '../src/contract/topic-code.js';
import { tableText, withTables, type OfferedOnCards } from '../src/catalogue/install-sheets.js';
import { answer } from '../src/pipeline.js';
import { cardTopics } from '../src/rules/rule-ids.js';
import { questionOf } from './cards/consult.js';
import { requestFor } from './support/hook-request.js';
import { isObject, objectsIn } from './support/json.js';
import { ownVignettes } from './vignettes/index.js';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const file = new URL('cards/offered-on-cards.json', root);

let standard: readonly Card[] = [];
let epic: readonly Card[] = [];
beforeAll(async () => {
  const cardsFor = async (profile?: 'epic') => {
    const cards: Card[] = [];
    for (const { patient, hook = 'patient-view' } of ownVignettes) {
      const question = questionOf(requestFor(hook, patient.chart()), undefined, profile);
      const answered = await answer(question, { broken: () => undefined });
      if (answered.kind === 'cards') cards.push(...answered.response.cards);
    }
    return cards;
  };
  standard = await cardsFor();
  epic = await cardsFor('epic');
}, 300_000);

const topicOf = ({ source }: Card): string => topicOfCode(source.topic.code, cardTopics) ?? '';
const byTopic = (topics: readonly string[]): readonly string[] =>
  cardTopics.filter((topic) => topics.includes(topic));

/** What is offered to order, whoever it is for: resource, words and code. */
const ordersOn = ({ suggestions = [] }: Card) =>
  suggestions.flatMap(({ actions: [action] }) => {
    if (action.type !== 'create') return [];
    const { resourceType, code, medicationCodeableConcept } = action.resource;
    const concept = isObject(code) ? code : medicationCodeableConcept;
    if (!isObject(concept)) return [];
    const coding = objectsIn(concept['coding'])[0];
    return [
      {
        resourceType,
        text: String(concept['text']),
        ...(coding && { coding: `${String(coding['system'])}|${String(coding['code'])}` }),
      },
    ];
  });
const keyOf = (value: object): string => JSON.stringify(value);

function offeredOnCards(): OfferedOnCards {
  const reasons = standard.flatMap((card) =>
    (card.overrideReasons ?? []).map((reason) => ({ reason, topic: topicOf(card) })),
  );
  const orders = standard.flatMap((card) => ordersOn(card).map((order) => ({ order, topic: topicOf(card) })));
  const atEpic = (order: object): readonly string[] =>
    byTopic(epic.filter((card) => ordersOn(card).some((one) => keyOf(one) === keyOf(order))).map(topicOf));
  const once = <Item extends object>(items: readonly Item[]): readonly Item[] =>
    items.filter((item, index) => items.findIndex((other) => keyOf(other) === keyOf(item)) === index);
  return {
    overrideReasons: once(reasons.map(({ reason }) => reason))
      .map((reason) => ({
        ...reason,
        on: byTopic(reasons.filter((one) => keyOf(one.reason) === keyOf(reason)).map(({ topic }) => topic)),
      }))
      .sort((one, other) => other.on.length - one.on.length || one.code.localeCompare(other.code)),
    orders: once(orders.map(({ order }) => order))
      .map((order) => ({
        ...order,
        on: byTopic(orders.filter((one) => keyOf(one.order) === keyOf(order)).map(({ topic }) => topic)),
        ...(atEpic(order).length > 0 && { atEpic: atEpic(order) }),
      }))
      .sort((one, other) =>
        `${one.resourceType}${one.text}`.localeCompare(`${other.resourceType}${other.text}`),
      ),
  };
}

describe('What cards offer, for the sites that have to map it', () => {
  it('is listed: run npm run vignettes and commit cards/offered-on-cards.json', () => {
    const generated = `${JSON.stringify(offeredOnCards(), null, 2)}\n`;
    if (process.env['UPDATE_VIGNETTES'] === '1') writeFileSync(file, generated);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : 'not there').toBe(generated);
  });

  it('names every override reason that a rule has', () => {
    const listed = new Set(offeredOnCards().overrideReasons.map(({ code }) => code));
    const sources = readdirSync(new URL('cards', root), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => read(`cards/${path}`));
    const written = sources.flatMap((text) =>
      [...text.matchAll(/code: '([a-z]+(?:-[a-z0-9]+)*)',\s*display: /g)].map(([, code = '']) => code),
    );
    expect(written.length).toBeGreaterThan(10);
    expect(written.filter((code) => !listed.has(code))).toEqual([]);
  });
});

// That its tables are current is proven in house-rules.test.ts.
describe('A page for a vendor', () => {
  it.each(['docs/install-epic.md', 'docs/install-oracle-health.md'])(
    '%s has every prefetch query',
    (page) => {
      const { services } = JSON.parse(read('cds-services.json')) as {
        readonly services: readonly {
          readonly id: string;
          readonly prefetch: Readonly<Record<string, string>>;
        }[];
      };
      for (const { id, prefetch } of services) {
        expect(read(page)).toContain(`/cds-services/${id}\``);
        for (const [key, query] of Object.entries(prefetch))
          expect(read(page)).toContain(`| \`${key}\` | \`${query}\` |`);
      }
    },
  );

  it.each([
    ['docs/install-epic.md', /Check everything here with Epic/, /\(tutorial\)/g],
    ['docs/install-oracle-health.md', /Check everything here with Oracle Health/, /\(draft\)/g],
  ])('%s says where it is from and that it must be checked', (page, warning, source) => {
    expect(read(page)).toMatch(warning);
    expect([...read(page).matchAll(source)].length).toBeGreaterThan(7);
  });

  it('cannot ask for a table that there is not', () => {
    expect(() => withTables('<!-- table: scope -->\n<!-- end of table -->', {})).toThrow('no table "scope"');
  });

  it('has a bar in a cell as a letter', () => {
    expect(tableText([['a'], ['x|y']])).toBe('| a |\n| --- |\n| x\\|y |');
  });
});
