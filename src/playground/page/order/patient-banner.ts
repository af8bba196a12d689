import { html } from 'htm/preact';
import { resourcesOf, type Chart } from '../chart.js';
import type { Explanation, RawResource } from '../contract.js';
import { strings } from '../strings.js';

interface Props {
  readonly chart: Chart;
  readonly title: string;
  readonly story: string | undefined;
  readonly explanation: Explanation | undefined;
  readonly isChanged: boolean;
}

/** Who it is, as the head of a chart says it. */
export function PatientBanner({ chart, title, story, explanation, isChanged }: Props) {
  const patient = resourcesOf(chart).find(({ resourceType }) => resourceType === 'Patient');
  const diagnosis = explanation?.diagnosis;
  const weight = explanation?.body?.weightKg;
  const unread = Object.entries(explanation?.sources ?? {}).filter(([, state]) => state !== 'known');
  const facts: readonly (readonly [string, string | undefined])[] = [
    [strings.banner.diagnosis, diagnosis && diagnosisWords(diagnosis)],
    [
      strings.banner.population,
      explanation?.population && strings.banner.populations[explanation.population],
    ],
    [strings.banner.weight, weight && strings.banner.weightOf(weight.value, weight.dated)],
    [strings.banner.today, explanation?.asOf],
    [
      strings.banner.unread,
      unread.length > 0 ? unread.map(([key, how]) => `${key} (${how})`).join(', ') : undefined,
    ],
  ];
  return html`
    <section class="banner" aria-labelledby="patient-name">
      <div class="who">
        <h1 id="patient-name">
          ${[
            nameOf(patient) || strings.banner.unnamed,
            patient?.['gender'],
            ageOf(patient, explanation?.asOf),
          ]
            .filter((part) => typeof part === 'string')
            .join(', ')}
          ${isChanged && html`<span class="tag">${strings.banner.changed}</span>`}
        </h1>
        <p class="title">${title}</p>
        ${story !== undefined && html`<p class="story">${story}</p>`}
      </div>
      <dl>
        ${facts.flatMap(([term, said]) =>
          said === undefined
            ? []
            : [
                html`<div key=${term}>
                  <dt>${term}</dt>
                  <dd>${said}</dd>
                </div>`,
              ],
        )}
      </dl>
    </section>
  `;
}

const diagnosisWords = ({ name, state, onset, relapseOnset }: Explanation['diagnosis']): string =>
  [
    state === 'none' ? state : `${name} (${state})`,
    onset && `${strings.banner.since} ${onset}`,
    relapseOnset && `${strings.banner.relapse} ${relapseOnset}`,
  ]
    .filter(Boolean)
    .join(', ');

function nameOf(patient: RawResource | undefined): string {
  const [name] = (patient?.['name'] ?? []) as readonly {
    readonly text?: string;
    readonly given?: readonly string[];
    readonly family?: string;
  }[];
  return name?.text ?? [name?.given?.join(' '), name?.family].filter(Boolean).join(' ');
}

/** In completed years, under two in months. */
function ageOf(patient: RawResource | undefined, today: string | undefined): string | undefined {
  const born = patient?.['birthDate'];
  if (typeof born !== 'string' || today === undefined) return undefined;
  const [year = 0, month = 1, day = 1] = born.split('-').map(Number);
  const [thisYear = 0, thisMonth = 1, thisDay = 1] = today.split('-').map(Number);
  const months = (thisYear - year) * 12 + thisMonth - month - (thisDay < day ? 1 : 0);
  return months < 24 ? strings.banner.months(months) : strings.banner.age(Math.floor(months / 12));
}
