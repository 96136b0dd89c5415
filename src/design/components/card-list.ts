import { type Html, html } from '../html.ts';

export type Card = {
  title: string;
  href?: string;
  /** A tag or a clock above the title. */
  head?: Html;
  body?: string | Html;
  /** A last quiet line. */
  foot?: string | Html;
};

/** A list of cards, as many beside each other as fit. `headingLevel` fits them into the page's headings. */
export function cardList(cards: readonly Card[], headingLevel: 2 | 3 = 2): Html {
  return html`<ul class="cf-card-list">${cards.map(({ title, href, head, body, foot }) => {
    const name = href ? html`<a class="govuk-link" href="${href}">${title}</a>` : title;
    const heading =
      headingLevel === 2
        ? html`<h2 class="cf-card__title">${name}</h2>`
        : html`<h3 class="cf-card__title">${name}</h3>`;
    return html`<li class="cf-card">${head && html`<div>${head}</div>`}${heading}${body && html`<div>${body}</div>`}${foot && html`<div class="cf-card__foot">${foot}</div>`}</li>`;
  })}</ul>`;
}
