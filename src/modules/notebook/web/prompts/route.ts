import { type FieldErrors, form, type Typed } from '#design/form';
import { html } from '#design/html';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { markAsAsked } from '../../application/mark-prompt.ts';
import { namingWarning } from '../../application/naming-warning.ts';
import { CLOSED, type Standing, type Taken, takeIntoSessions } from '../../application/take-into-sessions.ts';
import { takePromptAway } from '../../application/take-prompt-away.ts';
import { promptFrom } from '../../domain/prompt.ts';
import { notebookState } from '../../store/note-counts.ts';
import { notesById } from '../../store/notes.ts';
import { type PromptInSession, promptById } from '../../store/prompts.ts';
import { sessionsForPrompts } from '../../store/sessions.ts';
import { readPromptForm } from './form.ts';
import { promptForm } from './view.ts';
import { wayBack } from './way-back.ts';

export const promptRoutes = [
  get('/challenges/:challenge/prompts/new', 'notes.write', showNew),
  post('/challenges/:challenge/prompts', 'notes.write', take),
  post('/challenges/:challenge/prompts/:prompt/asked', 'notes.write', mark),
  get('/challenges/:challenge/prompts/:prompt/removal', 'notes.write', askToRemove),
  post('/challenges/:challenge/prompts/:prompt/removal', 'notes.write', remove),
];

async function showNew(context: Context): Promise<Outcome> {
  const { note: noteId, session } = context.query;
  const back = wayBack(context.query.back);
  const head = theChallenge(context);
  if ((await notebookState(context.services.db, head.id)).closed)
    return turnBack(`/challenges/${head.reference}/${back}`, CLOSED);
  const from = isId(context.query.prompt) ? await promptById(context.services.db, head.id, context.query.prompt) : null;
  if (from) {
    const typed = { text: from.text, session: [], note: from.noteId ?? undefined };
    return await showForm(context, { id: from.id, typed, errors: {}, back });
  }
  const [note] = isId(noteId) ? await notesById(context.services.db, head.id, [noteId]) : [];
  const typed = { text: note ? promptFrom(note.text) : '', session: isId(session) ? [session] : [], note: note?.id };
  return await showForm(context, { id: newId(context.now.getTime()), typed, errors: {}, back });
}

type Shown = {
  id: string;
  typed: Typed;
  errors: FieldErrors;
  back: string;
  mayKeepAnyway?: boolean;
  standing?: readonly Standing[];
  cleared?: string;
  status?: number;
};

async function showForm(context: Context, shown: Shown): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const { id, typed, errors, back } = shown;
  const noteId = isId(typed.note) ? [typed.note] : [];
  const [sessions, [note = null]] = await Promise.all([
    sessionsForPrompts(db, head.id, context.now),
    notesById(db, head.id, noteId),
  ]);
  const view = promptForm({
    base,
    csrf: context.csrf,
    back,
    id,
    note,
    sessions,
    typed,
    errors,
    mayKeepAnyway: shown.mayKeepAnyway ?? false,
    standing: shown.standing ?? [],
    cleared: shown.cleared ?? '',
  });
  const title = 'Take a question into a session';
  return context.show(
    {
      title,
      caption: head.title,
      width: 'narrow',
      back: `${base}/${back}`,
      errors,
      main: html`${await challengeNav(context, 'notes')}${view}`,
    },
    shown.status,
  );
}

async function take(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const back = wayBack(context.body.back);
  const read = readPromptForm(context.body);
  const sent = String(context.body.id ?? '');
  const id = isId(sent) ? sent : newId(context.now.getTime());
  const again = (errors: FieldErrors, more: Partial<Shown> = {}) =>
    showForm(context, { id, typed: context.body, errors, back, ...more });
  if (!read.ok) return await again(read.errors);
  const { anyway, ...wanted } = read.value;
  if (!anyway) {
    const warning = await warningOf(context, wanted);
    if (warning) return await again({ text: warning }, { mayKeepAnyway: true });
  }
  const taken = await takeIntoSessions(
    context.services,
    { challengeId: head.id, ...wanted },
    signedIn(context).personId,
  );
  if (isRefusal(taken)) {
    const at = taken.code === 'begun' ? 'session' : 'text';
    const standing = 'standing' in taken ? taken.standing : [];
    return await again({ [at]: taken.why }, { status: 409, standing, cleared: anyway ? wanted.text : '' });
  }
  return redirect(`/challenges/${head.reference}/${back}`, takenWords(taken));
}

