import { readUrl } from '../../src/contract/server-address.js';
import { ruleBook } from '../../cards/index.js';
import type { Profile } from '../../src/contract/caller.js';
import { emptyMembers } from './empty-members.js';
import { epicRuleViolations, withOurTopics } from './epic-rules.js';
import { isObject, listOf, objectsIn, type JsonObject } from './json.js';

/** Where the response was given. What is not said is judged by the widest limit. */
export interface Asked {
  readonly hook?: 'patient-view' | 'order-select' | 'order-sign';
  /** How many orders context.selections names: three cards for each. */
  readonly selections?: number;
  /** `epic`: Epic's own rules count too. */
  readonly profile?: Profile;
}

/**
 * Every CDS Hooks 2.0.1 rule (https://cds-hooks.hl7.org/STU2/) and every rule of our own
 * (clinical/presentation.md) that a hook response breaks, each as "where: what". Empty when it breaks none.
 */
export function cdsRuleViolations(response: unknown, { profile, ...asked }: Asked = {}): string[] {
  if (profile === 'epic')
    return [
      ...epicRuleViolations(response, pathwayIds),
      ...cdsRuleViolations(withOurTopics(response), asked),
    ];
  if (!isObject(response)) return ['response: is not an object'];
  const cards = response['cards'];
  if (!Array.isArray(cards)) return ['cards: is not a list'];
  return [
    ...saysSomethingEverywhere(response),
    ...onlyMembers('response', response, ['cards', 'extension']),
    ...extensionRules('extension', response['extension']),
    ...each('cards', cards, cardRules),
    ...uuidRules(objectsIn(cards)),
    ...deckRules(objectsIn(cards), asked),
  ];
}

const indicators = ['info', 'warning', 'critical'];
const severity = (indicator: unknown): number => indicators.indexOf(String(indicator));

/** At most one of these shows per response, and only when a chart is opened. */
export const pathwayIds: readonly string[] = ruleBook.pathwayCards.map(({ id }) => id);

/** Cards that speak for several rules and are no rule themselves. */
const collections = ['care-checklist', 'could-not-assess'];

/** "Use of JSON": no member is null, "", [] or {}, except an empty list of cards. Embedded resources too. */
function saysSomethingEverywhere(response: JsonObject): string[] {
  const { cards, ...rest } = response;
  const inCards = listOf(cards).flatMap((card, index) => emptyMembers(card, `cards[${index}]`));
  const elsewhere = Object.entries(rest).flatMap(([name, member]) => emptyMembers(member, name));
  return [...inCards, ...elsewhere].map((empty) => `empty: ${empty}`);
}

function cardRules(at: string, card: JsonObject): string[] {
  const known = ['uuid', 'summary', 'detail', 'indicator', 'source', 'suggestions', 'selectionBehavior'];
  return [
    ...onlyMembers(at, card, [...known, 'overrideReasons', 'links', 'extension']),
    ...summaryRules(`${at}.summary`, card['summary']),
    ...detailRules(`${at}.detail`, card['detail']),
    ...unless(severity(card['indicator']) >= 0, `${at}.indicator: is none of ${indicators.join(', ')}`),
    ...sourceRules(`${at}.source`, card['source']),
    ...suggestionRules(at, card),
    ...overrideRules(at, card),
    ...each(`${at}.links`, card['links'], linkRules),
    ...extensionRules(`${at}.extension`, card['extension']),
    ...ruleListRules(at, card),
  ];
}

function summaryRules(at: string, summary: unknown): string[] {
  if (!isWords(summary)) return [`${at}: is not there`];
  const length = Array.from(summary).length;
  return [
    ...unless(length <= 130, `${at}: has ${length} characters, at most 130 fit`),
    ...unless(isOneLine(summary), `${at}: is not one line`),
  ];
}

/** An odd number of backslashes before "<" makes it a letter, and <https://…> is a link of Markdown. */
const rawHtml = /(?<!\\)(?:\\\\)*<(?:\/?[a-z][a-z0-9-]*(?=[\s/>])|!|\?)/i;

