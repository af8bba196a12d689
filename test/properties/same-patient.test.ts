import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { ago, consult, type Consultation } from '../cards/consult.js';
import { requestFor, type HookBody } from '../support/hook-request.js';
import { allergicTo, type Event, type Story } from './a-story.js';
import { anyPatient, someDrafts, takenBackDisease, withActiveDisease } from './any-patient.js';
import { holdsFor, PATIENCE } from './property.js';
import { recordedThrice } from './recorded-thrice.js';
import {
  movedBetweenKeys,
  ofSomebodyElse,
  rewriteAllergies,
  rewriteDrugs,
  UNRELATED,
  withdrawn,
  withMoreOnFile,
  writings,
} from './told-otherwise.js';

/** Of equals the first to come is named first: that is no difference. */
const inOrder = ({ 'org.myositis-cds.rules': rules }: Consultation['cards'][number]['extension']) => ({
  ...rules,
  rules: rules.rules.map(({ evidence = [], ...rule }) => ({ ...rule, evidence: [...evidence].sort() })),
});
/** Where the drug of an order is written. */
const AS_WRITTEN = {
  medicationCodeableConcept: undefined,
  medicationReference: undefined,
  contained: undefined,
};
/** Every card as the clinician sees it, and the row. An order that is to be changed comes back as it was written. */
const seen = ({ kind, row, cards }: Consultation) => ({
  kind,
  row,
  cards: cards.map(({ suggestions = [], extension, ...card }) => ({
    ...card,
    rules: inOrder(extension),
    suggestions: suggestions.map(({ actions: [action], ...suggestion }) => ({
      ...suggestion,
      action:
        action.type === 'update' ? { ...action, resource: { ...action.resource, ...AS_WRITTEN } } : action,
    })),
  })),
});
/** The same without the resources that it was read from. */
const advised = ({ kind, row, cards }: Consultation) => ({
  kind,
  row,
  cards: cards.map(({ extension: { 'org.myositis-cds.rules': rules }, ...card }) => ({
    ...card,
    rules: rules.rules.map(({ id, indicator }) => ({ id, indicator })),
  })),
});

/** What is advised and offered, in whichever words. */
const offered = ({ kind, row, says, cards }: Consultation) => ({
  ...{ kind, row, says },
  cards: cards.map(({ source, indicator, suggestions }) => ({ source, indicator, suggestions })),
});

const sees = (story: Story): Promise<Consultation> => consult(story.patient().opens());
const sameCards = async (before: HookBody, after: HookBody): Promise<void> =>
  expect(seen(await consult(after))).toEqual(seen(await consult(before)));

/** A patient whose chart is opened, or for whom something is about to be signed. */
const anyRequest: Arbitrary<{ readonly story: Story; readonly body: () => HookBody }> = fc
  .tuple(anyPatient, fc.option(someDrafts, { nil: undefined, freq: 3 }))
  .map(([story, drafts]) => {
    const told = drafts ? story.writing(...drafts) : story;
    const hook = drafts ? 'order-sign' : 'patient-view';
    return {
      story: told,
      body: () => requestFor(hook, told.patient().chart()),
      [fc.toStringMethod]: () => told[fc.toStringMethod](),
    };
  });

