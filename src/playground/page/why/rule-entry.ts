import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import type { RuleExplained } from '../contract.js';
import { strings } from '../strings.js';
import { Question } from './question.js';
import { gistOf } from './seen.js';

/** One rule: in a line what came of it, below that everything that it asked. */
export function RuleEntry({ rule }: { readonly rule: RuleExplained }) {
  const [isOpen, setOpen] = useState(false);
  const { id, title, about, indicator, questions } = rule;
  return html`
    <details class="rule" onToggle=${(event: Event) => setOpen((event.target as HTMLDetailsElement).open)}>
      <summary>
        <span class="rule-title">
          ${indicator && html`<span class=${`mark ${indicator}`} aria-hidden="true"></span>`}
          ${title}${about !== undefined && html`<span class="about">${about}</span>`}
        </span>
        <span class="gist">${gistOf(rule)}</span>
      </summary>
      ${
        isOpen &&
        html`
          <p class="id"><code>${id}</code></p>
          ${
            questions.length > 0
              ? html`<ul class="questions">
                  ${questions.map((question) => html`<${Question} question=${question} />`)}
                </ul>`
              : html`<p class="note">${rule.note ?? strings.why.noQuestion}</p>`
          }
        `
      }
    </details>
  `;
}
