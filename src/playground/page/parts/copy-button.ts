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
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return html`
    <button type="button" onClick=${() => void copy()}>${label}</button>
    <span class="said" role="status">${copied === text && text !== '' ? strings.copied : ''}</span>
  `;
}
