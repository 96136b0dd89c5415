import { BoardElement } from './element.ts';

customElements.define('cf-board', BoardElement);
