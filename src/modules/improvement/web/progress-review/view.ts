import { emptyState } from '#design/components/empty-state';
import { move } from '#design/components/move';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { mediumDate } from '#kernel/dates';
import { OWN_STATUS_LABELS } from '../../domain/plan.ts';
import type { Action, ProgressEntry } from '../../store/plans.ts';

export type Side = 'host' | 'team';
export type Recommendation = { id: string; number: number; title: string };

export type ReviewView = {
  base: string;
  csrf: string;
  review: { status: string; held_on: string | null; summary: string } | null;
  recommendations: readonly Recommendation[];
  entries: ReadonlyMap<string, ProgressEntry>;
  actions: readonly Action[];
  writes: readonly Side[];
  mayOpen: boolean;
  mayPublish: boolean;
  opensOn: string | null;
  /** It looks back on a report, and opens after that. */
  isReportPublished: boolean;
  /** Leads on from the page while it is not open. */
  now?: { text: string; href: string };
  typed: Typed;
  errors?: FieldErrors;
  /** The words may lead to one person: they can be kept all the same. */
  mayKeepAnyway: boolean;
};

const KEEP_ANYWAY = { kind: 'secondary', name: 'anyway', value: 'yes' } as const;

/** Recommendation by recommendation: what was promised, what the host says has changed, what the peers see. */
export function reviewMain(view: ReviewView): Html {
  if (!view.review) return notOpen(view);
  const done = view.review.status === 'published';
  const held = view.review.held_on
    ? html`<p class="govuk-body">Held on ${mediumDate(view.review.held_on)}.</p>`
    : html``;
  return html`${held}${done && view.review.summary && html`<p class="govuk-body-l">${view.review.summary}</p>`}
${view.recommendations.map((one) => oneRecommendation(view, one, done))}${publication(view, done)}`;
}

function notOpen(view: ReviewView): Html {
  const when = view.opensOn
    ? `It opens by itself on ${mediumDate(view.opensOn)}.`
    : 'It opens some months after the report.';
  const after = view.isReportPublished ? '' : ' The report has to be published first.';
  const about = `Some of the same peers come back and look, recommendation by recommendation, at what has changed. ${when}${after}`;
  if (!view.mayOpen || !view.isReportPublished)
    return emptyState({ title: 'The progress review is not open yet', body: about, action: view.now });
  return move({
    label: 'When you are ready',
    quiet: true,
    title: 'Open the progress review',
    body: about,
    form: form({
      action: `${view.base}/opening`,
      csrf: view.csrf,
      body: html``,
      button: 'Open the progress review now',
    }),
  });
}

function oneRecommendation(view: ReviewView, { id, number, title }: Recommendation, done: boolean): Html {
  const entry = view.entries.get(id);
  const promised = view.actions.filter((action) => action.recommendationId === id);
  const link = (side: Side, text: string) =>
    view.writes.includes(side) && !done
      ? html`<p class="govuk-body"><a class="govuk-link" href="${view.base}/recommendations/${id}/${side}">${text}<span class="govuk-visually-hidden"> on recommendation ${number}</span></a></p>`
      : html``;
  return html`<section class="cf-part"><h2 class="govuk-heading-m">${number}. ${title}</h2>
${promised.length > 0 && govuk.details({ summaryText: 'What the host planned', html: html`<ul class="govuk-list govuk-list--bullet">${promised.map(planned)}</ul>` })}
<h3 class="govuk-heading-s">What the host says has changed</h3>${text(entry?.host_account)}${link('host', entry?.host_account ? 'Change what the host says' : 'Say what has changed')}
<h3 class="govuk-heading-s">What the peers see</h3>${text(entry?.peers_view)}${link('team', entry?.peers_view ? 'Change what the peers see' : 'Say what you see')}</section>`;
}

function planned(action: Action): Html {
  return html`<li>${action.text} <span class="cf-quiet">(${action.owner}, by ${mediumDate(action.dueOn)}; ${OWN_STATUS_LABELS[action.ownStatus].toLowerCase()}, says the host)</span></li>`;
}

function text(words: string | undefined): Html {
  if (!words) return html`<p class="govuk-body cf-quiet">Nothing written yet.</p>`;
  return html`${words.split(/\n{2,}/).map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}`;
}

function publication(view: ReviewView, done: boolean): Html {
  if (done || !view.mayPublish) return html``;
  const { typed, errors } = view;
  return html`<section class="cf-part cf-layout__only--narrow"><h2 class="govuk-heading-m">Publish the review</h2>${form(
    {
      action: `${view.base}/publication`,
      csrf: view.csrf,
      button: view.mayKeepAnyway
        ? [{ text: 'Publish the progress review' }, { text: 'Publish it as it is', ...KEEP_ANYWAY }]
        : 'Publish the progress review',
      body: html`${field.date({ name: 'held', label: 'On which day was it held?', typed, errors })}
${field.textarea({ name: 'summary', label: 'What has changed, in a few sentences?', hint: 'Anybody can read this. Name nobody.', maximum: 3000, typed, errors })}`,
    },
  )}</section>`;
}

/** One side's words on one recommendation. */
export function entryForm(view: {
  csrf: string;
  action: string;
  cancel: string;
  side: Side;
  version: number;
  typed: Typed;
  errors?: FieldErrors;
  mayKeepAnyway: boolean;
}): Html {
  const { typed, errors } = view;
  const label =
    view.side === 'host'
      ? 'What has changed, how do you know, and what is still hard?'
      : 'What do you see now that you did not see then?';
  return form({
    action: view.action,
    csrf: view.csrf,
    hidden: { version: String(view.version) },
    cancel: view.cancel,
    button: view.mayKeepAnyway ? [{ text: 'Save' }, { text: 'Save it as it is', ...KEEP_ANYWAY }] : 'Save',
    body: field.textarea({
      name: 'text',
      label,
      hint: 'Anybody can read this once it is published. Name nobody.',
      rows: 10,
      maximum: 10_000,
      typed,
      errors,
    }),
  });
}
