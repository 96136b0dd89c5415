import type { FieldErrors, Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav, challengeProbes, challengeThemes } from '#modules/challenges';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import {
  type Context,
  forbidden,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
} from '#platform/http/context';
import { sentRevision } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { changeNote } from '../../application/change-note.ts';
import { namingWarning } from '../../application/naming-warning.ts';
import { NOTE_MAXIMUM, type Note } from '../../domain/note.ts';
import type { NotebookSession } from '../../domain/session.ts';
import { notesById } from '../../store/notes.ts';
import { notebookSessions } from '../../store/sessions.ts';
import { readChangeForm } from '../write/form.ts';
import { noteForm } from '../write/note-form.ts';
import { showAsNew } from '../write/route.ts';
import { kindMark, noteCard } from './note-card.ts';
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
  const card = noteCard({ note, base, viewerId: signedIn(context).personId, isOwnPage: true, photographs: 'large' });
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
  const sessions = await notebookSessions(context.services.db, theChallenge(context).id);
  const { sessionId, themeId, kind, text, version } = note;
  const source = sourceTyped(note, sessions);
  const typed = { session: sessionId ?? '', theme: themeId ?? '', kind, source, text };
  return await showForm(context, note, { sessions, version, typed, errors: {} });
}

/** Empty where it is who was to speak in its session: so it goes with the note into another. */
function sourceTyped({ sessionId, sourceCategory }: Note, sessions: readonly NotebookSession[]): string {
  const planned = sessions.find(({ id }) => id === sessionId)?.sourceCategory;
  return planned === sourceCategory ? '' : sourceCategory;
}

type Shown = {
  sessions: readonly NotebookSession[];
  /** Of the note that the form was made from. */
  version: number;
  typed: Typed;
  errors: FieldErrors;
  mayKeepAnyway?: boolean;
  status?: number;
  above?: Html;
};

async function showForm(context: Context, note: Note, shown: Shown): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const [themes, probes] = await Promise.all([challengeThemes(db, head.id), challengeProbes(db, head.id)]);
  const view = noteForm({
    action: `${base}/notes/${note.id}`,
    csrf: context.csrf,
    cancel: `${base}/notes`,
    hidden: { version: String(shown.version) },
    sessions: shown.sessions,
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
  if (!note) return isId(context.params.note) ? await showAsNew(context, DELETED) : notFound;
  if (note.authorId !== signedIn(context).personId) return forbidden;
  const sessions = await notebookSessions(db, head.id);
  const read = readChangeForm(context.body, sessions);
  const again = (errors: FieldErrors, more: Partial<Shown> = {}) =>
    showForm(context, note, {
      ...{ sessions, version: sentRevision(context.body), typed: context.body, errors },
      ...more,
    });
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
  if (outcome.code === 'missing') return await showAsNew(context, DELETED);
  if (outcome.code === 'not-yours') return forbidden;
  if (outcome.code !== 'stale') return await again({ [outcome.code === 'not-here' ? 'session' : 'text']: outcome.why });
  const now = (await theNote(context)) ?? note;
  return await again({ text: outcome.why }, { status: 409, version: now.version, above: savedNow(now) });
}

const DELETED =
  'This note is not there any more: it was deleted somewhere else in the meantime. What you typed is kept: save it as a new note.';

/** What its writer has saved in another window or on a phone meanwhile. */
function savedNow({ text, kind, themeName, sessionTitle, sourceCategory }: Note): Html {
  const about = [themeName ?? 'No theme yet', sessionTitle ?? 'No session', SOURCE_CATEGORY_LABELS[sourceCategory]];
  return html`<h2 class="govuk-heading-s">What is saved now</h2><div class="govuk-inset-text"><div class="cf-note__text" dir="auto">${text}</div><p class="cf-quiet govuk-!-margin-bottom-0">${kindMark(kind)} · ${about.join(' · ')}</p></div><h2 class="govuk-heading-s">What you typed</h2>`;
}
