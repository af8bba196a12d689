import fc from 'fast-check';
import { describe, expect } from '@jest/globals';
import { ago, type Consultation } from '../cards/consult.js';
import { finding, type Event, type Story } from './a-story.js';
import { anyPatient, aPatientWith, pastDisease, someDrafts, withActiveDisease } from './any-patient.js';
import { escalationsOf, isAsked, never, ordering, sees } from './asking.js';
import { holdsFor } from './property.js';
import { topicOf } from './sayings.js';

/** What must never be said, of any patient that can be told: specification B.6, of cards and of the disease. */

describe('Cards are never', () => {
  never('more than one for an order', () =>
    holdsFor(ordering(anyPatient), async (story) => {
      let orders = 0;
      for (const hook of ['order-select', 'order-sign'] as const) {
        const { cards, judgement } = await isAsked(story, hook);
        const about = judgement.findings.flatMap((one) =>
          one.outcome === 'shown' && one.about?.as === 'order' ? one.about.order.ref : [],
        );
        // Cards about no order: live vaccines and the abdominal red flag; could-not-assess and the checklist.
        const others = new Set(['gi-red-flag', 'live-vaccine', 'care-checklist', 'could-not-assess']);
        const ofOrders = cards.filter((card) => !others.has(topicOf(card)));
        expect(ofOrders.length).toBeLessThanOrEqual(
          new Set(about).size +
            judgement.findings.filter((one) => one.outcome === 'shown' && one.about?.as !== 'order').length,
        );
        orders += about.length;
      }
      return orders > 0;
    }),
  );

  never('two for one order of a TNF inhibitor', () =>
    holdsFor(
      fc.tuple(
        anyPatient,
        fc.constantFrom('etanercept', 'adalimumab', 'infliximab', 'golimumab', 'certolizumab pegol'),
      ),
      async ([story, drug]) => {
        const { cards, facts } = await isAsked(story.writing({ drug, dose: '50 mg' }), 'order-select');
        const ofOrder = cards.filter((card) => /tnf|etanercept/.test(topicOf(card)));
        if (facts.diagnosis.state === 'active') expect(ofOrder).toHaveLength(1);
        expect(ofOrder.length).toBeLessThanOrEqual(1);
      },
    ),
  );

  const onceActive = fc.oneof(withActiveDisease(), aPatientWith(fc.tuple(pastDisease)));
  const openedOrSigned = fc
    .tuple(onceActive, fc.option(someDrafts, { nil: undefined }))
    .map(([story, drafts]) => (drafts ? story.writing(...drafts) : story));
  /** What brings a card of its own, whatever else is said. */
  const GRAVE: readonly Event[] = [
    { is: 'taken', drug: 'etanercept', taking: { from: ago(30) } },
    { is: 'taken', drug: 'tocilizumab', taking: { from: ago(30) } },
    finding('Abdominal pain', 3),
    finding('Chest pain', 3),
    finding('Dysphagia', 90),
    finding('Myocarditis', 5),
  ];
  const withMuchToSay = fc
    .tuple(openedOrSigned, fc.subarray([...GRAVE]))
    .map(([story, more]) => story.and(...more));
  const asked = (story: Story): Promise<Consultation> =>
    story.drafts.length > 0 ? isAsked(story, 'order-sign') : sees(story);
  const spoken = ({ cards }: Consultation) =>
    cards.flatMap((card) => card.extension['org.myositis-cds.rules'].rules);

  never('dropped by the limit of cards when they are critical, nor made milder', () =>
    holdsFor(withMuchToSay, async (story) => {
      const seen = await asked(story);
      const critical = seen.judgement.findings.flatMap((one) =>
        one.outcome === 'shown' && one.indicator === 'critical' ? one.rule.id : [],
      );
      for (const id of critical)
        expect(spoken(seen)).toEqual(
          expect.arrayContaining([expect.objectContaining({ id, indicator: 'critical' })]),
        );
      const grave = seen.cards.filter(({ indicator }) => indicator === 'critical');
      const said = spoken(seen).filter(({ indicator }) => indicator === 'critical');
      expect(grave.length > 0).toBe(said.length > 0);
      return critical.length > 0;
    }),
  );

  never('so many that a warning is lost', () =>
    holdsFor(withMuchToSay, async (story) => {
      const seen = await asked(story);
      // An item of the checklist is shown only beside other advice, whatever its indicator.
      const grave = seen.judgement.findings.flatMap((one) =>
        one.outcome === 'shown' &&
        one.indicator !== 'info' &&
        (one.rule.kind !== 'checklist' || seen.cards.length > 0)
          ? one.rule.id
          : [],
      );
      expect(grave.filter((id) => !spoken(seen).some((rule) => rule.id === id))).toEqual([]);
      return seen.cards.length >= 4;
    }),
  );
});