function detailRules(at: string, detail: unknown): string[] {
  if (!isWords(detail)) return [`${at}: is not there`];
  return unless(!rawHtml.test(detail), `${at}: holds raw HTML`);
}

function sourceRules(at: string, source: unknown): string[] {
  if (!isObject(source)) return [`${at}: is not there`];
  return [
    ...onlyMembers(at, source, ['label', 'url', 'icon', 'topic']),
    ...unless(isWords(source['label']), `${at}.label: is not there`),
    ...unless(!('url' in source) || isAbsoluteUrl(source['url']), `${at}.url: is not absolute`),
    ...unless(!('icon' in source) || isAbsoluteUrl(source['icon']), `${at}.icon: is not absolute`),
    ...codingRules(`${at}.topic`, source['topic'], ['code', 'system']),
    ...unless(
      !isObject(source['topic']) || source['topic']['system'] === 'urn:x-myositis-cds:card',
      `${at}.topic.system: is not that of our cards`,
    ),
  ];
}

function suggestionRules(at: string, card: JsonObject): string[] {
  const behaviour = card['selectionBehavior'];
  if (!('suggestions' in card)) {
    return unless(behaviour === undefined, `${at}.selectionBehavior: has nothing to select from`);
  }
  const suggestions = objectsIn(card['suggestions']);
  const recommended = suggestions.filter((suggestion) => suggestion['isRecommended'] === true).length;
  return [
    ...unless(
      behaviour === 'at-most-one' || behaviour === 'any',
      `${at}.selectionBehavior: is neither at-most-one nor any`,
    ),
    ...unless(
      behaviour !== 'at-most-one' || recommended <= 1,
      `${at}.suggestions: ${recommended} are recommended where at most one may be taken`,
    ),
    ...each(`${at}.suggestions`, card['suggestions'], oneSuggestion),
  ];
}

function oneSuggestion(at: string, suggestion: JsonObject): string[] {
  const actions = listOf(suggestion['actions']);
  return [
    ...onlyMembers(at, suggestion, ['label', 'uuid', 'isRecommended', 'actions', 'extension']),
    ...unless(isWords(suggestion['label']) && isOneLine(suggestion['label']), `${at}.label: is not one line`),
    ...unless(
      ['undefined', 'boolean'].includes(typeof suggestion['isRecommended']),
      `${at}.isRecommended: is neither true nor false`,
    ),
    ...unless(actions.length === 1, `${at}.actions: has ${actions.length} actions, EHRs take exactly one`),
    ...each(`${at}.actions`, suggestion['actions'], actionRules),
    ...extensionRules(`${at}.extension`, suggestion['extension']),
  ];
}

function actionRules(at: string, action: JsonObject): string[] {
  const { type, description, resource, resourceId } = action;
  const common = [
    ...onlyMembers(at, action, ['type', 'description', 'resource', 'resourceId', 'extension']),
    ...unless(isWords(description) && isOneLine(description), `${at}.description: is not one line`),
  ];
  if (type === 'delete') {
    return [
      ...common,
      ...unless(isReference(resourceId), `${at}.resourceId: is not "Type/id"`),
      ...unless(resource === undefined, `${at}.resource: has no place in a delete`),
    ];
  }
  if (type !== 'create' && type !== 'update')
    return [...common, `${at}.type: is none of create, update, delete`];
  if (!isObject(resource) || !isWords(resource['resourceType'])) {
    return [...common, `${at}.resource: is no resource`];
  }
  return [
    ...common,
    ...unless(resourceId === undefined, `${at}.resourceId: has its place in a delete only`),
    ...(type === 'create'
      ? draftRules(`${at}.resource`, resource)
      : unless(isWords(resource['id']), `${at}.resource.id: an update must say which resource`)),
  ];
}

