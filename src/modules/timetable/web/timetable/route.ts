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
import { isToBeSeen } from '../../domain/board/moves.ts';
import { changesSince } from '../../domain/frozen.ts';
import { needingAnotherPeer } from '../../domain/left-team.ts';
import { releasedOn } from '../../store/release.ts';
import { lastTold } from '../../store/releases.ts';
import { howFarBegun } from '../../store/runs.ts';
import { timetableOf } from '../../store/sessions.ts';
import { teamOf } from '../../store/team.ts';
import { counted } from '../labels.ts';
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
  const sessions = all.filter((session) => isToBeSeen(session, told));
  const base = `/challenges/${head.reference}`;
  const mayEdit = context.may('timetable.edit');
  const isPeer = sessions.some((session) => session.peers.some((peer) => peer.id === viewerId));
  const onlyMine = context.query.mine === '1';
  return context.show({
    title: 'Timetable',
    caption: head.title,
    width: 'wide',
    main: timetablePage({
      nav: await challengeNav(context, 'timetable'),
      view: timetableView({ base, sessions, themes, viewerId, onlyMine, mayEdit }),
      base,
      csrf: context.csrf,
      releasedOn: released,
      untold: released && told ? changesSince(told, all).length : 0,
      onSite: head.onSiteFrom && head.onSiteUntil ? dateRange(head.onSiteFrom, head.onSiteUntil) : null,
      mayEdit,
      onlyMine,
      needing: mayEdit && sessions.length > 0 ? needingAnotherPeer(all, await teamOf(db, head.id), context.now) : [],
      isPeer: isPeer || onlyMine,
      begun: mayEdit && sessions.length === 0 ? await howFarBegun(db, head.id) : null,
    }),
  });
}

async function showDay(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const date = parseIsoDate(context.params.date ?? '');
  if (!date) return notFound;
  const { db } = context.services;
  const told = await lastTold(db, head.id);
  const all = (await timetableOf(db, head.id, readersOf(context))).filter((session) => isToBeSeen(session, told));
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
      sessions: all.filter((session) => londonDate(session.startsAt) === date),
      peerId: context.query.peer ?? '',
      dates: [...new Set(all.map((session) => londonDate(session.startsAt)))],
      viewerId: signedIn(context).personId,
      doors: context.query.by === 'room',
    }),
  });
}

async function release(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const outcome = await releaseTimetable(context.services, head, signedIn(context).personId);
  const to = `/challenges/${head.reference}/timetable`;
  if (isRefusal(outcome)) return turnBack(to, outcome.why);
  const told = `The timetable is released. ${counted(outcome.told, 'person gets', 'people get')} a message.`;
  const rest =
    outcome.withoutAddress > 0
      ? ` ${counted(outcome.withoutAddress, 'person to be heard has', 'people to be heard have')} no email address: tell them yourself.`
      : '';
  return redirect(to, told + rest);
}
