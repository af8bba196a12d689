import { describe, expect, it } from '@jest/globals';
import type { Proposal } from '../../src/rules/rule.js';
import { cdsRuleViolations } from '../support/cds-rules.js';
import { anOrder, cardsOf, shown } from './a-finding.js';

const drug = (name: string, recommended?: boolean): Proposal => ({
  kind: 'medication-request',
  label: `Order ${name}`,
  medication: { text: name },
  dosageText: `${name} as long as it takes, at most 1 g per infusion${' and no more'.repeat(12)}`,
  ...(recommended !== undefined && { recommended }),
});
const test = (name: string): Proposal => ({
  kind: 'service-request',
  label: `Order ${name}`,
  code: { text: name },
  urgent: true,
  recommended: true,
});
const draft = { resourceType: 'MedicationRequest', id: 'd1', status: 'draft', intent: 'order' };
const change: Proposal = {
  kind: 'update-order',
  order: 'MedicationRequest/d1',
  label: 'Change to methotrexate 15 mg once a week',
  dosageText: '15 mg once a week; not daily',
  dose: { value: 15, unit: 'mg' },
  timing: { frequency: 1, period: 1, periodUnit: 'wk' },
};
const remove: Proposal = {
  kind: 'delete-order',
  label: 'Remove the methotrexate order',
  order: 'MedicationRequest/d1',
  recommended: true,
};
const over = {
  profile: 'epic',
  drafts: [{ reference: 'MedicationRequest/d1', raw: draft }],
} as const;
const cardWith = (id: Parameters<typeof shown>[0], proposals: readonly Proposal[]) => {
  const about = id === 'methotrexate-order-safety' ? { about: anOrder('d1', 'methotrexate') } : {};
  const cards = cardsOf([shown(id, 'warning', { proposals, ...about })], over);
  expect(cdsRuleViolations({ cards }, { profile: 'epic' })).toEqual([]);
  return cards[0]!;
};
const labelsOn = ({ suggestions = [] }: ReturnType<typeof cardWith>) => suggestions.map(({ label }) => label);

describe('A card at a site with Epic', () => {
  it('offers the first treatment only, does not tick it, and tells the doses of the others', () => {
    const card = cardWith('escalate-ivig', [drug('IVIG', true), drug('rituximab', false)]);
    expect(labelsOn(card)).toEqual(['Order IVIG']);
    expect(card.selectionBehavior).toBe('any');
    expect(card.suggestions![0]).not.toHaveProperty('isRecommended');
    expect(card.detail).toContain('- rituximab: rituximab as long as it takes, at most 1 g');
    expect(card.detail).not.toContain('IVIG as long');
  });

  it('never cuts the dose in the one text of an order that is shown', () => {
    const card = cardWith('escalate-ivig', [drug('IVIG', true)]);
    expect(card.suggestions![0]!.actions[0].description).toMatch(
      /at most 1 g per infusion.* and no more; enter the dose by hand$/,
    );
  });

  it('offers no second-best where the first treatment cannot be offered', () => {
    const card = cardWith('escalate-ivig', [drug('rituximab', false), drug('tofacitinib', false)]);
    expect(card).not.toHaveProperty('suggestions');
    expect(card).not.toHaveProperty('selectionBehavior');
    expect(card.detail).toContain('- rituximab: ');
  });

  it('offers the first of several equals', () => {
    expect(labelsOn(cardWith('mda5-ild', [drug('ciclosporin'), drug('tofacitinib')]))).toEqual([
      'Order ciclosporin',
    ]);
  });

  it('keeps examinations and referrals beside the treatment, ticked where they are recommended', () => {
    const card = cardWith('dysphagia-evaluation', [test('swallow study'), test('speech therapy')]);
    expect(card.suggestions!.map(({ isRecommended }) => isRecommended)).toEqual([true, true]);
    expect(card.detail).not.toContain('by hand');
  });

  it('says how an order is to be changed, which Epic cannot do, and offers to remove one, which it can', () => {
    const card = cardWith('methotrexate-order-safety', [change, remove]);
    expect(labelsOn(card)).toEqual(['Remove the methotrexate order']);
    expect(card.detail).toContain('- Change to methotrexate 15 mg once a week: 15 mg once a week; not daily');
  });

  it('has an alphanumeric topic, and so have the cards that are no rule', () => {
    const cards = cardsOf(
      [
        shown('escalate-ivig', 'warning'),
        shown('cardiac-screening', 'info'),
        shown('review-4-weeks', 'info'),
      ],
      over,
    );
    expect(cards.map(({ source }) => source.topic.code)).toEqual(
      expect.arrayContaining(['escalateIvig', 'careChecklist']),
    );
  });

  it('differs in nothing else from that of any other site', () => {
    const proposals = [test('swallow study')];
    const [epic] = cardsOf([shown('dysphagia-evaluation', 'critical', { proposals })], over);
    const [standard] = cardsOf([shown('dysphagia-evaluation', 'critical', { proposals })]);
    const topic = { ...standard!.source.topic, code: 'dysphagiaEvaluation' };
    expect(epic).toEqual({ ...standard, source: { ...standard!.source, topic } });
  });
});

describe('The rules by which a card for Epic is judged', () => {
  const good = () =>
    cardsOf([shown('escalate-ivig', 'warning', { proposals: [drug('IVIG', true)] })], over)[0]!;
  const [suggestion] = good().suggestions!;
  const [action] = suggestion!.actions;
  it.each([
    ['a topic with hyphens', { source: { ...good().source, topic: { system: 'x', code: 'escalate-ivig' } } }],
    ['a topic of nobody', { source: { ...good().source, topic: { system: 'x', code: 'ivig' } } }],
    ['a choice of one', { selectionBehavior: 'at-most-one' }],
    ['two treatments', { suggestions: [suggestion, suggestion] }],
    ['a ticked drug', { suggestions: [{ ...suggestion, isRecommended: true }] }],
    ['two actions', { suggestions: [{ ...suggestion, actions: [action, action] }] }],
    ['an update', { suggestions: [{ ...suggestion, actions: [{ ...action, type: 'update' }] }] }],
    ['a dose left out', { suggestions: [{ ...suggestion, actions: [{ ...action, description: 'IVIG' }] }] }],
    ['a SMART link', { links: [{ label: 'App', url: 'https://app.example.org', type: 'smart' }] }],
  ])('see %s', (_fault, changed) => {
    expect(cdsRuleViolations({ cards: [good()] }, { profile: 'epic' })).toEqual([]);
    expect(cdsRuleViolations({ cards: [{ ...good(), ...changed }] }, { profile: 'epic' })).not.toEqual([]);
  });
});
