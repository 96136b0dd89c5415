import { z } from 'zod';
import type { FieldErrors, Typed } from '#design/form';
import { londonDate, londonTime } from '#kernel/dates';
import { isId, newId } from '#kernel/ids';
import { isRefusal, type Refusal } from '#kernel/result';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { choice, formId, parseForm, requiredText, revision, several, wholeNumber } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { changeOnTheDay, type QuickChange, swapPeers } from '../../application/change-on-the-day.ts';
import { type SavedSession, saveSession } from '../../application/save-session.ts';
import type { Session } from '../../domain/session.ts';
import { roomsOf } from '../../store/rooms.ts';
import { findSession, timetableOf } from '../../store/sessions.ts';
import { teamOf } from '../../store/team.ts';
import { counted, SPEAKER_LABELS } from '../labels.ts';
import { conversationPage, nowPage } from './view.ts';

/** What changes by the hour, in one press from a phone; everybody concerned hears at once. */
export const onTheDayRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/sessions/:session/now', 'timetable.edit', (context) => showNow(context, {})),
  post('/challenges/:challenge/sessions/:session/delay', 'timetable.edit', delay),
  post('/challenges/:challenge/sessions/:session/room', 'timetable.edit', moveRoom),
  post('/challenges/:challenge/sessions/:session/swap', 'timetable.edit', swap),
  get('/challenges/:challenge/conversations/new', 'timetable.attendance', (context) =>
    showConversation(context, {}, {}),
  ),
  post('/challenges/:challenge/conversations', 'timetable.attendance', addConversation),
];

async function own(context: Context): Promise<Session | null> {
  const id = context.params.session ?? '';
  const session = isId(id) ? await findSession(context.services.db, theChallenge(context).id, id) : null;
  return session?.isLive ? session : null;
}

const todayUrl = (context: Context) => `/challenges/${theChallenge(context).reference}/today`;

async function showNow(context: Context, errors: FieldErrors): Promise<Outcome> {
  const session = await own(context);
  if (!session) return notFound;
  const head = theChallenge(context);
  const { db } = context.services;
  const [rooms, all] = [await roomsOf(db, head.id), await timetableOf(db, head.id)];
  const beside = all.filter(
    (other) =>
      other.isLive && other.id !== session.id && other.startsAt < session.endsAt && other.endsAt > session.startsAt,
  );
  return context.show({
    title: `Change now: ${session.title}`,
    width: 'narrow',
    back: { href: todayUrl(context), text: 'Now and next' },
    main: nowPage({
      base: `/challenges/${head.reference}`,
      csrf: context.csrf,
      session,
      rooms: rooms.filter((room) => !beside.some((other) => other.roomId === room.id)),
      beside,
      typed: context.body,
      errors,
    }),
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
  });
}

const delaying = z.object({ version: revision(), minutes: wholeNumber('Choose by how many minutes', 5, 240) });

async function delay(context: Context): Promise<Outcome> {
  const form = parseForm(delaying, context.body);
  if (!form.ok) return await showNow(context, form.errors);
  const { version, minutes } = form.value;
  return await quick(context, { lateBy: minutes, version }, 'minutes', `is ${minutes} minutes later`);
}

const moving = z.object({ version: revision(), room: requiredText('Choose a room', 40) });

async function moveRoom(context: Context): Promise<Outcome> {
  const form = parseForm(moving, context.body);
  if (!form.ok) return await showNow(context, form.errors);
  const { version, room } = form.value;
  return await quick(context, { roomId: room, version }, 'room', 'is in another room');
}

async function quick(
  context: Context,
  change: QuickChange & { version: number },
  field: string,
  what: string,
): Promise<Outcome> {
  const session = await own(context);
  if (!session) return notFound;
  const saved = await changeOnTheDay(
    context.services,
    theChallenge(context),
    session,
    change,
    signedIn(context).personId,
  );
  const problem = problemOf(saved);
  if (problem !== null) return await showNow(context, { [field]: problem });
  const told = 'told' in saved ? saved.told : 0;
  return redirect(
    todayUrl(context),
    `‘${session.title}’ ${what}. ${counted(told, 'person gets', 'people get')} a message.`,
  );
}

