import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { decisionsFor } from '../../store/application.ts';
import type { Assessor } from '../../store/assessments.ts';

type Page = {
  interest: { id: string; status: string };
  assessors: readonly Assessor[];
  candidates: { names: readonly { id: string; name: string }[]; more: number };
  decisions: Awaited<ReturnType<typeof decisionsFor>>;
  mayMove: boolean;
  csrf: string;
  typed: Typed;
  errors: FieldErrors;
};

/** Who assesses, how far they are, and what was decided: the office's part of an offer's page from the event on. */
export function assessmentSection(page: Page): Html | false {
  const { interest, assessors, decisions, mayMove } = page;
  if (interest.status !== 'attended' && assessors.length === 0 && decisions.length === 0) return false;
  return html`<h2 class="govuk-heading-m">Assessment</h2>
${assessors.length === 0 ? html`<p class="govuk-body">Name at least two assessors who met them at the event.</p>` : html`<ul class="govuk-list">${assessors.map((each) => assessorLine(page, each))}</ul>`}
${interest.status === 'assessed' && govuk.button({ text: 'Read what was seen, and decide', href: `/pool/interest/${interest.id}/decision` })}
${decisions.map((each) => html`<p class="govuk-body"><strong>${each.decision === 'accredited' ? 'Accredited' : 'Not yet'}</strong> on ${mediumDate(londonDate(each.decided_at))}${each.until_on && `, until ${mediumDate(each.until_on)}`}. <a class="govuk-link" href="/pool/interest/${interest.id}/decision">What was seen</a></p>`)}
${mayMove && interest.status === 'attended' && nameForm(page)}`;
}

function assessorLine({ interest, csrf, mayMove }: Page, each: Assessor): Html {
  const state = each.finished_at
    ? `finished on ${mediumDate(londonDate(each.finished_at))}`
    : each.status === 'released'
      ? 'need not any more'
      : 'is asked to write down what they saw';
  return html`<li>${each.name}: ${state}${
    mayMove &&
    each.status === 'open' &&
    form({
      action: `/pool/interest/${interest.id}/assessors/${each.id}/release`,
      csrf,
      body: html``,
      button: { text: `Release ${each.name}`, kind: 'secondary' },
    })
  }</li>`;
}

function nameForm({ interest, candidates, assessors, csrf, typed, errors }: Page): Html {
  const named = new Set(assessors.filter(({ status }) => status !== 'released').map((each) => each.assessor_id));
  const free = candidates.names.filter(({ id }) => !named.has(id));
  return form({
    action: `/pool/interest/${interest.id}/assessors`,
    csrf,
    body: html`${free.length > 0 && field.select({ name: 'assessor', label: 'Name an assessor', hint: 'Whoever assesses cannot decide.', empty: 'Choose somebody', typed, errors, choices: free.map(({ id, name }) => ({ value: id, text: name })) })}
${field.input({ name: 'assessor-email', type: 'email', label: 'Or a peer, by email address', ...(candidates.more > 0 ? { hint: `${candidates.more} more of those who may assess are not in the list above. Name them like this, too.` } : {}), typed, errors })}`,
    button: { text: 'Ask them', kind: 'secondary' },
  });
}
