import DOMPurify from 'dompurify';
import { marked } from 'marked';

/** A card has some thousand characters; marked overflows its stack on thousands of nested quotes. */
const LONGEST = 50_000;

/**
 * Markdown as nodes that hold no script, no style, no image and no form. What marked cannot read is shown as text.
 */
export function safeMarkdown(markdown: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(toHtml(markdown), {
    RETURN_DOM_FRAGMENT: true,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_TAGS: [
      ...['p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'a'],
      ...['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ],
    ALLOWED_ATTR: ['href', 'start'],
    ALLOWED_URI_REGEXP: /^https?:/i,
  });
  for (const link of fragment.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  return fragment;
}

function toHtml(markdown: string): string {
  try {
    if (markdown.length <= LONGEST) return marked.parse(markdown, { async: false, gfm: true });
  } catch {
    // Shown as it came.
  }
  const plain = document.createElement('pre');
  plain.textContent = markdown;
  return plain.outerHTML;
}
