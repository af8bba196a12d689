import fc, { type Arbitrary } from 'fast-check';
import type { RawResource } from '../../src/contract/fhir.js';
import { ago } from '../cards/consult.js';
import { finding, resultInWords, Story, type Event } from './a-story.js';
import { activeDisease, anybody, labResult, pastDisease, workUp } from './any-patient.js';
import { firstLine, infusions } from './any-drug.js';

/** Patients with something grave on the chart, and one thing beside it that keeps it from a critical card. */

const tell = (...events: readonly Event[]): Arbitrary<readonly Event[]> => fc.constant(events);

const dysphagia = finding('Dysphagia', 100);
const mda5Lung = [
  resultInWords('Anti-MDA5 antibody', 'Positive', ago(200)),
  finding('Interstitial lung disease', 150),
] as const;
const taken = (drug: string, dose: string, weeks: number): Event => ({
  is: 'taken',
  drug,
  taking: { from: ago(weeks * 7), dose },
});
const strength = (value: number, day: string): Event => ({ is: 'measured', measure: 'CMAS', value, day });

/** Swallowing was looked at within 30 days, and IVIG has begun on top of the first line: nothing is missing. */
const evaluated: Arbitrary<readonly Event[]> = fc
  .record({ studied: fc.integer({ min: 0, max: 29 }), given: fc.integer({ min: 1, max: 40 }) })
  .map(({ studied, given }) => [
    dysphagia,
    taken('methotrexate SC', '25 mg weekly', 30),
    taken('prednisolone', '20 mg daily', 30),
    { is: 'examined', examination: 'swallow study', day: ago(studied) },
    { is: 'given', drug: 'immune globulin IV', days: [ago(given)], dose: '40 g' },
  ]);

/** The Condition is recorded first, so that what it causes can name it. */
const linked: Arbitrary<readonly Event[]> = fc
  .constantFrom('Oesophageal stricture', 'Gastro-oesophageal reflux', 'Stroke')
  .map((words) => [
    { is: 'raw', told: `has ${words}`, resource: condition(words, {}) },
    {
      is: 'raw',
      told: `has dysphagia due to it`,
      resource: condition('Dysphagia', {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/condition-dueTo',
            // The first resource of a chart is the Patient, the second what is told first.
            valueReference: { reference: 'Condition/r1' },
          },
        ],
      }),
    },
  ]);
const condition = (words: string, more: object): RawResource => ({
  resourceType: 'Condition',
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { text: words },
  onsetDateTime: ago(100),
  ...more,
});

/** Anti-MDA5 with lung disease, and what makes it less than critical. */
const withMda5 = (...events: readonly Event[]): Arbitrary<readonly Event[]> => tell(...mda5Lung, ...events);
const onCombination: Arbitrary<readonly Event[]> = fc
  .constantFrom('tacrolimus', 'tofacitinib')
  .map((drug) => [...mda5Lung, taken('prednisolone', '20 mg daily', 12), taken(drug, '5 mg BID', 12)]);

const grave = fc.constantFrom<Event>(dysphagia, finding('Myocarditis', 40), {
  is: 'taken',
  drug: 'methotrexate',
  taking: { from: ago(90) },
});
/** Told twice: active, and later in remission. */
const over: Arbitrary<readonly Event[]> = fc
  .tuple(grave, fc.tuple(activeDisease, pastDisease))
  .map(([one, diseases]) => [one, ...diseases]);

/** Dermatomyositis entered twice, and a TNF inhibitor begun after the first onset. */
const twiceWithAdalimumab: Arbitrary<readonly Event[]> = tell(
  { is: 'diagnosis', words: 'Dermatomyositis', details: { onset: ago(900) } },
  { is: 'diagnosis', words: 'Dermatomyositis', details: { onset: ago(200) } },
  taken('adalimumab', '40 mg q2wk', 60),
);

const beside: Arbitrary<readonly Event[]> = fc
  .tuple(
    fc.oneof(
      fc.constant([]),
      firstLine,
      infusions(['rituximab']).map((one) => [one]),
    ),
    fc.array(labResult, { maxLength: 1 }),
    fc.array(workUp, { maxLength: 1 }),
  )
  .map((parts) => parts.flat());

/** What is told first gets the first ids: `linked` counts on it. */
const quiet = (
  told: Arbitrary<readonly Event[]>,
  disease: Arbitrary<readonly Event[]> = fc.tuple(activeDisease),
): Arbitrary<Story> =>
  fc.tuple(anybody, told, disease, beside).map(([person, ...parts]) => new Story(person, parts.flat()));

/** By the reason for the silence, as silence.test.ts names them. */
export const keptQuietBy = {
  'the disease is over, or only suspected': quiet(over, fc.constant([])),
  'the disease was measured inactive': quiet(
    withMda5(
      strength(51, ago(5)),
      { is: 'measured', measure: 'MMT8', value: 80, day: ago(5) },
      { is: 'measured', measure: 'CK', value: 90, day: ago(5), limit: 170 },
    ),
  ),
  'the disease is getting better': quiet(withMda5(strength(30, ago(90)), strength(40, ago(3)))),
  'swallowing was evaluated': quiet(evaluated),
  'IVIG has begun and is to be awaited': quiet(evaluated),
  'the first line was given': quiet(evaluated),
  'anti-MDA5 with lung disease has its combination': quiet(onCombination),
  'the last anti-MDA5 was negative': quiet(
    withMda5(resultInWords('Anti-MDA5 antibody', 'Negative', ago(20))),
  ),
  'another cause explains it': quiet(linked),
  'the disease began before the drug that may have induced it': quiet(twiceWithAdalimumab, fc.constant([])),
} as const satisfies Readonly<Record<string, Arbitrary<Story>>>;
