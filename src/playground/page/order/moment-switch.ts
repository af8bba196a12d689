import { html } from 'htm/preact';
import type { HookName } from '../contract.js';
import { strings } from '../strings.js';

interface Props {
  readonly hook: HookName;
  readonly choose: (hook: HookName) => void;
}

export const moments: readonly HookName[] = ['patient-view', 'order-select', 'order-sign'];

/** At which moment of the work the EHR asks. */
export function MomentSwitch({ hook, choose }: Props) {
  return html`
    <fieldset class="segmented">
      <legend class="hidden">${strings.moment.legend}</legend>
      ${moments.map(
        (moment) => html`
          <label>
            <input
              type="radio"
              name="moment"
              value=${moment}
              checked=${moment === hook}
              onChange=${() => choose(moment)}
            />
            <span>${strings.moment.hooks[moment]} <code>${moment}</code></span>
          </label>
        `,
      )}
    </fieldset>
  `;
}
