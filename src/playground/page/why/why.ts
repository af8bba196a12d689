import { html } from 'htm/preact';
import type { Explanation } from '../contract.js';
import { strings } from '../strings.js';
import { DecisionTable } from './decision-table.js';
import { RuleList } from './rule-list.js';

/** Why the cards are what they are, and why others did not come. */
export function Why({ explanation }: { readonly explanation: Explanation }) {
  return html`
    <section>
      <h3>${strings.why.table}</h3>
      <${DecisionTable} table=${explanation.table} />
    </section>
    <section>
      <h3>${strings.why.rules}</h3>
      ${
        explanation.droppedForeign > 0 &&
        html`<p class="note">${strings.why.dropped(explanation.droppedForeign)}</p>`
      }
      <${RuleList} explanation=${explanation} />
    </section>
  `;
}
