import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { strings } from '../strings.js';

interface Props {
  readonly text: string;
  readonly label?: string;
}

/** Copies, and says so. */
export function CopyButton({ text, label = strings.copy }: Props) {
  const [copied, setCopied] = useState('');
  const copy = async () => {
    // The clipboard is not there where the page comes over plain HTTP from another machine.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    await clipboard?.writeText(text);
    setCopied(clipboard ? strings.copied : strings.notCopied);
  };
  return html`
    <button type="button" onClick=${() => void copy()}>${label}</button>
    <span class="said" role="status">${copied}</span>
  `;
}
