import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import type { Chart } from '../chart.js';
import type { HookName, ListedPatient } from '../contract.js';
import type { Library } from '../state.js';
import { strings } from '../strings.js';
import { PatientLibrary } from './library.js';
import { OwnChart } from './own-chart.js';

interface Props {
  readonly library: Library | undefined;
  readonly selected: string | undefined;
  readonly select: (patient: ListedPatient) => void;
  readonly openOwn: (chart: Chart, hook: HookName) => void;
  readonly failed: (error: unknown) => void;
}

/** Below this width the list folds away behind its heading. */
const wide = matchMedia('(min-width: 1000px)');

/** Whose chart it is: a patient of the library, or one of the reader's own. */
export function Sidebar({ library, selected, select, openOwn, failed }: Props) {
  const [isWide, setWide] = useState(wide.matches);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const follow = () => setWide(wide.matches);
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);
  const choose = (patient: ListedPatient) => {
    setOpen(false);
    select(patient);
  };
  const lists = html`
    <details class="own">
      <summary><h2>${strings.own.heading}</h2></summary>
      <${OwnChart} services=${library?.services ?? []} open=${openOwn} failed=${failed} />
    </details>
    ${
      library
        ? html`<${PatientLibrary} list=${library} selected=${selected} select=${choose} />`
        : html`<p class="note">${strings.loading}</p>`
    }
  `;
  return html`
    <nav class="sidebar" aria-label=${strings.library.heading}>
      ${
        isWide
          ? html`
              <h2>${strings.library.heading}</h2>
              ${lists}
            `
          : html`
              <details
                open=${isOpen}
                onToggle=${(event: Event) => setOpen((event.target as HTMLDetailsElement).open)}
              >
                <summary><h2>${strings.library.heading}</h2></summary>
                ${lists}
              </details>
            `
      }
    </nav>
  `;
}
