import fc, { type Arbitrary } from 'fast-check';
import { ago } from '../cards/consult.js';
import type { Finding, Person } from '../support/a-patient.js';
import { resultInWords, Story, type Draft, type Event } from './a-story.js';
import { dayWithin, daysAgo, maybe } from './any-day.js';
import { allergy, firstLine, infusions, ladder, openOrder, takenDrug } from './any-drug.js';

/** Whole patients: who they are, what they have, what was tried, what was measured. Test material only. */

const born = (fromYears: number, toYears: number): Arbitrary<string> =>
  fc.integer({ min: fromYears * 365 + 30, max: toYears * 365 }).map(ago);
const sex = fc.constantFrom('female' as const, 'male' as const);
export const aChildOfAnyAge: Arbitrary<Person> = fc.record({ born: born(4, 17), sex });
export const anAdultOfAnyAge: Arbitrary<Person> = fc.record({ born: born(22, 85), sex });
export const anybody: Arbitrary<Person> = fc.oneof(aChildOfAnyAge, anAdultOfAnyAge);

// ── the diagnosis ───────────────────────────────────────────────────────────────────────────────────────

const diseases = ['Juvenile dermatomyositis', 'Dermatomyositis'] as const;
const diagnosed = (details: Arbitrary<Finding>): Arbitrary<Event> =>
  fc
    .record({ words: fc.constantFrom(...diseases), details })
    .map(({ words, details }): Event => ({ is: 'diagnosis', words, details }));
const onset = daysAgo(20, 1000).map(ago);
export const activeDisease: Arbitrary<Event> = diagnosed(
  fc.record({ onset, status: fc.constantFrom('active', 'active', 'active', 'relapse', 'recurrence') }),
);
export const pastDisease: Arbitrary<Event> = diagnosed(
  fc.record({
    onset,
    status: fc.constantFrom('remission', 'inactive', 'resolved'),
    recorded: dayWithin(0, 300),
  }),
);
export const suspectedDisease: Arbitrary<Event> = diagnosed(
  fc.record({ onset, verification: fc.constantFrom('provisional', 'differential', 'unconfirmed') }),
);
/** What is no dermatomyositis of this patient, however near it comes. */
const otherDisease: Arbitrary<Event> = fc
  .record({
    words: fc.constantFrom(
      ...['Juvenile idiopathic arthritis', 'Polymyositis', 'Systemic lupus erythematosus', 'Psoriasis'],
      ...['Mother has dermatomyositis', 'No evidence of dermatomyositis', 'Inclusion body myositis'],
    ),
    onset,
  })
  .map(({ words, onset }): Event => ({ is: 'diagnosis', words, details: { onset } }));
export const takenBackDisease: Arbitrary<Event> = diagnosed(
  fc.record({ onset, verification: fc.constantFrom('refuted', 'entered-in-error') }),
);

// ── findings ────────────────────────────────────────────────────────────────────────────────────────────

const OF_THE_DISEASE = [
  ...['Dysphagia', 'Worsening dysphagia', 'Dysphagia due to oesophageal stricture', 'Hypernasal speech'],
  ...['Proximal muscle weakness', 'Worsening proximal muscle weakness', "Gottron's papules"],
  ...['Heliotrope rash', 'Worsening dermatomyositis rash', 'Calcinosis cutis', 'Skin ulcer of the elbow'],
  ...['Extensive bilateral skin ulcers', 'Interstitial lung disease', 'Rapidly progressive ILD'],
  ...['Myocarditis', 'Polyarthritis', 'Steroid-dependent dermatomyositis'],
] as const;
const OF_OTHERS = [
  ...['Acute abdominal pain', 'Abdominal pain', 'Melaena', 'Chest pain', 'Palpitations'],
  ...['Sepsis', 'Pulmonary tuberculosis', 'Pneumonia', 'Deep vein thrombosis', 'Heart failure', 'Smoker'],
  ...['Hypertension, uncontrolled', 'IgA deficiency', 'Breast cancer', 'Pregnant', 'Asthma'],
] as const;
const found = (words: Arbitrary<string>): Arbitrary<Event> =>
  fc
    .record({
      words,
      onset: maybe(fc.oneof(dayWithin(0, 400), dayWithin(70, 400))),
      recorded: maybe(dayWithin(0, 400)),
      status: fc.constantFrom('active' as const, 'active' as const, 'active' as const, 'resolved' as const),
    })
    .map(({ words, onset, recorded, status }): Event => ({
      is: 'finding',
      words,
      details: { status, ...(onset && { onset }), ...(recorded && { recorded }) },
    }));
