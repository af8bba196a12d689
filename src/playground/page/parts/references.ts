import { html } from 'htm/preact';
import { useContext, useState } from 'preact/hooks';
import { strings } from '../strings.js';
import { OpenResource } from './open-resource.js';

/** So many stand in a line; more are there on demand. */
const SHOWN = 3;

/** FHIR references; each opens its resource. */
export function References({ from }: { readonly from: readonly string[] }) {
  const open = useContext(OpenResource);
  const [all, showAll] = useState(false);
  if (from.length === 0) return null;
  const hidden = from.length - SHOWN;
  const few = hidden <= 1 || all ? from : from.slice(0, SHOWN);
  return html`
    <span class="references">
      ${few.map(
        (reference) => html`
          <button type="button" class="reference" onClick=${() => open(reference)}>${reference}</button>
        `,
      )}
      ${
        hidden > 1 &&
        html`
          <button type="button" class="more" aria-expanded=${String(all)} onClick=${() => showAll(!all)}>
            ${all ? strings.why.fewer : strings.why.more(hidden)}
          </button>
        `
      }
    </span>
  `;
}
