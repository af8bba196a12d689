import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { safeMarkdown } from './markdown.js';

interface Props {
  readonly id: string;
  readonly markdown: string;
  /** Only its first section: why the card speaks. */
  readonly isBrief: boolean;
  /** The same card before a value was changed: what is new in it is marked. */
  readonly was: string | undefined;
}

/** The detail of a card: GitHub-flavoured Markdown, of which nothing can run. */
export function Detail({ id, markdown, isBrief, was }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = safeMarkdown(markdown);
    if (was !== undefined) markNew(shown, safeMarkdown(was));
    markRest(shown);
    place.current?.replaceChildren(shown);
  }, [markdown, was]);
  return html`<div id=${id} class=${isBrief ? 'detail brief' : 'detail'} ref=${place}></div>`;
}

/** A section begins with a paragraph in bold; what follows the first can be folded away. */
function markRest(shown: DocumentFragment): void {
  const blocks = [...shown.children];
  const heads = blocks.filter((block) => block.matches('p:has(> strong:first-child)'));
  const second = heads[1] ? blocks.indexOf(heads[1]) : blocks.length;
  for (const block of blocks.slice(second)) block.classList.add('rest');
}

/** A line that was not there before: an item, a row or a paragraph. */
function markNew(shown: DocumentFragment, before: DocumentFragment): void {
  const lines = (fragment: DocumentFragment) => [...fragment.querySelectorAll('li, tr, p')];
  const known = new Set(lines(before).map(({ textContent }) => textContent));
  for (const line of lines(shown)) if (!known.has(line.textContent)) line.classList.add('is-new');
}