const signOfDisease: Arbitrary<Event> = found(fc.constantFrom(...OF_THE_DISEASE));
const otherFinding: Arbitrary<Event> = found(fc.constantFrom(...OF_OTHERS));

// ── measurements, laboratory, work-up ───────────────────────────────────────────────────────────────────

/** CMAS or MMT8, several times: better, worse or the same. */
const strengthSeries: Arbitrary<readonly Event[]> = fc
  .record({
    scale: fc.constantFrom(['CMAS', 52] as const, ['MMT8', 80] as const),
    first: fc.integer({ min: 0, max: 20 }),
    steps: fc.array(
      fc.record({ loss: fc.integer({ min: -8, max: 8 }), gap: fc.integer({ min: 7, max: 60 }) }),
      {
        maxLength: 3,
      },
    ),
    last: daysAgo(0, 120),
  })
  .map(({ scale: [measure, best], first, steps, last }) => {
    const losses = steps.reduce<readonly number[]>(
      (so, { loss }) => [...so, (so.at(-1) ?? 0) + loss],
      [first],
    );
    const gaps = steps.reduceRight<readonly number[]>(
      (so, { gap }) => [(so[0] ?? last) + gap, ...so],
      [last],
    );
    return losses.map((lost, nth): Event => {
      const value = Math.min(best, Math.max(0, best - lost));
      return { is: 'measured', measure, value, day: ago(gaps[nth] ?? last) };
    });
  });
const measured = (
  measure: Extract<Event, { is: 'measured' }>['measure'],
  value: Arbitrary<number>,
  limit?: number,
): Arbitrary<Event> =>
  fc.record({ value, day: dayWithin(0, 250) }).map(({ value, day }): Event => ({
    is: 'measured',
    measure,
    value,
    day,
    ...(limit !== undefined && { limit }),
  }));
const bodySize: Arbitrary<readonly Event[]> = fc
  .record({
    weight: fc.integer({ min: 15, max: 110 }),
    height: fc.integer({ min: 95, max: 195 }),
    day: dayWithin(0, 500),
    withHeight: fc.boolean(),
  })
  .map(({ weight, height, day, withHeight }): readonly Event[] => [
    { is: 'measured', measure: 'body weight', value: weight, day },
    ...(withHeight ? [{ is: 'measured', measure: 'body height', value: height, day } as const] : []),
  ]);
export const labResult: Arbitrary<Event> = fc.oneof(
  measured('CK', fc.constantFrom(90, 150, 190, 400, 1200), 170),
  measured('aldolase', fc.constantFrom(5, 14), 8),
  measured('LDH', fc.constantFrom(200, 600), 250),
  measured('troponin', fc.constantFrom(5, 40), 14),
  measured('physician global', fc.constantFrom(0, 0.2, 3, 7)),
);
const wordedResult: Arbitrary<Event> = fc
  .record({
    name: fc.constantFrom(
      ...['Hepatitis B surface antigen', 'Anti-HBc', 'Anti-MDA5 antibody', 'Pregnancy test', 'Anti-Mi-2'],
    ),
    result: fc.constantFrom('Positive', 'Negative'),
    day: dayWithin(0, 300),
  })
  .map(({ name, result, day }) => resultInWords(name, result, day));
export const workUp: Arbitrary<Event> = fc.oneof(
  fc
    .record({
      examination: fc.constantFrom(
        ...(['ECG', 'echocardiogram', 'lung function', 'muscle MRI', 'swallow study'] as const),
      ),
      day: dayWithin(0, 400),
    })
    .map((one): Event => ({ is: 'examined', ...one })),
  fc
    .record({
      to: fc.constantFrom('physiotherapy' as const, 'speech and language' as const),
      day: dayWithin(0, 400),
    })
    .map((one): Event => ({ is: 'referred', ...one })),
);

