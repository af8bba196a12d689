import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string }[];
  readonly selected: Id;
  readonly select: (id: Id) => void;
  readonly children: ComponentChildren;
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/: one stop for Tab, arrows move and select. */
export function Tabs<Id extends string>({ label, tabs, selected, select, children }: Props<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const now = tabs.findIndex(({ id }) => id === selected);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!next) return;
    event.preventDefault();
    select(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return html`
    <div class="tabs" role="tablist" aria-label=${label} ref=${list} onKeyDown=${move}>
      ${tabs.map(
        (tab) => html`
          <button
            type="button"
            role="tab"
            id=${`tab-${tab.id}`}
            aria-controls="tab-panel"
            aria-selected=${String(tab.id === selected)}
            tabindex=${tab.id === selected ? 0 : -1}
            onClick=${() => select(tab.id)}
          >
            ${tab.label}
          </button>
        `,
      )}
    </div>
    <div class="tab-panel" role="tabpanel" id="tab-panel" aria-labelledby=${`tab-${selected}`}>
      ${children}
    </div>
  `;
}
