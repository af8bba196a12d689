import { html } from 'htm/preact';
import { strings } from '../strings.js';
import { Dialog } from './dialog.js';

/** Asks for the operator token where the service does (401). */
export function TokenDialog({ give }: { readonly give: (token: string) => void }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const token = new FormData(event.target as HTMLFormElement).get('token');
    if (typeof token === 'string' && token !== '') give(token);
  };
  return html`
    <${Dialog} heading=${strings.token.heading}>
      <form class="token" onSubmit=${submit}>
        <p>${strings.token.note}</p>
        <label>
          <span>${strings.token.label}</span>
          <input type="password" name="token" autocomplete="off" required />
        </label>
        <p class="actions"><button type="submit" class="primary">${strings.token.submit}</button></p>
      </form>
    <//>
  `;
}
