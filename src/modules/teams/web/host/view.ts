import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { HostView } from '../../store/host-views.ts';
import type { PlacementInFull } from '../../store/placements.ts';

type Shared = { base: string; csrf: string; typed: Typed; errors: FieldErrors; refused: string | null };

/** The host says why it would rather not have somebody. */
export function objectView(page: Shared & { placement: PlacementInFull; id: string }): Html {
  const { placement, base, csrf, typed, errors } = page;
  return html`${page.refused && govuk.warningText({ text: page.refused, iconFallbackText: 'Warning' })}
<p class="govuk-body">${placement.peerName} would be ${placement.slotName.toLowerCase()}. The programme body reads your reason and answers you. The peer does not see it.</p>
${form({
  action: `${base}/team/objections`,
  csrf,
  hidden: { id: page.id, placement: placement.id },
  body: field.textarea({
    name: 'reason',
    label: 'Why would you rather not have them?',
    hint: 'For example, a tie or an earlier dispute that could stop people from speaking freely.',
    rows: 4,
    typed,
    errors,
  }),
  button: 'Send the objection',
  cancel: `${base}/team`,
})}`;
}

/** The office answers the host: another peer, or this one with a reason. */
export function answerView(page: Shared & { view: HostView; hostName: string }): Html {
  const { view, base, csrf, typed, errors, hostName } = page;
  const top = html`${page.refused && govuk.warningText({ text: page.refused, iconFallbackText: 'Warning' })}
<p class="govuk-body">${view.givenBy} of ${hostName} wrote on ${mediumDate(londonDate(view.givenAt))}:</p>
<div class="govuk-inset-text">${view.reason}</div>`;
  if (view.answeredAt) {
    return html`${top}<p class="govuk-body">Answered on ${mediumDate(londonDate(view.answeredAt))}: ${view.answer === 'kept' ? 'the peer stays' : 'the peer is withdrawn'}. ${view.answerReason}</p>`;
  }
  return html`${top}${form({
    action: `${base}/team/objections/${view.id}/answer`,
    csrf,
    body: html`${field.radios({
      name: 'answer',
      label: 'What will you do?',
      typed,
      errors,
      choices: [
        {
          value: 'withdrawn',
          text: `Withdraw ${view.peerName}`,
          hint: 'They are told with your words below; the place is open again.',
        },
        { value: 'kept', text: `Keep ${view.peerName}`, hint: 'The host is told why.' },
      ],
    })}${field.textarea({ name: 'reason', label: 'Your reason', hint: 'The host reads this. So does the peer, if you withdraw them: say nothing of the host’s objection that should stay with you.', rows: 4, typed, errors })}`,
    button: 'Send the answer',
    cancel: `${base}/team`,
  })}`;
}
