import { html } from 'htm/preact';

interface Props {
  readonly name: string;
  readonly content: unknown;
  readonly label: string;
}

/** Hands the content over as a file; it never leaves this machine. */
export function DownloadButton({ name, content, label }: Props) {
  const download = () => {
    const file = new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return html`<button type="button" onClick=${download}>${label}</button>`;
}
