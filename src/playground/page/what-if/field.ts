import { html } from 'htm/preact';
import { useId } from 'preact/hooks';
import { strings } from '../strings.js';

interface Props {
  readonly label: string;
  readonly note?: string;
  readonly type: 'number' | 'date';
  /** What the chart says; empty: nothing. */
  readonly is: string;
  /** What the reader says instead. */
  readonly now: string | undefined;
  readonly set: (said: string | undefined) => void;
}

/** One value of the chart that can be another one; emptied or set back, it is the chart's again. */
export function Field({ label, note, type, is, now, set }: Props) {
  const id = useId();
  const change = (event: Event) => {
    const { value, validity } = event.target as HTMLInputElement;
    if (validity.valid) set(value === '' || value === is ? undefined : value);
  };
  return html`
    <div class=${`field ${now === undefined ? '' : 'changed'}`}>
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type=${type}
        step=${type === 'number' ? 'any' : undefined}
        min=${type === 'number' ? 0 : undefined}
        value=${now ?? is}
        aria-describedby=${`${id}-note`}
        onChange=${change}
      />
      <span class="note" id=${`${id}-note`}>
        ${now === undefined ? note : strings.whatIf.was(is === '' ? (note ?? '') : is)}
      </span>
    </div>
  `;
}
