import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import type { Card } from '../contract.js';
import { strings } from '../strings.js';

interface Props {
  readonly suggestion: NonNullable<Card['suggestions']>[number];
  readonly isAccepted: boolean;
  /** Another one was accepted, and one is all there may be. */
  readonly isClosed: boolean;
  readonly accept: () => void;
}

/** One ready-made order: the exact resource can be read before it is accepted, and is shown once it is. */
export function Suggestion({ suggestion, isAccepted, isClosed, accept }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { label, uuid, actions, isRecommended } = suggestion;
  const take = () => {
    setOpen(true);
    accept();
  };
  return html`
    <li>
      <span class="label">
        <span id=${`label-${uuid}`}>${label}</span>
        ${isRecommended === true && html`<span class="tag">${strings.cards.recommended}</span>`}
      </span>
      <span class="buttons">
        <button
          type="button"
          class="quiet"
          aria-expanded=${String(isOpen)}
          aria-describedby=${`label-${uuid}`}
          onClick=${() => setOpen(!isOpen)}
        >
          ${strings.cards.resource}
        </button>
        <button
          type="button"
          class="accept"
          disabled=${isAccepted || isClosed}
          aria-describedby=${`label-${uuid}`}
          onClick=${take}
        >
          ${isAccepted ? strings.cards.accepted : strings.cards.accept}
        </button>
      </span>
      ${
        isOpen &&
        html`
          <div class="placed">
            <p>${strings.cards.wouldBePlaced}</p>
            ${actions.map(
              (action) => html`
                <pre class="json" tabindex="0" role="region" aria-label=${action.description}>
${'resource' in action ? JSON.stringify(action.resource, null, 2) : strings.cards.delete(action.resourceId)}</pre>
              `,
            )}
          </div>
        `
      }
    </li>
  `;
}
