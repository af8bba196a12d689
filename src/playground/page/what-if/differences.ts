import { html } from 'htm/preact';
import { comparedWith } from '../cards/compare-cards.js';
import type { Card } from '../contract.js';
import { strings } from '../strings.js';

interface Props {
  readonly cards: readonly Card[];
  readonly before: readonly Card[];
}

/** Which cards come, go or say something else. */
export function Differences({ cards, before }: Props) {
  const different = comparedWith(cards, before).filter(({ change }) => change !== undefined);
  if (different.length === 0) return html`<p>${strings.whatIf.same}</p>`;
  return html`
    <ul class="differences">
      ${different.map(
        ({ card, change = 'changed', was }) => html`
          <li key=${card.uuid} class=${change}>
            <span class=${`tag ${change}`}>${strings.cards.changed[change]}</span>
            <span>
              ${was && was.summary !== card.summary && html`<del>${was.summary}</del> `}
              ${change === 'gone' ? html`<del>${card.summary}</del>` : card.summary}
            </span>
          </li>
        `,
      )}
    </ul>
  `;
}
