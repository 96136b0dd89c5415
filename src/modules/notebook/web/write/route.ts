import type { FieldErrors, Typed } from '#design/form';
import { html } from '#design/html';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav, challengeProbes, challengeThemes } from '#modules/challenges';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { namingWarning } from '../../application/naming-warning.ts';
import { CLOSED, writeNotes } from '../../application/write-notes.ts';
import { type NotebookSession, sessionToWriteFor } from '../../domain/session.ts';
import { notebookState } from '../../store/note-counts.ts';
import { notebookSessions } from '../../store/sessions.ts';
import { type NotesRead, readNotesForm } from './form.ts';
import { noteForm } from './note-form.ts';

export const writeRoutes = [
  get('/challenges/:challenge/notes/new', 'notes.write', showForm),
  post('/challenges/:challenge/notes', 'notes.write', write),
];

/**
 * An empty note of the session asked for, cancelled or not; where none is asked for, of the one that this person is most likely in. Never
 * of another than was asked for: where there is no such session, of none.
 */
async function showForm(context: Context): Promise<Outcome> {
  const { session: asked = '', theme, prompt } = context.query;
  const sessions = await notebookSessions(context.services.db, theChallenge(context).id, asked);
  if ((await notebookState(context.services.db, theChallenge(context).id)).closed) {
    return redirect(`/challenges/${theChallenge(context).reference}/notes`, CLOSED);
  }
  const session =
    asked === ''
      ? sessionToWriteFor(sessions, signedIn(context).personId, context.now)
      : (sessions.find((each) => each.id === asked) ?? null);
  const only = session?.themeIds.length === 1 ? session.themeIds[0] : '';
  const typed = { session: session?.id ?? '', theme: isId(theme) ? theme : only, prompt: isId(prompt) ? prompt : '' };
  return await showNote(context, sessions, { id: newId(context.now.getTime()), typed, errors: {} });
}

/** What was typed into the form of a note that is gone, to be saved as a new one. */
export async function showAsNew(context: Context, why: string): Promise<Outcome> {
  const { session } = context.body;
  const sessions = await notebookSessions(context.services.db, theChallenge(context).id, String(session ?? ''));
  const id = newId(context.now.getTime());
  return await showNote(context, sessions, { id, typed: context.body, errors: { text: why }, status: 409 });
}

type Shown = { id: string; typed: Typed; errors: FieldErrors; mayKeepAnyway?: boolean; status?: number };

async function showNote(context: Context, sessions: readonly NotebookSession[], shown: Shown): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const [themes, probes] = await Promise.all([challengeThemes(db, head.id), challengeProbes(db, head.id)]);
  const answers = sessions
    .find((each) => each.id === shown.typed.session)
    ?.prompts.find((prompt) => prompt.id === shown.typed.prompt);
  // “Save and write another” was pressed before the warning: it still counts when the warned of text is kept.
  const next = typeof shown.typed.next === 'string' && shown.mayKeepAnyway ? { next: shown.typed.next } : null;
  const view = noteForm({
    action: `${base}/notes`,
    csrf: context.csrf,
    cancel: `${base}/notes`,
    hidden: { id: shown.id, ...next, ...(answers ? { prompt: answers.id } : {}) },
    sessions,
    themes,
    probes,
    typed: shown.typed,
    errors: shown.errors,
    mayKeepAnyway: shown.mayKeepAnyway ?? false,
    isNew: true,
    answers: answers?.text ?? null,
  });
  return context.show(
    {
      title: 'Write a note',
      caption: head.title,
      width: 'narrow',
      errors: shown.errors,
      main: html`${await challengeNav(context, 'notes')}${view}<p class="govuk-body cf-quiet">Only the team reads notes. Leave names out.</p>`,
    },
    shown.status,
  );
}

async function write(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const sessions = await notebookSessions(db, head.id, String(context.body.session ?? ''));
  const read = readNotesForm(context.body, sessions);
  const sent = String(context.body.id ?? '');
  const id = isId(sent) ? sent : newId(context.now.getTime());
  const again = (errors: FieldErrors, more: Partial<Shown> = {}) =>
    showNote(context, sessions, { id, typed: context.body, errors, ...more });
  if (!read.ok) return await again(read.errors);
  const { anyway, another, ...wanted } = read.value;
  if (!anyway) {
    const warning = await namingWarning(db, head.id, wanted.sessionId ? [wanted.sessionId] : [], textOf(read.value));
    if (warning) return await again({ text: warning }, { mayKeepAnyway: true });
  }
  const outcome = await writeNotes(context.services, { challengeId: head.id, ...wanted }, signedIn(context).personId);
  if (isRefusal(outcome)) {
    // The same form in other words is another note: it gets an id of its own, and nothing is saved over.
    const more = outcome.code === 'other-words' ? { id: newId(context.now.getTime()), status: 409 } : {};
    return await again({ [outcome.code === 'not-here' ? 'session' : 'text']: outcome.why }, more);
  }
  return redirect(nextPage(head.reference, read.value), savedWords(outcome.written));
}

function textOf({ notes }: NotesRead): string {
  return notes.map((note) => note.text).join('\n');
}

function nextPage(reference: string, { another, sessionId }: NotesRead): string {
  const base = `/challenges/${reference}`;
  if (another) return `${base}/notes/new?session=${sessionId ?? 'none'}`;
  return sessionId ? `${base}/sessions/${sessionId}/notes` : `${base}/notes`;
}

function savedWords(written: number): string {
  const what = written === 1 ? 'Your note is saved' : `Your ${written} notes are saved`;
  return `${what}. Only the team can read ${written === 1 ? 'it' : 'them'}; you can change or delete ${written === 1 ? 'it' : 'them'}.`;
}
