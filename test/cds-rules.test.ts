import { describe, expect, it } from '@jest/globals';
import { cdsRuleViolations, pathwayIds } from './support/cds-rules.js';

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const topic = (code: string) => ({ system: 'urn:x-myositis-cds:card', code, display: code });
const ours = (...rules: object[]) => ({ 'org.myositis-cds.rules': { version: '0.1.0', rules } });

/** One card that uses everything we ever send. */
const ivig = {
  uuid: uuid(1),
  summary: 'IVIG advised: CMAS fell 27 to 24 in 14 days on methotrexate + prednisolone',
  indicator: 'warning',
  detail:
    '**Why** CMAS \\<25, see <https://example.org/why>; 2 < 3\n\n| drug | outcome |\n|---|---|\n| a | b |',
  source: { label: 'SHARE 2017', url: 'https://doi.org/10.1136/x', topic: topic('escalate-ivig') },
  suggestions: [
    {
      label: 'Order IVIG',
      uuid: uuid(2),
      isRecommended: true,
      actions: [
        {
          type: 'create',
          description: 'Immune globulin IV 55 g',
          resource: {
            resourceType: 'MedicationRequest',
            status: 'draft',
            intent: 'order',
            subject: { reference: 'Patient/v04' },
          },
        },
      ],
    },
    {
      label: 'Refer to physiotherapy',
      uuid: uuid(3),
      actions: [
        {
          type: 'create',
          description: 'Physiotherapy',
          resource: {
            resourceType: 'ServiceRequest',
            status: 'draft',
            intent: 'proposal',
            subject: { reference: 'Patient/v04' },
          },
        },
      ],
    },
    {
      label: 'Raise methotrexate',
      uuid: uuid(4),
      actions: [
        {
          type: 'update',
          description: 'Methotrexate 20 mg weekly',
          resource: { resourceType: 'MedicationRequest', id: 'mr1', status: 'active' },
        },
      ],
    },
    {
      label: 'Remove etanercept',
      uuid: uuid(5),
      actions: [{ type: 'delete', description: 'Remove the order', resourceId: 'MedicationRequest/mr2' }],
    },
  ],
  selectionBehavior: 'at-most-one',
  overrideReasons: [
    { system: 'urn:x-myositis-cds:override-reason', code: 'already-planned', display: 'Already planned' },
  ],
  links: [{ label: 'SHARE 2017', url: 'https://doi.org/10.1136/x', type: 'absolute' }],
  extension: ours(
    { id: 'escalate-ivig', indicator: 'warning', evidence: ['Observation/v04-obs1'] },
    { id: 'expert-referral', indicator: 'info' },
  ),
};

/** A card with nothing but what must be there. */
const plain = (code: string, indicator: string, number: number) => ({
  uuid: uuid(number),
  summary: `${code} speaks`,
  indicator,
  detail: 'Why.',
  source: { label: 'EULAR 2024', topic: topic(code) },
  ...(indicator !== 'info' && { overrideReasons: ivig.overrideReasons }),
  extension: ours({ id: code, indicator }),
});
const checklist = {
  ...plain('care-checklist', 'info', 9),
  extension: ours({ id: 'data-gap', indicator: 'info' }),
};
const good = { cards: [plain('gi-red-flag', 'critical', 8), ivig, checklist] };

/** The good response with the member at `path` set to `value`; undefined takes it away. */
function broken(path: string, value: unknown): unknown {
  const [first = '', ...rest] = path.split('/');
  const put = (into: unknown, names: readonly string[]): unknown => {
    const [name, ...deeper] = names;
    if (name === undefined) return value;
    const copy = structuredClone(into) as Record<string, unknown>;
    copy[name] = put(copy[name], deeper);
    return copy;
  };
  return JSON.parse(JSON.stringify(put(good, [first, ...rest]))) as unknown;
}

const OWN = 'extension/org.myositis-cds.rules';

