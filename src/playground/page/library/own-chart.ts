import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import type { Chart } from '../chart.js';
import type { HookName, Service } from '../contract.js';
import { strings } from '../strings.js';
import { readOwn, type Mistake } from './read-own.js';

interface Props {
  readonly services: readonly Service[];
  readonly open: (chart: Chart, hook: HookName) => void;
  readonly failed: (error: unknown) => void;
}

/** Paste, drop or choose a chart; a mistake is shown beside the line on which it is. */
export function OwnChart({ services, open, failed }: Props) {
  const [text, setText] = useState('');
  const [mistake, setMistake] = useState<Mistake>();
  const [isOver, setOver] = useState(false);

  const read = async (from: string) => {
    try {
      const result = await readOwn(from, services);
      setMistake('mistake' in result ? result.mistake : undefined);
      if ('chart' in result) open(result.chart, result.hook);
    } catch (error) {
      failed(error);
    }
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    const content = await file.text();
    setText(content);
    await read(content);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer?.files[0]);
  };
  return html`
    <p class="note" id="own-note">${strings.own.note}</p>
    <textarea
      class=${isOver ? 'over' : ''}
      rows="6"
      spellcheck=${false}
      placeholder=${strings.own.drop}
      aria-label=${strings.own.label}
      aria-describedby="own-note"
      aria-invalid=${mistake ? 'true' : undefined}
      aria-errormessage=${mistake ? 'own-mistake' : undefined}
      value=${text}
      onInput=${(event: InputEvent) => {
        setText((event.target as HTMLTextAreaElement).value);
        setMistake(undefined);
      }}
      onDragOver=${(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave=${() => setOver(false)}
      onDrop=${drop}
    />
    <div id="own-mistake" class="mistake" role="alert">
      ${
        mistake &&
        html`
          <p><strong>${strings.own.at(mistake.line)}</strong> ${mistake.says}</p>
          ${mistake.text && html`<pre><span class="line-number">${mistake.line}</span>${mistake.text}</pre>`}
        `
      }
    </div>
    <div class="actions">
      <button type="button" class="primary" disabled=${text.trim() === ''} onClick=${() => void read(text)}>
        ${strings.own.open}
      </button>
      <label class="file">
        <input
          type="file"
          accept=".json,application/json,application/fhir+json"
          onChange=${(event: Event) => void take((event.target as HTMLInputElement).files?.[0])}
        />
        <span>${strings.own.file}</span>
      </label>
    </div>
  `;
}