/** Parts of names count for those who spoke in the session that the question comes from, and for those it is to be put to. */
async function warningOf(
  context: Context,
  { noteId, sessionIds, text }: { noteId: string | null; sessionIds: readonly string[]; text: string },
): Promise<string | null> {
  const { db } = context.services;
  const { id } = theChallenge(context);
  const [note] = await notesById(db, id, noteId ? [noteId] : []);
  return await namingWarning(db, id, [...sessionIds, ...(note?.sessionId ? [note.sessionId] : [])], text);
}

/** Of each session what is true there. */
function takenWords({ added, changed, stood }: Taken): string {
  const list = (titles: readonly string[]) => titles.map((title) => `‘${title}’`).join(' and ');
  const parts = [
    added.length > 0 && `The question is taken into ${list(added)}. It is in the notebook of everybody on the team.`,
    changed.length > 0 && `The question is changed in ${list(changed)}, in everybody’s notebook too.`,
    stood.length > 0 && `The question stands in ${list(stood)} already, and stays as it is there.`,
  ];
  return parts.filter(Boolean).join(' ');
}

async function thePrompt(context: Context): Promise<PromptInSession | null> {
  const id = context.params.prompt;
  return isId(id) ? await promptById(context.services.db, theChallenge(context).id, id) : null;
}

const TAKEN_AWAY =
  'This question is not there any more: a colleague has taken it away in the meantime, or the note that it came from is gone.';

/** Asked, or not asked after all: pressed twice it stays as it is. */
async function mark(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const back = `/challenges/${head.reference}/${wayBack(context.body.back)}`;
  const prompt = await thePrompt(context);
  if (!prompt) return isId(context.params.prompt) ? turnBack(back, TAKEN_AWAY) : notFound;
  const asked = context.body.asked === 'yes';
  const which = { challengeId: head.id, id: prompt.id, asked };
  const marked = await markAsAsked(context.services, which, signedIn(context).personId);
  if (isRefusal(marked)) return turnBack(back, marked.why);
  const words = asked ? 'is marked as asked' : 'is not asked yet';
  return redirect(back, `The question in ‘${prompt.sessionTitle}’ ${words}.`);
}

async function askToRemove(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const back = wayBack(context.query.back);
  const prompt = await thePrompt(context);
  if (!prompt) return isId(context.params.prompt) ? turnBack(`${base}/${back}`, TAKEN_AWAY) : notFound;
  const main = html`${await challengeNav(context, 'notes')}<p class="govuk-body" dir="auto"><strong>${prompt.text}</strong></p>${form(
    {
      action: `${base}/prompts/${prompt.id}/removal`,
      csrf: context.csrf,
      hidden: { back },
      body: html`<p class="govuk-body">It goes from ‘${prompt.sessionTitle}’, on everybody’s phone too. A note that it came from stays.</p>`,
      button: { text: 'Take the question away', kind: 'warning' },
      cancel: { text: 'Keep it', href: `${base}/${back}` },
    },
  )}`;
  return context.show({ title: 'Take this question away?', caption: head.title, width: 'narrow', main });
}

async function remove(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const id = context.params.prompt;
  const back = `/challenges/${head.reference}/${wayBack(context.body.back)}`;
  const gone = isId(id) ? await takePromptAway(context.services, head.id, id) : null;
  return isRefusal(gone) ? turnBack(back, gone.why) : redirect(back, 'The question is taken out of the session.');
}
