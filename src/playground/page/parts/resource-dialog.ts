import { html } from 'htm/preact';
import type { RawResource } from '../contract.js';
import { strings } from '../strings.js';
import { CopyButton } from './copy-button.js';
import { Dialog } from './dialog.js';

interface Props {
  readonly reference: string;
  readonly resource: RawResource | undefined;
  readonly close: () => void;
}

/** One resource of the chart, as it was sent. */
export function ResourceDialog({ reference, resource, close }: Props) {
  const json = JSON.stringify(resource, null, 2);
  return html`
    <${Dialog} heading=${reference} close=${close}>
      ${
        resource
          ? html`
              <pre class="json" tabindex="0" role="region" aria-label=${strings.resource.heading}>
${json}</pre>
              <p class="actions"><${CopyButton} text=${json} /></p>
            `
          : html`<p>${strings.resource.notHere}</p>`
      }
    <//>
  `;
}
