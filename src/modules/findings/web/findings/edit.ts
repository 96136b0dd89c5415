import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav, challengeThemes } from '#modules/challenges';
import { type Note, namingWarning, notesById, notesOfTheme } from '#modules/notebook';
import { documentsForEvidence } from '#modules/preparation';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { sentRevision } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { changeFinding } from '../../application/change-finding.ts';
import { type FindingRefusal, makeFinding } from '../../application/make-finding.ts';
import { FINDING_KIND_LABELS, FINDING_KINDS } from '../../domain/finding.ts';
import { commonKind, commonTheme } from '../../domain/most-common.ts';
import { type Finding, findingById, listFindings } from '../../store/findings.ts';
import { evidenceFields } from '../evidence-fields.ts';
import { evidenceWords } from '../finding-card.ts';
import { either, idOfForm, KEEP_ANYWAY, REMOVED, savedNow } from '../form-again.ts';
import { readFindingChange, readNewFinding } from './form.ts';

export const findingEditRoutes = [
  get('/challenges/:challenge/findings/new', 'findings.edit', showNew),
  post('/challenges/:challenge/findings', 'findings.edit', make),
  get('/challenges/:challenge/findings/:finding/change', 'findings.edit', showChange),
  post('/challenges/:challenge/findings/:finding', 'findings.edit', change),
];

const MORE = 40;

/** Ids in an address: `?note=A&note=B` arrives as `A,B`. */
function idsIn(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(',').filter(isId))].slice(0, 100);
}

async function showNew(context: Context): Promise<Outcome> {
  const notes = await notesById(context.services.db, theChallenge(context).id, idsIn(context.query.note));
  const typed = { kind: commonKind(notes), theme: commonTheme(notes), note: notes.map((note) => note.id) };
  return await showForm(context, { id: newId(context.now.getTime()), typed, errors: {}, notes });
}

async function showChange(context: Context): Promise<Outcome> {
  const finding = await theFinding(context);
  if (!finding) return notFound;
  const typed = {
    kind: finding.kind,
    theme: finding.themeId,
    title: finding.title,
    body: finding.body,
    key: finding.isKeyMessage ? 'yes' : undefined,
    note: [...finding.noteIds, ...idsIn(context.query.note)],
    document: finding.documents.length > 0 ? finding.documents.map(({ id }) => id) : undefined,
    reason: finding.without?.reason,
  };
  return await showForm(context, { finding, typed, errors: {} });
}

/** The finding of this address, or null. */
export async function theFinding(context: Context): Promise<Finding | null> {
  const id = context.params.finding;
  return isId(id) ? await findingById(context.services.db, theChallenge(context).id, id) : null;
}

type Shown = {
  finding?: Finding;
  /** Of the finding that the form was made from; the newest where nothing is said. */
  version?: number;
  id?: string;
  typed: Typed;
  errors: FieldErrors;
  notes?: readonly Note[];
  mayKeepAnyway?: boolean;
  status?: number;
  above?: Html;
};

async function showForm(context: Context, shown: Shown): Promise<Outcome> {
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

async function make(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const read = readNewFinding(context.body);
  const id = idOfForm(context);
  const again = (errors: FieldErrors, more: Partial<Shown> = {}) =>
    showForm(context, { id, typed: context.body, errors, ...more });
  if (!read.ok) return await again({ ...read.errors });
  const { anyway, ...wanted } = read.value;
  const warning = anyway ? null : await warningOf(context, wanted);
  if (warning) return await again({ body: warning }, { mayKeepAnyway: true });
  const outcome = await makeFinding(context.services, { challengeId: head.id, ...wanted }, finderOf(context));
  if (!isRefusal(outcome))
    return redirect(
      `/challenges/${head.reference}/findings/${outcome.id}`,
      'The finding is saved. Only the team sees it.',
    );
  const more = outcome.code === 'other-words' ? { id: newId(context.now.getTime()), status: 409 } : {};
  return await again(errorOf(outcome), more);
}

async function change(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const finding = await theFinding(context);
  if (!finding) return await showRemoved(context);
  const read = readFindingChange(context.body);
  const again = (errors: FieldErrors, more: Partial<Shown> = {}) =>
    showForm(context, { finding, version: sentRevision(context.body), typed: context.body, errors, ...more });
  if (!read.ok) return await again({ ...read.errors });
  const { anyway, ...fields } = read.value;
  const warning = anyway ? null : await warningOf(context, fields);
  if (warning) return await again({ body: warning }, { mayKeepAnyway: true });
  const wanted = { challengeId: head.id, id: finding.id, ...fields };
  const outcome = await changeFinding(context.services, wanted, finderOf(context));
  if (!isRefusal(outcome))
    return redirect(`/challenges/${head.reference}/findings/${finding.id}`, 'The finding is changed.');
  if (outcome.code === 'missing') return await showRemoved(context);
  if (outcome.code !== 'stale') return await again(errorOf(outcome));
  return await showStale(context, outcome.why);
}

/** What was typed into a finding that a colleague has removed meanwhile, as a new one. */
async function showRemoved(context: Context): Promise<Outcome> {
  if (!isId(context.params.finding)) return notFound;
  const id = newId(context.now.getTime());
  return await showForm(context, { id, typed: context.body, errors: { title: REMOVED }, status: 409 });
}

/** What was typed below what a colleague has saved meanwhile. What either chose is ticked: nobody's evidence goes unseen. */
async function showStale(context: Context, why: string): Promise<Outcome> {
  const finding = await theFinding(context);
  if (!finding) return await showRemoved(context);
  const { body } = context;
  const typed = {
    ...body,
    note: either(body.note, finding.noteIds),
    document: either(
      body.document,
      finding.documents.map(({ id }) => id),
    ),
  };
  const about = [
    FINDING_KIND_LABELS[finding.kind],
    finding.themeName,
    finding.isKeyMessage && 'a key message',
    finding.without ? `stands by a reason: ${finding.without.reason}` : `stands on ${evidenceWords(finding)}`,
  ];
  const ticked = 'Notes and documents that either of you chose are ticked below: untick what does not belong.';
  return await showForm(context, {
    ...{ finding, typed, errors: { title: why }, status: 409 },
    above: savedNow({ ...finding, about: about.filter(Boolean).join(' · '), ticked }),
  });
}

/** What goes to the host may not lead to one person: names of those who were in the sessions that the notes come from count in parts. */
async function warningOf(
  context: Context,
  wanted: { title: string; body: string; noteIds: readonly string[] },
): Promise<string | null> {
  const { db } = context.services;
  const { id } = theChallenge(context);
  const notes = await notesById(db, id, wanted.noteIds);
  return await namingWarning(
    db,
    id,
    notes.flatMap((note) => note.sessionId ?? []),
    `${wanted.title}\n${wanted.body}`,
  );
}

/** Who asks, and whether they may go without evidence. */
export function finderOf(context: Context) {
  return { personId: signedIn(context).personId, mayOverride: context.may('findings.override-evidence') };
}

function errorOf(refused: FindingRefusal): FieldErrors {
  const at = { theme: 'theme', 'no-evidence': 'note', 'no-override': 'note' } as const;
  return { [at[refused.code as keyof typeof at] ?? 'title']: refused.why };
}
