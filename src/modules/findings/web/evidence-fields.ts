import { type FieldErrors, field, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { kindMark, type Note, notePhotographs } from '#modules/notebook';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';

/** The notes and documents one may choose, those chosen first; and, for whoever may, a reason to go without. */
export function evidenceFields(view: {
  readonly chosen: readonly Note[];
  readonly more: readonly Note[];
  readonly documents: readonly { id: string; title: string }[];
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly mayOverride: boolean;
  /** `/challenges/REFERENCE`. */
  readonly base: string;
}): Html {
  const { chosen, more, documents, typed, errors, base } = view;
  const ids = chosen.map((note) => note.id);
  const documentBoxes =
    documents.length > 0 &&
    field.checkboxes({
      name: 'document',
      label: 'Documents it stands on',
      typed,
      errors,
      small: true,
      choices: documents.map(({ id, title }) => ({ value: id, text: title })),
    });
  return html`<fieldset class="govuk-fieldset govuk-form-group${errors.note && ' govuk-form-group--error'}" id="note"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Notes it stands on</legend>
${errors.note && govuk.errorMessage({ text: errors.note })}
${chosen.length === 0 && html`<p class="govuk-hint">None is chosen yet. Choose from those below, or <a class="govuk-link" href="${base}/notes">tick notes in the list</a> and come back from there.</p>`}
${chosen.map((note) => noteBox(note, ids, base))}</fieldset>
${more.length > 0 && govuk.details({ summaryText: `More notes of this theme (${more.length})`, html: html`${more.map((note) => noteBox(note, [], base))}` })}
${documentBoxes && (typed.document === undefined ? govuk.details({ summaryText: `Documents (${documents.length})`, html: documentBoxes }) : documentBoxes)}
${view.mayOverride && withoutEvidence(typed, errors)}`;
}

/** The challenge manager's way out, kept in the audit trail. */
export function withoutEvidence(typed: Typed, errors: FieldErrors): Html {
  const reason = field.textarea({
    name: 'reason',
    label: 'Why it may stand without',
    hint: 'Only you as challenge manager see this field. The reason is shown beside it to the team and kept in the challenge’s history.',
    typed,
    errors,
    rows: 2,
  });
  const open = Boolean(typed.reason) || Boolean(errors.reason);
  return govuk.details({ summaryText: 'Nothing to choose? Let it stand by a reason', html: reason, open });
}

function noteBox(note: Note, checked: readonly string[], base: string): Html {
  const id = `note-${note.id}`;
  const mark = checked.includes(note.id) && html` checked`;
  return html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="note" id="${id}" value="${note.id}"${mark}><label class="govuk-label govuk-checkboxes__label" for="${id}"><span dir="auto">${note.text.slice(0, 300)}${note.text.length > 300 && '…'}${note.apart !== null && `, ${note.apart}`}</span><br><span class="cf-quiet">${kindMark(note.kind)} · ${SOURCE_CATEGORY_LABELS[note.sourceCategory]}</span></label></div>${notePhotographs(note, base)}</div>`;
}
