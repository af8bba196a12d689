import { html } from 'htm/preact';
import type { CourseOnTimeline } from '../contract.js';
import { strings } from '../strings.js';
import { fillOf, outcomes, slugOf } from './patterns.js';

/** What the patterns mean, of the outcomes that are there. */
export function Legend({ courses }: { readonly courses: readonly CourseOnTimeline[] }) {
  const present = outcomes.filter((outcome) => courses.some((course) => course.outcome === outcome));
  const hasInfusions = courses.some(({ infusions }) => infusions.length > 0);
  const undated = courses.filter(({ start, end }) => !start && !end).map(({ name }) => name);
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
    ${undated.length > 0 && html`<p class="note">${strings.timeline.notDated(undated.join(', '))}</p>`}
  `;
}
