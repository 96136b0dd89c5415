import { pager } from '#design/components/pager';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { type AlarmLine, CLOSED_A_PAGE } from '../../store/alarms.ts';

/** What has come up about a placement, each with its way out; below, what was looked at before. */
export function alarmsView(page: {
  open: readonly AlarmLine[];
  /** A page of what was looked at before. */
  closed: { readonly lines: readonly AlarmLine[]; readonly total: number; readonly page: number };
  action: string;
  csrf: string;
  peerName: string;
  /** The alarm whose form is shown again. */
  again: string | null;
  typed: Typed;
  errors: FieldErrors;
}): Html | null {
  const { open, closed, action, csrf, peerName, again } = page;
  if (open.length + closed.total === 0) return null;
  return html`<section id="alarms" aria-labelledby="alarms-title"><h2 class="govuk-heading-m" id="alarms-title">What has come up</h2>
${open.length === 0 ? html`<p class="govuk-body">Nothing is open.</p>` : html`<p class="govuk-body">Somebody’s details, the dates or the team changed, and this no longer fits. Nobody has been moved. Put it right, withdraw ${peerName} below, or say why it is a false alarm.</p>`}
${open.map(
  ({
    id,
    why,
    isHard,
    foundAt,
  }) => html`<div class="cf-part">${govuk.warningText({ text: why, iconFallbackText: 'Warning' })}
<p class="govuk-body cf-quiet">Found on ${mediumDate(londonDate(foundAt))}. ${isHard ? 'A rule that cannot be waived.' : 'A conflict that somebody may waive.'}</p>
${form({
  action: `${action}/alarms/${id}/dismissal`,
  csrf,
  body: field.textarea({
    name: again === id || (again === null && open.length === 1) ? 'reason' : `reason-${id}`,
    label: 'Why this is a false alarm',
    hint: 'Your name and reason are kept with the placement.',
    rows: 2,
    typed: again === id ? page.typed : {},
    errors: again === id ? page.errors : {},
  }),
  button: { text: 'It is a false alarm', kind: 'secondary' },
})}</div>`,
)}
${closed.total > 0 && govuk.details({ summaryText: `${closed.total} looked at before`, open: closed.page > 1, html: html`<ul class="govuk-list govuk-list--bullet">${closed.lines.map(closedLine)}</ul>${pages(closed, action)}` })}</section>`;
}

function pages({ total, page }: { total: number; page: number }, path: string): Html | false {
  if (total <= CLOSED_A_PAGE) return false;
  return pager({ total, page, size: CLOSED_A_PAGE, path, noun: ['alarm of before', 'alarms of before'] });
}

function closedLine({ why, status, closedAt, closedBy, reason }: AlarmLine): Html {
  const on = closedAt ? ` on ${mediumDate(londonDate(closedAt))}` : '';
  return html`<li>${why} ${status === 'dismissed' ? `${closedBy ?? 'Somebody'} called it a false alarm${on}: ${reason}` : `Closed${on}. ${reason}`}</li>`;
}
