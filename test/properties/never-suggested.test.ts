import fc from 'fast-check';
import { describe, expect } from '@jest/globals';
import { ago, consult, TODAY } from '../cards/consult.js';
import { allergicTo, finding, resultInWords, type Event, type Story } from './a-story.js';
import { REASONS } from './any-drug.js';
import {
  aChildOfAnyAge,
  anAdultOfAnyAge,
  anyPatient,
  aPatientWith,
  pastDisease,
  someDrafts,
  suspectedDisease,
  withActiveDisease,
  withoutDisease,
} from './any-patient.js';
import { escalationsOf, isAsked, never, ordering, pathwayCardsOf, sees } from './asking.js';
import { holdsFor } from './property.js';
import { offeredDrugs, offeredOf, offers, PRODUCT, writtenOn, type Product } from './sayings.js';
import { withNextPage } from '../support/vary-request.js';
import { BANS, forbiddenBy, forbiddenIn, isOvertaken, type Forbidden } from './what-was-tried.js';

/** What must never be suggested, to any patient that can be told: specification B.6, and no more than one pathway. */

describe('Without dermatomyositis nobody ever gets a card', () => {
  never('when the chart is opened', () =>
    holdsFor(withoutDisease, async (story) => expect((await sees(story)).cards).toEqual([])),
  );
  never('when something is ordered', () =>
    holdsFor(ordering(withoutDisease), async (story) => {
      expect((await isAsked(story, 'order-sign')).cards).toEqual([]);
      expect((await isAsked(story, 'order-select')).cards).toEqual([]);
    }),
  );
});

