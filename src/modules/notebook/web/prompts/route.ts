import { type FieldErrors, form, type Typed } from '#design/form';
import { html } from '#design/html';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { namingWarning } from '../../application/naming-warning.ts';
import { CLOSED, takeIntoSessions } from '../../application/take-into-sessions.ts';
import { takePromptAway } from '../../application/take-prompt-away.ts';
import { comingSessions, promptFrom } from '../../domain/prompt.ts';
import { notebookState } from '../../store/note-counts.ts';
import { notesById } from '../../store/notes.ts';
import { markPrompt, type PromptInSession, promptById } from '../../store/prompts.ts';
import { notebookSessions } from '../../store/sessions.ts';
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
    return redirect(`/challenges/${head.reference}/${back}`, CLOSED);
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
  status?: number;
};

async function showForm(context: Context, shown: Shown): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const { id, typed, errors, back } = shown;
  const noteId = isId(typed.note) ? [typed.note] : [];
  const [sessions, [note = null]] = await Promise.all([notebookSessions(db, head.id), notesById(db, head.id, noteId)]);
  const view = promptForm({
    base,
    csrf: context.csrf,
    back,
    id,
    note,
    sessions: comingSessions(sessions, context.now),
    typed,
    errors,
    mayKeepAnyway: shown.mayKeepAnyway ?? false,
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
    const warning = await namingWarning(context.services.db, head.id, wanted.sessionIds, wanted.text);
    if (warning) return await again({ text: warning }, { mayKeepAnyway: true });
  }
  const taken = await takeIntoSessions(
    context.services,
    { challengeId: head.id, ...wanted },
    signedIn(context).personId,
  );
  if (isRefusal(taken))
    return await again({ [taken.code === 'begun' ? 'session' : 'text']: taken.why }, { status: 409 });
  const where = taken.sessions.map(({ title }) => `‘${title}’`).join(' and ');
  const words =
    taken.added > 0
      ? `The question is taken into ${where}. It is in the notebook of everybody on the team.`
      : `The question stands in ${where} already.`;
  return redirect(`/challenges/${head.reference}/${back}`, words);
}

async function thePrompt(context: Context): Promise<PromptInSession | null> {
  const id = context.params.prompt;
  return isId(id) ? await promptById(context.services.db, theChallenge(context).id, id) : null;
}

/** Asked, or not asked after all: pressed twice it stays as it is. */
async function mark(context: Context): Promise<Outcome> {
  const prompt = await thePrompt(context);
  if (!prompt) return notFound;
  const head = theChallenge(context);
  const asked = context.body.asked === 'yes';
  const by = { by: signedIn(context).personId, at: context.now };
  await markPrompt(context.services.db, head.id, prompt.id, asked ? by : null);
  const words = asked ? 'is marked as asked' : 'is not asked yet';
  return redirect(
    `/challenges/${head.reference}/${wayBack(context.body.back)}`,
    `The question in ‘${prompt.sessionTitle}’ ${words}.`,
  );
}

async function askToRemove(context: Context): Promise<Outcome> {
  const prompt = await thePrompt(context);
  if (!prompt) return notFound;
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const back = wayBack(context.query.back);
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
  if (isId(id)) await takePromptAway(context.services, head.id, id);
  return redirect(
    `/challenges/${head.reference}/${wayBack(context.body.back)}`,
    'The question is taken out of the session.',
  );
}
