import { form } from '#design/form';
import { type Html, html } from '#design/html';
import { timeRange } from '#kernel/dates';
import { seenOf } from '../application/look-first.ts';
import type { ReleaseChange } from '../domain/frozen.ts';
import { untoldWords } from './untold-words.ts';

/** What would be told that nobody could keep, and what would be told besides. */
export type ToLookAt = { readonly clashes: readonly string[]; readonly untold?: readonly ReleaseChange[] };

/** Nothing has happened yet: what nobody could keep, said before anybody hears of it. */
export function lookFirstWords({ clashes, untold = [] }: ToLookAt): Html {
  const list = (items: readonly (Html | string)[]) =>
    html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  return html`<div class="govuk-inset-text" id="look-first" tabindex="-1"><p class="govuk-body"><strong>Nothing has been saved yet, and nobody has been told.</strong>${clashes.length > 0 && ' As far as we know nobody could keep this:'}</p>
${
  clashes.length > 0 &&
  html`${list(clashes.map((clash) => `${clash}.`))}
<p class="govuk-body">You may know better than we do. If so, say so.</p>`
}${untold.length > 0 && html`<p class="govuk-body">People have not been told of these changes, and would be with it:</p>${list(untold.map(plannedWords))}`}</div>`;
}

/** How a session is planned of which people were told otherwise. */
export function plannedWords(change: ReleaseChange): string {
  const { title, startsAt, endsAt } = change.session;
  return `‘${title}’, planned for ${timeRange(startsAt, endsAt)}. ${untoldWords(change)}`;
}

/** The same with the one press that does it all the same: the fields of the form that was sent, and what was seen. */
export function lookFirstForm(
  look: ToLookAt,
  sent: { action: string; csrf: string; fields: Readonly<Record<string, string>> },
): Html {
  return form({
    action: sent.action,
    csrf: sent.csrf,
    hidden: { ...sent.fields, seen: seenOf(look.clashes, look.untold) },
    body: lookFirstWords(look),
    button: look.clashes.length > 0 ? KNOWING : 'Do it, and tell everybody',
  });
}

export const KNOWING = 'I know: do it, and tell everybody';
