import { html } from 'htm/preact';
import type { Days, Timeline, CourseOnTimeline } from '../contract.js';
import { References } from '../parts/references.js';
import { strings } from '../strings.js';
import { classWord } from './layout.js';

const { columns } = strings.timeline;

/** What the plot shows, to be read. */
export function TimelineTables({ timeline }: { readonly timeline: Timeline }) {
  return html`
    <div class="wide" tabindex="0" role="region" aria-label=${strings.timeline.coursesCaption}>
      <table>
        <caption>
          ${strings.timeline.coursesCaption}
        </caption>
        <thead>
          <tr>
            ${[columns.drug, columns.class, columns.span, columns.dose, columns.outcome, columns.from].map(
              (column) => html`<th scope="col">${column}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${timeline.courses.map(
            (course) => html`
              <tr>
                <th scope="row">${course.name}</th>
                <td>${classWord(course.class)}</td>
                <td>${spanWords(course)}</td>
                <td>${[...course.doses, ...course.infusions].map(({ text }) => text).join('; ')}</td>
                <td>${[course.outcomeWord, course.because].filter(Boolean).join(': ')}</td>
                <td><${References} from=${course.from} /></td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
    <div class="wide" tabindex="0" role="region" aria-label=${strings.timeline.measuresCaption}>
      <table>
        <caption>
          ${strings.timeline.measuresCaption}
        </caption>
        <thead>
          <tr>
            ${[columns.measure, columns.day, columns.value, columns.from].map(
              (column) => html`<th scope="col">${column}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${timeline.measures.flatMap(({ measure, unit, points }) =>
            points.map(
              ({ dated, text, from }) => html`
                <tr>
                  <th scope="row">${measure}</th>
                  <td>${dated}</td>
                  <td>${text.includes(unit) ? text : `${text} ${unit}`}</td>
                  <td><${References} from=${[from]} /></td>
                </tr>
              `,
            ),
          )}
        </tbody>
      </table>
    </div>
  `;
}

/** A partial date is written as the days that it can mean. */
const daysWords = ({ earliest, latest }: Days): string =>
  earliest === latest ? earliest : `${earliest} … ${latest}`;

function spanWords({ start, end, ongoing }: CourseOnTimeline): string {
  if (!start && !end) return strings.timeline.undated;
  if (ongoing || !end) return start ? strings.timeline.since(daysWords(start)) : strings.timeline.undated;
  return [start && daysWords(start), daysWords(end)].filter(Boolean).join(' – ');
}
