import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Indicator, RuleId } from '../../src/rules/rule.js';
import type { Finding } from '../../src/rules/finding.js';
import { cdsRuleViolations } from '../support/cds-rules.js';
import {
  anOrder,
  brokenRule,
  cannotTell,
  cardsOf,
  foldedOf,
  idsOf,
  rulesOf,
  shown,
  topicsOf,
} from './a-finding.js';

const critical = (...ids: readonly RuleId[]) => ids.map((id) => shown(id, 'critical'));
const warning = (...ids: readonly RuleId[]) => ids.map((id) => shown(id, 'warning'));
const info = (...ids: readonly RuleId[]) => ids.map((id) => shown(id, 'info'));

describe('at most four cards when a chart is opened', () => {
  it('four are shown as they are', () => {
    const cards = cardsOf([
      ...critical('dysphagia-evaluation', 'etanercept-avoid'),
      ...warning('escalate-ivig'),
      ...info('data-gap'),
    ]);
    expect(topicsOf(cards)).toEqual([
      'dysphagia-evaluation',
      'etanercept-avoid',
      'escalate-ivig',
      'care-checklist',
    ]);
    expect(cards.map(foldedOf)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('the checklist goes first, and the pathway card says what was left out', () => {
    const cards = cardsOf([
      ...critical('dysphagia-evaluation', 'etanercept-avoid'),
      ...warning('escalate-ivig', 'tnf-inhibitor-caution'),
      ...info('data-gap', 'optimise-methotrexate'),
    ]);
    expect(topicsOf(cards)).toEqual([
      'dysphagia-evaluation',
      'etanercept-avoid',
      'tnf-inhibitor-caution',
      'escalate-ivig',
    ]);
    expect(foldedOf(cards[3])).toEqual(['data-gap', 'optimise-methotrexate']);
    expect(idsOf(cards[3])).toEqual(['escalate-ivig']);
    expect(cards[3]?.detail).toContain(
      '**Also advised, left out to keep the cards few**\n\n- Title of data-gap\n- Title of optimise-methotrexate',
    );
  });

  it('a warning of the checklist is not lost with it: it moves into the pathway card', () => {
    const cards = cardsOf([
      ...critical('dysphagia-evaluation', 'etanercept-avoid', 'gi-red-flag'),
      ...warning('escalate-ivig', 'cardiac-screening'),
      ...info('data-gap'),
    ]);
    expect(topicsOf(cards)).not.toContain('care-checklist');
    expect(idsOf(cards[3])).toEqual(['escalate-ivig', 'cardiac-screening']);
    expect(foldedOf(cards[3])).toEqual(['cardiac-screening', 'data-gap']);
    expect(cards[3]?.detail).toContain('Summary of cardiac-screening');
    expect(cards[3]?.detail).not.toContain('- Title of cardiac-screening');
  });

  it('a checklist with a warning stays when no card is grave enough to take it', () => {
    const cards = cardsOf([
      ...info('await-ivig-response', 'etanercept-avoid', 'tnf-inhibitor-caution', 'tnf-inhibitor-unstudied'),
      ...warning('cardiac-screening'),
    ]);
    expect(topicsOf(cards)).toEqual([
      'care-checklist',
      'etanercept-avoid',
      'tnf-inhibitor-caution',
      'await-ivig-response',
    ]);
    expect(foldedOf(cards[3])).toEqual(['tnf-inhibitor-unstudied']);
  });

  it('cards of information go next, the pathway card last of them', () => {
    const cards = cardsOf([
      ...critical('dysphagia-evaluation', 'gi-red-flag', 'etanercept-avoid'),
      ...info('await-ivig-response', 'tnf-inhibitor-caution', 'tnf-inhibitor-unstudied'),
    ]);
    expect(topicsOf(cards)).toEqual([
      'dysphagia-evaluation',
      'gi-red-flag',
      'etanercept-avoid',
      'await-ivig-response',
    ]);
    expect(foldedOf(cards[3])).toEqual(['tnf-inhibitor-unstudied', 'tnf-inhibitor-caution']);
    const none = cardsOf([
      ...critical('dysphagia-evaluation', 'gi-red-flag', 'etanercept-avoid', 'tnf-induced-dermatomyositis'),
      ...info('await-ivig-response'),
    ]);
    expect(topicsOf(none)).not.toContain('await-ivig-response');
    expect(foldedOf(none[0])).toEqual(['await-ivig-response']);
    expect(none[0]?.detail).toContain('Title of await-ivig-response');
  });

  it('"could not assess" outlives information, and then stays legible in the card above', () => {
    const cards = cardsOf([
      ...critical('dysphagia-evaluation', 'gi-red-flag'),
      ...warning('etanercept-avoid', 'escalate-ivig'),
      ...info('tnf-inhibitor-caution'),
      cannotTell('hydroxychloroquine-dose', ['vitalSigns']),
      brokenRule('data-gap'),
    ]);
    expect(cards).toHaveLength(4);
    const pathway = cards[3];
    expect(foldedOf(pathway)).toEqual(['tnf-inhibitor-caution', 'could-not-assess']);
    expect(pathway?.detail).toContain('**Could not be checked**\n\n- Vital signs could not be read in full');
    expect(pathway?.detail).not.toContain('no card on them');
    expect(idsOf(pathway)).toEqual(['escalate-ivig']);
    const room = cardsOf([
      ...critical('dysphagia-evaluation'),
      ...info('tnf-inhibitor-caution', 'tnf-inhibitor-unstudied', 'etanercept-avoid'),
      cannotTell('hydroxychloroquine-dose', ['vitalSigns']),
    ]);
    expect(topicsOf(room)).toContain('could-not-assess');
  });

  it('warnings are folded into the pathway card, the lowest first', () => {
    const cards = cardsOf([
      ...critical('dysphagia-evaluation', 'gi-red-flag'),
      ...warning('escalate-ivig', 'etanercept-avoid', 'tnf-inhibitor-caution'),
    ]);
    expect(topicsOf(cards)).toEqual([
      'dysphagia-evaluation',
      'gi-red-flag',
      'etanercept-avoid',
      'escalate-ivig',
    ]);
    expect(foldedOf(cards[3])).toEqual(['tnf-inhibitor-caution']);
    expect(idsOf(cards[3])).toEqual(['escalate-ivig', 'tnf-inhibitor-caution']);
    expect(cards[3]?.detail).toContain('Summary of tnf-inhibitor-caution');
  });

  it('without a pathway card warnings are folded into the card above', () => {
    const cards = cardsOf([
      ...critical('dysphagia-evaluation', 'gi-red-flag'),
      ...warning('etanercept-avoid', 'tnf-inhibitor-caution', 'tnf-inhibitor-unstudied'),
    ]);
    expect(topicsOf(cards)[3]).toBe('tnf-inhibitor-caution');
    expect(idsOf(cards[3])).toEqual(['tnf-inhibitor-caution', 'tnf-inhibitor-unstudied']);
  });

  it('the limit yields to critical cards, and everything below them is folded in', () => {
    const ids = [
      'dysphagia-evaluation',
      'gi-red-flag',
      'etanercept-avoid',
      'tnf-induced-dermatomyositis',
    ] as const;
    const cards = cardsOf([
      ...critical(...ids, 'il6-inhibitor-gi-risk'),
      ...warning('escalate-ivig', 'hold-steroid-taper'),
      ...info('data-gap'),
      cannotTell('hydroxychloroquine-dose', ['vitalSigns']),
    ]);
    expect(topicsOf(cards)).toEqual([...ids, 'il6-inhibitor-gi-risk']);
    expect(cards.every(({ indicator }) => indicator === 'critical')).toBe(true);
    expect(idsOf(cards[4])).toEqual(['il6-inhibitor-gi-risk', 'escalate-ivig', 'hold-steroid-taper']);
    expect(cards[4]?.detail).toContain('Summary of escalate-ivig');
    expect(cards[4]?.detail).toContain('Could not be checked');
    expect(foldedOf(cards[4])).toEqual([
      'data-gap',
      'could-not-assess',
      'escalate-ivig',
      'hold-steroid-taper',
    ]);
  });
});

describe('on the order hooks', () => {
  const aboutOrder = (id: RuleId, indicator: Indicator, order: string) =>
    shown(id, indicator, { about: anOrder(order) });

  it('an order gets one card: the gravest rule leads, the others are its sections', () => {
    const cards = cardsOf(
      [
        aboutOrder('tnf-inhibitor-caution', 'warning', 'a'),
        aboutOrder('il6-inhibitor-gi-risk', 'info', 'a'),
        aboutOrder('etanercept-avoid', 'critical', 'a'),
        aboutOrder('hydroxychloroquine-dose', 'critical', 'b'),
      ],
      { hook: 'order-sign' },
    );
    expect(topicsOf(cards)).toEqual(['etanercept-avoid', 'hydroxychloroquine-dose']);
    expect(rulesOf(cards[0])).toMatchObject([
      { id: 'etanercept-avoid', indicator: 'critical' },
      { id: 'tnf-inhibitor-caution', indicator: 'warning' },
      { id: 'il6-inhibitor-gi-risk', indicator: 'info' },
    ]);
    expect(foldedOf(cards[0])).toBeUndefined();
  });

  it('two critical rules of one order stand on one critical card, a mild order keeps a card of its own', () => {
    const cards = cardsOf(
      [
        aboutOrder('methotrexate-order-safety', 'warning', 'b'),
        aboutOrder('il6-inhibitor-gi-risk', 'critical', 'a'),
        aboutOrder('tnf-induced-dermatomyositis', 'critical', 'a'),
      ],
      { hook: 'order-sign' },
    );
    expect(cards.map(({ indicator }) => indicator)).toEqual(['critical', 'warning']);
    expect(idsOf(cards[0])).toEqual(['il6-inhibitor-gi-risk', 'tnf-induced-dermatomyositis']);
    expect(idsOf(cards[1])).toEqual(['methotrexate-order-safety']);
  });

  it('a response has six cards, and three when one order is on the desk', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((order) =>
      aboutOrder('methotrexate-order-safety', 'warning', order),
    );
    expect(cardsOf(many, { hook: 'order-sign' })).toHaveLength(6);
    const ids = ['etanercept-avoid', 'tnf-inhibitor-caution', 'tnf-inhibitor-unstudied'] as const;
    const one = [...ids.map((id) => shown(id, 'warning')), shown('hold-steroid-taper', 'warning')];
    expect(cardsOf(one, { hook: 'order-select' })).toHaveLength(3);
    const two = ['a', 'b'].map((order) => aboutOrder('methotrexate-order-safety', 'warning', order));
    expect(cardsOf([...one, ...two], { hook: 'order-select' })).toHaveLength(6);
  });
});

describe('whatever rules are shown', () => {
  const ids: readonly RuleId[] = [
    'escalate-ivig',
    'dysphagia-evaluation',
    'gi-red-flag',
    'etanercept-avoid',
    'tnf-inhibitor-caution',
    'tnf-inhibitor-unstudied',
    'il6-inhibitor-gi-risk',
    'hold-steroid-taper',
    'expert-referral',
    'skin-disease-systemic',
    'cardiac-screening',
    'hydroxychloroquine-dose',
    'data-gap',
  ];
  const states = ['critical', 'warning', 'info', 'quiet', 'unreadable', 'broken'] as const;
  const chart = fc.array(fc.constantFrom(...states), { minLength: ids.length, maxLength: ids.length });
  const findingsOf = (chosen: readonly (typeof states)[number][]): readonly Finding[] =>
    ids.flatMap((id, index): readonly Finding[] => {
      const state = chosen[index] ?? 'quiet';
      if (state === 'quiet') return [];
      if (state === 'broken') return [brokenRule(id)];
      return state === 'unreadable' ? [cannotTell(id, ['laboratory'])] : [shown(id, state)];
    });
  const everyHook = fc.constantFrom('patient-view' as const, 'order-select' as const, 'order-sign' as const);

  it('the response keeps every rule of CDS Hooks and of presentation.md', () => {
    fc.assert(
      fc.property(chart, everyHook, (chosen, hook) => {
        const findings = findingsOf(chosen).filter(
          ({ rule }) => hook === 'patient-view' || rule.kind !== 'pathway',
        );
        const cards = cardsOf(findings, { hook });
        expect(cdsRuleViolations({ cards }, { hook, selections: 1 })).toEqual([]);
      }),
    );
  });

  it('nothing critical is lost, no warning hides below its rank, and nothing is left unsaid', () => {
    fc.assert(
      fc.property(chart, (chosen) => {
        const findings = findingsOf(chosen);
        const cards = cardsOf(findings);
        if (cards.length === 0 || topicsOf(cards).join() === 'could-not-assess') return;
        for (const finding of findings) {
          if (finding.outcome !== 'shown') continue;
          const { indicator, rule } = finding;
          const at = cards.filter((card) => idsOf(card).includes(rule.id));
          if (indicator === 'info') {
            expect(
              at.length + cards.filter((card) => foldedOf(card)?.includes(rule.id)).length,
            ).toBeGreaterThan(0);
          } else {
            expect(at.map((card) => rulesOf(card).find(({ id }) => id === rule.id)?.indicator)).toEqual([
              indicator,
            ]);
            expect(['critical', indicator]).toContain(at[0]?.indicator);
          }
          // Own card or section: a critical rule is never only an entry in a list.
          if (indicator === 'critical') expect(at[0]?.indicator).toBe('critical');
        }
        const openQuestions = findings.some(
          ({ outcome }) => outcome === 'cannot-tell' || outcome === 'broken',
        );
        expect(cards.some(({ detail }) => detail.includes('Could not be checked'))).toBe(openQuestions);
      }),
    );
  });
});