describe('The pathway never', () => {
  never('has two cards for one patient, nor a second answer to the same question', () =>
    holdsFor(anyPatient, async (story) => {
      const seen = await sees(story);
      const cards = pathwayCardsOf(seen).length;
      expect(cards).toBeLessThanOrEqual(1);
      const speaking = seen.judgement.findings.filter(
        ({ rule, outcome }) => rule.kind === 'pathway' && outcome === 'shown',
      );
      expect(speaking.length).toBeLessThanOrEqual(1);
      return cards > 0;
    }),
  );

  never('speaks when the disease is past or only suspected', () =>
    holdsFor(
      fc.oneof(aPatientWith(fc.tuple(pastDisease)), aPatientWith(fc.tuple(suspectedDisease))),
      async (story) => {
        const quiet = story.without(({ is }) => is === 'finding');
        expect(pathwayCardsOf(await sees(quiet))).toEqual([]);
      },
    ),
  );

  never('suggests a drug that is active, ordered, failed, not tolerated or contraindicated', () =>
    holdsFor(anyPatient, async (story) => {
      const seen = await sees(story);
      const forbidden = forbiddenIn(story);
      expect(forbidden.filter(({ product }) => offers(seen, product))).toEqual([]);
      return forbidden.length > 0 && offeredDrugs(seen).length > 0;
    }),
  );

  const reasons = ['active', 'ordered', 'failed', 'not tolerated', 'contraindicated'] as const;
  for (const because of reasons) {
    never(`offers again what it offered, once that is ${because}`, () =>
      holdsFor(fc.tuple(withActiveDisease(), fc.nat(100)), async ([story, nth]) => {
        const before = await sees(story);
        const isBan = (forbidden: Forbidden): boolean =>
          forbidden.because === because && offers(before, forbidden.product);
        const bans = BANS.filter((event) => forbiddenBy(event).some(isBan));
        const ban = bans[nth % Math.max(1, bans.length)];
        if (ban === undefined || isOvertaken(ban, story)) return false;
        const forbidden = forbiddenBy(ban).map(({ product }) => product);
        expect(offeredOf(await sees(story.and(ban)), forbidden)).toEqual([]);
        return true;
      }),
    );
  }

  never('raises an "await" card to critical', () =>
    holdsFor(
      fc.tuple(withActiveDisease(), fc.constantFrom('immune globulin IV', 'rituximab'), fc.nat(60)),
      async ([story, drug, days]) => {
        const waiting = story.and(
          { is: 'given', drug, days: [ago(days)], dose: '500 mg' },
          finding('Dysphagia', 70),
        );
        const { says } = await sees(waiting);
        const awaited = [says['await-ivig-response'], says['await-rituximab-response']];
        expect(awaited).not.toContain('critical');
        return awaited.some((indicator) => indicator !== undefined);
      },
    ),
  );

  never('starts with IVIG alone in a child with dysphagia who was never treated', () =>
    holdsFor(withActiveDisease(aChildOfAnyAge), async (story) => {
      const untreated = story.without((event) => 'drug' in event).and(finding('Dysphagia', 100));
      const seen = await sees(untreated);
      expect(seen.says['dysphagia-evaluation']).toBeDefined();
      // An organ in danger comes first: then IVIG may be all that is left.
      const organ = seen.row?.startsWith('1') === true;
      if (!organ) expect(seen.says['escalate-ivig']).toBeUndefined();
      return !organ;
    }),
  );

  never('is silent on IVIG that was ordered and not given, nor offers it a second time', () =>
    holdsFor(fc.tuple(withActiveDisease(), fc.nat(40)), async ([story, days]) => {
      const waiting = story
        .without((event) => JSON.stringify(event).includes('immune globulin'))
        .and(
          { is: 'ordered', drug: 'immune globulin IV', on: ago(days), dose: '70 g' },
          finding('Dysphagia', 100),
        );
      const seen = await sees(waiting);
      expect(offers(seen, 'ivig')).toBe(false);
      // Table B.2, row 1: with an infection the expert centre speaks in place of the pathway.
      if (seen.row === '1 (infection first)') {
        expect(seen.says['expert-referral']).toBe('critical');
        return false;
      }
      expect(pathwayCardsOf(seen)).toHaveLength(1);
      const advised = seen.says['escalate-ivig'] !== undefined;
      if (advised) expect(writtenOn(seen)).toContain('do not delay');
      return advised;
    }),
  );

  never('stays silent about active disease whose first line is not complete', () =>
    holdsFor(withActiveDisease(aChildOfAnyAge), async (story) => {
      const csdmard = /methotrexate|azathioprine|mycophenolate|ciclosporin|tacrolimus/;
      const half = story.without((event) => 'drug' in event && csdmard.test(event.drug));
      // At six years the CMAS speaks for itself; before the fifth birthday it does not.
      const weak = await sees(
        half
          .of({ born: ago(6 * 366) })
          .without(({ is }) => is === 'measured')
          .and({ is: 'measured', measure: 'CMAS', value: 30, day: ago(20) }),
      );
      expect(weak.cards).not.toEqual([]);
    }),
  );

  never('offers a drug, nor escalates, when a source of the treatment history was cut short', () =>
    holdsFor(
      fc.tuple(
        withActiveDisease(),
        fc.constantFrom('medicationRequests', 'medicationStatements', 'medicationAdministrations'),
      ),
      async ([story, key]) => {
        const body = story.patient().opens();
        const seen = await consult(withNextPage(body, key));
        expect(offeredDrugs(seen)).toEqual([]);
        expect(escalationsOf(seen)).toEqual([]);
        return escalationsOf(await consult(body)).length > 0;
      },
    ),
  );

  never(
    'takes a drug for failed that was stopped in remission, as planned, or for a reason nobody knows',
    () =>
      holdsFor(
        fc.tuple(
          withActiveDisease(),
          fc.constantFrom('methotrexate', 'azathioprine', 'tofacitinib', 'prednisolone'),
          fc.constantFrom(...REASONS.response, ...REASONS.unknown),
          fc.integer({ min: 30, max: 900 }),
          fc.double({ min: 0, max: 0.9, noNaN: true }),
        ),
        async ([story, drug, reason, start, share]) => {
          const taking = { from: ago(start), to: ago(Math.floor(start * share)), reason };
          // What is begun when another drug ends may tell that the other failed: so nothing else was taken.
          const stopped = story.without((event) => 'drug' in event).and({ is: 'taken', drug, taking });
          const { courses } = (await sees(stopped)).facts.treatments;
          expect(courses.map(({ drug: taken }) => taken)).toEqual([drug]);
          expect(courses.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
        },
      ),
  );

  never('gives rituximab, a JAK inhibitor or cyclophosphamide to a patient who is getting better', () =>
    holdsFor(withActiveDisease(), async (story) => {
      const measuredTwice = (first: number, last: number): Story =>
        story
          .without(
            ({ is, ...event }) =>
              is === 'finding' ||
              is === 'raw' ||
              is === 'measured' ||
              ('taking' in event && event.taking.reason !== undefined),
          )
          .and(
            { is: 'measured', measure: 'CMAS', value: first, day: ago(90) },
            { is: 'measured', measure: 'CMAS', value: last, day: ago(3) },
          );
      const strong = ['rituximab', 'jak inhibitor', 'cyclophosphamide'] as const;
      const better = await sees(measuredTwice(30, 40));
      expect(better.facts.activity.improving.verdict).toBe('met');
      expect(offeredOf(better, strong)).toEqual([]);
      return offeredOf(await sees(measuredTwice(40, 40)), strong).length > 0;
    }),
  );
});

describe('A treatment is never suggested', () => {
  const FORBIDDEN_IN_PREGNANCY: readonly Product[] = [
    'methotrexate',
    'mycophenolate',
    'jak inhibitor',
    'cyclophosphamide',
  ];
  const woman = withActiveDisease().map((story) =>
    story.of({ sex: 'female', born: '1996-05-01' }).without((event) => /Pregnan/.test(JSON.stringify(event))),
  );
  const pregnant = (story: Story): Story => story.and(finding('Pregnant', 60));

  never('in pregnancy, when it is methotrexate, mycophenolate, a JAK inhibitor or cyclophosphamide', () =>
    holdsFor(woman, async (story) => {
      const seen = await sees(pregnant(story));
      expect(offeredOf(seen, FORBIDDEN_IN_PREGNANCY)).toEqual([]);
      expect(seen.says['optimise-methotrexate']).toBeUndefined();
      const otherwise = offeredOf(await sees(story), FORBIDDEN_IN_PREGNANCY);
      const lines = writtenOn(seen).toLowerCase().split('\n');
      const unmentioned = otherwise.filter(
        (product) => !lines.some((line) => PRODUCT[product].test(line) && line.includes('pregnan')),
      );
      expect(unmentioned).toEqual([]);
      return otherwise.length > 0;
    }),
  );

  never('nor is one of them left unmentioned in pregnancy when it is taken', () =>
    holdsFor(
      fc.tuple(
        woman,
        fc.constantFrom(
          ['methotrexate SC', 'methotrexate-order-safety'] as const,
          ['mycophenolate mofetil', 'mycophenolate-order-safety'] as const,
          ['tofacitinib', 'jak-inhibitor-order-safety'] as const,
          ['cyclophosphamide', 'cyclophosphamide-order-safety'] as const,
        ),
        fc.integer({ min: 1, max: 300 }),
      ),
      async ([story, [drug, rule], days]) => {
        const name = drug.split(' ')[0] ?? drug;
        const isOfDrug = (event: Event): boolean => 'drug' in event && event.drug.startsWith(name);
        // Cyclophosphamide is active for six weeks after a pulse.
        const taken: Event =
          drug === 'cyclophosphamide'
            ? { is: 'given', drug, days: [ago(days % 42)], dose: '750 mg' }
            : { is: 'taken', drug, taking: { from: ago(days) } };
        expect((await sees(pregnant(story.without(isOfDrug).and(taken)))).says[rule]).toBe('critical');
      },
    ),
  );

  never('when it is immunoglobulin, after anaphylaxis to it', () =>
    holdsFor(withActiveDisease(), async (story) => {
      const seen = await sees(story.and(allergicTo('immune globulin IV', 'Anaphylaxis', 'severe', 'high')));
      expect(offeredOf(seen, ['immunoglobulin'])).toEqual([]);
      expect(seen.says['escalate-ivig']).toBeUndefined();
      return offers(await sees(story), 'immunoglobulin');
    }),
  );

  never('less readily, when it is IVIG, for a headache after it: the reaction is named', () =>
    holdsFor(withActiveDisease(), async (told) => {
      // With IgA deficiency any reaction counts.
      const story = told.without((event) => event.is === 'finding' && event.words === 'IgA deficiency');
      const before = await sees(story);
      const after = await sees(story.and(allergicTo('immune globulin IV', 'Headache', 'mild', 'low')));
      const offered = offers(before, 'ivig');
      expect([after.row, offers(after, 'ivig')]).toEqual([before.row, offered]);
      // Among further options each names its first caution only.
      const advised = after.says['escalate-ivig'] !== undefined && offered;
      if (advised) expect(writtenOn(after)).toContain('Mild reaction before');
      return advised;
    }),
  );

  const WEAKENING: readonly Product[] = ['rituximab', 'jak inhibitor', 'cyclophosphamide'];
  const infection = fc.constantFrom<Event>(
    finding('Sepsis', 2),
    finding('Pulmonary tuberculosis', 100),
    finding('Pneumonia', 5),
    finding('Disseminated zoster', 5),
    finding('Hepatitis B', 900),
    resultInWords('Hepatitis B surface antigen', 'Positive', TODAY),
  );
  never(
    'in serious infection, tuberculosis or with HBsAg, when it is rituximab, a JAK inhibitor or cyclophosphamide',
    () =>
      holdsFor(fc.tuple(withActiveDisease(), infection), async ([story, ill]) => {
        expect(offeredOf(await sees(story.and(ill)), WEAKENING)).toEqual([]);
        return offeredOf(await sees(story), WEAKENING).length > 0;
      }),
  );

  never('after a thrombosis without a word, when it is a JAK inhibitor or IVIG', () =>
    holdsFor(withActiveDisease(), async (story) => {
      const seen = await sees(story.and(finding('Deep vein thrombosis', 1500, 'resolved')));
      if (offers(seen, 'jak inhibitor')) expect(writtenOn(seen)).toContain('boxed warning, last choice');
      if (offers(seen, 'ivig')) expect(writtenOn(seen)).toContain('0.03 mL/kg/min');
      return offers(seen, 'jak inhibitor') || offers(seen, 'ivig');
    }),
  );

  const NO_ORGAN_THREAT = [
    ...['Bilateral venous stasis ulcers', 'Multiple diabetic foot ulcers', 'Pressure ulcers, multiple sites'],
    ...['Viral myocarditis', 'Bleeding peptic ulcer', 'Perforated duodenal ulcer'],
  ];
  never('for a venous, diabetic or pressure ulcer, infective myocarditis, peptic bleed or perforation', () =>
    holdsFor(fc.tuple(withActiveDisease(), fc.constantFrom(...NO_ORGAN_THREAT)), async ([story, words]) => {
      const ill = await sees(story.and(finding(words, 5)));
      const before = await sees(story);
      if (before.row !== '1') expect(ill.row).not.toBe('1');
      if (!offers(before, 'cyclophosphamide')) expect(offers(ill, 'cyclophosphamide')).toBe(false);
      return before.row !== '1' && !offers(before, 'cyclophosphamide');
    }),
  );
});

describe('A dose is never', () => {
  const isBody = (event: Event): boolean => event.is === 'measured' && /^body /.test(event.measure);
  /** By the specification the same for everybody of age. */
  const FIXED_FOR_ADULTS: readonly Product[] = ['rituximab', 'methotrexate'];
  const isFolicAcid = (product: string): boolean => product === 'folic acid';

  never(
    'reckoned without a weight, or from one that is too old: 90 days for a child, a year for an adult',
    () =>
      holdsFor(
        fc.tuple(
          fc.oneof(
            fc.tuple(withActiveDisease(aChildOfAnyAge), fc.constant(91)),
            fc.tuple(withActiveDisease(anAdultOfAnyAge), fc.constant(366)),
          ),
          fc.option(fc.nat(300), { nil: undefined }),
          someDrafts,
        ),
        async ([[story, oldest], more, drafts]) => {
          const weighed = (more: number): readonly Event[] => {
            const day = ago(oldest + more);
            return [
              { is: 'measured', measure: 'body weight', value: 37, day },
              { is: 'measured', measure: 'body height', value: 141, day },
            ];
          };
          const told = story.without(isBody).and(...(more === undefined ? [] : weighed(more)));
          const seen = await sees(told);
          const adult = oldest === 366;
          const dosed = offeredDrugs(seen).filter(
            ({ product }) =>
              !isFolicAcid(product) && !(adult && FIXED_FOR_ADULTS.some((fixed) => product.includes(fixed))),
          );
          expect(dosed.filter(({ quantity }) => quantity !== undefined)).toEqual([]);
          expect(writtenOn(seen)).not.toMatch(/\b37 kg/);
          const signing = await isAsked(told.writing(...drafts), 'order-sign');
          expect(writtenOn(signing)).not.toMatch(/\b37 kg/);
          return dosed.length > 0;
        },
      ),
  );

  never('1000 mg of rituximab for a child', () =>
    holdsFor(withActiveDisease(aChildOfAnyAge), async (story) => {
      const offered = offeredDrugs(await sees(story)).filter(({ product }) => product.includes('rituximab'));
      for (const { quantity, text } of offered) {
        expect(quantity).toBeUndefined();
        // The cap of a dose by body surface may be named.
        expect(text).not.toMatch(/(?<!cap )\b1000 mg/);
      }
      return offered.length > 0;
    }),
  );

  // The running dose of a grown-up with juvenile disease is reviewed by population: docs/decisions.md, 93.
  const grownUp = ordering(withActiveDisease(anAdultOfAnyAge));
  never('methotrexate by body surface for an adult', () =>
    holdsFor(grownUp, async (story) => {
      let named = false;
      for (const seen of [await sees(story), await isAsked(story, 'order-sign')]) {
        for (const { product, text } of offeredDrugs(seen))
          if (product.includes('methotrexate')) expect(text).not.toContain('m²');
        if (seen.facts.person.population !== 'adult') continue;
        const lines = writtenOn(seen).split('\n');
        expect(lines.filter((line) => /^[^|]*methotrexate[^.;]*mg\/m²/i.test(line))).toEqual([]);
        named ||= lines.some((line) => /^[^|]*methotrexate[^.;]*mg/i.test(line));
      }
      return named;
    }),
  );

  never('daily methotrexate that passes without a critical word', () =>
    holdsFor(
      fc.tuple(
        withActiveDisease(),
        fc.constantFrom('15 mg daily', '15 mg once daily', '2.5 mg BID', '15 mg every day'),
      ),
      async ([story, dose]) => {
        const told = story.writing({ drug: 'methotrexate', dose });
        expect((await isAsked(told, 'order-sign')).says['methotrexate-order-safety']).toBe('critical');
        // On record it is no weekly dose either: nobody is told that so many milligrams a week are enough.
        const isMethotrexate = (event: Event): boolean => 'drug' in event && /^methotrexate/.test(event.drug);
        const taken = story
          .without(isMethotrexate)
          .and({ is: 'taken', drug: 'methotrexate', taking: { from: ago(200), dose } });
        expect(writtenOn(await sees(taken))).not.toMatch(/(105|35) mg a week/);
      },
    ),
  );
});
