import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { strings } from '../strings.js';

interface Props {
  readonly heading: string;
  /** Absent: the dialog stays until it is answered. */
  readonly close?: () => void;
  readonly children: ComponentChildren;
}

/** A modal dialog of the browser: it keeps the focus, and Escape closes it. */
export function Dialog({ heading, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const onCancel = (event: Event) => {
    event.preventDefault();
    close?.();
  };
  const onBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) close?.();
  };
  return html`
    <dialog ref=${dialog} aria-labelledby="dialog-heading" onCancel=${onCancel} onClick=${onBackdrop}>
      <div class="dialog-box">
        <header>
          <h2 id="dialog-heading">${heading}</h2>
          ${close && html`<button type="button" class="quiet" onClick=${close}>${strings.close}</button>`}
        </header>
        ${children}
      </div>
    </dialog>
  `;
}