// ── the whole patient ───────────────────────────────────────────────────────────────────────────────────

const several = <Value>(one: Arbitrary<Value>, maxLength: number): Arbitrary<readonly Value[]> =>
  fc.array(one, { maxLength });
/** In one of two patients. */
const often = (some: Arbitrary<readonly Event[]>): Arbitrary<readonly Event[]> =>
  fc.oneof(fc.constant([]), some);

/** What was tried: at random, or step by step. */
const treatment: Arbitrary<readonly Event[]> = fc.oneof(
  fc
    .tuple(
      often(firstLine),
      several(takenDrug(), 3),
      often(several(infusions(), 2)),
      several(infusions(['immune globulin IV']), 1),
    )
    .map((parts) => parts.flat()),
  fc
    .tuple(ladder, several(takenDrug(['folic acid', 'hydroxychloroquine', 'co-trimoxazole']), 1))
    .map((parts) => parts.flat()),
);

/** Everything but the diagnosis. */
const course: Arbitrary<readonly Event[]> = fc
  .tuple(
    treatment,
    often(several(openOrder, 1)),
    several(allergy, 1),
    several(signOfDisease, 3),
    several(otherFinding, 1),
    often(strengthSeries),
    several(labResult, 3),
    several(wordedResult, 1),
    often(bodySize),
    several(workUp, 2),
  )
  .map((parts) => parts.flat());

/** Any course of disease of somebody who has one of these diagnoses. */
export const aPatientWith = (
  diagnosis: Arbitrary<readonly Event[]>,
  person: Arbitrary<Person> = anybody,
): Arbitrary<Story> =>
  fc.tuple(person, diagnosis, course).map(([who, what, events]) => new Story(who, [...what, ...events]));

export const withActiveDisease = (person: Arbitrary<Person> = anybody): Arbitrary<Story> =>
  aPatientWith(fc.tuple(activeDisease), person);
export const withoutDisease: Arbitrary<Story> = aPatientWith(
  several(fc.oneof(otherDisease, takenBackDisease), 2),
).map(
  // "Steroid-dependent dermatomyositis" on a problem list is dermatomyositis.
  (story) => story.without((event) => event.is === 'finding' && /dermatomyositis/.test(event.words)),
);
/** All of them: mostly active, some in remission, suspected, told twice, or without the disease. */
export const anyPatient: Arbitrary<Story> = fc.oneof(
  { weight: 8, arbitrary: withActiveDisease() },
  { weight: 1, arbitrary: aPatientWith(fc.tuple(pastDisease)) },
  { weight: 1, arbitrary: aPatientWith(fc.tuple(suspectedDisease)) },
  { weight: 2, arbitrary: aPatientWith(fc.tuple(activeDisease, fc.oneof(pastDisease, takenBackDisease))) },
  { weight: 1, arbitrary: withoutDisease },
);

/** Orders on the desk, of every kind that an order rule knows. */
export const someDrafts: Arbitrary<Story['drafts']> = fc.array(
  fc.constantFrom<Draft>(
    { drug: 'methotrexate SC', dose: '15 mg weekly' },
    { drug: 'methotrexate', dose: '15 mg daily' },
    { drug: 'immune globulin IV', dose: '40 g' },
    { drug: 'rituximab', dose: '1000 mg' },
    { drug: 'cyclophosphamide', dose: '750 mg' },
    { drug: 'tofacitinib', dose: '5 mg BID' },
    { drug: 'mycophenolate mofetil', dose: '1000 mg BID' },
    { drug: 'prednisolone', dose: '5 mg daily' },
    { drug: 'co-trimoxazole', dose: '960 mg daily' },
    { drug: 'tocilizumab', dose: '162 mg weekly' },
    { drug: 'etanercept', dose: '50 mg weekly' },
    { drug: 'adalimumab', dose: '40 mg q2wk' },
    { drug: 'golimumab', dose: '50 mg q4wk' },
    { drug: 'infliximab', dose: '200 mg' },
    { drug: 'ciclosporin', dose: '100 mg BID' },
    { drug: 'hydroxychloroquine', dose: '400 mg daily' },
    { service: 'measles, mumps and rubella vaccine' },
  ),
  { minLength: 1, maxLength: 3 },
);
