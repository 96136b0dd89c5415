import { type Html, html } from '#design/html';

/** A page of a challenge: what the page is, then the way round it, then the page. For `heading: false`. */
export function underNav(nav: Html, caption: string, title: string, main: Html): Html {
  return html`<span class="govuk-caption-l">${caption}</span><h1 class="govuk-heading-l cf-heading">${title}</h1>${nav}${main}`;
}
