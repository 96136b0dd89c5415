import { type Html, html } from '#design/html';

/** A page of a challenge: the way round it first, then what the page is, then the page. For `heading: false`. */
export function underNav(nav: Html, caption: string, title: string, main: Html): Html {
  return html`${nav}<span class="govuk-caption-l">${caption}</span><h1 class="govuk-heading-l cf-heading">${title}</h1>${main}`;
}
