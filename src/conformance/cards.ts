import { isObject } from '../contract/fhir.js';
import { actionChecks } from './actions.js';
import { check, emptyIn, isAbsoluteUrl, isText, listOf, seen, type Check, type Json } from './check.js';
import { extensionChecks } from './extensions.js';

/** What the call was about, by which its answer is judged. */
export interface AskedAbout {
  readonly patientId: string;
  /** `MedicationRequest/1` of context.draftOrders. */
  readonly drafts: readonly string[];
}

/** Every rule about the answer of 200 to a call. https://cds-hooks.hl7.org/STU2/#cds-service-response */
export function responseChecks(at: string, response: unknown, asked: AskedAbout): readonly Check[] {
  if (!isObject(response) || !Array.isArray(response['cards']))
    return [
      check('5', at, false, isObject(response) ? `cards ${seen(response['cards'])}` : 'no JSON object'),
    ];
  const { cards: _cards, ...rest } = response;
  const cards = listOf(response['cards']);
  const systemActions = response['systemActions'];
  const empty = [
    ...cards.flatMap((card, index) => emptyIn(card, `cards[${index}]`)),
    ...Object.entries(rest).flatMap(([name, member]) => emptyIn(member, name)),
  ];
  const isEmptyList = Array.isArray(systemActions) && systemActions.length === 0;
  return [
    check('5', at, true, ''),
    check('T2', at, empty.length === 0, `empty: ${empty.slice(0, 3).join(', ')}`),
    check('T3', at, !isEmptyList, 'systemActions is an empty list'),
    check('5.5', at, systemActions === undefined || isEmptyList, 'systemActions are there'),
    ...unknownIn(at, response, ['cards', 'systemActions', 'extension']),
    ...extensionChecks(`${at}: extension`, response['extension']),
    ...cards.flatMap((card, index) => cardChecks(`${at}: cards[${index}]`, card, asked)),
    ...listOf(systemActions).flatMap((action, index) =>
      actionChecks(`${at}: systemActions[${index}]`, action, asked, true),
    ),
    ...uuidChecks(at, cards),
  ];
}

const cardMembers = [
  ...['uuid', 'summary', 'detail', 'indicator', 'source', 'suggestions', 'selectionBehavior'],
  ...['overrideReasons', 'links', 'extension'],
];

function cardChecks(at: string, card: unknown, asked: AskedAbout): readonly Check[] {
  if (!isObject(card)) return [check('5.1-card', at, false, `${seen(card)}, not an object`)];
  const { summary, detail, indicator, uuid, selectionBehavior, overrideReasons } = card;
  const length = isText(summary) ? Array.from(summary).length : 0;
  return [
    check('5.1-card', at, true, ''),
    check(
      '5.1-summary',
      `${at}.summary`,
      length > 0 && length < 140,
      length > 0 ? `has ${length} characters` : seen(summary),
    ),
    check(
      '5.1-line',
      `${at}.summary`,
      !isText(summary) || !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(summary),
      'has a line break',
    ),
    check(
      '5.1-indicator',
      `${at}.indicator`,
      ['info', 'warning', 'critical'].includes(String(indicator)),
      oneWord(indicator),
    ),
    check('5.1-detail', `${at}.detail`, detail === undefined || isText(detail), seen(detail)),
    check('5.7', `${at}.detail`, typeof detail !== 'string' || !rawHtml.test(detail), 'holds HTML'),
    check('5.1-uuid', `${at}.uuid`, isText(uuid), seen(uuid)),
    ...unknownIn(at, card, cardMembers),
    ...sourceChecks(`${at}.source`, card['source']),
    ...suggestionListChecks(at, card['suggestions'], selectionBehavior, asked),
    ...listChecks('5.1-override', `${at}.overrideReasons`, overrideReasons, (here, reason) => [
      codingCheck('5.1-override', here, reason, ['code', 'system', 'display']),
    ]),
    ...listChecks('5.6', `${at}.links`, card['links'], linkChecks),
    ...extensionChecks(`${at}.extension`, card['extension']),
  ];
}

/** An odd number of backslashes before "<" makes it a letter, and <https://…> is a link of Markdown. */
const rawHtml = /(?<!\\)(?:\\\\)*<(?:\/?[a-z][a-z0-9-]*(?=[\s/>])|!|\?)/i;
/** A code may be quoted, a sentence may not. */
const oneWord = (value: unknown): string =>
  typeof value === 'string' && /^[\w-]{1,30}$/.test(value) ? `is "${value}"` : seen(value);

function sourceChecks(at: string, source: unknown): readonly Check[] {
  if (!isObject(source)) return [check('5.2', at, false, seen(source))];
  const { label, url, icon, topic } = source;
  const relative = Object.entries({ url, icon }).filter(
    ([, value]) => value !== undefined && !isAbsoluteUrl(value),
  );
  return [
    check('5.2', `${at}.label`, isText(label), seen(label)),
    check('5.2-url', at, relative.length === 0, `${relative.map(([name]) => name).join(', ')}: not absolute`),
    check('5.2-topic-there', `${at}.topic`, topic !== undefined, 'is missing'),
    ...(topic === undefined ? [] : [codingCheck('5.2-topic', `${at}.topic`, topic, ['code', 'system'])]),
    ...unknownIn(at, source, ['label', 'url', 'icon', 'topic', 'extension']),
  ];
}

