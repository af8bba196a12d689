import { html } from 'htm/preact';
import type { Answer } from './ask.js';
import { Tabs } from './parts/tabs.js';
import { RequestPanel } from './request/request-panel.js';
import { strings } from './strings.js';
import { Timeline } from './timeline/timeline.js';
import { panels, type Changes, type Panel, type Wanted } from './wanted.js';
import { WhatIf } from './what-if/what-if.js';
import { Why } from './why/why.js';

interface Props {
  readonly answer: Answer;
  readonly before: Answer | undefined;
  readonly panel: Panel;
  readonly changes: Changes;
  readonly link: string | undefined;
  readonly want: (wanted: Partial<Wanted>) => void;
}

/** Beside the cards: the history they rest on, and why, what if, and the call itself. */
export function Panels({ answer, before, panel, changes, link, want }: Props) {
  return html`
    <div class="panels">
      <section class="panel timeline" aria-labelledby="timeline-heading">
        <h2 id="timeline-heading">${strings.timeline.heading}</h2>
        <${Timeline} timeline=${answer.explanation.timeline} />
      </section>
      <div class="panel">
        <${Tabs}
          label=${strings.panels.label}
          tabs=${panels.map((id) => ({ id, label: strings.panels[id] }))}
          selected=${panel}
          select=${(chosen: Panel) => want({ panel: chosen })}
        >
          ${panel === 'why' && html`<${Why} explanation=${answer.explanation} />`}
          ${
            panel === 'what-if' &&
            html`
              <${WhatIf}
                ...${{ answer, before, changes }}
                change=${(changed: Changes) => want({ changes: changed })}
              />
            `
          }
          ${panel === 'request' && html`<${RequestPanel} answer=${answer} link=${link} />`}
        <//>
      </div>
    </div>
  `;
}
