import { html } from 'htm/preact';
import type { Explanation } from '../contract.js';
import { References } from '../parts/references.js';
import { strings } from '../strings.js';
import { seenIn } from './seen.js';

/** The table as it was read: the row that is met is lit, each one above it says why it is not. */
export function DecisionTable({ table }: { readonly table: Explanation['table'] }) {
  const { rows, below, matched, ended } = table;
  const decided = rows.find(({ row }) => row === matched);
  return html`
    <div class=${decided ? 'decided' : 'undecided'}>
      <p class="ended">${ended}</p>
      ${
        decided &&
        html`
          <p>${decided.asks}</p>
          <p class="saw">${seenIn(decided)}</p>
        `
      }
    </div>
    ${
      rows.length > 0 &&
      html`
        <table class="decision">
          <caption class="note">
            ${strings.why.path}
          </caption>
          <thead>
            <tr>
              <th scope="col">${strings.why.row}</th>
              <th scope="col">${strings.why.asks}</th>
              <th scope="col">${strings.why.verdict}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) => html`
                <tr key=${row.row} class=${row.row === matched ? 'matched' : row.verdict}>
                  <th scope="row">${row.row}</th>
                  <td>
                    <p class="asks">${row.asks}</p>
                    <p class="saw">
                      ${seenIn(row) || (row.verdict === 'unmet' ? strings.why.noQuote : '')} ${' '}
                      <${References} from=${row.from} />
                    </p>
                  </td>
                  <td class="verdict">${strings.why.verdicts[row.verdict]}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
        ${
          below.length > 0 &&
          html`
            <details class="not-read">
              <summary class="note">${strings.why.notRead(below.length)}</summary>
              <table class="decision">
                <tbody>
                  ${below.map(
                    ({ row, asks }) => html`
                      <tr key=${row}>
                        <th scope="row">${row}</th>
                        <td>${asks}</td>
                      </tr>
                    `,
                  )}
                </tbody>
              </table>
            </details>
          `
        }
      `
    }
  `;
}
