import { move } from '#design/components/move';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { longDateTime } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { Invitation, PeerEvent } from '../../store/events.ts';

type Page = {
  invitation: Invitation;
  event: PeerEvent;
  ahead: boolean;
  /** What they told us, for themselves signed in; null by a link. */
  needs: { dietary: string; access: string } | null;
  path: string;
  csrf: string;
  typed: Typed | undefined;
  errors: FieldErrors;
};

/** An invitation: what, when and where; then yes or no in one press; later the place, and the way out of it. */
export function invitationView(page: Page): Html {
  const { invitation, event, ahead } = page;
  return html`<p class="govuk-body-l">${lead(invitation, event, ahead)}</p>
${govuk.summaryList({
  rows: [
    { key: { text: 'Begins' }, value: { text: longDateTime(event.starts_at) } },
    { key: { text: 'Ends' }, value: { text: longDateTime(event.ends_at) } },
    { key: { text: 'Where' }, value: { text: event.place } },
    ...(event.about ? [{ key: { text: 'What it is' }, value: { text: event.about } }] : []),
  ],
})}
${ahead && invitation.status === 'invited' && asked(page)}
${ahead && invitation.status === 'accepted' && placed(page)}
${ahead && (invitation.status === 'accepted' || invitation.status === 'waiting') && after(page)}`;
}

function lead({ name, status }: Invitation, event: PeerEvent, ahead: boolean): string {
  if (status === 'cancelled' || event.status === 'cancelled')
    return 'This event is cancelled. We write to you about another date.';
  if (status === 'attended') return `Thank you for coming, ${name}.`;
  if (ahead && (status === 'lapsed' || status === 'absent'))
    return 'This event has another date now. We write to you if there is room for you.';
  if (status === 'lapsed') return 'This event is over, and you had no place there. We write to you about another date.';
  if (status === 'absent') return 'You were not there. We write to you about another date.';
  if (status === 'declined') return 'You told us that you cannot come. We write to you about another date.';
  if (status === 'dropped-out') return 'You gave up your place. We write to you about another date.';
  if (!ahead) return 'This event has begun or is over.';
  if (status === 'accepted') return `You have a place, ${name}.`;
  if (status === 'waiting')
    return 'You are on the waiting list. When somebody drops out the place is yours, and we write to you at once.';
  return event.taken < event.places
    ? `${name}, please come.`
    : `${name}, please come. All places are taken now: if you say yes you are on the waiting list.`;
}

function asked({ path, csrf, typed = {}, errors }: Page): Html {
  return html`${move({
    title: 'Can you come?',
    form: form({
      action: `${path}/acceptance`,
      csrf,
      body: needsFields(typed, errors),
      button: 'Yes, I will come',
    }),
  })}
<h2 class="govuk-heading-m">If you cannot</h2>
${form({ action: `${path}/refusal`, csrf, body: html`<p class="govuk-body">We invite you to another one.</p>`, button: { text: 'No, I cannot come to this one', kind: 'secondary' } })}`;
}

function needsFields(typed: Typed, errors: FieldErrors): Html {
  return html`${field.input({ name: 'dietary', label: 'What you eat, or do not eat (optional)', typed, errors })}
${field.textarea({ name: 'access', label: 'What you need to get in and take part (optional)', hint: 'Such as a room without steps, a hearing loop, papers in large print. Only those who see to it read this, and it is deleted two weeks after the event.', rows: 3, typed, errors })}`;
}

function placed({ event, path }: Page): Html {
  return html`<p class="govuk-body"><a class="govuk-link" href="${path}/calendar.ics">Put it in your calendar</a></p>
<h2 class="govuk-heading-m">Joining instructions</h2>
${
  event.joining_sent_at && event.joining_instructions
    ? event.joining_instructions.split(/\n+/).map((line) => html`<p class="govuk-body">${line}</p>`)
    : html`<p class="govuk-body">They come to you here and by mail before the day.</p>`
}`;
}

function after({ invitation, needs, path, csrf, typed, errors }: Page): Html {
  const own = needs
    ? html`<h2 class="govuk-heading-m">What you need there</h2>${form({ action: `${path}/needs`, csrf, body: needsFields(typed ?? needs, errors), button: { text: 'Keep this', kind: 'secondary' } })}`
    : html`<p class="govuk-body"><a class="govuk-link" href="/invitations/${invitation.id}">Sign in to see or change what you told us you need</a></p>`;
  const waiting = invitation.status === 'waiting';
  return html`${own}
<h2 class="govuk-heading-m">If you cannot come after all</h2>
${form({ action: `${path}/withdrawal`, csrf, body: html`<p class="govuk-body">${waiting ? 'You leave the waiting list.' : 'Your place goes to the first who waits for one.'}</p>`, button: { text: waiting ? 'Leave the waiting list' : 'Give up my place', kind: 'secondary' } })}`;
}
