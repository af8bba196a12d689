import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import type { Card as CardSent } from '../contract.js';
import { strings } from '../strings.js';
import type { ComparedCard } from './compare-cards.js';
import { Detail } from './detail.js';
import { Override } from './override.js';
import { Suggestions } from './suggestions.js';

interface Props extends Pick<ComparedCard, 'change' | 'was'> {
  readonly card: CardSent;
  readonly serviceId: string;
}

/** One card as an EHR shows it. */
export function Card({ card, change, was, serviceId }: Props) {
  // What changed may stand anywhere in it.
  const [isOpen, setOpen] = useState(change === 'changed');
  const { uuid, indicator, summary, detail, source } = card;
  const rules = card.extension['org.myositis-cds.rules'].rules.map(({ id }) => id);
  const isGone = change === 'gone';
  return html`
    <article class=${`card ${indicator} ${change ?? ''}`} aria-labelledby=${`summary-${uuid}`}>
      <header>
        <p class="indicator">
          <span class="mark" aria-hidden="true"></span>
          ${strings.cards.indicators[indicator]}
          ${change && html`<span class=${`tag ${change}`}>${strings.cards.changed[change]}</span>`}
        </p>
        <h3 id=${`summary-${uuid}`}>${isGone ? html`<del>${summary}</del>` : summary}</h3>
        ${was && was.summary !== summary && html`<p class="was"><del>${was.summary}</del></p>`}
      </header>
      ${
        !isGone &&
        html`
          <${Detail} id=${`detail-${uuid}`} markdown=${detail} isBrief=${!isOpen} was=${was?.detail} />
          <button
            type="button"
            class="disclose"
            aria-expanded=${String(isOpen)}
            aria-controls=${`detail-${uuid}`}
            onClick=${() => setOpen(!isOpen)}
          >
            ${isOpen ? strings.cards.hideDetail : strings.cards.showDetail}
          </button>
          <${Suggestions} card=${card} serviceId=${serviceId} />
          <footer>
            <p class="source">
              ${strings.cards.source}:${' '}
              ${
                source.url === undefined
                  ? source.label
                  : html`<a href=${source.url} target="_blank" rel="noopener noreferrer">${source.label}</a>`
              }
              <span class="rules">${rules.join(', ')}</span>
            </p>
            <${Override} card=${card} serviceId=${serviceId} />
          </footer>
        `
      }
    </article>
  `;
}
