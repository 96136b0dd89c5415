import { field } from '#design/form';
import { type Html, html } from '#design/html';
import type { PeerKind } from '#modules/pool';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { backingNeeded } from '../domain/backing.ts';

/** Who stands behind an offer: an employer who releases, or for a councillor who nominates or seconds. */
export function backerFields(page: { kind: PeerKind; typed: Typed; errors: FieldErrors }): Html {
  const { kind, typed, errors } = page;
  const nomination = backingNeeded(kind) === 'nomination';
  const intro = nomination
    ? 'Councillors come to the pool through their political group office, or through the national lead member peer. We write to the one you name.'
    : 'Your employer has to agree that you may go. Name somebody who can say so: your chief executive, director or manager. We write to them; you may want to tell them first.';
  return html`<p class="govuk-body">${intro}</p>
${
  nomination &&
  field.radios({
    name: 'backing-kind',
    label: 'Who nominates or seconds you?',
    small: true,
    typed,
    errors,
    choices: [
      { value: 'group-office', text: 'My political group office' },
      { value: 'lead-member', text: 'The national lead member peer' },
    ],
  })
}
${field.input({ name: 'backer-name', label: 'Their name', typed, errors })}
${field.input({ name: 'backer-email', type: 'email', label: 'Their email address', typed, errors })}
${field.input({ name: 'backer-role', label: 'Their role (optional)', typed, errors })}`;
}
