import { type Html, html } from './html.ts';

/** Our mark: two speech marks that face each other, like two heads in talk. Takes the colour of the text round it. */
export function mark(size: number = 34): Html {
  return html`<svg class="cf-mark" width="${size}" height="${size}" viewBox="0 0 36 36" fill="currentColor" aria-hidden="true" focusable="false"><path d="M9 7a7.5 7.5 0 0 0-1.6 14.8c1.9.5 2.8 1.3 2.8 2.9 0 1.5-.8 2.8-2.2 3.9-.8.6-.3 1.9.7 1.7C13.9 29.3 16.8 24.5 16.8 17.5V14.6A7.6 7.6 0 0 0 9 7Z"/><path class="cf-mark__answer" d="M27 7a7.5 7.5 0 0 1 1.6 14.8c-1.9.5-2.8 1.3-2.8 2.9 0 1.5.8 2.8 2.2 3.9.8.6.3 1.9-.7 1.7C22.1 29.3 19.2 24.5 19.2 17.5V14.6A7.6 7.6 0 0 1 27 7Z"/></svg>`;
}
