import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import type { Explanation, RuleExplained } from '../contract.js';
import { strings } from '../strings.js';
import { RuleEntry } from './rule-entry.js';

/** The outcomes in the order in which they matter; what speaks or could not is open. */
const groups = [
  { outcome: 'broken', open: true },
  { outcome: 'cannot-tell', open: true },
  { outcome: 'shown', open: false },
  { outcome: 'silent', open: false },
  { outcome: 'quiet', open: false },
] as const;

/** Every rule of this hook with what came of it. */
export function RuleList({ explanation }: { readonly explanation: Explanation }) {
  const [search, setSearch] = useState('');
  const { rules, notAsked, switchedOff, hook } = explanation;
  const wanted = search.trim().toLowerCase();
  const isWanted = (text: string) => text.toLowerCase().includes(wanted);
  const found = rules.filter(({ id, title, about }) => isWanted(`${id} ${title} ${about ?? ''}`));
  const names = [
    [strings.why.notAsked(hook), notAsked.filter(isWanted)],
    [strings.why.switchedOff, switchedOff.filter(isWanted)],
  ] as const;
  const nothing = found.length === 0 && names.every(([, ids]) => ids.length === 0);
  return html`
    <label class="search">
      <span class="hidden">${strings.why.search}</span>
      <input
        type="search"
        placeholder=${strings.why.search}
        value=${search}
        onInput=${(event: InputEvent) => setSearch((event.target as HTMLInputElement).value)}
      />
    </label>
    ${nothing && html`<p class="note">${strings.why.noneMatch}</p>`}
    ${groups.map(({ outcome, open }) => {
      const members = found.filter((rule) => outcomeOf(rule) === outcome);
      return (
        members.length > 0 &&
        html`
          <details class=${`outcome ${outcome}`} key=${outcome} open=${open || wanted !== ''}>
            <summary>
              <span class="group-title">${strings.why.outcomes[outcome]}</span>
              <span class="hint">${strings.why.outcomeHints[outcome]}</span>
              <span class="number">${members.length}</span>
            </summary>
            ${members.map(
              (rule, index) => html`<${RuleEntry} key=${`${rule.id} ${rule.about ?? index}`} rule=${rule} />`,
            )}
          </details>
        `
      );
    })}
    ${names.map(
      ([title, ids]) =>
        ids.length > 0 &&
        html`
          <details class="outcome" key=${title} open=${wanted !== ''}>
            <summary>
              <span class="group-title">${title}</span><span class="number">${ids.length}</span>
            </summary>
            <ul class="ids">
              ${ids.map((id) => html`<li><code>${id}</code></li>`)}
            </ul>
          </details>
        `,
    )}
  `;
}

/** A site can have a rule judged and kept off the cards (SILENT). */
const outcomeOf = (rule: RuleExplained): (typeof groups)[number]['outcome'] =>
  rule.silent === true ? 'silent' : rule.outcome;
