import { dataTable } from '#design/components/data-table';
import { statStrip } from '#design/components/stat-strip';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { FEEDBACK_FROM, FEEDBACK_FROM_KEYS, hoursWords, SUPPORT_KINDS, SUPPORT_LABELS } from '../../domain/support.ts';
import type { PeerRecord, Reflection } from '../../store/record.ts';
import type { Editor } from '../sections/section.ts';

export type RecordPage = {
  readonly record: PeerRecord;
  readonly by: Editor;
  readonly base: string;
  readonly csrf: string;
  readonly formId: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** The office: what the peer has shared, and what feedback can be about. */
  readonly shared: readonly Reflection[];
  readonly challenges: readonly { readonly id: string; readonly title: string }[];
};

/** What a peer gave: places, days, themes, other help, and what was said of it. */
export function recordView(page: RecordPage): Html {
  const { record, by, base } = page;
  const days = record.visits.reduce((sum, visit) => sum + visit.days, 0);
  const hours = record.support.reduce((sum, support) => sum + support.hours, 0);
  return html`${statStrip([
    { label: 'Challenges', value: record.visits.length },
    { label: 'Days given', value: days },
    { label: 'Other support', value: hours === 0 ? 'None yet' : hoursWords(hours) },
  ])}
<p class="govuk-body"><a class="govuk-link" href="${base}/certificate.pdf">Download ${by === 'peer' ? 'your' : 'their'} certificate of service (PDF)</a></p>
<h2 class="govuk-heading-m">Where ${by === 'peer' ? 'you' : 'they'} served</h2>
${visitsTable(page)}
<h2 class="govuk-heading-m" id="support">Other support</h2>
${supportPart(page)}
<h2 class="govuk-heading-m" id="feedback">What others said</h2>
${feedbackPart(page)}
${by === 'office' && sharedPart(page)}`;
}

function visitsTable({ record, by }: RecordPage): Html {
  if (record.visits.length === 0) {
    return html`<p class="govuk-body">${by === 'peer' ? 'Nowhere yet. When you have served, the place, your part and its themes stand here.' : 'Nowhere yet.'}</p>`;
  }
  return dataTable({
    caption: 'Places served',
    captionHidden: true,
    columns: [
      { label: 'Host' },
      { label: 'Part' },
      { label: 'Themes' },
      { label: 'Until' },
      { label: 'Days', numeric: true },
    ],
    rows: record.visits.map((visit) => [
      html`${visit.authority}${visit.programme && html`<br><span class="cf-quiet">${visit.programme}</span>`}`,
      visit.slot || 'Peer',
      visit.themes.length === 0 ? html`<span class="cf-quiet">Not recorded</span>` : visit.themes.join('; '),
      mediumDate(visit.on),
      visit.days,
    ]),
  });
}

function supportPart({ record, base, csrf, formId, typed, errors }: RecordPage): Html {
  const list =
    record.support.length === 0
      ? html`<p class="govuk-body">Mentoring, a workshop, a call with a new leader: log it, so that it counts.</p>`
      : html`<ul class="govuk-list govuk-list--spaced">${record.support.map(
          ({ id, kind, what, authority, on, hours, own }) =>
            html`<li><strong>${what}</strong><br>${SUPPORT_LABELS[kind]}${authority && `, ${authority}`}, ${mediumDate(on)}, ${hoursWords(hours)} ${own && base === '/peer' && html`<form class="cf-inline-form" method="post" action="/peer/support/${id}/removal"><input type="hidden" name="_csrf" value="${csrf}"><button class="cf-link-button" type="submit">Take back<span class="govuk-visually-hidden">: ${what}</span></button></form>`}</li>`,
        )}</ul>`;
  const opened = ['kind', 'what', 'authority', 'on', 'hours'].some((name) => errors[name] !== undefined);
  return html`${list}${govuk.details({
    summaryText: 'Log support',
    open: opened,
    html: form({
      action: `${base}/support`,
      csrf,
      hidden: { id: String((opened && typed.id) || formId) },
      body: html`${field.select({ name: 'kind', label: 'What kind of help', typed, errors, empty: 'Choose', choices: SUPPORT_KINDS.map((value) => ({ value, text: SUPPORT_LABELS[value] })) })}
${field.input({ name: 'what', label: 'What it was', hint: 'Such as: mentored a new cabinet member, four calls', typed, errors })}
${field.input({ name: 'authority', label: 'For which authority', hint: 'May stay empty', typed, errors })}
${field.date({ name: 'on', label: 'When (the last day)', typed, errors })}
${field.input({ name: 'hours', label: 'Hours in all', type: 'number-text', width: 3, typed, errors })}`,
      button: { text: 'Log this support', kind: 'secondary' },
    }),
  })}`;
}

function feedbackPart({ record, by, base, csrf, formId, typed, errors, challenges }: RecordPage): Html {
  const list =
    record.feedback.length === 0
      ? html`<p class="govuk-body">${by === 'peer' ? 'Nothing has been passed on to you yet.' : 'Nothing has been passed on yet.'}</p>`
      : html`${record.feedback.map(
          ({ from, text, challenge, at }) =>
            html`<blockquote class="govuk-inset-text"><p class="govuk-body cf-kept-lines">${text}</p><p class="cf-quiet">${FEEDBACK_FROM[from]}${challenge && `, ${challenge}`}, ${mediumDate(londonDate(new Date(at)))}</p></blockquote>`,
        )}`;
  if (by === 'peer') return list;
  const opened = errors.from !== undefined || errors.text !== undefined;
  return html`${list}${govuk.details({
    summaryText: 'Pass feedback on',
    open: opened,
    html: form({
      action: `${base}/feedback`,
      csrf,
      hidden: { id: String((opened && typed.id) || formId) },
      body: html`${field.radios({ name: 'from', label: 'Who said it?', small: true, typed, errors, choices: FEEDBACK_FROM_KEYS.map((value) => ({ value, text: FEEDBACK_FROM[value] })) })}
${field.select({ name: 'challenge', label: 'About which challenge', typed, errors, empty: 'None in particular', choices: challenges.map(({ id, title }) => ({ value: id, text: title })) })}
${field.textarea({ name: 'text', label: 'What was said', hint: 'The peer reads this as you write it. Name nobody who was interviewed.', rows: 4, maximum: 2000, typed, errors })}`,
      button: { text: 'Pass this on to the peer', kind: 'secondary' },
    }),
  })}`;
}

function sharedPart({ shared }: RecordPage): Html {
  return html`<h2 class="govuk-heading-m">Reflections they share with you</h2>${
    shared.length === 0
      ? html`<p class="govuk-body">None. What a peer keeps private is never shown here.</p>`
      : shared.map(
          ({ text, challenge, writtenAt }) =>
            html`<div class="govuk-inset-text"><p class="govuk-body cf-kept-lines">${text}</p><p class="cf-quiet">${challenge && `${challenge}, `}${mediumDate(londonDate(writtenAt))}</p></div>`,
        )
  }`;
}
