import { describe, expect, it } from '@jest/globals';
import type { Facts } from '../../src/patient/facts.js';
import type { RawResource } from '../../src/contract/fhir.js';
import {
  aChild,
  ago,
  consult,
  ivigCycles,
  onFirstLine,
  weeksAgo,
  type Consultation,
} from '../cards/consult.js';
import type { APatient } from '../support/a-patient.js';
import { referenceTo, requestFor } from '../support/hook-request.js';
import { isObject } from '../support/json.js';
import { anyPatient } from './any-patient.js';
import { holdsFor, PATIENCE } from './property.js';

/**
 * What may keep the service from a critical card, by what was found in the chart. Where one resource less brings a
 * critical card, that resource must have been one of these reasons.
 */
const REASONS = {
  'the disease is over, or only suspected': ({ diagnosis }: Facts) =>
    diagnosis.state === 'active' ? [] : diagnosis.from,
  'the disease was measured inactive': ({ activity }: Facts) => activity.inactive.from,
  'the disease is getting better': ({ activity }: Facts) => activity.improving.from,
  'swallowing was evaluated': ({ workUp }: Facts) => workUp.swallowStudy.from,
  'a treatment has begun and is to be awaited': ({ treatments }: Facts) =>
    treatments.courses.filter(({ status }) => status === 'active').flatMap(({ from }) => from),
  // The entry that names the cause, or the one it is linked from.
  'another cause explains it': ({ findings }: Facts, resource: RawResource) =>
    [...findings.byKind.values()]
      .flat()
      .flatMap(({ otherCause, from }) =>
        otherCause === undefined ? [] : names(resource, otherCause) ? referenceTo(resource) : from,
      ),
  'the disease began before the drug that may have induced it': (
    { diagnosis }: Facts,
    _: RawResource,
    less: readonly string[],
  ) => (less.every((topic) => topic === 'tnf-induced-dermatomyositis') ? diagnosis.from : []),
  'the age tells another course of disease': () => ['Patient/a-patient'],
} as const satisfies Readonly<
  Record<string, (facts: Facts, resource: RawResource, less: readonly string[]) => readonly string[]>
>;
type Reason = keyof typeof REASONS;

const names = ({ code }: RawResource, cause: string): boolean =>
  isObject(code) && String(code['text']).toLowerCase() === cause.toLowerCase();

const reasonsFor = (facts: Facts, resource: RawResource, less: readonly string[]): readonly Reason[] =>
  (Object.keys(REASONS) as Reason[]).filter((reason) =>
    REASONS[reason](facts, resource, less).includes(referenceTo(resource)),
  );

const criticalIn = ({ cards }: Consultation): readonly string[] =>
  cards.filter(({ indicator }) => indicator === 'critical').map(({ source }) => source.topic.code);

/** The resources without which there is a critical card where there was none, with the reason that each was. */
async function silencers(patient: APatient) {
  const chart = patient.chart();
  const whole = await consult(requestFor('patient-view', chart));
  if (criticalIn(whole).length > 0) return [];
  const found = [];
  for (const resource of chart.resources) {
    const resources = chart.resources.filter((other) => other !== resource);
    const less = criticalIn(await consult(requestFor('patient-view', { ...chart, resources })));
    if (less.length > 0) found.push({ resource, less, reasons: reasonsFor(whole.facts, resource, less) });
  }
  return found;
}

describe('One resource less never turns silence into a critical card', () => {
  it(
    'unless it was the reason for the silence',
    () =>
      holdsFor(
        anyPatient,
        async (story) => {
          const unexplained = (await silencers(story.patient())).filter(
            ({ reasons }) => reasons.length === 0,
          );
          expect(unexplained).toEqual([]);
        },
        25,
      ),
    PATIENCE,
  );

  const choking = (patient: APatient) => patient.has('Dysphagia', { onset: ago(100) });
  const swallowed = (patient: APatient) => patient.examined('swallow study', ago(5));
  it.each<readonly [Reason, RawResource['resourceType'], APatient]>([
    [
      'the disease is over, or only suspected',
      'Condition',
      choking(aChild()).diagnosedWith('Juvenile dermatomyositis', { status: 'remission', recorded: ago(30) }),
    ],
    [
      'swallowing was evaluated',
      'Procedure',
      swallowed(choking(onFirstLine(aChild(), 30)).given('immune globulin IV', [ago(9)], '40 g')),
    ],
    [
      'a treatment has begun and is to be awaited',
      'MedicationAdministration',
      swallowed(ivigCycles(choking(onFirstLine(aChild(), 30)), 1, 4)),
    ],
    [
      'another cause explains it',
      'Condition',
      aChild()
        .with({
          resourceType: 'Condition',
          clinicalStatus: { coding: [{ code: 'active' }] },
          code: { text: 'Oesophageal stricture' },
          onsetDateTime: weeksAgo(30),
        })
        .with({
          resourceType: 'Condition',
          clinicalStatus: { coding: [{ code: 'active' }] },
          code: { text: 'Dysphagia' },
          onsetDateTime: ago(100),
          extension: [
            {
              url: 'http://hl7.org/fhir/StructureDefinition/condition-dueTo',
              valueReference: { reference: 'Condition/r2' },
            },
          ],
        }),
    ],
  ])('as here, where it was: %s', async (reason, resourceType, patient) => {
    const found = await silencers(patient);
    expect(found).toContainEqual(
      expect.objectContaining({
        resource: expect.objectContaining({ resourceType }),
        reasons: expect.arrayContaining([reason]),
      }),
    );
  });
});
