import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { type Context, type Outcome, redirect, signedIn, theChallenge, turnBack } from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { releaseAgain } from '../../application/release-again.ts';
import { changesSince } from '../../domain/frozen.ts';
import { releaseClashes } from '../../domain/release-clashes.ts';
import { daysOnSite } from '../../domain/session-time.ts';
import { intervieweesOf } from '../../store/interviewees.ts';
import { releasesOf } from '../../store/releases.ts';
import { timetableOf } from '../../store/sessions.ts';
import { travelOf } from '../../store/settings.ts';
import { teamOf } from '../../store/team.ts';
import { counted, NOBODY_TOLD, ringWords } from '../labels.ts';
import { releasesPage } from './view.ts';

export const releasesRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/releases', 'timetable.see', showReleases),
  post('/challenges/:challenge/releases', 'timetable.edit', release),
];

async function showReleases(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const releases = await releasesOf(db, head.id);
  const sessions = await timetableOf(db, head.id);
  const people = await intervieweesOf(db, head.id);
  const travel = await travelOf(db, head.id);
  const team = await teamOf(db, head.id);
  const absences = new Map(people.map((who) => [who.id, who.unavailable]));
  const base = `/challenges/${head.reference}`;
  const told = releases[0]?.snapshot;
  return context.show({
    title: 'Releases of the timetable',
    caption: head.title,
    width: 'wide',
    back: { href: `${base}/timetable`, text: 'Timetable' },
    main: releasesPage({
      nav: await challengeNav(context, 'timetable'),
      base,
      csrf: context.csrf,
      releases,
      changes: told ? changesSince(told, sessions) : [],
      now: context.now,
      clashes: releaseClashes({ sessions, travel, absences, team, now: context.now, onSite: daysOnSite(head) }),
      nameOf: new Map(people.map(({ id, name }) => [id, name])),
      mayEdit: context.may('timetable.edit'),
    }),
  });
}

async function release(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const seen = String(context.body.seen ?? '');
  const done = await releaseAgain(context.services, head, signedIn(context).personId, seen);
  const to = `/challenges/${head.reference}/releases`;
  if (isRefusal(done)) return turnBack(to, done.why);
  const who = done.isOver
    ? NOBODY_TOLD
    : `${counted(done.told, 'person gets', 'people get')} one message each, with the changes for the calendar.`;
  const what = `${counted(done.changes, 'change is', 'changes are')} released.`;
  return redirect(to, [what, who, ringWords(done.toRing)].filter(Boolean).join(' '));
}