describe('cdsRuleViolations', () => {
  it('accepts a response with every kind of card, suggestion and action', () => {
    expect(cdsRuleViolations(good)).toEqual([]);
    expect(cdsRuleViolations(good, { hook: 'patient-view' })).toEqual([]);
  });

  it('accepts silence', () => {
    expect(cdsRuleViolations({ cards: [] })).toEqual([]);
  });

  it.each<[string, string, unknown, string]>([
    // The response as a whole
    ['no list of cards', 'cards', 'none', 'cards: is not a list'],
    ['a card that is no object', 'cards/2', 'card', 'cards[2]: is not an object'],
    ['an empty list', 'systemActions', [], 'empty: systemActions is []'],
    ['an action of its own accord', 'systemActions', [{}], 'response.systemActions: is unknown to CDS Hooks'],
    ['null', 'cards/1/source/url', null, 'empty: cards[1].source.url is null'],
    ['empty words', 'cards/1/links/0/label', '', 'empty: cards[1].links[0].label is ""'],
    [
      'an empty object',
      'cards/1/suggestions/3/extension',
      {},
      'empty: cards[1].suggestions[3].extension is {}',
    ],
    [
      'an empty list in a suggested resource',
      'cards/1/suggestions/0/actions/0/resource/note',
      [],
      'empty: cards[1].suggestions[0].actions[0].resource.note is []',
    ],
    [
      'a member mistyped',
      'cards/1/overideReasons',
      ['x'],
      'cards[1].overideReasons: is unknown to CDS Hooks',
    ],
    // Summary, detail, indicator
    ['no summary', 'cards/1/summary', undefined, 'cards[1].summary: is not there'],
    [
      '131 characters',
      'cards/1/summary',
      'x'.repeat(131),
      'cards[1].summary: has 131 characters, at most 130 fit',
    ],
    ['two lines of summary', 'cards/1/summary', 'one\ntwo', 'cards[1].summary: is not one line'],
    ['no detail', 'cards/1/detail', undefined, 'cards[1].detail: is not there'],
    ['a blank detail', 'cards/1/detail', '  ', 'cards[1].detail: is not there'],
    ['a tag in the detail', 'cards/1/detail', 'a <b>bold</b> word', 'cards[1].detail: holds raw HTML'],
    ['a picture in the detail', 'cards/1/detail', '<img src=x onerror=y>', 'cards[1].detail: holds raw HTML'],
    ['a comment in the detail', 'cards/1/detail', '<!-- x -->', 'cards[1].detail: holds raw HTML'],
    ['a tag behind an escaped backslash', 'cards/1/detail', '\\\\<b>', 'cards[1].detail: holds raw HTML'],
    [
      'an old indicator',
      'cards/2/indicator',
      'success',
      'cards[2].indicator: is none of info, warning, critical',
    ],
    // Source
    ['no source', 'cards/2/source', undefined, 'cards[2].source: is not there'],
    ['no label of the source', 'cards/1/source/label', undefined, 'cards[1].source.label: is not there'],
    ['a relative source', 'cards/1/source/url', '/share', 'cards[1].source.url: is not absolute'],
    ['a relative icon', 'cards/1/source/icon', 'icon.png', 'cards[1].source.icon: is not absolute'],
    ['no topic', 'cards/2/source/topic', undefined, 'cards[2].source.topic: is no coding'],
    [
      'a topic without code',
      'cards/2/source/topic/code',
      undefined,
      'cards[2].source.topic.code: is not there',
    ],
    [
      'a topic without system',
      'cards/2/source/topic/system',
      undefined,
      'cards[2].source.topic.system: is not there',
    ],
    [
      'the topic of another service',
      'cards/2/source/topic/system',
      'http://example.org',
      'cards[2].source.topic.system: is not that of our cards',
    ],
    // uuids
    ['a card without uuid', 'cards/2/uuid', undefined, 'cards[2].uuid: is not a uuid'],
    ['a uuid that is none', 'cards/2/uuid', 'card-2', 'cards[2].uuid: is not a uuid'],
    [
      'a suggestion without uuid',
      'cards/1/suggestions/3/uuid',
      undefined,
      'cards[1].suggestions[3].uuid: is not a uuid',
    ],
    [
      'a uuid given twice',
      'cards/1/suggestions/3/uuid',
      uuid(8),
      'cards[1].suggestions[3].uuid: was given before',
    ],
    // Suggestions
    [
      'suggestions without selectionBehavior',
      'cards/1/selectionBehavior',
      undefined,
      'cards[1].selectionBehavior: is neither at-most-one nor any',
    ],
    [
      'a selectionBehavior of CDS Hooks 3',
      'cards/1/selectionBehavior',
      'all',
      'cards[1].selectionBehavior: is neither at-most-one nor any',
    ],
    [
      'selectionBehavior without suggestions',
      'cards/2/selectionBehavior',
      'any',
      'cards[2].selectionBehavior: has nothing to select from',
    ],
    ['suggestions that are no list', 'cards/1/suggestions', 'IVIG', 'cards[1].suggestions: is not a list'],
    [
      'a suggestion that is no object',
      'cards/1/suggestions/3',
      'IVIG',
      'cards[1].suggestions[3]: is not an object',
    ],
    [
      'two recommended where one may be taken',
      'cards/1/suggestions/1/isRecommended',
      true,
      'cards[1].suggestions: 2 are recommended where at most one may be taken',
    ],
    [
      'a recommendation in words',
      'cards/1/suggestions/1/isRecommended',
      'yes',
      'cards[1].suggestions[1].isRecommended: is neither true nor false',
    ],
    ['no label', 'cards/1/suggestions/1/label', undefined, 'cards[1].suggestions[1].label: is not one line'],
    [
      'two actions',
      'cards/1/suggestions/3/actions/1',
      ivig.suggestions[3]?.actions[0],
      'cards[1].suggestions[3].actions: has 2 actions, EHRs take exactly one',
    ],
    [
      'no action',
      'cards/1/suggestions/3/actions',
      undefined,
      'cards[1].suggestions[3].actions: has 0 actions, EHRs take exactly one',
    ],
    // Actions
    [
      'an action of no kind',
      'cards/1/suggestions/0/actions/0/type',
      'order',
      'cards[1].suggestions[0].actions[0].type: is none of create, update, delete',
    ],
    [
      'an action without description',
      'cards/1/suggestions/0/actions/0/description',
      undefined,
      'cards[1].suggestions[0].actions[0].description: is not one line',
    ],
    [
      'a create without resource',
      'cards/1/suggestions/0/actions/0/resource',
      undefined,
      'cards[1].suggestions[0].actions[0].resource: is no resource',
    ],
    [
      'a create with resourceId',
      'cards/1/suggestions/0/actions/0/resourceId',
      'MedicationRequest/1',
      'cards[1].suggestions[0].actions[0].resourceId: has its place in a delete only',
    ],
    [
      'an update without resource',
      'cards/1/suggestions/2/actions/0/resource',
      undefined,
      'cards[1].suggestions[2].actions[0].resource: is no resource',
    ],
    [
      'an update of nothing in particular',
      'cards/1/suggestions/2/actions/0/resource/id',
      undefined,
      'cards[1].suggestions[2].actions[0].resource.id: an update must say which resource',
    ],
    [
      'a delete without resourceId',
      'cards/1/suggestions/3/actions/0/resourceId',
      undefined,
      'cards[1].suggestions[3].actions[0].resourceId: is not "Type/id"',
    ],
    [
      'a delete by bare id',
      'cards/1/suggestions/3/actions/0/resourceId',
      'mr2',
      'cards[1].suggestions[3].actions[0].resourceId: is not "Type/id"',
    ],
    [
      'a delete with resource',
      'cards/1/suggestions/3/actions/0/resource',
      { resourceType: 'MedicationRequest' },
      'cards[1].suggestions[3].actions[0].resource: has no place in a delete',
    ],
    [
      'an order that is not a draft',
      'cards/1/suggestions/0/actions/0/resource/status',
      'active',
      'cards[1].suggestions[0].actions[0].resource.status: is not draft',
    ],
    [
      'a medication that is only proposed',
      'cards/1/suggestions/0/actions/0/resource/intent',
      'proposal',
      'cards[1].suggestions[0].actions[0].resource.intent: is not order',
    ],
    [
      'a referral that is ordered',
      'cards/1/suggestions/1/actions/0/resource/intent',
      'order',
      'cards[1].suggestions[1].actions[0].resource.intent: is not proposal',
    ],
    [
      'an order for nobody',
      'cards/1/suggestions/0/actions/0/resource/subject',
      undefined,
      'cards[1].suggestions[0].actions[0].resource.subject: does not name the patient',
    ],
    [
      'a resource no clinician orders',
      'cards/1/suggestions/0/actions/0/resource/resourceType',
      'Condition',
      'cards[1].suggestions[0].actions[0].resource: only MedicationRequest and ServiceRequest are suggested',
    ],
    // Override reasons and links
    [
      'a warning without override reasons',
      'cards/1/overrideReasons',
      undefined,
      'cards[1].overrideReasons: a card above info must offer some',
    ],
    [
      'a critical card without override reasons',
      'cards/0/overrideReasons',
      undefined,
      'cards[0].overrideReasons: a card above info must offer some',
    ],
    ...['code', 'system', 'display'].map((part): [string, string, unknown, string] => [
      `an override reason without ${part}`,
      `cards/1/overrideReasons/0/${part}`,
      undefined,
      `cards[1].overrideReasons[0].${part}: is not there`,
    ]),
    ['a link without label', 'cards/1/links/0/label', undefined, 'cards[1].links[0].label: is not there'],
    ['a relative link', 'cards/1/links/0/url', '/share', 'cards[1].links[0].url: is not absolute'],
    [
      'a link that runs a script',
      'cards/1/links/0/url',
      'javascript:x',
      'cards[1].links[0].url: is not absolute',
    ],
    [
      'a SMART link',
      'cards/1/links/0/type',
      'smart',
      'cards[1].links[0].type: is not absolute, and we have no SMART app',
    ],
    [
      'a link with appContext',
      'cards/1/links/0/appContext',
      'x',
      'cards[1].links[0].appContext: is for SMART apps only',
    ],
    // Extensions
    ['an extension of FHIR shape', 'extension', [{ url: 'x' }], 'extension: is not an object'],
    [
      'an extension anybody could choose',
      'extension',
      { rules: 1 },
      'extension: "rules" is no reverse-domain name',
    ],
    [
      'a card extension anybody could choose',
      'cards/1/extension/rules',
      1,
      'cards[1].extension: "rules" is no reverse-domain name',
    ],
    [
      'no rules',
      'cards/2/extension',
      undefined,
      'cards[2].extension["org.myositis-cds.rules"]: is not there',
    ],
    [
      'no version',
      `cards/2/${OWN}/version`,
      undefined,
      'cards[2].extension["org.myositis-cds.rules"].version: is not there',
    ],
    [
      'an unnamed rule list',
      `cards/2/${OWN}/rules`,
      undefined,
      'cards[2].extension["org.myositis-cds.rules"].rules: names no rule',
    ],
    [
      'another rule first',
      `cards/1/${OWN}/rules/0/id`,
      'skin-disease-systemic',
      `cards[1].extension["org.myositis-cds.rules"].rules: the first is not the card's topic`,
    ],
    [
      'a rule id with a blank',
      `cards/1/${OWN}/rules/1/id`,
      'Expert referral',
      'cards[1].extension["org.myositis-cds.rules"].rules[1].id: is not kebab-case',
    ],
    [
      'a rule without indicator',
      `cards/1/${OWN}/rules/1/indicator`,
      undefined,
      'cards[1].extension["org.myositis-cds.rules"].rules[1].indicator: is none of info, warning, critical',
    ],
    [
      'a card milder than its rules',
      `cards/1/${OWN}/rules/1/indicator`,
      'critical',
      'cards[1].indicator: is not the highest of its rules',
    ],
    [
      'a card graver than its rules',
      `cards/1/${OWN}/rules/0/indicator`,
      'info',
      'cards[1].indicator: is not the highest of its rules',
    ],
    [
      'evidence in words',
      `cards/1/${OWN}/rules/0/evidence`,
      ['the CMAS'],
      'cards[1].extension["org.myositis-cds.rules"].rules[0].evidence: are not references',
    ],
    [
      'a folded rule without name',
      `cards/1/${OWN}/folded`,
      [1],
      'cards[1].extension["org.myositis-cds.rules"].folded: is no list of rule ids',
    ],
  ])('catches %s', (_what, path, value, violation) => {
    expect(cdsRuleViolations(broken(path, value))).toContain(violation);
  });

  it('counts a character as one, however many bytes it takes', () => {
    expect(cdsRuleViolations(broken('cards/1/summary', '𝛍'.repeat(130)))).toEqual([]);
  });

  it('says where the response is no object at all', () => {
    expect(cdsRuleViolations('cards')).toEqual(['response: is not an object']);
  });
});

