import { type Html, html } from '../html.ts';

/** A few numbers in a row, each with its words. Counts of work and people, never a rating of anybody. */
export function statStrip(
  items: readonly { label: string; value: string | number; note?: string; href?: string }[],
): Html {
  return html`<dl class="cf-stats">${items.map(({ label, value, note, href }) => {
    const words = href ? html`<a class="govuk-link" href="${href}">${label}</a>` : label;
    const number = typeof value === 'number' ? value.toLocaleString('en-GB') : value;
    return html`<div class="cf-stats__item"><dt class="cf-stats__label">${words}</dt><dd class="cf-stats__value">${number}</dd>${note && html`<dd class="cf-stats__note">${note}</dd>`}</div>`;
  })}</dl>`;
}
