import { move } from '#design/components/move';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { SelfAssessmentDefinition } from '#modules/programmes';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { typedText } from '../shell.ts';
import { type Overview, type PromptLine, wordsText } from './view-model.ts';

/** The host’s list of questions: what is written, what is not, and the way to hand it in. */
export function overviewView(base: string, definition: SelfAssessmentDefinition, view: Overview): Html {
  const next = view.lines.find((line) => line.text === '');
  return html`<p class="govuk-body-l">${definition.intro}</p>
<p class="govuk-body">${view.answered} of ${view.lines.length} answered, ${wordsText(view.words)} so far. About ${view.advised.toLocaleString('en-GB')} in all is plenty. Nobody outside your council sees it until you hand it in.</p>
${next ? move({ title: next.question, button: { text: view.answered === 0 ? 'Begin' : 'Go on writing', href: `${base}/${next.key}` } }) : move({ title: 'Every question has an answer', body: 'Read it through once more, or hand it in.', button: { text: 'Hand it in', href: `${base}/submission` } })}
<h2 class="govuk-heading-m">Questions</h2>
${govuk.taskList({
  idPrefix: 'prompt',
  classes: 'cf-requests',
  items: view.lines.map((line) => ({
    title: { text: line.question },
    href: `${base}/${line.key}`,
    hint: line.saved ? { text: `Saved ${line.saved}` } : undefined,
    status:
      line.text === ''
        ? { tag: { text: 'Not answered', classes: 'govuk-tag--grey' } }
        : { text: wordsText(line.words) },
  })),
})}
<ul class="govuk-list cf-no-print">
<li><a class="govuk-link" href="${base}/reading">Read or print all of it</a></li>
<li><a class="govuk-link" href="${base}/submission">Hand it in</a></li>
</ul>`;
}

/** Shown to the host after it was handed in: when, by whom, and the way back while there is one. */
export function handedInView(base: string, csrf: string, handedIn: string, reopening: boolean): Html {
  return html`${govuk.insetText({ text: `Handed in on ${handedIn}. The team and the challenge manager can read it.` })}
${
  reopening
    ? form({
        action: `${base}/reopening`,
        csrf,
        body: html`<p class="govuk-body">You can reopen it until the team is given its pre-reading. Then nobody else reads it until you hand it in again, and we tell the challenge manager.</p>`,
        button: { text: 'Reopen it', kind: 'secondary' },
      })
    : html`<p class="govuk-body">The team is reading it, so it stays as it is. If something has changed, <a class="govuk-link" href="${base.replace(/self-assessment$/, 'documents')}">share it as a document</a>.</p>`
}`;
}

/** All questions and answers on one page: for reading and for paper. */
export function readingView(view: Overview): Html {
  return html`<div class="cf-report">${view.lines.map(
    (line) => html`<section><h2 class="govuk-heading-m" id="${line.key}">${line.question}</h2>
${line.text === '' ? html`<p class="govuk-body cf-quiet">No answer.</p>` : typedText(line.text)}</section>
`,
  )}</div>`;
}

type PromptForm = {
  readonly action: string;
  readonly back: string;
  readonly csrf: string;
  readonly line: PromptLine;
  readonly version: number;
  readonly advisedEach: number;
  readonly previous?: PromptLine;
  readonly next?: PromptLine;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** What somebody else saved meanwhile. */
  readonly other?: { readonly text: string; readonly saved: string | null };
};

/** One question to a page. */
export function promptView(view: PromptForm): Html {
  const { line, other, previous, next } = view;
  return html`${
    other &&
    html`<section class="cf-move" aria-labelledby="other-text"><h2 class="govuk-heading-m" id="other-text">What is saved now${other.saved && `, on ${other.saved}`}</h2>
<p class="govuk-body">Somebody saved this while you were writing. What you typed is in the box below and is not saved yet. Put the two together in the box, then save.</p>
${other.text === '' ? html`<p class="govuk-body cf-quiet">They emptied the answer.</p>` : html`<blockquote class="govuk-inset-text">${typedText(other.text)}</blockquote>`}</section>`
  }
${form({
  action: view.action,
  csrf: view.csrf,
  hidden: { version: String(view.version) },
  body: html`${field.textarea({
    name: 'text',
    label: line.question,
    heading: true,
    rows: 16,
    hint: line.hint,
    typed: view.typed,
    errors: view.errors,
  })}
<p class="govuk-body cf-quiet">${line.text !== '' && `${wordsText(line.words)} saved on ${line.saved}. `}About ${view.advisedEach} words is plenty; less is welcome.</p>`,
  button: [
    { text: next ? 'Save and go on' : 'Save and finish', name: 'go', value: 'on' },
    { text: 'Save for later', kind: 'secondary', name: 'go', value: 'later' },
  ],
  cancel: view.back,
})}
${govuk.pagination({
  classes: 'govuk-pagination--block',
  previous: previous && { href: `${view.back}/${previous.key}`, labelText: previous.question },
  next: next && { href: `${view.back}/${next.key}`, labelText: next.question },
})}`;
}

type Submission = {
  readonly base: string;
  readonly csrf: string;
  readonly empty: readonly PromptLine[];
  readonly words: number;
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** The last look before it goes: which questions are empty, and who will read it. */
export function submissionView({ base, csrf, empty, words, typed, errors }: Submission): Html {
  const gaps = html`<p class="govuk-body">${empty.length === 1 ? 'One question has no answer:' : `${empty.length} questions have no answer:`}</p>
<ul class="govuk-list govuk-list--bullet">${empty.map((line) => html`<li><a class="govuk-link" href="${base}/${line.key}">${line.question}</a></li>`)}</ul>
${field.checkboxes({ name: 'gaps', label: 'Is that meant?', typed, errors, choices: [{ value: 'yes', text: 'Yes, leave them empty', hint: 'The team will see that there is no answer.' }] })}`;
  return form({
    action: `${base}/submission`,
    csrf,
    body: html`<p class="govuk-body">It has ${wordsText(words)}. Once it is handed in, the challenge manager and the peers on the team can read it. You can reopen it until they are given their pre-reading.</p>
${empty.length > 0 && gaps}`,
    button: 'Hand it in',
    cancel: base,
  });
}