describe('cdsRuleViolations about the cards together', () => {
  const critical = (number: number) => plain(`gi-red-flag`, 'critical', number);
  const warning = (number: number) => plain('tnf-inhibitor-caution', 'warning', number);
  const info = (number: number) => plain('tnf-inhibitor-unstudied', 'info', number);
  const few = (count: number, card: (number: number) => object) =>
    Array.from({ length: count }, (_, index) => card(index + 20));

  it('wants the gravest first', () => {
    const sorted = 'cards: are not sorted critical, warning, info';
    expect(cdsRuleViolations({ cards: [warning(1), critical(2)] })).toEqual([sorted]);
    expect(cdsRuleViolations({ cards: [critical(2), warning(1), info(3)] })).toEqual([]);
    expect(cdsRuleViolations({ cards: [critical(2), info(3), warning(1)] })).toEqual([sorted]);
  });

  it('wants at most 4 cards when a chart is opened, and 6 when orders are written', () => {
    const patientView = { hook: 'patient-view' } as const;
    const orderSelect = { hook: 'order-select' } as const;
    expect(cdsRuleViolations({ cards: few(4, warning) }, patientView)).toEqual([]);
    expect(cdsRuleViolations({ cards: few(5, warning) }, patientView)).toEqual([
      'cards: 5 are too many, the limit is 4',
    ]);
    expect(cdsRuleViolations({ cards: few(6, warning) }, orderSelect)).toEqual([]);
    expect(cdsRuleViolations({ cards: few(7, warning) }, orderSelect)).toEqual([
      'cards: 7 are too many, the limit is 6',
    ]);
    expect(cdsRuleViolations({ cards: few(7, warning) })).toEqual(['cards: 7 are too many, the limit is 6']);
  });

  it('wants at most 3 cards for each order that was selected', () => {
    const oneOrder = { hook: 'order-select', selections: 1 } as const;
    expect(cdsRuleViolations({ cards: few(3, warning) }, oneOrder)).toEqual([]);
    expect(cdsRuleViolations({ cards: few(4, warning) }, oneOrder)).toEqual([
      'cards: 4 are too many, the limit is 3',
    ]);
  });

  it('lets the limit yield to critical cards, and to nothing else', () => {
    expect(cdsRuleViolations({ cards: few(7, critical) })).toEqual([]);
    expect(cdsRuleViolations({ cards: [...few(6, critical), info(1)] })).toEqual([
      'cards: 7 are too many, the limit is 6',
    ]);
  });

  it.each(pathwayIds)('wants one pathway card: not %s beside another', (id) => {
    const other = pathwayIds.find((candidate) => candidate !== id) ?? '';
    expect(cdsRuleViolations({ cards: [plain(id, 'info', 1), plain(other, 'info', 2)] })).toEqual([
      `cards: ${id} and ${other} are both pathway cards`,
    ]);
  });

  it('wants pathway cards when a chart is opened only', () => {
    const response = { cards: [plain('escalate-ivig', 'info', 1)] };
    expect(cdsRuleViolations(response, { hook: 'order-sign' })).toEqual([
      'cards: escalate-ivig belongs to patient-view',
    ]);
  });

  it('wants one checklist', () => {
    const twice = { cards: [checklist, { ...checklist, uuid: uuid(11) }] };
    expect(cdsRuleViolations(twice)).toEqual(['cards: care-checklist is there twice']);
  });
});
