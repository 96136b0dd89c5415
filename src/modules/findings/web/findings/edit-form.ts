import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { isId } from '#kernel/ids';
import { challengeNav, challengeThemes } from '#modules/challenges';
import { type Note, notesById, notesOfTheme } from '#modules/notebook';
import { documentsForEvidence } from '#modules/preparation';
import { type Context, type Outcome, theChallenge } from '#platform/http/context';
import { FINDING_KIND_LABELS, FINDING_KINDS } from '../../domain/finding.ts';
import { type Finding, listFindings } from '../../store/findings.ts';
import { evidenceFields } from '../evidence-fields.ts';
import { type FormShown, KEEP_ANYWAY } from '../form-again.ts';

const MORE = 40;

type Shown = FormShown & {
  finding?: Finding;
  /** Those to be ticked, where they are known already. */
  notes?: readonly Note[];
};

/** The form of a finding, new or changed: what it says, and the notes and documents it stands on. */
export async function showForm(context: Context, shown: Shown): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const { finding, typed, errors } = shown;
  const base = `/challenges/${head.reference}`;
  const [themes, shared, others] = await Promise.all([
    challengeThemes(db, head.id),
    documentsForEvidence(db, head.id),
    finding ? [] : listFindings(db, head.id),
  ]);
  const chosen = shown.notes ?? (await notesById(db, head.id, [typed.note ?? []].flat().filter(isId)));
  const themeId = String(typed.theme ?? '');
  const except = chosen.map((note) => note.id);
  const more = isId(themeId) ? await notesOfTheme(db, head.id, { themeId, except, limit: MORE }) : [];
  const documents = [
    ...shared,
    ...(finding?.documents ?? []).filter(({ id }) => !shared.some((each) => each.id === id)),
  ];
  const mayOverride = context.may('findings.override-evidence');
  const save = { text: finding ? 'Save the changes' : 'Save the finding' };
  const body = html`${field.radios({ name: 'kind', label: 'What is it?', typed, errors, inline: true, choices: FINDING_KINDS.map((kind) => ({ value: kind, text: FINDING_KIND_LABELS[kind] })) })}
${field.select({ name: 'theme', label: 'Theme', typed, errors, empty: 'Choose a theme', choices: themes.map(({ id, name }) => ({ value: id, text: name })) })}
${field.input({ name: 'title', label: 'The finding in one sentence', hint: 'The host will read it: no names, nothing that points to one person.', typed, errors })}
${field.textarea({ name: 'body', label: 'What you found', typed, errors, rows: 6 })}
${field.checkboxes({ name: 'key', label: 'In the report', typed, errors, small: true, choices: [{ value: 'yes', text: 'This is a key message' }] })}
${evidenceFields({ chosen, more, documents, typed, errors, mayOverride, base })}`;
  const main = html`${await challengeNav(context, 'findings')}${shown.above}${!finding && belongTo(others, chosen, base)}${form(
    {
      action: finding ? `${base}/findings/${finding.id}` : `${base}/findings`,
      csrf: context.csrf,
      hidden: finding ? { version: String(shown.version ?? finding.version) } : { id: shown.id ?? '' },
      cancel: finding ? `${base}/findings/${finding.id}` : `${base}/findings`,
      button: shown.mayKeepAnyway ? [save, KEEP_ANYWAY] : save,
      body,
    },
  )}`;
  const title = finding ? 'Change the finding' : 'New finding';
  return context.show(
    { title, caption: head.title, width: 'narrow', back: `${base}/findings`, errors, main },
    shown.status,
  );
}

/** Notes that belong to a finding which is there already go there with one tap. */
function belongTo(findings: readonly Finding[], chosen: readonly Note[], base: string): Html | null {
  if (findings.length === 0 || chosen.length === 0) return null;
  const query = chosen.map((note) => `note=${note.id}`).join('&');
  const list = html`<ul class="govuk-list">${findings.map((finding) => html`<li><a class="govuk-link" href="${base}/findings/${finding.id}/change?${query}">${finding.title}</a></li>`)}</ul>`;
  return govuk.details({ summaryText: 'Add them to a finding that is there already', html: list });
}
