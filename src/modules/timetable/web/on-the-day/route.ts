import { z } from 'zod';
import type { FieldErrors } from '#design/form';
import { londonTime, plainTime } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import { formId, optionalText, parseForm, requiredText, revision, wholeNumber } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { changeOnTheDay, type QuickChange, swapPeers } from '../../application/change-on-the-day.ts';
import { notNextWords } from '../../application/late-words.ts';
import type { LookFirst } from '../../application/look-first.ts';
import { lookAgainAt } from '../../application/release-again.ts';
import { type RunsInto, runLate } from '../../application/run-late.ts';
import { NOBODY, type Told } from '../../application/whom-to-ring.ts';
import { changesSince, newsIn } from '../../domain/frozen.ts';
import { mayRunLate } from '../../domain/may-run-late.ts';
import { placeNoteIn, type Session } from '../../domain/session.ts';
import { isReleased } from '../../store/release.ts';
import { releasedAndTold } from '../../store/releases.ts';
import { roomsOf } from '../../store/rooms.ts';
import { findSession, timetableOf } from '../../store/sessions.ts';
import { teamOf } from '../../store/team.ts';
import { counted, NOBODY_TOLD, problemOf, ringWords } from '../labels.ts';
import { readersOf } from '../readers.ts';
import { untoldWords } from '../untold-words.ts';
import { type Look, nowPage } from './view.ts';

/**
 * What changes by the hour, in one press from a phone; everybody concerned hears at once. That a session runs late anybody on the team
 * may say; the rest is for those who arrange the days.
 */
export const onTheDayRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/sessions/:session/now', 'timetable.attendance', (context) => showNow(context, {})),
  post('/challenges/:challenge/sessions/:session/delay', 'timetable.attendance', delay),
  post('/challenges/:challenge/sessions/:session/room', 'timetable.edit', moveRoom),
  post('/challenges/:challenge/sessions/:session/swap', 'timetable.edit', swap),
];

/** The session, or what is answered instead: of one that has been cancelled since the page was opened, that it is. */
async function own(context: Context): Promise<{ session: Session } | { instead: Outcome }> {
  const id = context.params.session ?? '';
  const { id: challengeId, reference } = theChallenge(context);
  const session = isId(id) ? await findSession(context.services.db, challengeId, id, readersOf(context)) : null;
  if (!session) return { instead: notFound };
  if (session.isLive) return { session };
  const why = `‘${session.title}’ is cancelled, so nothing can be changed here.`;
  return { instead: turnBack(`/challenges/${reference}/sessions/${id}`, why) };
}

const todayUrl = (context: Context) => `/challenges/${theChallenge(context).reference}/today`;

type Asked = { runsInto?: RunsInto & { minutes: number }; look?: Look };

async function showNow(context: Context, errors: FieldErrors, { runsInto, look }: Asked = {}): Promise<Outcome> {
  const found = await own(context);
  if ('instead' in found) return found.instead;
  const { session } = found;
  const head = theChallenge(context);
  const { db } = context.services;
  const [rooms, all, team] = [
    await roomsOf(db, head.id),
    await timetableOf(db, head.id, readersOf(context)),
    await teamOf(db, head.id),
  ];
  const beside = all.filter(
    (other) =>
      other.isLive && other.id !== session.id && other.startsAt < session.endsAt && other.endsAt > session.startsAt,
  );
  const { released, told } = await releasedAndTold(db, head.id);
  const [change] = told ? newsIn(changesSince(told, [session]), context.now) : [];
  const isTheirs = context.may('timetable.edit') || mayRunLate(session, all, context.now);
  const busy = new Set([session, ...beside].flatMap(({ peers }) => peers.map(({ id }) => id)));
  const shell = {
    title: `Change now: ${session.title}`,
    width: 'narrow' as const,
    back: { href: todayUrl(context), text: 'Now and next' },
    main: nowPage({
      base: `/challenges/${head.reference}`,
      csrf: context.csrf,
      session,
      rooms: rooms.filter((room) => !beside.some((other) => other.roomId === room.id)),
      beside,
      free: team.filter(({ id }) => !busy.has(id)),
      mayEdit: context.may('timetable.edit'),
      released,
      untold: change ? untoldWords(change) : '',
      notNext: isTheirs ? '' : await notNextWords(db, head, session),
      runsInto: runsInto ?? null,
      look: look ?? null,
      typed: context.body,
      errors,
    }),
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
  };
  return look ? context.show(shell, 422) : context.show(shell);
}

const seen = optionalText(20_000);

const delaying = z.object({
  version: revision(),
  minutes: wholeNumber('Choose by how many minutes', 5, 240),
  pushing: optionalText(3),
  planned: optionalText(20_000),
  seen,
});

async function delay(context: Context): Promise<Outcome> {
  const form = parseForm(delaying, context.body);
  if (!form.ok) return await showNow(context, form.errors);
  const found = await own(context);
  if ('instead' in found) return found.instead;
  const { session } = found;
  const { version, minutes, pushing, planned } = form.value;
  const late = {
    ...{ id: session.id, version, minutes, pushing: pushing === 'yes', seen: form.value.seen },
    arranges: context.may('timetable.edit'),
    // A form sends its line ends its own way.
    planned: planned.replaceAll('\r\n', '\n'),
  };
  const ran = await runLate(context.services, theChallenge(context), late, signedIn(context).personId);
  if (isRefusal(ran)) return await showNow(context, { minutes: ran.why });
  if (ran.kind === 'look')
    return await lookNow(context, 'delay', ran, {
      ...{ version: `${version}`, minutes: `${minutes}`, pushing, planned },
    });
  if (ran.kind === 'runs-into') {
    const why =
      ran.moved.length > 1
        ? 'It would run into what follows, so nothing is moved yet. Look below, then decide'
        : 'There is something to know first, so nothing is moved yet. Look below, then decide';
    return await showNow(context, { minutes: why }, { runsInto: { ...ran, minutes } });
  }
  const also = ran.moved.slice(1).map((each) => `‘${each.session.title}’ is now at ${clock(each.startsAt)}.`);
  const what = `‘${session.title}’ is ${minutes} minutes later.`;
  const alone = await leftToDo(
    context,
    ran.moved.map((each) => each.session),
    ran,
  );
  return redirect(todayUrl(context), [what, ...also, toldWords(ran), alone].filter(Boolean).join(' '));
}

