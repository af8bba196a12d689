import { randomUUID } from 'node:crypto';
import { isObject } from '../contract/fhir.js';
import { check, isText, listOf, type Chapter, type Check } from './check.js';
import { isGood, isRefused, statusOf, type Client } from './client.js';
import type { RuleName } from './rules.js';
import { refusalChecks } from './wrong-calls.js';

/** https://cds-hooks.hl7.org/STU2/#feedback; status and body are left open there. */
export async function feedbackChapter(
  client: Client,
  serviceId: string,
  cards: readonly unknown[],
): Promise<Chapter> {
  const path = `/cds-services/${encodeURIComponent(serviceId)}/feedback`;
  const title = `Feedback to ${serviceId}`;
  const outcomeTimestamp = new Date().toISOString();
  const shown = cards.filter(isObject).find(({ uuid }) => isText(uuid));
  const card = isText(shown?.['uuid']) ? shown['uuid'] : randomUUID();
  const suggestion = listOf(shown?.['suggestions']).filter(isObject)[0]?.['uuid'] ?? randomUUID();
  const overridden = { card, outcome: 'overridden', outcomeTimestamp };
  const reason = {
    code: 'cds-not-applicable',
    system: 'http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes',
  };
  const explained = {
    ...overridden,
    overrideReason: { reason, userComment: 'Made up by a conformance check' },
  };
  const accepted = { ...overridden, outcome: 'accepted', acceptedSuggestions: [{ id: suggestion }] };

  const first = await client.call(path, { body: { feedback: [explained] } });
  const supports = isGood(first);
  const says = isRefused(first) || first.status === 501;
  const checks: Check[] = [check('B1', 'overridden with a reason', supports || says, statusOf(first))];
  if (!supports)
    return { title, checks, notes: [`Feedback is not taken (status ${first.status}), which is allowed.`] };

  const legal: readonly (readonly [RuleName, string, object])[] = [
    ['B1', 'accepted', { feedback: [accepted] }],
    ['B2', 'the same again', { feedback: [accepted] }],
    ['B2', 'several in one call', { feedback: [accepted, explained] }],
    ['B4', 'overridden without a reason', { feedback: [overridden] }],
    ['B-unknown', 'a card that was never shown', { feedback: [{ ...overridden, card: randomUUID() }] }],
    [
      'B6',
      'a card id that is no UUID, and unknown members',
      { feedback: [{ ...overridden, card: 'card-17', extension: { 'org.example.x': { a: 1 } } }] },
    ],
    [
      'B6',
      'overrideReasons in the plural',
      { feedback: [{ ...overridden, overrideReasons: [{ reason, userComment: 'x' }] }] },
    ],
  ];
  const wrong: readonly (readonly [string, unknown])[] = [
    ['no list of feedback', { outcome: 'overridden' }],
    ['an outcome that does not exist', { feedback: [{ ...overridden, outcome: 'banana' }] }],
    ['JSON that is cut off', '{"feedback": ['],
  ];
  for (const [rule, name, body] of legal) {
    const answer = await client.call(path, { body });
    checks.push(check(rule, name, isGood(answer), statusOf(answer)));
  }
  for (const [name, body] of wrong) {
    const answer = await client.call(path, { body });
    checks.push(check('B-wrong', name, isRefused(answer), statusOf(answer)), ...refusalChecks(name, answer));
  }
  return { title, checks, notes: [] };
}
