import { html } from 'htm/preact';
import type { Answer } from '../ask.js';
import type { Explanation } from '../contract.js';
import { outcomeText } from '../service.js';
import { strings } from '../strings.js';
import { Card } from './card.js';
import { comparedWith } from './compare-cards.js';

interface Props {
  readonly answer: Answer;
  readonly before: Answer | undefined;
}

/** The cards of one call, in the order in which the service sent them. */
export function Cards({ answer, before }: Props) {
  const compared = comparedWith(answer.cards, before?.cards);
  const { service, status, milliseconds, explanation } = answer;
  // The account knows nothing of what was overridden before; the service does not repeat that.
  const withheld = explanation.cards.filter(
    ({ summary }) => status === 200 && !answer.cards.some((card) => card.summary === summary),
  );
  return html`
    <header class="section-head">
      <h2>${strings.cards.number(answer.cards.length)}</h2>
      <p class="call"><code>${strings.cards.call(service.id, status, milliseconds)}</code></p>
    </header>
    ${
      status === 412 &&
      html`
        <div class="silence refused">
          <h3>${strings.cards.refused}</h3>
          <p>${outcomeText(answer.response)}</p>
        </div>
      `
    }
    ${withheld.map(({ summary }) => html`<p class="silence">${strings.cards.withheld(summary)}</p>`)}
    ${
      status === 200 &&
      answer.cards.length + withheld.length === 0 &&
      html`
        <div class="silence">
          <p>${strings.cards.quietBecause[explanation.result]}</p>
          ${explanation.result === 'judged' && html`<p class="note">${whyQuiet(explanation)}</p>`}
        </div>
      `
    }
    <ol class="cards">
      ${compared.map(
        ({ card, was, change }) => html`
          <li key=${card.uuid}>
            <${Card} ...${{ card, was, change, serviceId: service.id }} />
          </li>
        `,
      )}
    </ol>
  `;
}

/** On which row the table ended; where the disease is not on, what that rests on. */
function whyQuiet({ table, diseaseIsOn }: Explanation): string {
  const off = diseaseIsOn && diseaseIsOn.verdict !== 'met' ? diseaseIsOn.saw : '';
  return off === '' ? table.ended : `${table.ended} (${off})`;
}
