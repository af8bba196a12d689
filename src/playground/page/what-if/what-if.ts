import { html } from 'htm/preact';
import type { Answer } from '../ask.js';
import { strings } from '../strings.js';
import { isChanged, noChanges, type Changes } from '../wanted.js';
import { changeableIn } from './changeable.js';
import { Differences } from './differences.js';
import { Field } from './field.js';

interface Props {
  readonly answer: Answer;
  readonly before: Answer | undefined;
  readonly changes: Changes;
  readonly change: (changes: Changes) => void;
}

/** Other values, other stop dates, another day: what would the service say? */
export function WhatIf({ answer, before, changes, change }: Props) {
  // What can be changed, and what it is, is said by the chart as it is.
  const { today, values, stops } = changeableIn(before ?? answer);
  return html`
    <p class="note">${strings.whatIf.intro}</p>
    <form class="what-if" onSubmit=${(event: Event) => event.preventDefault()}>
      <fieldset>
        <legend>${strings.whatIf.day}</legend>
        <${Field}
          label=${strings.whatIf.today}
          type="date"
          is=${today}
          now=${changes.today}
          set=${(day: string | undefined) => change({ ...changes, today: day })}
        />
      </fieldset>
      <fieldset>
        <legend>${strings.whatIf.values}</legend>
        ${values.length === 0 && html`<p class="note">${strings.whatIf.noValues}</p>`}
        ${values.map(
          ({ reference, name, unit, value, dated }) => html`
            <${Field}
              key=${reference}
              label=${strings.whatIf.latest(name)}
              note=${`${unit} ${dated}`.trim()}
              type="number"
              is=${String(value)}
              now=${changes.values[reference]?.toString()}
              set=${(said: string | undefined) =>
                change({ ...changes, values: withEntry(changes.values, reference, said, Number) })}
            />
          `,
        )}
      </fieldset>
      <fieldset>
        <legend>${strings.whatIf.stops}</legend>
        ${stops.length === 0 && html`<p class="note">${strings.whatIf.noStops}</p>`}
        ${stops.map(
          ({ reference, name }) => html`
            <${Field}
              key=${reference}
              label=${name}
              note=${strings.whatIf.ongoing}
              type="date"
              is=""
              now=${changes.stops[reference]}
              set=${(day: string | undefined) =>
                change({ ...changes, stops: withEntry(changes.stops, reference, day, String) })}
            />
          `,
        )}
      </fieldset>
      <p class="actions">
        <button type="button" disabled=${!isChanged(changes)} onClick=${() => change(noChanges)}>
          ${strings.whatIf.reset}
        </button>
      </p>
    </form>
    <section aria-live="polite">
      <h3>${strings.whatIf.result}</h3>
      ${
        before
          ? html`<${Differences} cards=${answer.cards} before=${before.cards} />`
          : html`<p class="note">${strings.whatIf.nothing}</p>`
      }
    </section>
  `;
}

/** The entries with one of them changed, or taken out where nothing is said. */
function withEntry<Value>(
  entries: Readonly<Record<string, Value>>,
  key: string,
  said: string | undefined,
  read: (said: string) => Value,
): Readonly<Record<string, Value>> {
  const { [key]: _was, ...others } = entries;
  return said === undefined ? others : { ...others, [key]: read(said) };
}
