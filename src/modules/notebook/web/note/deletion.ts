import { form } from '#design/form';
import { type Html, html } from '#design/html';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
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
import { CLOSED_TO_DELETION, deleteNote } from '../../application/delete-note.ts';
import type { Note } from '../../domain/note.ts';
import { notebookState } from '../../store/note-counts.ts';
import { noteCard } from './note-card.ts';
import { theNote } from './route.ts';

export const deletionRoutes = [
  get('/challenges/:challenge/notes/:note/deletion', 'notes.write', ask),
  post('/challenges/:challenge/notes/:note/deletion', 'notes.write', remove),
];

async function ask(context: Context): Promise<Outcome> {
  const note = await theNote(context);
  if (!note) return notFound;
  return note.authorId === signedIn(context).personId ? await show(context, note) : forbidden;
}

async function show(context: Context, note: Note, refused?: string): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const card = noteCard({ note, base, viewerId: signedIn(context).personId });
  const { closed } = await notebookState(context.services.db, head.id);
  const stays = closed ? CLOSED_TO_DELETION : note.findings.length > 0 && STANDS_BEHIND;
  const asks: Html =
    stays !== false
      ? html`${!refused && html`<p class="govuk-body">${stays}</p>`}
<p class="govuk-body"><a class="govuk-link" href="${base}/notes">Keep the note</a></p>`
      : form({
          action: `${base}/notes/${note.id}/deletion`,
          csrf: context.csrf,
          body: html`<p class="govuk-body">It is gone for good, for you and for the team${note.photographs.length > 0 && ', and its photographs with it'}. Questions that were taken from it into sessions, and its place in emerging findings, go with it.</p>`,
          button: { text: 'Delete this note', kind: 'warning' },
          cancel: { text: 'Keep it', href: `${base}/notes` },
        });
  return context.show(
    {
      title: 'Delete your note?',
      caption: head.title,
      width: 'narrow',
      back: `${base}/notes`,
      errors: refused ? { note: refused } : {},
      main: html`${await challengeNav(context, 'notes')}<div id="note">${card}</div>${asks}`,
    },
    refused ? 409 : 200,
  );
}

const STANDS_BEHIND =
  'It cannot be deleted while a finding stands on it. Open the finding and take the note out first.';

async function remove(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const note = await theNote(context);
  // Pressed twice: it is gone, which is what was wanted.
  if (!note) return redirect(`/challenges/${head.reference}/notes`, 'Your note is deleted.');
  const ids = { challengeId: head.id, noteId: note.id };
  const outcome = await deleteNote(context.services, ids, signedIn(context).personId);
  if (!isRefusal(outcome)) return redirect(`/challenges/${head.reference}/notes`, 'Your note is deleted.');
  if (outcome.code === 'not-yours') return forbidden;
  return outcome.code === 'missing' ? notFound : await show(context, note, outcome.why);
}
