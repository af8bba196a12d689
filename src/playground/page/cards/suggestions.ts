import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import type { Card } from '../contract.js';
import { strings } from '../strings.js';
import { sendFeedback } from './send-feedback.js';
import { Suggestion } from './suggestion.js';

interface Props {
  readonly card: Card;
  readonly serviceId: string;
}

/** The ready-made orders of a card. */
export function Suggestions({ card, serviceId }: Props) {
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const suggestions = card.suggestions ?? [];
  if (suggestions.length === 0) return null;
  const oneAtMost = card.selectionBehavior === 'at-most-one';
  const accept = async (id: string) => {
    setAccepted([...accepted, id]);
    setSaid(await sendFeedback(serviceId, card, { outcome: 'accepted', acceptedSuggestions: [{ id }] }));
  };
  return html`
    <section class="suggestions">
      <h4>
        ${strings.cards.suggestions}
        ${oneAtMost && suggestions.length > 1 && html`<span class="note">${strings.cards.oneAtMost}</span>`}
      </h4>
      <ul>
        ${suggestions.map(
          (suggestion) => html`
            <${Suggestion}
              key=${suggestion.uuid}
              suggestion=${suggestion}
              isAccepted=${accepted.includes(suggestion.uuid)}
              isClosed=${oneAtMost && accepted.length > 0}
              accept=${() => void accept(suggestion.uuid)}
            />
          `,
        )}
      </ul>
      <p class="said" role="status">${said}</p>
    </section>
  `;
}
