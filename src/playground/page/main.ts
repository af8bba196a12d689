import { html, render } from 'htm/preact';
import { App } from './app.js';

const page = document.getElementById('page');
if (page) render(html`<${App} />`, page);