describe('The advice is the same for the same patient', () => {
  it(
    'whether a drug is written as product, ingredient, brand, in words, with an OID or as a Medication of its own',
    () =>
      holdsFor(
        fc.tuple(anyRequest, fc.array(fc.constantFrom(...writings), { minLength: 8, maxLength: 8 })),
        async ([{ story, body }, how]) => {
          const chart = story.patient().chart();
          const rewritten = {
            ...chart,
            resources: rewriteDrugs(chart.resources, (index) => how[index % how.length] ?? 'product'),
            draftOrders: rewriteDrugs(
              chart.draftOrders,
              (index) => how[(index + 3) % how.length] ?? 'product',
            ),
          };
          await sameCards(body(), requestFor(body().hook, rewritten));
          return JSON.stringify(rewritten) !== JSON.stringify(chart);
        },
      ),
    PATIENCE,
  );

  it(
    'however the drug is written that the patient is allergic to',
    () =>
      holdsFor(
        fc.tuple(
          withActiveDisease(),
          fc.constantFrom('immune globulin IV', 'methotrexate', 'rituximab', 'azathioprine', 'tofacitinib'),
          fc.constantFrom(...writings),
        ),
        async ([story, drug, writing]) => {
          const chart = story
            .and(allergicTo(drug, 'Anaphylaxis', 'severe', 'high'))
            .patient()
            .chart();
          const rewritten = { ...chart, resources: rewriteAllergies(chart.resources, writing) };
          const before = await consult(requestFor('patient-view', chart));
          // The allergy itself is quoted as the chart has it.
          expect(offered(await consult(requestFor('patient-view', rewritten)))).toEqual(offered(before));
        },
      ),
    PATIENCE,
  );

  it(
    'whatever was entered in error beside it: diagnosis, drugs, reactions, results',
    () =>
      holdsFor(fc.tuple(anyRequest, anyPatient), async ([{ body }, mistake]) =>
        sameCards(body(), withMoreOnFile(body(), withdrawn(mistake))),
      ),
    PATIENCE,
  );

  it(
    'whatever of another patient came along in the same answer',
    () =>
      holdsFor(fc.tuple(anyRequest, anyPatient), async ([{ body }, other]) =>
        sameCards(body(), withMoreOnFile(body(), ofSomebodyElse(other))),
      ),
    PATIENCE,
  );

  it(
    'whatever else is on file that has nothing to do with the disease',
    () =>
      holdsFor(
        fc.tuple(anyRequest, fc.subarray([...UNRELATED], { minLength: 1 })),
        async ([{ body }, unrelated]) => sameCards(body(), withMoreOnFile(body(), unrelated)),
      ),
    PATIENCE,
  );

  it(
    'whether a course is told once, or by order, statement and administrations that overlap',
    () =>
      holdsFor(fc.tuple(withActiveDisease(), fc.nat(20)), async ([story, nth]) => {
        const told = recordedThrice(story, nth);
        expect(advised(await sees(told))).toEqual(advised(await sees(story)));
        return told !== story;
      }),
    PATIENCE,
  );

  it(
    'whichever key of the prefetch a resource came under, or when it came under two',
    () =>
      holdsFor(fc.tuple(anyRequest, fc.nat(10_000), fc.boolean()), async ([{ body }, nth, copied]) => {
        // Two equal entries are named in the order in which they came: their words may change places.
        const before = await consult(body());
        const after = await consult(movedBetweenKeys(body(), nth, copied));
        const told = (seen: Consultation) => ({
          ...offered(seen),
          words: seen.cards.map(({ summary, detail }) => `${summary} ${detail}`.split(/[\s,;:.]+/).sort()),
        });
        expect(told(after)).toEqual(told(before));
        return after.cards.length > 0;
      }),
    PATIENCE,
  );

  it(
    'whether or not the same diagnosis was once refuted',
    () =>
      holdsFor(fc.tuple(withActiveDisease(), takenBackDisease), async ([story, refuted]) =>
        expect(seen(await sees(story.and(refuted)))).toEqual(seen(await sees(story))),
      ),
    PATIENCE,
  );

  it(
    'whether the dysphagia is just dysphagia or "due to dermatomyositis"',
    () =>
      holdsFor(
        // Later than the diagnosis: what is due to the disease tells when the disease began.
        fc.tuple(withActiveDisease(), fc.nat(15)),
        async ([story, days]) => {
          const choking = (words: string): Event => ({ is: 'finding', words, details: { onset: ago(days) } });
          const plain = await sees(story.and(choking('Dysphagia')));
          const due = await sees(story.and(choking('Dysphagia due to dermatomyositis')));
          expect([due.row, due.says]).toEqual([plain.row, plain.says]);
        },
      ),
    PATIENCE,
  );

  it(
    'with belly pain of more than a month ago: it silences nothing and alarms nobody',
    () =>
      holdsFor(fc.tuple(withActiveDisease(), fc.integer({ min: 31, max: 400 })), async ([story, days]) => {
        const ached = story.and({ is: 'finding', words: 'Abdominal pain', details: { onset: ago(days) } });
        const [before, after] = [await sees(story), await sees(ached)];
        expect([after.row, after.says]).toEqual([before.row, before.says]);
      }),
    PATIENCE,
  );
});
