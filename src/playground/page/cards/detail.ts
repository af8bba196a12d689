import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { safeMarkdown } from './markdown.js';

interface Props {
  readonly markdown: string;
  /** The same card before a value was changed: what is new in it is marked. */
  readonly was: string | undefined;
}

/** The detail of a card: GitHub-flavoured Markdown, of which nothing can run. */
export function Detail({ markdown, was }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = safeMarkdown(markdown);
    if (was !== undefined) markNew(shown, safeMarkdown(was));
    place.current?.replaceChildren(shown);
  }, [markdown, was]);
  return html`<div class="detail" ref=${place}></div>`;
}

/** A line that was not there before: an item, a row or a paragraph. */
function markNew(shown: DocumentFragment, before: DocumentFragment): void {
  const lines = (fragment: DocumentFragment) => [...fragment.querySelectorAll('li, tr, p')];
  const known = new Set(lines(before).map(({ textContent }) => textContent));
  for (const line of lines(shown)) if (!known.has(line.textContent)) line.classList.add('is-new');
}