/** presentation.md: what we suggest is a draft that waits for the clinician. */
function draftRules(at: string, resource: JsonObject): string[] {
  const intents: Readonly<Record<string, string>> = {
    MedicationRequest: 'order',
    ServiceRequest: 'proposal',
  };
  const intent = intents[String(resource['resourceType'])];
  if (intent === undefined) return [`${at}: only MedicationRequest and ServiceRequest are suggested`];
  const subject = resource['subject'];
  return [
    ...unless(resource['status'] === 'draft', `${at}.status: is not draft`),
    ...unless(resource['intent'] === intent, `${at}.intent: is not ${intent}`),
    ...unless(
      isObject(subject) && /^Patient\/./.test(String(subject['reference'])),
      `${at}.subject: does not name the patient`,
    ),
  ];
}

function overrideRules(at: string, card: JsonObject): string[] {
  const reasons = listOf(card['overrideReasons']);
  const mustOffer = severity(card['indicator']) > 0;
  return [
    ...unless(!mustOffer || reasons.length > 0, `${at}.overrideReasons: a card above info must offer some`),
    ...each(`${at}.overrideReasons`, card['overrideReasons'], (here, reason) =>
      codingRules(here, reason, ['code', 'system', 'display']),
    ),
  ];
}

function linkRules(at: string, link: JsonObject): string[] {
  return [
    ...onlyMembers(at, link, ['label', 'url', 'type', 'appContext', 'autolaunchable', 'extension']),
    ...unless(isWords(link['label']), `${at}.label: is not there`),
    ...unless(link['type'] === 'absolute', `${at}.type: is not absolute, and we have no SMART app`),
    ...unless(isAbsoluteUrl(link['url']), `${at}.url: is not absolute`),
    ...unless(!('appContext' in link), `${at}.appContext: is for SMART apps only`),
  ];
}

/** "Extensions": an object whose keys nobody else would choose. */
function extensionRules(at: string, extension: unknown): string[] {
  if (extension === undefined) return [];
  if (!isObject(extension)) return [`${at}: is not an object`];
  return Object.keys(extension)
    .filter((key) => !/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/i.test(key))
    .map((key) => `${at}: "${key}" is no reverse-domain name`);
}

/** Our own extension: which rules speak through the card, its own rule first. */
function ruleListRules(at: string, card: JsonObject): string[] {
  const extension = isObject(card['extension']) ? card['extension']['org.myositis-cds.rules'] : undefined;
  const here = `${at}.extension["org.myositis-cds.rules"]`;
  if (!isObject(extension)) return [`${here}: is not there`];
  const rules = objectsIn(extension['rules']);
  const source = isObject(card['source']) ? card['source'] : {};
  const topic = isObject(source['topic']) ? source['topic']['code'] : undefined;
  const folded = listOf(extension['folded'] ?? ['none']);
  const highest = Math.max(...rules.map((rule) => severity(rule['indicator'])));
  return [
    ...onlyMembers(here, extension, ['version', 'rules', 'folded']),
    ...unless(isWords(extension['version']), `${here}.version: is not there`),
    ...unless(rules.length > 0, `${here}.rules: names no rule`),
    ...unless(
      rules.length === 0 || rules[0]?.['id'] === topic || collections.includes(String(topic)),
      `${here}.rules: the first is not the card's topic`,
    ),
    ...unless(
      rules.length === 0 || severity(card['indicator']) === highest,
      `${at}.indicator: is not the highest of its rules`,
    ),
    ...unless(folded.length > 0 && folded.every(isWords), `${here}.folded: is no list of rule ids`),
    ...each(`${here}.rules`, extension['rules'], ruleOnCardRules),
  ];
}

