import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { ACCEPTED_EXTENSIONS } from '#platform/files/media-types';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { DocumentLine, RequestLine } from './view-model.ts';

export type ShareForm = {
  readonly base: string;
  readonly csrf: string;
  readonly formId: string;
  readonly requestId: string;
  readonly asHost: boolean;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** Files of the same form that are shared already. */
  readonly kept: readonly string[];
};

/** Files, what to call them, and who may read them. */
export function shareView(view: ShareForm): Html {
  const { typed, errors, kept } = view;
  const keptText = `${kept.map((name) => `“${name}”`).join(', ')} ${kept.length === 1 ? 'is' : 'are'} shared. Choose only the others again.`;
  return html`${kept.length > 0 && govuk.insetText({ text: keptText })}
${form({
  action: view.base,
  csrf: view.csrf,
  multipart: true,
  hidden: { id: view.formId, request: view.requestId },
  body: html`${field.file({
    name: 'files',
    label: 'Choose one or more files',
    hint: 'PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text, PNG or JPEG. Each at most 50 MB, without macros or a password.',
    accept: ACCEPTED_EXTENSIONS,
    multiple: true,
    errors,
  })}${field.input({
    name: 'title',
    label: 'What to call it (optional)',
    hint: 'Left empty, it is called by the file’s name.',
    typed,
    errors,
  })}${field.radios({
    name: 'visibleTo',
    label: 'Who may read it?',
    typed,
    errors,
    choices: view.asHost ? HOST_CHOICES : MANAGER_CHOICES,
  })}`,
  button: 'Share it',
  cancel: view.base,
})}`;
}

const HOST_CHOICES = [
  { value: 'team', text: 'The team', hint: 'The peers and the challenge manager. Your own people see it too.' },
  { value: 'manager', text: 'The challenge manager', hint: 'Nobody else on the team. Your own people see it too.' },
];
const MANAGER_CHOICES = [
  { value: 'team', text: 'The team', hint: 'The peers and you; not the host.' },
  { value: 'team-and-host', text: 'The team and the host' },
  { value: 'manager', text: 'Managers only' },
];

export type RequestPage = {
  readonly base: string;
  readonly csrf: string;
  readonly request: RequestLine;
  readonly documents: readonly DocumentLine[];
  readonly share: Html | null;
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** One request: why it is asked for, what was shared for it, and the two ways to settle it. */
export function requestView(page: RequestPage): Html {
  const { request, documents, share, base } = page;
  return html`${request.why && html`<p class="govuk-body-l">${request.why}</p>`}
${request.due && html`<p class="govuk-body">${request.late ? 'It was due on' : request.state === 'asked' ? 'Please share it by' : 'It was wanted by'} ${request.due}.</p>`}
${request.sensitive && html`<p class="govuk-body">It may name people, so each opening of it is written down.</p>`}
${request.notHeldReason !== null && documents.length === 0 && html`${govuk.insetText({ html: html`The host does not hold this. <span dir="auto">${request.notHeldReason}</span>` })}${share && form({ action: `${base}/requests/${request.id}/asking-again`, csrf: page.csrf, body: html``, button: { text: 'Take that back', kind: 'secondary' } })}`}
${documents.length > 0 && html`<h2 class="govuk-heading-m">Shared for this</h2><ul class="govuk-list govuk-list--spaced">${documents.map((line) => html`<li><a class="govuk-link" href="${line.href}"><bdi>${line.title}</bdi></a><br><span class="cf-quiet">${line.kind}. ${line.readers}. Shared ${line.shared}.</span></li>`)}</ul>`}
${share && html`<h2 class="govuk-heading-m">${documents.length > 0 ? 'Share more' : 'Share it'}</h2>${share}`}
${share && documents.length === 0 && request.notHeldReason === null && notHeld(page)}`;
}

function notHeld({ base, csrf, request, typed, errors }: RequestPage): Html {
  return html`<h2 class="govuk-heading-m">Or say that you do not hold it</h2>
${form({
  action: `${base}/requests/${request.id}/not-held`,
  csrf,
  body: field.textarea({
    name: 'reason',
    label: 'Why not?',
    hint: 'One line is enough: “We stopped making it in 2024.”',
    rows: 2,
    typed,
    errors,
  }),
  button: { text: 'We do not hold this', kind: 'secondary' },
})}`;
}

/** A question before a document goes: what is lost, and how to undo it. */
export function removalView(base: string, csrf: string, line: DocumentLine, inPack: boolean): Html {
  return form({
    action: `${base}/${line.id}/removal`,
    csrf,
    body: html`<p class="govuk-body"><bdi>${line.title}</bdi> (${line.kind}) will no longer open for anybody.${inPack && ' It is in the pre-reading: it leaves that too.'}</p>
<p class="govuk-body">You can put it back from the bottom of the list of documents.</p>`,
    button: { text: 'Remove it', kind: 'warning' },
    cancel: base,
  });
}

/** One more document to ask the host for. */
export function askView(base: string, csrf: string, formId: string, typed: Typed, errors: FieldErrors): Html {
  return form({
    action: `${base}/requests`,
    csrf,
    hidden: { id: formId },
    body: html`${field.input({ name: 'name', label: 'Which document?', typed, errors })}
${field.textarea({ name: 'why', label: 'Why the team needs it (optional)', hint: 'The host reads this.', rows: 3, typed, errors })}
${field.date({ name: 'due', label: 'Wanted by (optional)', hint: 'For example, 27 3 2027', typed, errors })}
${field.radios({
  name: 'visibleTo',
  label: 'Who will read it?',
  typed,
  errors,
  choices: [
    { value: 'team', text: 'The team' },
    { value: 'manager', text: 'The challenge manager only' },
  ],
})}`,
    button: 'Ask the host',
    cancel: base,
  });
}
