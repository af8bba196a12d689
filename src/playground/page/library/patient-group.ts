import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import type { ListedPatient } from '../contract.js';
import { strings } from '../strings.js';

interface Props {
  readonly title: string;
  /** What the row asks; empty where there is no row. */
  readonly asks: string;
  readonly patients: readonly ListedPatient[];
  readonly open: boolean;
  readonly selected: string | undefined;
  readonly select: (patient: ListedPatient) => void;
}

/** The patients of one row, folded away until they are wanted. */
export function PatientGroup({ title, asks, patients, open, selected, select }: Props) {
  const [isOpen, setOpen] = useState(open);
  useEffect(() => setOpen(open), [open]);
  return html`
    <details open=${isOpen} onToggle=${(event: Event) => setOpen((event.target as HTMLDetailsElement).open)}>
      <summary>
        <span class="group-title">${title} ${asks && html`<span class="asks">${asks}</span>`}</span>
        <span class="number">${patients.length}</span>
      </summary>
      ${
        isOpen &&
        html`
          <ul class="patients">
            ${patients.map(
              (patient) => html`
                <li key=${patient.id}>
                  <button
                    type="button"
                    aria-current=${patient.id === selected ? 'true' : undefined}
                    onClick=${() => select(patient)}
                  >
                    <span class="patient-title">
                      ${patient.title}
                      ${
                        patient.hook !== 'patient-view' &&
                        html`<span class="tag">${strings.moment.hooks[patient.hook]}</span>`
                      }
                    </span>
                    <span class="story">${patient.story}</span>
                  </button>
                </li>
              `,
            )}
          </ul>
        `
      }
    </details>
  `;
}