function ruleOnCardRules(at: string, rule: JsonObject): string[] {
  const evidence = 'evidence' in rule ? listOf(rule['evidence']) : ['Condition/none-needed'];
  return [
    ...onlyMembers(at, rule, ['id', 'indicator', 'evidence']),
    ...unless(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(String(rule['id'])), `${at}.id: is not kebab-case`),
    ...unless(severity(rule['indicator']) >= 0, `${at}.indicator: is none of ${indicators.join(', ')}`),
    ...unless(evidence.length > 0 && evidence.every(isReference), `${at}.evidence: are not references`),
  ];
}

function uuidRules(cards: readonly JsonObject[]): string[] {
  const named = cards.flatMap((card, index) => [
    { at: `cards[${index}].uuid`, uuid: card['uuid'] },
    ...objectsIn(card['suggestions']).map((suggestion, number) => ({
      at: `cards[${index}].suggestions[${number}].uuid`,
      uuid: suggestion['uuid'],
    })),
  ]);
  const wellFormed = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  return named.flatMap(({ at, uuid }, index) => [
    ...unless(wellFormed.test(String(uuid)), `${at}: is not a uuid`),
    ...unless(
      uuid === undefined || named.findIndex((other) => other.uuid === uuid) === index,
      `${at}: was given before`,
    ),
  ]);
}

/** Rules about the cards together: few, the gravest first, one pathway card. */
function deckRules(cards: readonly JsonObject[], { hook, selections = 2 }: Asked): string[] {
  const ranks = cards.map((card) => severity(card['indicator']));
  const topics = cards.map((card) => {
    const topic = isObject(card['source']) ? card['source']['topic'] : undefined;
    return isObject(topic) ? String(topic['code']) : '';
  });
  const pathways = topics.filter((topic) => pathwayIds.includes(topic));
  const limit = hook === 'patient-view' ? 4 : Math.min(6, 3 * selections);
  const allCritical = ranks.every((rank) => rank === severity('critical'));
  return [
    ...unless(
      ranks.every((rank, index) => index === 0 || rank <= (ranks[index - 1] ?? rank)),
      'cards: are not sorted critical, warning, info',
    ),
    ...unless(
      cards.length <= limit || allCritical,
      `cards: ${cards.length} are too many, the limit is ${limit}`,
    ),
    ...unless(pathways.length <= 1, `cards: ${pathways.join(' and ')} are both pathway cards`),
    ...unless(
      hook === undefined || hook === 'patient-view' || pathways.length === 0,
      `cards: ${pathways.join()} belongs to patient-view`,
    ),
    ...topics
      .filter((topic, index) => collections.includes(topic) && topics.indexOf(topic) !== index)
      .map((topic) => `cards: ${topic} is there twice`),
  ];
}

function codingRules(at: string, coding: unknown, required: readonly string[]): string[] {
  if (!isObject(coding)) return [`${at}: is no coding`];
  return [
    ...onlyMembers(at, coding, ['system', 'code', 'display', 'version', 'userSelected']),
    ...required.flatMap((part) => unless(isWords(coding[part]), `${at}.${part}: is not there`)),
  ];
}

/** A member we did not mean to send is a typing error: clients would not see what it was meant to say. */
const onlyMembers = (at: string, value: JsonObject, known: readonly string[]): string[] =>
  Object.keys(value)
    .filter((member) => !known.includes(member))
    .map((member) => `${at}.${member}: is unknown to CDS Hooks`);

/** The rules of every item of a list; a list that is not there breaks none. */
function each(at: string, value: unknown, rules: (at: string, item: JsonObject) => string[]): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [`${at}: is not a list`];
  return listOf(value).flatMap((item, index) =>
    isObject(item) ? rules(`${at}[${index}]`, item) : [`${at}[${index}]: is not an object`],
  );
}

const unless = (holds: boolean, violation: string): string[] => (holds ? [] : [violation]);
const isWords = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isOneLine = (value: string): boolean => !/\p{Cc}|\p{Zl}|\p{Zp}/u.test(value);
const isReference = (value: unknown): boolean =>
  typeof value === 'string' && /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(value);
const isAbsoluteUrl = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:\/\//.test(value) && readUrl(value) !== undefined;
