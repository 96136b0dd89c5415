import { isId } from '#kernel/ids';
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
import { get, type PageRoute, post } from '#platform/http/routes';
import { acceptProposal } from '../../application/accept-proposal.ts';
import { askForProposal, stopProposal } from '../../application/ask-for-proposal.ts';
import { BROKEN_OFF, isBrokenOff } from '../../domain/broken-off.ts';
import { missingJourneys } from '../../domain/missing-journeys.ts';
import { daysAhead, standsStill, whatIsMissing } from '../../domain/what-is-missing.ts';
import { roomsOf } from '../../store/rooms.ts';
import { newestRun } from '../../store/runs.ts';
import { travelOf } from '../../store/settings.ts';
import { teamOf } from '../../store/team.ts';
import { wantedOf } from '../../store/wanted.ts';
import { counted } from '../labels.ts';
import { daysOf } from '../session-form/form.ts';
import { proposalPage } from './view.ts';

export const proposalRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/proposal', 'timetable.edit', showProposal),
  post('/challenges/:challenge/proposal', 'timetable.edit', ask),
  post('/challenges/:challenge/proposal/:run/cancellation', 'timetable.edit', stop),
  post('/challenges/:challenge/proposal/:run/acceptance', 'timetable.edit', accept),
];

const pageUrl = (context: Context) => `/challenges/${theChallenge(context).reference}/proposal`;

async function showProposal(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const newest = await newestRun(db, head.id);
  // What was broken off is over, though nobody was left to say so.
  const run =
    newest && isBrokenOff(newest, context.now) ? { ...newest, endedAt: context.now, why: BROKEN_OFF } : newest;
  const [wanted, rooms, team] = [await wantedOf(db, head.id), await roomsOf(db, head.id), await teamOf(db, head.id)];
  const missing = missingJourneys(rooms, await travelOf(db, head.id));
  const listed = wanted.filter((each) => !each.leftOut);
  const open = listed.filter((each) => !standsStill(each.session, context.now)).length;
  const days = head.onSiteFrom ? daysAhead(daysOf(head), context.now).length : null;
  const lacks = whatIsMissing({ days, listed: listed.length, open, rooms: rooms.length, peers: team.length });
  const base = `/challenges/${head.reference}`;
  return context.show({
    title: 'A proposed timetable',
    caption: head.title,
    width: 'wide',
    back: { href: `${base}/wanted`, text: 'What to hear' },
    ...(run && !run.endedAt ? { scripts: ['timetable/proposal.js'] } : {}),
    main: proposalPage({
      nav: await challengeNav(context, 'timetable'),
      base,
      csrf: context.csrf,
      run,
      wanted,
      rooms,
      team,
      missing,
      open,
      lacks,
    }),
  });
}

async function ask(context: Context): Promise<Outcome> {
  const asked = await askForProposal(context.services, theChallenge(context), signedIn(context).personId);
  return isRefusal(asked) ? turnBack(pageUrl(context), asked.why) : redirect(pageUrl(context));
}

async function stop(context: Context): Promise<Outcome> {
  const id = context.params.run ?? '';
  if (!isId(id)) return notFound;
  await stopProposal(context.services, theChallenge(context), id, signedIn(context).personId);
  return redirect(pageUrl(context));
}

async function accept(context: Context): Promise<Outcome> {
  const id = context.params.run ?? '';
  if (!isId(id)) return notFound;
  const head = theChallenge(context);
  const done = await acceptProposal(context.services, head, id, signedIn(context).personId);
  if (isRefusal(done)) return turnBack(pageUrl(context), done.why);
  const back = `/challenges/${head.reference}`;
  if (done.again)
    return redirect(`${back}/timetable`, 'This timetable was accepted already. Nothing was changed this time.');
  const parts = [
    `${counted(done.placed + done.moved, 'session stands', 'sessions stand')} where the proposal put ${done.placed + done.moved === 1 ? 'it' : 'them'}.`,
    done.takenOut > 0 ? `${counted(done.takenOut, 'session was', 'sessions were')} taken out.` : '',
    'You can take it back on the board. Nobody has been told: that happens when you release the timetable.',
  ];
  return redirect(`${back}/timetable`, parts.filter(Boolean).join(' '));
}
