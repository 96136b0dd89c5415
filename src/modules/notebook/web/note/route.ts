import type { FieldErrors, Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav, challengeProbes, challengeThemes } from '#modules/challenges';
import {
  type Context,
  forbidden,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
} from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { changeNote } from '../../application/change-note.ts';
import { namingWarning } from '../../application/naming-warning.ts';
import { NOTE_MAXIMUM, type Note } from '../../domain/note.ts';
import { notesById } from '../../store/notes.ts';
import { notebookSessions } from '../../store/sessions.ts';
import { readChangeForm } from '../write/form.ts';
import { noteForm } from '../write/note-form.ts';
import { noteCard } from './note-card.ts';
import { notePhotographs } from './photographs.ts';

export const noteRoutes = [
  get('/challenges/:challenge/notes/:note', 'notes.read', showNote),
  get('/challenges/:challenge/notes/:note/change', 'notes.write', showChange),
  post('/challenges/:challenge/notes/:note', 'notes.write', change),
];

/** The note of this address with its whole text, or null: also where it is another challenge's, or destroyed. */
export async function theNote(context: Context): Promise<Note | null> {
  const id = context.params.note;
  if (!isId(id)) return null;
  const [note] = await notesById(context.services.db, theChallenge(context).id, [id], NOTE_MAXIMUM);
  return note ?? null;
}

async function showNote(context: Context): Promise<Outcome> {
  const note = await theNote(context);
  if (!note) return notFound;
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const card = noteCard({ note, base, viewerId: signedIn(context).personId, photographs: 'large' });
  const nav = await challengeNav(context, 'notes');
  return context.show({
    title: 'A note',
    caption: head.title,
    width: 'narrow',
    back: `${base}/notes`,
    main: html`${nav}${card}`,
  });
}

async function showChange(context: Context): Promise<Outcome> {
  const note = await theNote(context);
  if (!note) return notFound;
  if (note.authorId !== signedIn(context).personId) return forbidden;
  const { sessionId, themeId, kind, sourceCategory, text } = note;
  const typed = { session: sessionId ?? '', theme: themeId ?? '', kind, source: sourceCategory, text };
  return await showForm(context, note, { typed, errors: {} });
}

type Shown = { typed: Typed; errors: FieldErrors; mayKeepAnyway?: boolean; status?: number; above?: Html };

async function showForm(context: Context, note: Note, shown: Shown): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const [sessions, themes, probes] = await Promise.all([
    notebookSessions(db, head.id),
    challengeThemes(db, head.id),
    challengeProbes(db, head.id),
  ]);
  const view = noteForm({
    action: `${base}/notes/${note.id}`,
    csrf: context.csrf,
    cancel: `${base}/notes`,
    hidden: { version: String(note.version) },
    sessions,
    themes,
    probes,
    typed: shown.typed,
    errors: shown.errors,
    mayKeepAnyway: shown.mayKeepAnyway ?? false,
    isNew: false,
  });
  return context.show(
    {
      title: 'Change your note',
      caption: head.title,
      width: 'narrow',
      back: `${base}/notes`,
      errors: shown.errors,
      main: html`${await challengeNav(context, 'notes')}${shown.above}${notePhotographs(note, base)}${view}
<p class="govuk-body"><a class="govuk-link" href="${base}/notes/${note.id}/deletion">Delete this note</a></p>`,
    },
    shown.status,
  );
}

async function change(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const note = await theNote(context);
  if (!note) return notFound;
  if (note.authorId !== signedIn(context).personId) return forbidden;
  const read = readChangeForm(context.body, await notebookSessions(db, head.id));
  const again = (errors: FieldErrors, more: Partial<Shown> = {}) =>
    showForm(context, note, { typed: context.body, errors, ...more });
  if (!read.ok) return await again(read.errors);
  const { anyway, ...wanted } = read.value;
  if (!anyway) {
    const warning = await namingWarning(db, head.id, wanted.sessionId ? [wanted.sessionId] : [], wanted.text);
    if (warning) return await again({ text: warning }, { mayKeepAnyway: true });
  }
  const by = signedIn(context).personId;
  const outcome = await changeNote(context.services, { challengeId: head.id, noteId: note.id, ...wanted }, by);
  if (!isRefusal(outcome)) {
    const back = wanted.sessionId ? `sessions/${wanted.sessionId}/notes` : 'notes';
    return redirect(`/challenges/${head.reference}/${back}#note-${note.id}`, 'Your note is changed.');
  }
  if (outcome.code === 'missing') return notFound;
  if (outcome.code === 'not-yours') return forbidden;
  if (outcome.code !== 'stale') return await again({ [outcome.code === 'not-here' ? 'session' : 'text']: outcome.why });
  const above = html`<h2 class="govuk-heading-s">What is saved now</h2><div class="govuk-inset-text cf-note__text" dir="auto">${note.text}</div>`;
  return await again({ text: outcome.why }, { status: 409, above });
}
