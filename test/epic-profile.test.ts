import { describe, expect, it } from '@jest/globals';
import type { RawResource } from '../src/contract/fhir.js';
import { alphanumericCode, topicOfCode } from '../src/contract/topic-code.js';
import { cardTopics } from '../src/rules/rule-ids.js';
import { consult, type Consultation } from './cards/consult.js';
import { pathwayIds } from './support/cds-rules.js';
import { requestFor } from './support/hook-request.js';
import { objectsIn } from './support/json.js';
import { hookRequest, vignettes } from './support/vignettes.js';
import { ownVignettes } from './vignettes/index.js';

/** Each vignette as an Epic site sees it; consult has every answer judged by the rules of CDS Hooks and of Epic. */
const cases: readonly (readonly [string, (profile?: 'epic') => Promise<Consultation>])[] = [
  ...ownVignettes.map(
    ({ id, patient, hook = 'patient-view', selects }) =>
      [
        id,
        (profile?: 'epic') => {
          const body = requestFor(hook, patient.chart());
          const asked = selects ? { ...body, context: { ...body.context, selections: selects } } : body;
          return consult(asked, undefined, {}, profile);
        },
      ] as const,
  ),
  ...vignettes.map(
    (one) => [one.id, (profile?: 'epic') => consult(hookRequest(one), one.asOf, {}, profile)] as const,
  ),
];

const drugOrders = ({ cards }: Consultation) =>
  cards.flatMap((card) =>
    (card.suggestions ?? []).flatMap(({ label, actions: [action] }) =>
      action.type !== 'delete' && action.resource.resourceType === 'MedicationRequest'
        ? [{ card, label, action, dosage: dosageOf(action.resource) }]
        : [],
    ),
  );

const dosageOf = ({ dosageInstruction }: RawResource): string =>
  String(objectsIn(dosageInstruction)[0]?.['text']);

describe.each(cases)('%s at a site with Epic', (_, ask) => {
  it('gets the same cards, and no dose of an order is lost', async () => {
    const standard = await ask();
    const epic = await ask('epic');
    expect(epic.says).toEqual(standard.says);
    expect(epic.cards.map(({ summary }) => summary)).toEqual(standard.cards.map(({ summary }) => summary));
    for (const { card, label, action, dosage } of drugOrders(standard)) {
      const same = epic.cards[standard.cards.indexOf(card)]!;
      const offered = (same.suggestions ?? []).find((suggestion) => suggestion.label === label);
      const told = plain(same.detail).includes(`- ${label.replace('Order ', '')}: ${dosage}`);
      if (offered)
        expect(offered.actions).toEqual([
          { ...action, description: `${label}: ${dosage}; enter the dose by hand` },
        ]);
      // A card at its full length names the option and leaves the dose to the next card.
      else if (!told)
        expect({ label, detail: same.detail }).toEqual({
          label,
          detail: expect.stringContaining('**Options**'),
        });
    }
    for (const { source, detail } of epic.cards) {
      if (pathwayIds.includes(topicOfCode(source.topic.code, cardTopics) ?? ''))
        expect(detail.length).toBeLessThanOrEqual(1800);
    }
  });
});

/** Markdown as it is read. */
const plain = (detail: string): string => detail.replaceAll(/\\(?=[^\w\s])/g, '');

describe('The code of a topic', () => {
  it.each([...cardTopics])('%s is alphanumeric for Epic and found again from either form', (topic) => {
    const code = alphanumericCode(topic);
    expect(code).toMatch(/^[a-z][a-zA-Z0-9]{0,99}$/);
    expect(topicOfCode(code, cardTopics)).toBe(topic);
    expect(topicOfCode(topic, cardTopics)).toBe(topic);
  });

  it('belongs to one topic only', () => {
    expect(new Set(cardTopics.map(alphanumericCode)).size).toBe(cardTopics.length);
  });

  it('of somebody else leads nowhere', () => {
    expect(topicOfCode('allergyAlert', cardTopics)).toBeUndefined();
    expect(topicOfCode('', cardTopics)).toBeUndefined();
  });
});
