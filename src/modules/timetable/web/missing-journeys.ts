import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';

/** Asks for the minutes between sites of which nobody has said how far apart they are; nothing where all are known. */
export function missingJourneysNote(missing: readonly (readonly [string, string])[], base: string): Html {
  if (missing.length === 0) return html``;
  return govuk.insetText({
    html: html`<p class="govuk-body"><strong>How long does it take to get from one to the other?</strong> Until somebody says, we count no time at all between:</p>
<ul class="govuk-list govuk-list--bullet">${missing.map(([a, b]) => html`<li>${a} and ${b}</li>`)}</ul>
<p class="govuk-body"><a class="govuk-link" href="${base}/hours#travel">Say how many minutes it takes</a></p>`,
  });
}
