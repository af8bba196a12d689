import { describe, expect, it } from '@jest/globals';
import type { Course, Facts } from '../../src/patient/facts.js';
import type { RawResource } from '../../src/contract/fhir.js';
import { consult, type Consultation } from '../cards/consult.js';
import type { APatient } from '../support/a-patient.js';
import { referenceTo, requestFor } from '../support/hook-request.js';
import { isObject } from '../support/json.js';
import { anyPatient } from './any-patient.js';
import type { Story } from './a-story.js';
import { keptQuietBy } from './kept-quiet.js';
import { holdsFor, PATIENCE } from './property.js';

/**
 * What may keep the service from a critical card, by what was found in the chart. Where one resource less brings a
 * critical card, that resource must have been one of these reasons, and `brings` be the card it kept away.
 */
interface Silence {
  readonly from: (facts: Facts, resource: RawResource) => readonly string[];
  /** Only these cards; every card where it is not said. */
  readonly brings?: RegExp;
}
const REASONS = {
  'the disease is over, or only suspected': {
    from: ({ diagnosis }) => (diagnosis.state === 'active' ? [] : diagnosis.from),
  },
  'the disease was measured inactive': { from: ({ activity }) => activity.inactive.from },
  'the disease is getting better': { from: ({ activity }) => activity.improving.from },
  'swallowing was evaluated': {
    from: ({ workUp }) => workUp.swallowStudy.from,
    brings: /^dysphagia-evaluation$/,
  },
  'IVIG has begun and is to be awaited': {
    from: (facts) => coursesOf(facts, ({ drug, status }) => drug === 'ivig' && status === 'active'),
    brings: /^escalate-/,
  },
  'the first line was given': {
    from: (facts) =>
      coursesOf(facts, ({ drugClass }) => drugClass === 'glucocorticoid' || drugClass === 'csdmard'),
    brings: /^start-first-line$/,
  },
  'anti-MDA5 with lung disease has its combination': {
    from: (facts) => coursesOf(facts, ({ status }) => status === 'active'),
    brings: /^mda5-ild$/,
  },
  'the last anti-MDA5 was negative': {
    from: ({ activity, measurements }) =>
      activity.antiMda5.verdict === 'unmet' ? measurements['anti-mda5'].map(({ ref }) => ref) : [],
    brings: /^mda5-ild$/,
  },
  // The entry that names the cause, or the one it is linked from.
  'another cause explains it': {
    from: ({ findings }, resource) =>
      [...findings.byKind.values()]
        .flat()
        .flatMap(({ otherCause, from }) =>
          otherCause === undefined ? [] : names(resource, otherCause) ? referenceTo(resource) : from,
        ),
  },
  'the disease began before the drug that may have induced it': {
    from: ({ diagnosis }) => diagnosis.from,
    brings: /^tnf-induced-dermatomyositis$/,
  },
} as const satisfies Readonly<Record<string, Silence>>;
type Reason = keyof typeof REASONS;

const coursesOf = ({ treatments }: Facts, wanted: (course: Course) => boolean): readonly string[] =>
  treatments.courses.filter(wanted).flatMap(({ from }) => from);
const names = ({ code }: RawResource, cause: string): boolean =>
  isObject(code) && String(code['text']).toLowerCase() === cause.toLowerCase();

const reasonsFor = (facts: Facts, resource: RawResource, less: readonly string[]): readonly Reason[] =>
  (Object.keys(REASONS) as Reason[]).filter((reason) => {
    const { from, brings = /./ }: Silence = REASONS[reason];
    return from(facts, resource).includes(referenceTo(resource)) && less.every((topic) => brings.test(topic));
  });

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
  /** @returns the reasons that were met */
  const explained = async (story: Story): Promise<readonly Reason[]> => {
    const found = await silencers(story.patient());
    expect(found.filter(({ reasons }) => reasons.length === 0)).toEqual([]);
    return found.flatMap(({ reasons }) => reasons);
  };

  it('of any patient', () => holdsFor(anyPatient, explained, 20), PATIENCE);

  it.each(Object.keys(REASONS) as Reason[])(
    'unless it was the reason for the silence: %s',
    (reason) => holdsFor(keptQuietBy[reason], async (story) => (await explained(story)).includes(reason), 20),
    PATIENCE,
  );
});
