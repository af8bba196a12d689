import { html, render } from 'htm/preact';

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly story: string;
}

/** The patients, one line each. */
const List = ({ patients }: { readonly patients: readonly Listed[] }) => html`
  <ul>
    ${patients.map(({ id, title, story }) => html`<li key=${id}><strong>${title}</strong> ${story}</li>`)}
  </ul>
`;

const page = document.getElementById('page');
const response = await fetch('/playground/patients');
const { patients } = (await response.json()) as { readonly patients: readonly Listed[] };
if (page) render(html`<${List} patients=${patients} />`, page);