describe('The disease is never', () => {
  const strengthOnly = (story: Story): Story =>
    story.without(({ is }) => is !== 'diagnosis' && is !== 'taken');

  never('active by the CMAS alone before the fifth birthday', () =>
    holdsFor(
      fc.tuple(withActiveDisease(), fc.integer({ min: 400, max: 5 * 365 }), fc.nat(47), fc.nat(150)),
      async ([story, age, value, days]) => {
        const small = strengthOnly(story)
          .of({ born: ago(age) })
          .and({ is: 'measured', measure: 'CMAS', value, day: ago(days) });
        expect((await sees(small)).facts.activity.active.verdict).not.toBe('met');
      },
    ),
  );

  never('active by one CK that is older than 90 days', () =>
    holdsFor(
      fc.tuple(withActiveDisease(), fc.integer({ min: 200, max: 20_000 }), fc.integer({ min: 91, max: 400 })),
      async ([story, value, days]) => {
        const stale = strengthOnly(story).and({
          is: 'measured',
          measure: 'CK',
          value,
          day: ago(days),
          limit: 170,
        });
        expect((await sees(stale)).facts.activity.active.verdict).not.toBe('met');
      },
    ),
  );

  never('inactive by one or two measures', () =>
    holdsFor(
      fc.tuple(
        withActiveDisease(),
        fc.subarray(
          [
            ['CMAS', 52],
            ['MMT8', 80],
            ['CK', 90],
            ['physician global', 0],
          ] as const,
          { maxLength: 2 },
        ),
        fc.nat(60),
      ),
      async ([story, measures, days]) => {
        const good = measures.map(([measure, value]): Event => ({
          is: 'measured',
          measure,
          value,
          day: ago(days),
          limit: 170,
        }));
        expect((await sees(strengthOnly(story).and(...good))).facts.activity.inactive.verdict).not.toBe(
          'met',
        );
      },
    ),
  );

  never('inactive by an MMT8 that is good of 80 and poor of 150', () =>
    holdsFor(fc.tuple(withActiveDisease(), fc.integer({ min: 100, max: 150 })), async ([story, value]) => {
      const day = ago(3);
      const measured = strengthOnly(story).and(
        { is: 'measured', measure: 'CK', value: 90, day, limit: 170 },
        { is: 'measured', measure: 'CMAS', value: 49, day },
        {
          is: 'raw',
          told: `had MMT8 ${value} of 150 on ${day}`,
          resource: {
            resourceType: 'Observation',
            status: 'final',
            category: [{ coding: [{ code: 'exam' }] }],
            code: { text: 'Manual Muscle Testing 8 (MMT-8) total, 0-150' },
            effectiveDateTime: day,
            valueQuantity: { value },
          },
        },
      );
      const { printoInactive } = (await sees(measured)).facts.activity;
      expect(printoInactive.verdict === 'met').toBe(value >= 147);
    }),
  );

  never('worse, nor escalated, when the CMAS falls and still ends at 48 or more', () =>
    holdsFor(
      fc.tuple(withActiveDisease(), fc.integer({ min: 48, max: 52 }), fc.integer({ min: 48, max: 52 })),
      async ([story, one, other]) => {
        const well = strengthOnly(story)
          .without((event) => event.is === 'taken' && event.taking.dose?.includes('taper') === true)
          .and(
            { is: 'measured', measure: 'CMAS', value: Math.max(one, other), day: ago(40) },
            { is: 'measured', measure: 'CMAS', value: Math.min(one, other), day: ago(5) },
          );
        const seen = await sees(well);
        expect(seen.facts.activity.worsening.verdict).not.toBe('met');
        expect(escalationsOf(seen)).toEqual([]);
        return one !== other;
      },
    ),
  );
});