function suggestionListChecks(
  at: string,
  suggestions: unknown,
  behavior: unknown,
  asked: AskedAbout,
): readonly Check[] {
  if (suggestions === undefined)
    return behavior === undefined
      ? []
      : [check('5.1-selection-alone', `${at}.selectionBehavior`, false, 'is there')];
  const recommended = listOf(suggestions).filter((one) => isObject(one) && one['isRecommended'] === true);
  return [
    check(
      '5.1-selection',
      `${at}.selectionBehavior`,
      behavior === 'at-most-one' || behavior === 'any',
      oneWord(behavior),
    ),
    check(
      '5.3-recommended',
      `${at}.suggestions`,
      behavior !== 'at-most-one' || recommended.length <= 1,
      `${recommended.length} are recommended`,
    ),
    ...listChecks('5.3', `${at}.suggestions`, suggestions, (here, suggestion) => [
      check('5.3', `${here}.label`, isText(suggestion['label']), seen(suggestion['label'])),
      check('5.3-uuid', `${here}.uuid`, isText(suggestion['uuid']), seen(suggestion['uuid'])),
      check(
        '5.3-boolean',
        `${here}.isRecommended`,
        ['undefined', 'boolean'].includes(typeof suggestion['isRecommended']),
        seen(suggestion['isRecommended']),
      ),
      check(
        '5.3-behavior',
        here,
        !('actionSelectionBehavior' in suggestion),
        'actionSelectionBehavior is there',
      ),
      ...unknownIn(here, suggestion, [
        'label',
        'uuid',
        'isRecommended',
        'actions',
        'actionSelectionBehavior',
        'extension',
      ]),
      ...extensionChecks(`${here}.extension`, suggestion['extension']),
      ...(suggestion['actions'] !== undefined && !Array.isArray(suggestion['actions'])
        ? [check('5.4-type', `${here}.actions`, false, 'is no list')]
        : listOf(suggestion['actions']).flatMap((action, index) =>
            actionChecks(`${here}.actions[${index}]`, action, asked, false),
          )),
    ]),
  ];
}

function linkChecks(at: string, link: Json): readonly Check[] {
  const { label, url, type } = link;
  const missing = Object.entries({ label, url, type }).filter(([, value]) => !isText(value));
  return [
    check(
      '5.6',
      at,
      missing.length === 0,
      missing.map(([name, value]) => `${name} ${seen(value)}`).join(', '),
    ),
    check('5.6-url', `${at}.url`, !isText(url) || isAbsoluteUrl(url), 'is not absolute'),
    check('5.6-type', `${at}.type`, !isText(type) || type === 'absolute' || type === 'smart', oneWord(type)),
    check(
      '5.6-context',
      at,
      link['appContext'] === undefined || type === 'smart',
      'appContext is on a link that is not smart',
    ),
    ...unknownIn(at, link, ['label', 'url', 'type', 'appContext', 'autolaunchable', 'extension']),
  ];
}

/** Well formed, and each once. */
function uuidChecks(at: string, cards: readonly unknown[]): readonly Check[] {
  const uuids = uuidsIn(cards);
  const form = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  return [
    ...uuids.map((uuid) => check('5.1-uuid-form', at, form.test(uuid), 'a uuid is no UUID')),
    ...(uuids.length > 0
      ? [check('5.1-uuid-once', at, new Set(uuids).size === uuids.length, 'one uuid is there twice')]
      : []),
  ];
}

/** Of cards and of their suggestions. */
export const uuidsIn = (cards: readonly unknown[]): readonly string[] =>
  cards
    .filter(isObject)
    .flatMap((card) => [card, ...listOf(card['suggestions']).filter(isObject)])
    .flatMap(({ uuid }) => (isText(uuid) ? [uuid] : []));

function listChecks(
  rule: '5.1-override' | '5.6' | '5.3',
  at: string,
  value: unknown,
  ofItem: (at: string, item: Json) => readonly Check[],
): readonly Check[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [check(rule, at, false, 'is no list')];
  return listOf(value).flatMap((item, index) =>
    isObject(item) ? ofItem(`${at}[${index}]`, item) : [check(rule, `${at}[${index}]`, false, seen(item))],
  );
}

function codingCheck(
  rule: '5.1-override' | '5.2-topic',
  at: string,
  coding: unknown,
  parts: readonly string[],
): Check {
  if (!isObject(coding)) return check(rule, at, false, `${seen(coding)}, not a coding`);
  const missing = parts.filter((part) => !isText(coding[part]));
  return check(rule, at, missing.length === 0, `${missing.join(', ')} missing`);
}

const unknownIn = (at: string, value: Json, known: readonly string[]): readonly Check[] => {
  const unknown = Object.keys(value).filter((member) => !known.includes(member));
  return [check('5.1-unknown', at, unknown.length === 0, `has ${unknown.join(', ')}`)];
};
