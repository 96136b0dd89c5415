import { type Html, html } from '../html.ts';
import { mark } from '../mark.ts';

/** What an empty page says: what will be here, and how to make the first of them. */
export function emptyState(options: {
  title: string;
  body: string | Html;
  action?: { text: string; href: string };
  headingLevel?: 2 | 3;
}): Html {
  const { title, body, action, headingLevel = 2 } = options;
  const heading =
    headingLevel === 2
      ? html`<h2 class="govuk-heading-m">${title}</h2>`
      : html`<h3 class="govuk-heading-m">${title}</h3>`;
  return html`<div class="cf-empty">${mark(40)}${heading}
<p class="govuk-body">${body}</p>
${action && html`<p class="govuk-body"><a class="govuk-link" href="${action.href}">${action.text}</a></p>`}</div>`;
}
