import { move } from '#design/components/move';
import { unsaved } from '#design/components/unsaved';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { longDate } from '#kernel/dates';
import type { PublishedContent } from '../../domain/content.ts';
import type { Report, Section } from '../../store/draft.ts';
import type { FactPoint } from '../../store/fact-points.ts';
import { blocksHtml } from '../blocks.ts';
import { keepAnyway } from '../keep-anyway.ts';

export type FactCheckView = {
  /** A point that was typed after the check was over. */
  readonly lost: Html | null;
  readonly here: string;
  readonly csrf: string;
  readonly report: Report;
  readonly content: PublishedContent;
  readonly sections: readonly Section[];
  readonly points: readonly FactPoint[];
  readonly pointId: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** The host's page: the draft to read, points to raise, and later the answers. */
export function factCheckMain(view: FactCheckView): Html {
  const { report, points, content } = view;
  const open = report.status === 'fact-check';
  return html`<p class="govuk-body-l">${lead(report)}</p>
${view.lost}${open && submission(view)}
<h2 class="govuk-heading-m">Your points</h2>
${points.length === 0 ? html`<p class="govuk-body">${open ? 'None yet.' : report.factCheckClosed ? 'You wrote none.' : 'You had nothing to correct.'}</p>` : points.map((point) => onePoint(report.status === 'answering' ? { ...point, answer: null } : point, open ? view : null))}
${open && pointForm(view)}
${report.slug ? html`<p class="govuk-body"><a class="govuk-link" href="/reports/${report.slug}">Read the published report</a></p>` : open ? draft(content) : html`<p class="govuk-body">The draft that you have read is worked on now${points.length > 0 && ', with your points'}. You read it again when it is ready.</p>`}`;
}

/** Where the fact check stands, and how it ended: a host whose days were over is not told that it handed anything in. */
function lead({ status, points, factCheckClosed }: Report): string {
  if (status === 'fact-check')
    return 'Tell us what is not so. This is about facts; what the team thinks of them is its own.';
  const isAnswering = status === 'answering';
  if (!factCheckClosed)
    return isAnswering
      ? 'You have handed in the fact check. Each point gets an answer with a reason.'
      : 'Each point you raised has its answer below.';
  const over = 'Your days to check facts are over, and the report went on.';
  const wrong = 'If a fact is wrong all the same, write to the challenge manager.';
  if (points === 0) return `${over} ${wrong}`;
  const answers = isAnswering
    ? 'Each point that you had written gets an answer with a reason.'
    : 'Each point that you had written has its answer below.';
  return `${over} ${answers} ${wrong}`;
}

function draft(content: PublishedContent): Html {
  return html`<h2 class="govuk-heading-l">The draft</h2><p class="govuk-body cf-quiet">Please keep it to yourselves: it is not published.</p>
<div class="cf-report">${content.sections.map(
    ({ key, heading, blocks }) =>
      html`<section><h2 class="govuk-heading-l" id="section-${key}">${heading}</h2>${blocksHtml(blocks)}</section>`,
  )}</div>`;
}

function submission({ here, csrf, report, points }: FactCheckView): Html {
  const none = points.length === 0;
  const many = points.length === 1 ? 'one point' : `${points.length} points`;
  return move({
    title: none ? 'Read the draft, and add a point for each fact that is wrong' : `Hand in ${many}`,
    body: none
      ? 'Is everything right? Then say so.'
      : 'Each gets an answer with a reason. You cannot add more afterwards.',
    ...(report.factCheckDueOn ? { due: `by ${longDate(report.factCheckDueOn)}` } : {}),
    form: form({
      action: `${here}/submission`,
      csrf,
      body: html``,
      button: none ? { text: 'There is nothing to correct', kind: 'secondary' } : `Hand in ${many}`,
    }),
  });
}

/** A point with its answer; `view` where it can still be taken back. */
function onePoint(point: FactPoint, view: FactCheckView | null): Html {
  const heading = html`<h3 class="govuk-heading-s">${point.sectionHeading}</h3>`;
  return html`<article class="cf-part">${pointWords(point, heading)}${answerWords(point)}${
    view &&
    form({
      action: `${view.here}/points/${point.id}/removal`,
      csrf: view.csrf,
      body: html``,
      button: { text: 'Take this point back', kind: 'secondary' },
    })
  }</article>`;
}

function pointWords(point: FactPoint, heading: Html): Html {
  return html`${heading}
<p class="govuk-body"><strong>The draft says:</strong> ${point.says}</p><p class="govuk-body"><strong>It should say:</strong> ${point.shouldSay}</p>
${point.source && html`<p class="govuk-body cf-quiet">Where this can be seen: ${point.source}</p>`}`;
}

function answerWords({ answer, reason }: FactPoint): Html {
  if (answer === null) return html``;
  return html`<p class="govuk-body"><strong>${answer === 'accepted' ? 'Accepted' : 'Declined'}.</strong> ${reason}</p>`;
}

function pointForm({ here, csrf, sections, pointId, typed, errors }: FactCheckView): Html {
  const shared = { typed, errors };
  const choices = sections.map(({ key, heading }) => ({ value: key, text: heading }));
  return html`<h3 class="govuk-heading-s">Add a point</h3>${form({
    action: `${here}/points`,
    csrf,
    hidden: { id: pointId },
    body: html`${field.select({ name: 'section', label: 'Which section is it in?', empty: 'Choose a section', choices, ...shared })}
${field.textarea({ name: 'says', label: 'What does the draft say?', rows: 3, ...shared })}
${field.textarea({ name: 'should-say', label: 'What should it say?', rows: 3, ...shared })}
${field.input({ name: 'source', label: 'Where can this be seen? (optional)', hint: 'For example a report or a web page', ...shared })}`,
    button: 'Add the point',
  })}`;
}

export type AnswersView = {
  readonly base: string;
  readonly csrf: string;
  readonly points: readonly FactPoint[];
  readonly mayAnswer: boolean;
  /** The point whose answer may lead to one person: it can be kept all the same. */
  readonly mayKeepAnyway: string | null;
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** The team's page of fact points: the manager answers each. */
export function answersMain(view: AnswersView): Html {
  if (view.points.length === 0) return html`<p class="govuk-body">The host has raised no point.</p>`;
  return html`${view.points.map(
    (
      point,
    ) => html`<article class="govuk-!-margin-bottom-8" id="point-${point.id}">${pointWords(point, html`<h2 class="govuk-heading-m">${point.sectionHeading}</h2>`)}${answerWords(point)}
<p class="govuk-body"><a class="govuk-link" href="${view.base}/sections/${point.sectionKey}">Open the section</a></p>${view.mayAnswer ? answerForm(view, point) : unsaved(`reason-${point.id}`, [['', view.typed[`reason-${point.id}`]]])}</article>`,
  )}<p class="govuk-body"><a class="govuk-link" href="${view.base}">Back to the report</a></p>`;
}

function answerForm({ base, csrf, typed, errors, mayKeepAnyway }: AnswersView, point: FactPoint): Html {
  const [answer, reason] = [`answer-${point.id}`, `reason-${point.id}`];
  const before: Typed = point.answer ? { [answer]: point.answer, [reason]: point.reason ?? '' } : {};
  const shared = { typed: { ...before, ...typed }, errors };
  return form({
    action: `${base}/fact-points/${point.id}`,
    csrf,
    hidden: { before: point.reason ?? '' },
    body: html`${field.radios({
      name: answer,
      label: 'Your answer',
      inline: true,
      choices: [
        { value: 'accepted', text: 'Accept' },
        { value: 'declined', text: 'Decline' },
      ],
      ...shared,
    })}${field.textarea({ name: reason, label: 'Why', hint: 'The host reads this.', rows: 2, ...shared })}`,
    button: [
      { text: point.answer ? 'Change the answer' : 'Answer the point', kind: 'secondary' },
      ...(mayKeepAnyway === point.id ? [keepAnyway('Keep the answer as it is')] : []),
    ],
  });
}
