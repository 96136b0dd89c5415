import type { FieldErrors, Typed } from '#design/form';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeThemes } from '#modules/challenges';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { lookAgainAt } from '../../application/release-again.ts';
import { type SavedSession, saveSession } from '../../application/save-session.ts';
import { TEAM_CONVERSATION } from '../../domain/conversation.ts';
import type { Session } from '../../domain/session.ts';
import { warningsOf } from '../../domain/warnings.ts';
import { intervieweesOf } from '../../store/interviewees.ts';
import { isReleased, releaseAndRooms } from '../../store/release.ts';
import { findSession } from '../../store/sessions.ts';
import { teamOf } from '../../store/team.ts';
import { counted, NOBODY_TOLD, ringWords } from '../labels.ts';
import type { ToLookAt } from '../look-first.ts';
import { daysOf, readSessionForm, typedFrom } from './form.ts';
import { sessionForm } from './view.ts';

export const sessionFormRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/sessions/new', 'timetable.edit', showNew),
  post('/challenges/:challenge/sessions', 'timetable.edit', add),
  get('/challenges/:challenge/sessions/:session/edit', 'timetable.edit', showEdit),
  post('/challenges/:challenge/sessions/:session', 'timetable.edit', change),
];

async function showNew(context: Context): Promise<Outcome> {
  const days = daysOf(theChallenge(context));
  const { theme, category, day } = context.query;
  const typed: Typed = {
    ...(theme ? { themes: [theme] } : {}),
    ...(category ? { category } : {}),
    ...(day && days.includes(day) ? { on: day } : {}),
  };
  return await show(context, { id: newId(context.now.getTime()), version: null, typed, errors: {} });
}

async function add(context: Context): Promise<Outcome> {
  const id = String(context.body.id ?? '');
  return await save(context, isId(id) ? id : newId(context.now.getTime()), true);
}

async function showEdit(context: Context): Promise<Outcome> {
  const session = await ownSession(context);
  if (!session) return notFound;
  const typed = typedFrom(session, daysOf(theChallenge(context)));
  return await show(context, { id: session.id, version: session.version, typed, errors: {} });
}

async function change(context: Context): Promise<Outcome> {
  const session = await ownSession(context);
  return session ? await save(context, session.id, false) : notFound;
}

async function save(context: Context, id: string, isNew: boolean): Promise<Outcome> {
  const head = theChallenge(context);
  const typed: Typed = context.body;
  const version = isNew ? null : Number(context.body.version ?? 0) || 0;
  const read = readSessionForm({ ...context.body, id: isNew ? context.body.id : id }, isNew);
  if (!read.ok) return await show(context, { id, version, typed, errors: read.errors });
  if (typed.draft === 'yes' && (await isReleased(context.services.db, head.id)))
    return await show(context, { id, version, typed, errors: { tell: RELEASED_MEANWHILE } });
  const saved = await saveSession(context.services, head, read.value, signedIn(context).personId);
  if (isRefusal(saved)) return await show(context, { id, version, typed, errors: { title: saved.why } });
  if (saved.kind === 'problems') {
    const { date, ...rest } = saved.problems;
    const field = typed.on === 'other' ? 'date' : 'on';
    const errors = { ...rest, ...(date ? { [field]: date } : {}) };
    return await show(context, { id, version, typed, errors, briefs: saved.briefs });
  }
  if (saved.kind === 'look') return await show(context, { id, version, typed, errors: {}, look: saved });
  if (saved.kind === 'stale') {
    return await show(context, { id, version: saved.session.version, typed, errors: {}, theirs: saved.session });
  }
  const again = saved.waits ? await lookAgainAt(context.services.db, head.id, [saved.session.title], context.now) : '';
  return redirect(
    `/challenges/${head.reference}/sessions/${saved.session.id}`,
    [savedWords(saved, isNew), again].filter(Boolean).join(' '),
  );
}

/** To whoever opened the form before anybody was told of anything, and was not asked. */
const RELEASED_MEANWHILE = 'The timetable has been released meanwhile: say when the people concerned hear of this';

function savedWords(saved: Extract<SavedSession, { kind: 'saved' }>, isNew: boolean): string {
  const { session, told, toRing, waits, isOver } = saved;
  const what = `‘${session.title}’ is ${isNew ? 'in the timetable' : 'changed'}.`;
  const who = told > 0 ? `${counted(told, 'person gets', 'people get')} a message.` : isOver ? NOBODY_TOLD : '';
  const back = waits ? 'You can take this back on the board.' : '';
  return [what, who, ringWords(toRing), back, ...warningsOf(session)].filter(Boolean).join(' ');
}

async function ownSession(context: Context): Promise<Session | null> {
  const id = context.params.session ?? '';
  return isId(id) ? await findSession(context.services.db, theChallenge(context).id, id) : null;
}

type Shown = {
  id: string;
  version: number | null;
  typed: Typed;
  errors: FieldErrors;
  /** What the list at the top says instead, where it is long. */
  briefs?: FieldErrors | undefined;
  theirs?: Session;
  look?: ToLookAt;
};

async function show(context: Context, { id, version, typed, errors, briefs, theirs, look }: Shown): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const [{ released, rooms }, team, interviewees, themes] = await Promise.all([
    releaseAndRooms(db, head.id),
    teamOf(db, head.id),
    intervieweesOf(db, head.id),
    challengeThemes(db, head.id),
  ]);
  const base = `/challenges/${head.reference}`;
  const isNew = version === null;
  const back = isNew ? `${base}/timetable` : `${base}/sessions/${id}`;
  const main = sessionForm({
    action: isNew ? `${base}/sessions` : `${base}/sessions/${id}`,
    csrf: context.csrf,
    hidden: { ...(isNew ? { id } : { version: `${version}` }), ...(released ? {} : { draft: 'yes' }) },
    typed,
    errors,
    choices: { days: daysOf(head), rooms, team, interviewees, themes },
    base,
    cancel: back,
    button: isNew ? 'Add the session' : 'Save the session',
    asksWhen: released,
    theirs: theirs ?? null,
    look: look ?? null,
    ofTeam: context.may('notes.read') && typed.title === TEAM_CONVERSATION,
  });
  const title = isNew ? 'Add a session' : 'Change the session';
  const shell = { title, caption: head.title, width: 'narrow' as const, back, main };
  if (theirs) return context.show(shell, 409);
  if (look) return context.show(shell, 422);
  return Object.keys(errors).length > 0
    ? context.show({ ...shell, errors: { ...errors, ...briefs } })
    : context.show(shell);
}