const toldWords = ({ told, isOver }: Told) =>
  isOver ? NOBODY_TOLD : told > 0 ? `${counted(told, 'message goes', 'messages go')} out.` : '';
const clock = (at: Date) => plainTime(londonTime(at));

/**
 * What whoever made a change has to do themselves: ring who can be sent no message; or, as long as nobody is told of anything, look at
 * what nobody could keep, which from then on is asked before.
 */
async function leftToDo(context: Context, sessions: readonly Session[], done: Told): Promise<string> {
  const { db } = context.services;
  const head = theChallenge(context);
  if (!(await isReleased(db, head.id)))
    return await lookAgainAt(
      db,
      head.id,
      sessions.map(({ title }) => title),
      context.now,
    );
  const { toRing, othersRing = [] } = done;
  // The team says that it is late, and somebody who arranges the days rings.
  const others = othersRing.map(({ asked, names }) => ringWords(names, `${asked} is asked to tell them`));
  return [ringWords(toRing), ...others].filter(Boolean).join(' ');
}

/** Asks for one more press before people are told of what nobody could keep. */
async function lookNow(
  context: Context,
  what: Look['what'],
  { clashes, untold }: LookFirst,
  fields: Record<string, string>,
): Promise<Outcome> {
  return await showNow(context, {}, { look: { what, clashes, untold, fields } });
}

const moving = z.object({ version: revision(), room: requiredText('Choose a room', 40), seen });

async function moveRoom(context: Context): Promise<Outcome> {
  const form = parseForm(moving, context.body);
  if (!form.ok) return await showNow(context, form.errors);
  const { version, room } = form.value;
  const found = await own(context);
  if ('instead' in found) return found.instead;
  const { session } = found;
  const done = await quick(context, session, { roomId: room, version, seen: form.value.seen });
  if ('clashes' in done) return await lookNow(context, 'room', done, { version: `${version}`, room });
  if ('problem' in done) return await showNow(context, { room: done.problem });
  const alone = await leftToDo(context, [session], done);
  const left = placeNoteIn(session, room) === session.placeNote ? '' : `It is no longer at ‘${session.placeNote}’.`;
  const words = [`‘${session.title}’ is in another room.`, left, toldWords(done), alone];
  return redirect(todayUrl(context), words.filter(Boolean).join(' '));
}

async function quick(
  context: Context,
  session: Session,
  change: QuickChange & { version: number; seen: string },
): Promise<{ problem: string } | LookFirst | Told> {
  const { personId } = signedIn(context);
  const saved = await changeOnTheDay(context.services, theChallenge(context), session, change, personId);
  if ('clashes' in saved) return saved;
  const problem = problemOf(saved);
  return problem === null ? ('told' in saved ? saved : NOBODY) : { problem };
}

const swapping = z.object({
  version: revision(),
  peer: formId(),
  other: requiredText('Choose who comes instead', 80),
  seen,
});

/** `other` is `SESSION PEER` for somebody who is in another session then, and `free PEER` for somebody who is in none. */
async function swap(context: Context): Promise<Outcome> {
  const found = await own(context);
  if ('instead' in found) return found.instead;
  const { session } = found;
  const form = parseForm(swapping, context.body);
  const [otherSessionId = '', otherPeerId = ''] = form.ok ? form.value.other.split(' ') : [];
  if (!form.ok || !isId(otherPeerId) || (otherSessionId !== 'free' && !isId(otherSessionId)))
    return await showNow(context, { other: 'Choose who leaves and who comes instead' });
  const { version, peer, other } = form.value;
  const fields = { version: `${version}`, peer, other };
  if (otherSessionId === 'free') {
    if (!session.peers.some(({ id }) => id === peer))
      return await showNow(context, { other: 'Somebody changed this session just now. Look again, then decide' });
    const done = await quick(context, session, {
      ...{ leavesId: peer, comesId: otherPeerId, version },
      seen: form.value.seen,
    });
    if ('clashes' in done) return await lookNow(context, 'swap', done, fields);
    if ('problem' in done) return await showNow(context, { other: done.problem });
    const words = [
      `Another peer goes to ‘${session.title}’.`,
      toldWords(done),
      await leftToDo(context, [session], done),
    ];
    return redirect(todayUrl(context), words.filter(Boolean).join(' '));
  }
  const both = { sessionId: session.id, version, peerId: peer, otherSessionId, otherPeerId, seen: form.value.seen };
  const done = await swapPeers(context.services, theChallenge(context), both, signedIn(context).personId);
  if (isRefusal(done)) return await showNow(context, { other: done.why });
  if ('clashes' in done) return await lookNow(context, 'swap', done, fields);
  const words = ['They have changed places.', toldWords(done), ringWords(done.toRing)];
  return redirect(todayUrl(context), words.filter(Boolean).join(' '));
}
