import { govuk } from '../govuk.ts';
import { type Html, html } from '../html.ts';

/**
 * "Your move": the one thing this person has to do next, the brightest thing on the page. At most one stands on a page.
 * `due` is a whole phrase: `by Tuesday 11 May 2027`. `form` takes the place of the button where pressing it acts at once.
 * `quiet` where the move is somebody else's: the warm colour is for one's own only.
 */
export function move(options: {
  title: string;
  body?: string | Html;
  due?: string;
  button?: { text: string; href: string };
  form?: Html;
  label?: string;
  quiet?: boolean;
  /** Of its heading; only needed where two quiet ones stand on a page. */
  id?: string;
}): Html {
  const { title, body, due, button, form, label = 'Your move', quiet } = options;
  const { id = quiet ? 'others-move' : 'your-move' } = options;
  return html`<section class="cf-move${quiet ? ' cf-move--quiet' : ''}" aria-labelledby="${id}">
<h2 class="cf-move__title" id="${id}"><span class="cf-move__label">${label}${due && html`, <span class="cf-move__due">${due}</span>`}</span>${title}</h2>
${typeof body === 'string' ? html`<p class="govuk-body">${body}</p>` : body}
${button && govuk.button({ text: button.text, href: button.href })}${form}</section>`;
}
