import { form } from '#design/form';
import { type Html, html } from '#design/html';
import { seenOf } from '../application/look-first.ts';

/** What would be told that nobody could keep. */
export type ToLookAt = { readonly clashes: readonly string[] };

/** Nothing has happened yet: what nobody could keep, said before anybody hears of it. */
export function lookFirstWords({ clashes }: ToLookAt): Html {
  return html`<div class="govuk-inset-text" id="look-first" tabindex="-1"><p class="govuk-body"><strong>Nothing has been saved yet, and nobody has been told.</strong> As far as we know nobody could keep this:</p>
<ul class="govuk-list govuk-list--bullet">${clashes.map((clash) => html`<li>${clash}.</li>`)}</ul>
<p class="govuk-body">You may know better than we do. If so, say so.</p></div>`;
}

/** The same with the one press that does it all the same: the fields of the form that was sent, and what was seen. */
export function lookFirstForm(
  look: ToLookAt,
  sent: { action: string; csrf: string; fields: Readonly<Record<string, string>> },
): Html {
  return form({
    action: sent.action,
    csrf: sent.csrf,
    hidden: { ...sent.fields, seen: seenOf(look.clashes) },
    body: lookFirstWords(look),
    button: KNOWING,
  });
}

export const KNOWING = 'I know: do it, and tell everybody';
