import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import type { ReportBlock } from '../../domain/content.ts';
import type { Comment } from '../../store/comments.ts';
import type { Section } from '../../store/draft.ts';
import { blocksHtml } from '../blocks.ts';
import { keepAnyway } from '../keep-anyway.ts';

export type SectionView = {
  /** What was typed into a form that is not there any more. */
  readonly lost: Html;
  readonly here: string;
  readonly csrf: string;
  readonly section: Section;
  /** Of the text in the box. */
  readonly version: number;
  /** The section as it will be read: as saved, or as typed for a preview. */
  readonly blocks: readonly ReportBlock[];
  readonly isPreview: boolean;
  readonly mayEdit: boolean;
  readonly mayReset: boolean;
  /** Until when comments are taken from this person; null where they are not. */
  readonly commentUntil: string | null;
  readonly mayAnswer: boolean;
  /** The comment may lead to one person: it can be sent all the same. */
  readonly mayKeepAnyway: boolean;
  readonly comments: readonly Comment[];
  /** Set where somebody else saved meanwhile: what to say above the two texts. */
  readonly stale: string | null;
  readonly commentId: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** One section: its text, to be edited or read, and what the peers say of it. */
export function sectionMain(view: SectionView): Html {
  const { section, isPreview, mayEdit } = view;
  return html`${view.lost}${view.stale && theirs(view)}
${
  (isPreview || !mayEdit) &&
  html`<div class="cf-report"><h2 class="govuk-heading-l${isPreview ? '' : ' govuk-visually-hidden'}">${isPreview ? 'How it will read' : 'The text'}</h2>${isPreview && html`<p class="cf-quiet">It is not saved yet.</p>`}${
    view.blocks.length > 0 ? blocksHtml(view.blocks) : html`<p>Nothing is written here yet.</p>`
  }</div>`
}
${mayEdit && editForm(view)}
${view.mayReset && html`<p class="govuk-body"><a class="govuk-link" href="${view.here}/fresh-start">Fill it again from the findings</a></p>`}
${section.comments > 0 || view.commentUntil ? commentsPart(view) : ''}`;
}

function theirs({ stale, section }: SectionView): Html {
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>${stale}</strong> It now says:</p>
${section.body.split('\n').map((line) => html`<p class="govuk-body">${line}</p>`)}
<p class="govuk-body">What you typed is below. Nothing was overwritten. Save again if yours should stand.</p></div>`;
}

function editForm({ here, csrf, version, typed, errors }: SectionView): Html {
  const hint =
    'Leave an empty line between paragraphs. Begin a heading with “## ”, a smaller one with “### ”, and each point of a list with “- ”.';
  return form({
    action: here,
    csrf,
    hidden: { version: String(version) },
    body: field.textarea({ name: 'body', label: 'Text of this section', hint, rows: 20, typed, errors }),
    button: [
      { text: 'Save the section', name: 'press', value: 'save' },
      { text: 'Show how it reads', kind: 'secondary', name: 'press', value: 'preview' },
    ],
  });
}

function commentsPart(view: SectionView): Html {
  const { comments, commentUntil } = view;
  return html`<h2 class="govuk-heading-m" id="comments">Comments of the team</h2>
${comments.length === 0 && html`<p class="govuk-body">Nobody has commented on this section.</p>`}
${comments.map((comment) => oneComment(view, comment))}
${commentUntil && commentForm(view, commentUntil)}`;
}

function oneComment({ here, csrf, mayAnswer, typed, errors }: SectionView, comment: Comment): Html {
  const name = `answer-${comment.id}`;
  return html`<article class="govuk-!-margin-bottom-6"><p class="govuk-body"><strong>${comment.author}</strong>, ${mediumDate(londonDate(comment.madeAt))}: ${comment.text}</p>
${comment.answer !== null && html`<p class="govuk-body">Answer: ${comment.answer}</p>`}
${
  mayAnswer &&
  (comment.answer === null || typed[name] !== undefined) &&
  form({
    action: `${here}/comments/${comment.id}/answer`,
    csrf,
    hidden: { before: comment.answer ?? '' },
    body: field.textarea({ name, label: `Answer to ${comment.author}`, rows: 2, typed, errors }),
    button: { text: 'Answer the comment', kind: 'secondary' },
  })
}</article>`;
}

function commentForm({ here, csrf, commentId, typed, errors, mayKeepAnyway }: SectionView, until: string): Html {
  return form({
    action: `${here}/comments`,
    csrf,
    hidden: { id: commentId },
    body: field.textarea({
      name: 'comment',
      label: 'Your comment',
      hint: `The team and the writer see it with your name. You can comment until ${until}.`,
      rows: 4,
      typed,
      errors,
    }),
    button: [{ text: 'Send the comment' }, ...(mayKeepAnyway ? [keepAnyway('Send it as it is')] : [])],
  });
}

/** Asks before what was written is thrown away. */
export function freshStartMain(view: { here: string; csrf: string; section: Section }): Html {
  return html`<p class="govuk-body">What is written in this section now is replaced by the findings as they stand. You cannot get it back.</p>
${form({
  action: `${view.here}/fresh-start`,
  csrf: view.csrf,
  hidden: { version: String(view.section.version) },
  body: html``,
  button: { text: 'Replace the text with the findings', kind: 'warning' },
  cancel: { text: 'Keep what is written', href: view.here },
})}`;
}
