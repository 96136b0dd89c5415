import { NotebookElement } from './element.ts';

customElements.define('cf-notebook', NotebookElement);
