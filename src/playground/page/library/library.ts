import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import type { ListedPatient, PatientList } from '../contract.js';
import { groupedBy } from '../grouped-by.js';
import { strings } from '../strings.js';
import { matches } from './matches.js';
import { PatientGroup } from './patient-group.js';

interface Props {
  readonly list: PatientList;
  readonly selected: string | undefined;
  readonly select: (patient: ListedPatient) => void;
}

/** The test patients: the seeds, then each row of the decision table with its own. */
export function PatientLibrary({ list, selected, select }: Props) {
  const [search, setSearch] = useState('');
  const found = list.patients.filter((patient) => matches(patient, search));
  const seeds = found.filter(({ seed }) => seed);
  const rows = groupedBy(
    found.filter(({ seed }) => !seed),
    ({ row }) => row,
  );
  const group = (row: string, asks: string, patients: readonly ListedPatient[], open: boolean) => html`
    <${PatientGroup} key=${row} ...${{ title: row, asks, patients, open, selected, select }} />
  `;
  return html`
    <label class="search">
      <span class="hidden">${strings.library.search}</span>
      <input
        type="search"
        placeholder=${strings.library.search}
        value=${search}
        onInput=${(event: InputEvent) => setSearch((event.target as HTMLInputElement).value)}
      />
    </label>
    <p class="found" role="status">${strings.library.found(found.length)} · ${strings.library.note}</p>
    <div class="groups">
      ${seeds.length > 0 && group(strings.library.seeds, '', seeds, true)}
      ${rows.map(([row, patients]) =>
        group(
          strings.library.row(row),
          patients[0]?.rowTitle ?? '',
          patients,
          search !== '' || patients.some(({ id }) => id === selected),
        ),
      )}
      ${found.length === 0 && html`<p>${strings.library.none}</p>`}
    </div>
  `;
}
