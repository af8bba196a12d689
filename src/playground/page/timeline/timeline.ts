import { html } from 'htm/preact';
import { useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Timeline as TimelineData } from '../contract.js';
import { OpenResource } from '../parts/open-resource.js';
import { References } from '../parts/references.js';
import { strings } from '../strings.js';
import { draw } from './draw.js';
import { layOut } from './layout.js';
import { Legend } from './legend.js';
import { TimelineTables } from './tables.js';
import { useWidth } from './use-width.js';

/** Treatments and measurements on one time axis; what is pointed at says where it comes from. */
export function Timeline({ timeline }: { readonly timeline: TimelineData }) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const open = useContext(OpenResource);
  const [focused, setFocused] = useState<number>();
  const [pointed, setPointed] = useState<number>();
  const isEmpty =
    timeline.courses.length === 0 && timeline.measures.every(({ points }) => points.length === 0);
  const drawn = useMemo(
    () => (width === 0 || isEmpty ? undefined : draw(layOut(timeline, width))),
    [timeline, width, isEmpty],
  );
  useLayoutEffect(() => {
    if (drawn) place.current?.replaceChildren(drawn.svg);
  }, [drawn]);
  useEffect(() => {
    setFocused(undefined);
    setPointed(undefined);
  }, [timeline]);

  if (isEmpty) return html`<p class="note">${strings.timeline.none}</p>`;
  const marks = drawn?.marks ?? [];
  const shown = marks[pointed ?? focused ?? -1];
  const move = (event: KeyboardEvent) => {
    const now = markOf(event);
    if (now === undefined) return;
    const [first] = marks[now]?.from ?? [];
    if ((event.key === 'Enter' || event.key === ' ') && first !== undefined) {
      event.preventDefault();
      open(first);
    }
    const to = keys(now, marks.length)[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focusMark(drawn?.svg, to);
  };
  return html`
    <div
      class="plot"
      ref=${place}
      onKeyDown=${move}
      onFocusIn=${(event: Event) => setFocused(markOf(event))}
      onPointerOver=${(event: Event) => setPointed(markOf(event))}
      onPointerLeave=${() => setPointed(undefined)}
      onClick=${(event: Event) => focusMark(drawn?.svg, markOf(event))}
    ></div>
    <p class="readout">
      ${
        shown
          ? html`<span class="says">${shown.says}</span> <${References} from=${shown.from} />`
          : html`<span class="note">${strings.timeline.hint}</span>`
      }
    </p>
    <${Legend} timeline=${timeline} />
    <details class="as-table">
      <summary>${strings.timeline.table}</summary>
      <${TimelineTables} timeline=${timeline} />
    </details>
  `;
}

function markOf(event: Event): number | undefined {
  const mark = (event.target as Element).closest('[data-mark]')?.getAttribute('data-mark');
  return mark == null ? undefined : Number(mark);
}

const keys = (now: number, count: number): Readonly<Record<string, number>> => ({
  ArrowRight: (now + 1) % count,
  ArrowDown: (now + 1) % count,
  ArrowLeft: (now + count - 1) % count,
  ArrowUp: (now + count - 1) % count,
  Home: 0,
  End: count - 1,
});

/** The mark that has the focus is the one that Tab comes back to. */
function focusMark(svg: SVGSVGElement | undefined, index: number | undefined): void {
  if (!svg || index === undefined) return;
  for (const mark of svg.querySelectorAll('[data-mark]')) {
    const isIt = mark.getAttribute('data-mark') === String(index);
    mark.setAttribute('tabindex', isIt ? '0' : '-1');
    if (isIt) (mark as SVGGElement).focus();
  }
}