/** What stands in the way, in one sentence; null where it was saved. */
function problemOf(saved: Refusal | SavedSession): string | null {
  if (isRefusal(saved)) return saved.why;
  if (saved.kind === 'problems') return Object.values(saved.problems).join('. ');
  return saved.kind === 'stale' ? 'Somebody else changed it just now. Look again, then decide' : null;
}

const swapping = z.object({ peer: formId(), other: requiredText('Choose with whom', 80) });

async function swap(context: Context): Promise<Outcome> {
  const session = await own(context);
  if (!session) return notFound;
  const form = parseForm(swapping, context.body);
  const [otherSessionId = '', otherPeerId = ''] = form.ok ? form.value.other.split(' ') : [];
  if (!form.ok || !isId(otherSessionId) || !isId(otherPeerId))
    return await showNow(context, { other: 'Choose who changes places with whom' });
  const both = { sessionId: session.id, peerId: form.value.peer, otherSessionId, otherPeerId };
  const done = await swapPeers(context.services, theChallenge(context), both, signedIn(context).personId);
  if (isRefusal(done)) return await showNow(context, { other: done.why });
  return redirect(
    todayUrl(context),
    `They have changed places. ${counted(done.told, 'message goes', 'messages go')} out.`,
  );
}

const conversation = z.object({
  id: formId(),
  title: requiredText('Say whom you talked to, such as ‘Porter at the depot’'),
  category: choice(Object.keys(SPEAKER_LABELS), 'Choose who spoke'),
  length: wholeNumber('Choose how long it was', 5, 240),
  people: wholeNumber('Enter how many people you talked to', 1, 100),
  peers: several(),
});

/** It began so long ago as it lasted, or where that is another day, at midnight: it is being written down now. */
async function addConversation(context: Context): Promise<Outcome> {
  const form = parseForm(conversation, context.body);
  if (!form.ok) return await showConversation(context, context.body, form.errors);
  const head = theChallenge(context);
  const { id, title, category, length, people, peers } = form.value;
  const from = new Date(context.now.getTime() - length * 60_000);
  const saved = await saveSession(
    context.services,
    head,
    {
      id,
      version: null,
      title,
      kind: 'interview',
      date: londonDate(from),
      start: londonTime(from),
      end: `${length} minutes`,
      roomId: null,
      placeNote: '',
      sourceCategory: category,
      othersExpected: people,
      themeIds: [],
      peerIds: peers,
      intervieweeIds: [],
      tell: 'now',
      newInterviewees: [],
    },
    signedIn(context).personId,
  );
  const problem = problemOf(saved);
  if (problem !== null) return await showConversation(context, context.body, { title: problem });
  return redirect(todayUrl(context), `‘${title}’ is in the timetable. Notes can be written to it.`);
}

async function showConversation(context: Context, typed: Typed, errors: FieldErrors): Promise<Outcome> {
  const head = theChallenge(context);
  const team = await teamOf(context.services.db, head.id);
  const me = signedIn(context).personId;
  const start = { length: '15', people: '1', ...(team.some(({ id }) => id === me) ? { peers: [me] } : {}) };
  const id = String(typed.id ?? '');
  return context.show({
    title: 'A conversation that was not planned',
    caption: head.title,
    width: 'narrow',
    back: { href: todayUrl(context), text: 'Now and next' },
    main: conversationPage({
      base: `/challenges/${head.reference}`,
      csrf: context.csrf,
      id: isId(id) ? id : newId(context.now.getTime()),
      team,
      typed: { ...start, ...typed },
      errors,
    }),
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
  });
}
