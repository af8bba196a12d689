import { topicOfCode } from '../../src/contract/topic-code.js';
import { cardTopics } from '../../src/rules/rule-ids.js';
import { isObject, listOf, objectsIn, type JsonObject } from './json.js';

/** What a pathway card's orders are about when they are treatments. */
const treatments = (card: JsonObject): readonly JsonObject[] =>
  objectsIn(card['suggestions']).filter((suggestion) =>
    objectsIn(suggestion['actions']).some(
      ({ type, resource }) =>
        type === 'create' && isObject(resource) && resource['resourceType'] === 'MedicationRequest',
    ),
  );

/**
 * Every rule of Epic's beside those of CDS Hooks (conformance checklist, section 10) that a response breaks.
 * @param pathwayIds topics of which one treatment is to be chosen
 */
export function epicRuleViolations(response: unknown, pathwayIds: readonly string[]): string[] {
  const cards = isObject(response) ? objectsIn(response['cards']) : [];
  return cards.flatMap((card, index) => {
    const at = `cards[${index}]`;
    const code = topicCodeOf(card);
    const topic = topicOfCode(code, cardTopics);
    const suggestions = objectsIn(card['suggestions']);
    const actions = suggestions.flatMap((suggestion) => objectsIn(suggestion['actions']));
    return [
      ...unless(/^[a-zA-Z0-9]{1,100}$/.test(code), `${at}.source.topic.code: "${code}" is not alphanumeric`),
      ...unless(topic !== undefined, `${at}.source.topic.code: "${code}" leads back to no topic of ours`),
      ...unless(
        suggestions.length === 0 || card['selectionBehavior'] === 'any',
        `${at}.selectionBehavior: is not any`,
      ),
      ...unless(
        !pathwayIds.includes(topic ?? '') || treatments(card).length <= 1,
        `${at}.suggestions: offers ${treatments(card).length} treatments to tick at once`,
      ),
      ...unless(
        treatments(card).every((suggestion) => suggestion['isRecommended'] !== true),
        `${at}.suggestions: a drug is ticked beforehand`,
      ),
      ...suggestions.flatMap((suggestion) =>
        unless(listOf(suggestion['actions']).length === 1, `${at}.suggestions: more than one action`),
      ),
      ...actions.flatMap((action) => actionRules(`${at}.suggestions`, action)),
      ...objectsIn(card['links']).flatMap((link) =>
        unless(link['type'] === 'absolute', `${at}.links: a SMART link that the site has not registered`),
      ),
      ...objectsIn(card['overrideReasons']).flatMap((reason) =>
        unless(/^[a-z0-9-]+$/.test(String(reason['code'])), `${at}.overrideReasons: a code nobody can map`),
      ),
    ];
  });
}

/** Only the description is shown, and what the order itself says is ignored: the whole dose must stand there. */
function actionRules(at: string, { type, description, resource }: JsonObject): string[] {
  const said = isObject(resource) ? objectsIn(resource['dosageInstruction'])[0]?.['text'] : undefined;
  const dosage = typeof said === 'string' ? said : undefined;
  return [
    ...unless(type !== 'update', `${at}: an update, which does not exist there`),
    ...unless(
      dosage === undefined || String(description).includes(`: ${dosage}; enter the dose`),
      `${at}.description: does not tell the dose "${dosage ?? ''}"`,
    ),
  ];
}

/** The same response with the topics of the standard profile, to be judged by the standard rules. */
export function withOurTopics(response: unknown): unknown {
  if (!isObject(response) || !Array.isArray(response['cards'])) return response;
  return {
    ...response,
    cards: response['cards'].map((card: unknown) => {
      if (!isObject(card) || !isObject(card['source']) || !isObject(card['source']['topic'])) return card;
      const code = topicOfCode(topicCodeOf(card), cardTopics) ?? topicCodeOf(card);
      return { ...card, source: { ...card['source'], topic: { ...card['source']['topic'], code } } };
    }),
  };
}

const topicCodeOf = (card: JsonObject): string =>
  isObject(card['source']) && isObject(card['source']['topic'])
    ? String(card['source']['topic']['code'])
    : '';

const unless = (holds: boolean, violation: string): string[] => (holds ? [] : [violation]);
