import { govuk } from '../govuk.ts';
import { type Html, html } from '../html.ts';

/**
 * What narrows a list down: a GET form, so that the address keeps it. Stands in `aside`; folded away on a phone.
 * `chosen` says how many filters are on now; with some on there is a link that takes all of them off.
 */
export function filters(options: { action: string; body: Html; button: string; chosen: number }): Html {
  const { action, body, button, chosen } = options;
  return html`<details class="cf-filters"><summary>Filters${chosen > 0 && html` <span class="cf-quiet">(${chosen} on)</span>`}</summary>
<form method="get" action="${action}">
${body}
${govuk.button({ text: button, classes: 'govuk-button--secondary' })}
${chosen > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${action}">Take all filters off</a></p>`}
</form></details>`;
}
