import { html } from 'htm/preact';
import { useRef, useState } from 'preact/hooks';
import type { Card } from '../contract.js';
import { strings } from '../strings.js';
import { sendFeedback } from './send-feedback.js';

interface Props {
  readonly card: Card;
  readonly serviceId: string;
}

/** Puts a card aside, with one of the reasons that the card itself offers. */
export function Override({ card, serviceId }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const opener = useRef<HTMLButtonElement>(null);
  const reasons = card.overrideReasons ?? [];
  const cancel = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const reason = reasons[Number(form.get('reason'))];
    const said = form.get('comment');
    const comment = typeof said === 'string' ? said.trim() : '';
    setOpen(false);
    const stored = await sendFeedback(serviceId, card, {
      outcome: 'overridden',
      overrideReason: { ...(reason && { reason }), ...(comment !== '' && { userComment: comment }) },
    });
    setSaid(`${strings.cards.overridden(reason?.display ?? strings.cards.noReason)}. ${stored}`);
  };
  return html`
    <div class="override">
      <button
        type="button"
        class="quiet"
        ref=${opener}
        aria-expanded=${String(isOpen)}
        onClick=${() => setOpen(!isOpen)}
      >
        ${strings.cards.override}
      </button>
      <p class="said" role="status">${said}</p>
      ${
        isOpen &&
        html`
          <form onSubmit=${(event: SubmitEvent) => void submit(event)}>
            ${
              reasons.length > 0 &&
              html`<fieldset>
                <legend>${strings.cards.overrideLegend}</legend>
                ${reasons.map(
                  ({ display }, index) => html`
                    <label>
                      <input type="radio" name="reason" value=${index} defaultChecked=${index === 0} />
                      <span>${display}</span>
                    </label>
                  `,
                )}
              </fieldset>`
            }
            <label class="comment">
              <span>${strings.cards.comment}</span>
              <textarea name="comment" rows="2"></textarea>
            </label>
            <p class="actions">
              <button type="submit" class="primary">${strings.cards.sendOverride}</button>
              <button type="button" onClick=${cancel}>${strings.cards.cancel}</button>
            </p>
          </form>
        `
      }
    </div>
  `;
}
