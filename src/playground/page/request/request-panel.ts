import { html } from 'htm/preact';
import type { Answer } from '../ask.js';
import { CopyButton } from '../parts/copy-button.js';
import { DownloadButton } from '../parts/download-button.js';
import { strings } from '../strings.js';
import { curlOf } from './curl.js';

interface Props {
  readonly answer: Answer;
  /** Absent: the chart is the reader's own, and no link can hold it. */
  readonly link: string | undefined;
}

/** The call, to be repeated without the page. */
export function RequestPanel({ answer, link }: Props) {
  const { service, request, response, explanation, status, milliseconds } = answer;
  const curl = curlOf(`${location.origin}/cds-services/${service.id}`, request);
  const name = `${request.hook}-${request.context.patientId}`;
  return html`
    <p class="note">${strings.request.intro}</p>
    <dl class="call">
      <div>
        <dt>${strings.request.request}</dt>
        <dd><code>POST /cds-services/${service.id}</code></dd>
      </div>
      <div>
        <dt>${strings.request.response}</dt>
        <dd><code>${status}, ${milliseconds} ms</code></dd>
      </div>
    </dl>
    <p class="actions"><${CopyButton} text=${curl} label=${strings.request.curl} /></p>
    <p class="actions">
      <${DownloadButton}
        name=${`${name}-request.json`}
        content=${request}
        label=${strings.request.downloads.request}
      />
      <${DownloadButton}
        name=${`${name}-response.json`}
        content=${response}
        label=${strings.request.downloads.response}
      />
      <${DownloadButton}
        name=${`${name}-explanation.json`}
        content=${explanation}
        label=${strings.request.downloads.explanation}
      />
    </p>
    <h3>${strings.request.link}</h3>
    ${
      link === undefined
        ? html`<p class="note">${strings.own.noLink}</p>`
        : html`
            <p class="note">${strings.request.linkNote}</p>
            <p><a href=${link}>${link}</a></p>
            <p class="actions"><${CopyButton} text=${new URL(link, location.href).href} /></p>
          `
    }
    <details>
      <summary>${strings.request.request}</summary>
      <pre class="json" tabindex="0" role="region" aria-label=${strings.request.request}>
${asJson(request)}</pre>
    </details>
    <details>
      <summary>${strings.request.response}</summary>
      <pre class="json" tabindex="0" role="region" aria-label=${strings.request.response}>
${asJson(response)}</pre>
    </details>
  `;
}

const asJson = (value: unknown): string => JSON.stringify(value, null, 2);
