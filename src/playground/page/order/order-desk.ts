import { html } from 'htm/preact';
import type { HookName, OrderableDrug, RawResource } from '../contract.js';
import { groupedBy } from '../grouped-by.js';
import { strings } from '../strings.js';
import type { Wanted } from '../wanted.js';

interface Props {
  readonly hook: HookName;
  readonly drugs: readonly OrderableDrug[];
  readonly drafts: readonly RawResource[];
  readonly drug: string | undefined;
  readonly dose: string | undefined;
  readonly want: (wanted: Partial<Wanted>) => void;
}

/** Where an order is written: choosing a drug sends order-select, signing sends order-sign. */
export function OrderDesk({ hook, drugs, drafts, drug, dose, want }: Props) {
  const picked = drugs.find(({ id }) => id === drug);
  const pick = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    want({ drug: value === '' ? undefined : value, dose: undefined, hook: 'order-select' });
  };
  const write = (event: Event) => want({ dose: (event.target as HTMLInputElement).value || undefined });
  return html`
    <div class="order-desk">
      <label>
        <span>${strings.moment.drug}</span>
        <select value=${drug ?? ''} onChange=${pick}>
          <option value="">
            ${drafts.length > 0 ? strings.moment.fromChart(namesOf(drafts)) : strings.moment.pick}
          </option>
          ${groupedBy(drugs, (one) => one.class).map(
            ([drugClass, members]) => html`
              <optgroup label=${strings.timeline.classes[drugClass] ?? drugClass}>
                ${members.map(
                  ({ id, name }) => html`<option value=${id} selected=${id === drug}>${name}</option>`,
                )}
              </optgroup>
            `,
          )}
        </select>
      </label>
      ${
        picked &&
        html`
          <label class="dose">
            <span>${strings.moment.dose}</span>
            <input
              type="text"
              placeholder=${picked.example}
              value=${dose ?? (hook === 'order-sign' ? picked.example : '')}
              onChange=${write}
            />
          </label>
        `
      }
      ${
        (picked || drafts.length > 0) &&
        hook === 'order-select' &&
        html`
          <button type="button" class="primary" onClick=${() => want({ hook: 'order-sign' })}>
            ${strings.moment.sign}
          </button>
        `
      }
      ${!picked && drafts.length === 0 && html`<p class="note">${strings.moment.pickFirst}</p>`}
    </div>
  `;
}

const namesOf = (drafts: readonly RawResource[]): string =>
  drafts
    .flatMap((draft) => {
      const { text, coding } = (draft['medicationCodeableConcept'] ?? {}) as Concept;
      return text ?? coding?.[0]?.display ?? [];
    })
    .join(', ') || String(drafts.length);

interface Concept {
  readonly text?: string;
  readonly coding?: readonly { readonly display?: string }[];
}
