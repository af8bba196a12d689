import { html } from 'htm/preact';
import type { QuestionExplained } from '../contract.js';
import { References } from '../parts/references.js';
import { strings } from '../strings.js';
import { seenIn } from './seen.js';

/** What a rule asked, the answer, and what the answer was seen in. */
export function Question({ question }: { readonly question: QuestionExplained }) {
  const { asks, needed, verdict, from } = question;
  const note = strings.why.needed[needed];
  return html`
    <li class=${verdict}>
      <span class="verdict">${strings.why.verdicts[verdict]}</span>
      <div>
        <p class="asks">${asks} ${note && html`<span class="note">(${note})</span>`}</p>
        <p class="saw">${seenIn(question)} <${References} from=${from} /></p>
      </div>
    </li>
  `;
}
