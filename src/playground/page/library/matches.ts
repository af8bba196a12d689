import type { ListedPatient } from '../contract.js';

/** Every word of the search stands somewhere in what is shown of the patient. */
export function matches({ id, title, story, row, rowTitle }: ListedPatient, search: string): boolean {
  const text = [id, title, story, `row ${row}`, rowTitle].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
