import { html } from 'htm/preact';
import type { CourseOnTimeline, Timeline } from '../contract.js';
import { strings } from '../strings.js';
import { isDrawn } from './layout.js';
import { fillOf, outcomes, slugOf } from './patterns.js';

/** What the patterns mean, of the outcomes that are there. */
export function Legend({ timeline: { courses, measures } }: { readonly timeline: Timeline }) {
  const drawn = courses.filter(({ start, end }) => start ?? end);
  const present = outcomes.filter((outcome) => drawn.some((course) => course.outcome === outcome));
  const hasInfusions = drawn.some(({ infusions }) => infusions.length > 0);
  const others = courses.filter((course) => !drawn.includes(course));
  const namesOf = (isWanted: (course: CourseOnTimeline) => boolean) =>
    others
      .filter(isWanted)
      .map(({ name }) => name)
      .join(', ');
  const ordered = namesOf(({ status }) => status === 'ordered');
  const undated = namesOf(({ status }) => status !== 'ordered');
  const inTable = measures.filter((one) => !isDrawn(one)).map(({ measure }) => measure);
  return html`
    <ul class="legend" aria-label=${strings.timeline.legend}>
      ${present.map(
        (outcome) => html`
          <li>
            <svg width="18" height="10" aria-hidden="true">
              <g class=${`course ${slugOf(outcome)}`}>
                <rect x="0.5" y="0.5" width="17" height="9" rx="2" fill=${fillOf(outcome)} />
              </g>
            </svg>
            ${strings.timeline.outcomes[outcome]}
          </li>
        `,
      )}
      ${
        hasInfusions &&
        html`
          <li>
            <svg width="6" height="5" aria-hidden="true">
              <g class="infusion"><rect x="1" y="0" width="4" height="4" /></g>
            </svg>
            ${strings.timeline.infusion}
          </li>
        `
      }
    </ul>
    ${ordered && html`<p class="ordered">${strings.timeline.orderedOnly(ordered)}</p>`}
    ${inTable.length > 0 && html`<p class="note">${strings.timeline.inTable(inTable.join(', '))}</p>`}
    ${undated && html`<p class="note">${strings.timeline.notDated(undated)}</p>`}
  `;
}
