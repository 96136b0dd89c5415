import { contentsList } from '#design/components/contents-list';
import { emptyState } from '#design/components/empty-state';
import { move } from '#design/components/move';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { type IsoDate, longDate } from '#kernel/dates';
import { isComputedOnly, type PublishedContent } from '../../domain/content.ts';
import type { PointingPhrase } from '../../domain/phrases.ts';
import type { ChangedFinding } from '../../domain/presented.ts';
import { isOpenForWriting, REPORT_STATUS_LABELS } from '../../domain/report-life.ts';
import type { Report, Section } from '../../store/draft.ts';
import { blocksHtml } from '../blocks.ts';
import type { Move } from './moves.ts';

export type DraftView = {
  readonly base: string;
  readonly csrf: string;
  readonly report: Report;
  readonly sections: readonly Section[];
  readonly content: PublishedContent;
  readonly phrases: readonly PointingPhrase[];
  readonly changed: readonly ChangedFinding[];
  readonly move: Move | null;
  readonly mayWrite: boolean;
  /** False for a host that reads a report before it publishes it: sections and their comments stay with writer and team. */
  readonly mayOpen: boolean;
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** The draft: what comes next, what to look at first, and the text as it will be read. */
export function draftMain(view: DraftView): Html {
  const { report, base, sections, content } = view;
  return html`<p class="govuk-body"><strong>${REPORT_STATUS_LABELS[report.status]}.</strong> ${statusWords(report)}</p>
${view.move && moveBox(view, view.move)}
${phraseWarning(view.phrases)}${changedSinceBox(view.changed)}
${
  view.mayOpen &&
  html`<p class="govuk-body cf-no-print"><a class="govuk-link" href="${base}/draft.docx">Download the draft as a Word file</a>${
    report.points > 0 &&
    html` · <a class="govuk-link" href="${base}/fact-points">The host’s fact points (${report.points})</a>`
  }</p>`
}
<div class="cf-report">${sections.map((section, index) => draftSection(view, section, content.sections[index]?.blocks ?? []))}</div>`;
}

function statusWords({ status, commentsCloseOn, factCheckDueOn, slug }: Report): Html {
  if (status === 'commenting' && commentsCloseOn)
    return html`Comments close at the end of ${longDate(commentsCloseOn)}. Nobody who stays silent is waited for.`;
  if (status === 'fact-check' && factCheckDueOn)
    return html`The host has until ${longDate(factCheckDueOn)}. The text stands still meanwhile.`;
  if (slug) return html`<a class="govuk-link" href="/reports/${slug}">Read the published report</a>.`;
  return html``;
}

function moveBox(view: DraftView, next: Move): Html {
  const { typed, errors, csrf } = view;
  const reason =
    next.asksReason && view.phrases.length > 0
      ? field.textarea({
          name: 'reason',
          label: 'Why these words may stay',
          hint: 'Only if you do not take them out. Kept in the history.',
          rows: 3,
          typed,
          errors,
        })
      : html``;
  const body = form({
    action: `${view.base}${next.path}`,
    csrf,
    hidden: next.hidden ?? {},
    body: reason,
    button: next.button,
  });
  return move({ title: next.title, body: next.about, form: body, label: 'What comes next' });
}

function phraseWarning(phrases: readonly PointingPhrase[]): Html {
  if (phrases.length === 0) return html``;
  return html`<div class="govuk-inset-text" id="phrases"><h2 class="govuk-heading-s">These words could point to one person</h2>
<ul class="govuk-list govuk-list--bullet">${phrases.map(
    ({ phrase, kind }) =>
      html`<li>“${phrase}”: ${kind === 'name' ? 'a name' : 'only one interviewee has this job title'}</li>`,
  )}</ul><p class="govuk-body">Take them out of the text. The report cannot leave the team with them unless you say why.</p></div>`;
}

function changedSinceBox(changed: readonly ChangedFinding[]): Html {
  if (changed.length === 0) return html``;
  const list = html`<ul class="govuk-list govuk-list--bullet">${changed.map(
    ({ now, before }) =>
      html`<li>${
        now === null
          ? html`Gone since: “${before}”`
          : before === null
            ? html`New since: “${now}”`
            : before === now
              ? html`Other words below “${now}”`
              : html`Was “${before}”, now “${now}”`
      }</li>`,
  )}</ul><p class="govuk-body">Tell the host before it reads them in the report.</p>`;
  return govuk.details({ summaryText: `Changed since the presentation (${changed.length})`, html: list });
}

function draftSection(view: DraftView, section: Section, blocks: PublishedContent['sections'][number]['blocks']): Html {
  const href = `${view.base}/sections/${section.key}`;
  const mayEdit = view.mayWrite && isOpenForWriting(view.report.status) && !isComputedOnly(section.source);
  const verb = mayEdit ? 'Edit' : 'Open';
  const comments =
    section.comments > 0 &&
    html` · ${section.comments} ${section.comments === 1 ? 'comment' : 'comments'}${section.unanswered > 0 && html`, ${section.unanswered} without an answer`}`;
  return html`<section><h2 class="govuk-heading-l" id="section-${section.key}">${section.heading}</h2>
${view.mayOpen && html`<p class="govuk-body-s cf-quiet cf-no-print"><a class="govuk-link" href="${href}">${verb} or comment<span class="govuk-visually-hidden"> on ${section.heading}</span></a>${comments}</p>`}
${blocks.length > 0 ? blocksHtml(blocks) : html`<p class="govuk-body cf-quiet">Nothing is written here yet. An empty section is left out when the report is published.</p>`}</section>`;
}

/** The sections of the draft, to jump to. */
export function draftContents(sections: readonly Section[]): Html {
  return contentsList(sections.map(({ key, heading }) => ({ text: heading, href: `#section-${key}` })));
}

/** Before there is a draft. */
export function noDraftMain(view: {
  base: string;
  csrf: string;
  mayWrite: boolean;
  /** Who writes the report, as a sentence begins: `Northdale Council`. */
  writer: string;
  tooEarly: string | null;
  /** When the team is or was on site, as far as it is agreed. */
  onSiteFrom: IsoDate | null;
  now: { text: string; href: string };
}): Html {
  const opens =
    'Opening it makes a section for each part of the programme’s outline, filled from the team’s findings and recommendations.';
  const written = view.mayWrite ? opens : `${view.writer} writes the report and opens its draft.`;
  const body = view.tooEarly ? `${view.tooEarly} ${onSiteWords(view.onSiteFrom)}` : written;
  const action = view.mayWrite && !view.tooEarly ? {} : { action: view.now };
  return html`${emptyState({ title: 'The draft is not open yet', body, ...action })}${
    view.mayWrite &&
    !view.tooEarly &&
    form({ action: view.base, csrf: view.csrf, body: html``, button: 'Open the draft' })
  }`;
}

/** For those who know the challenge and may not read the draft: where it stands. */
export function statusMain(
  report: Report | null,
  factCheckHref: string | null,
  comes: { dueOn: IsoDate | null; now: { text: string; href: string } },
): Html {
  const words = report ? REPORT_STATUS_LABELS[report.status] : 'The draft is not open yet';
  return html`<p class="govuk-body-l">${words}.</p>
${report?.slug && html`<p class="govuk-body"><a class="govuk-link" href="/reports/${report.slug}">Read the published report</a></p>`}
${factCheckHref && html`<p class="govuk-body"><a class="govuk-link" href="${factCheckHref}">${report?.status === 'fact-check' ? 'Check the facts' : 'Your fact points and the answers'}</a></p>`}
${
  !factCheckHref &&
  !report?.slug &&
  html`<p class="govuk-body">The draft is the team’s until it is sent to you${comes.dueOn && `, which is due by ${longDate(comes.dueOn)}`}. You will get a message then.</p>
<p class="govuk-body"><a class="govuk-link" href="${comes.now.href}">${comes.now.text}</a></p>`
}`;
}

/** `The team is on site from Tuesday 11 May 2027.` */
function onSiteWords(from: IsoDate | null): string {
  return from ? `The team is on site from ${longDate(from)}.` : 'The days on site are not agreed yet.';
}
