import { dateRange, londonDate, longDate, parseIsoDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { challengeNav, challengeThemes } from '#modules/challenges';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { releaseTimetable } from '../../application/release-timetable.ts';
import { seenOfTimetable } from '../../application/seen-release.ts';
import { isToBeSeen } from '../../domain/board/moves.ts';
import { needingAnotherPeer } from '../../domain/left-team.ts';
import type { Session } from '../../domain/session.ts';
import { timetableAsTold } from '../../domain/told-day.ts';
import { intervieweesOf } from '../../store/interviewees.ts';
import { releasedOn } from '../../store/release.ts';
import { lastTold } from '../../store/releases.ts';
import { howFarBegun } from '../../store/runs.ts';
import { timetableOf } from '../../store/sessions.ts';
import { teamOf } from '../../store/team.ts';
import { counted, ringWords } from '../labels.ts';
import { readersOf } from '../readers.ts';
import { dayPage } from './day-view.ts';
import { timetablePage } from './view.ts';
import { timetableView } from './view-model.ts';

export const timetablePageRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/timetable', 'timetable.see', showTimetable),
  get('/challenges/:challenge/timetable/:date', 'timetable.see', showDay),
  post('/challenges/:challenge/timetable/release', 'timetable.edit', release),
];

async function showTimetable(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const viewerId = signedIn(context).personId;
  const [all, themes, released, told] = await Promise.all([
    timetableOf(db, head.id, readersOf(context)),
    challengeThemes(db, head.id),
    releasedOn(db, head.id),
    lastTold(db, head.id),
  ]);
  const planned = all.filter((session) => isToBeSeen(session, told));
  const known = timetableAsTold(told, planned);
  // What one person goes by is what they were told; the whole of it is what is being made.
  const onlyMine = context.query.mine === '1';
  const sessions = onlyMine ? known.sessions : planned;
  const base = `/challenges/${head.reference}`;
  const mayEdit = context.may('timetable.edit');
  const isMine = (session: Session) => session.peers.some((peer) => peer.id === viewerId);
  const own = known.changes.filter(
    ({ session, before }) => isMine(session) || before?.peers.some((peer) => peer.id === viewerId),
  );
  return context.show({
    title: 'Timetable',
    caption: head.title,
    width: 'wide',
    main: timetablePage({
      nav: await challengeNav(context, 'timetable'),
      view: timetableView({
        base,
        sessions,
        themes,
        viewerId,
        onlyMine,
        mayEdit,
        changes: onlyMine ? [] : known.changes,
      }),
      today: londonDate(context.now),
      mineCount: known.sessions.filter((session) => session.isLive && isMine(session)).length,
      base,
      csrf: context.csrf,
      releasedOn: released,
      seen: mayEdit && !released ? seenOfTimetable(all) : '',
      untold: released ? known.changes.length : 0,
      untoldMine: own.length,
      onSite: head.onSiteFrom && head.onSiteUntil ? dateRange(head.onSiteFrom, head.onSiteUntil) : null,
      mayEdit,
      onlyMine,
      needing: mayEdit && planned.length > 0 ? needingAnotherPeer(all, await teamOf(db, head.id), context.now) : [],
      isPeer: onlyMine || [...planned, ...known.sessions].some(isMine),
      begun: mayEdit && planned.length === 0 ? await howFarBegun(db, head.id) : null,
    }),
  });
}

async function showDay(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const date = parseIsoDate(context.params.date ?? '');
  if (!date) return notFound;
  const { db } = context.services;
  const [all, told, released, people] = await Promise.all([
    timetableOf(db, head.id, readersOf(context)),
    lastTold(db, head.id),
    releasedOn(db, head.id),
    intervieweesOf(db, head.id),
  ]);
  const planned = all.filter((session) => isToBeSeen(session, told));
  const known = timetableAsTold(told, planned, people);
  const onDay = (session: Session) => londonDate(session.startsAt) === date;
  const base = `/challenges/${head.reference}`;
  return context.show({
    title: longDate(date),
    caption: head.title,
    width: 'wide',
    back: { href: `${base}/timetable`, text: 'Timetable' },
    main: dayPage({
      nav: await challengeNav(context, 'timetable'),
      base,
      date,
      planned: planned.filter(onDay),
      told: known.sessions.filter(onDay),
      changes: known.changes,
      isDraft: released === null && told === null,
      peerId: context.query.peer ?? '',
      dates: [...new Set([...planned, ...known.sessions].map((session) => londonDate(session.startsAt)))].sort(),
      viewerId: signedIn(context).personId,
      doors: context.query.by === 'room',
      care: context.may('timetable.edit') ? new Map(people.map((who) => [who.id, who])) : null,
    }),
  });
}

async function release(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const seen = String(context.body.seen ?? '');
  const outcome = await releaseTimetable(context.services, head, signedIn(context).personId, seen);
  const to = `/challenges/${head.reference}/timetable`;
  if (isRefusal(outcome)) return turnBack(to, outcome.why);
  const told = `The timetable is released. ${counted(outcome.told, 'person gets', 'people get')} a message.`;
  return redirect(to, [told, ringWords(outcome.toRing)].filter(Boolean).join(' '));
}
