import { londonDate, londonTime, plainTime } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { listed } from '#kernel/words';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { clashMessages } from '../domain/clash.ts';
import { changesSince, newsIn, type ReleaseChange } from '../domain/frozen.ts';
import { lateRemarks } from '../domain/late-remarks.ts';
import { mayRunLate } from '../domain/may-run-late.ts';
import { type Pushed, pushLater } from '../domain/push-later.ts';
import type { Session } from '../domain/session.ts';
import { clashNamedBy, findClashes } from '../store/clashes.ts';
import { isReleased } from '../store/release.ts';
import { toldBefore } from '../store/releases.ts';
import { timetableOf } from '../store/sessions.ts';
import { dayHours, travelOf } from '../store/settings.ts';
import { bringBack, parkSessions, updateSession } from '../store/write-session.ts';
import { inTurn, type OutOfTurn } from './in-turn.ts';
import { keepStep, standsOf } from './keep-step.ts';
import { changedJustNow, notNextWords, whomToRing } from './late-words.ts';
import { clashesBefore, freshClashes, type LookFirst, lookedAt, orLookFirst } from './look-first.ts';
import { tellTogether } from './tell-together.ts';
import { NOBODY, type Told } from './whom-to-ring.ts';

/**
 * By how many minutes a session is late; `version` is the revision that was seen. `pushing`: what it runs into begins later too, and what is to
 * be known of it was seen. `arranges`: whoever says so arranges the days, and may do it on any day and tell people of what waited for the next release.
 */
export type Late = {
  readonly id: string;
  readonly version: number;
  readonly minutes: number;
  readonly pushing: boolean;
  readonly arranges: boolean;
  /** What would move and to when, as `plannedOf` had it for who looked; empty: whatever it is. */
  readonly planned: string;
  /** What was seen that nobody could keep. */
  readonly seen: string;
};

/** What would be moved, itself first, and what is to be known of it first; `clashes` are what nobody could keep. Nothing was moved. */
export type RunsInto = {
  readonly kind: 'runs-into';
  readonly moved: readonly Pushed[];
  readonly remarks: readonly string[];
  /** What people have not been told of these, and would be. */
  readonly untold: readonly ReleaseChange[];
  readonly clashes: readonly string[];
};

/** What was moved, itself first, how many messages go out, and whom the host has to tell. */
export type RanLate = ({ readonly kind: 'moved'; readonly moved: readonly Pushed[] } & Told) | RunsInto;

/** Ends a transaction in which all was tried, so that what is offered is known to be possible. Never leaves `runLate`. */
class OnlyTried extends Error {
  readonly runsInto: RunsInto;
  constructor(runsInto: RunsInto) {
    super('this was tried to see what would become of it');
    this.runsInto = runsInto;
  }
}

/** What would move and to when, as a form sends back that it was seen. */
export function plannedOf(moved: readonly Pushed[]): string {
  return moved.map(({ session, startsAt }) => `${session.id} ${session.version} ${startsAt.toISOString()}`).join('\n');
}

/**
 * A session begins later, and everybody concerned hears at once. Where it would run into others, past the day or into the break, that is said
 * and nothing is moved; pushed along, each of the others begins no later than it must, all of them or none; none goes past midnight. What is offered was tried: it
 * is refused before anybody decides, with what stands in the way, where the database would refuse it. What waited for the next release would be
 * told with it: those who arrange the days see it first, and nobody else tells it.
 */
export async function runLate(
  services: Services,
  head: ChallengeHead,
  late: Late,
  by: string,
): Promise<Refusal<'gone' | 'stale' | 'not-next' | 'midnight' | 'untold' | 'clash' | OutOfTurn> | LookFirst | RanLate> {
  try {
    return await orLookFirst(() => inTurn(services, head.id, (trx) => moveLater(trx, services, head, late, by)));
  } catch (error) {
    if (error instanceof OnlyTried) return error.runsInto;
    if (clashNamedBy(error) === null) throw error;
    return refusal('clash', await inTheWay(services, head, late));
  }
}

/** With what it, or what it pushes along, would be at the same time. */
async function inTheWay({ db }: Services, head: ChallengeHead, late: Late): Promise<string> {
  const all = await timetableOf(db, head.id);
  const session = all.find(({ id }) => id === late.id);
  const moved = session ? pushLater(session, late.minutes, all, await travelOf(db, head.id)) : [];
  const besides = moved.map((each) => each.session.id);
  for (const { session: each, startsAt, endsAt } of moved) {
    const peerIds = each.peers.map(({ id }) => id);
    const intervieweeIds = each.interviewees.map(({ id }) => id);
    const found = await findClashes(db, { ...each, startsAt, endsAt, peerIds, intervieweeIds, besides });
    if (found.length > 0)
      return `‘${each.title}’ cannot be held from ${plainTime(londonTime(startsAt))}: ${Object.values(clashMessages(found, 'peers')).join('. ')}. Nothing was moved`;
  }
  return 'Somebody saved a session in its way just now, so nothing was moved. Look again, then decide';
}

async function moveLater(
  trx: Transacting,
  services: Services,
  head: ChallengeHead,
  late: Late,
  by: string,
): Promise<Refusal<'gone' | 'stale' | 'not-next' | 'midnight' | 'untold'> | RanLate> {
  const at = services.clock();
  const released = await isReleased(trx, head.id);
  const all = await timetableOf(trx, head.id);
  const session = all.find(({ id }) => id === late.id);
  if (!session?.isLive) return refusal('gone', 'This session is no longer there.');
  if (session.version !== late.version) return refusal('stale', changedJustNow(session));
  const moved = pushLater(session, late.minutes, all, await travelOf(trx, head.id));
  const past = moved.find(isPastMidnight);
  if (past) return refusal('midnight', midnightWords(past));
  const remarks = lateRemarks(moved, all, await dayHours(trx, head.id));
  const frozen = released ? await toldBefore(trx, head.id, at) : [];
  const sessions = moved.map((each) => each.session);
  const untold = released ? newsIn(changesSince(frozen, sessions), at) : [];
  if (untold.length > 0 && !late.arranges) return refusal('untold', await whomToAsk(trx, head, session, untold));
  if (!late.arranges && !mayRunLate(session, all, at))
    return refusal('not-next', `${await notNextWords(trx, head, session)} Nothing was moved`);
  const isAsSeen = late.planned === plannedOf(moved) || (late.planned === '' && untold.length === 0);
  const known = late.pushing && isAsSeen;
  const ids = sessions.map(({ id }) => id);
  const stood = await standsOf(trx, sessions);
  const before = released ? await clashesBefore(trx, head.id, at, frozen, sessions) : [];
  await parkSessions(trx, ids);
  for (const each of moved) await updateSession(trx, atNewTime(each, released));
  await bringBack(trx, ids);
  if (!known && moved.length + remarks.length + untold.length > 1) {
    const clashes = released ? await freshClashes(trx, head.id, at, before) : [];
    throw new OnlyTried({ kind: 'runs-into', moved, remarks, untold, clashes });
  }
  if (released) await lookedAt(trx, head.id, at, { before, seen: late.seen });
  for (const { session: each, startsAt, endsAt } of moved)
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'session', id: each.id },
      action: 'The session runs late',
      detail: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      at,
    });
  if (!released) {
    await keepStep(trx, { challengeId: head.id, by, at, what: 'late' }, stood, ids);
    return { kind: 'moved', moved, ...NOBODY };
  }
  const told = await tellTogether(trx, { config: services.config, head, at }, ids, by);
  return { kind: 'moved', moved, ...told };
}

/** A session lies within a day: see `sessionTime`. */
function isPastMidnight({ session, endsAt }: Pushed): boolean {
  return londonDate(new Date(endsAt.getTime() - 1)) !== londonDate(session.startsAt);
}

function midnightWords({ session, endsAt }: Pushed): string {
  return `‘${session.title}’ would end after midnight, at ${plainTime(londonTime(endsAt))}, and a session ends on the day on which it begins. Nothing was moved`;
}

/** Why one of the team cannot say that it is late, and who can. */
async function whomToAsk(
  trx: Transacting,
  head: ChallengeHead,
  session: Session,
  untold: readonly ReleaseChange[],
): Promise<string> {
  const others = untold.flatMap((change) => (change.session.id === session.id ? [] : [`‘${change.session.title}’`]));
  const isOwn = others.length < untold.length;
  const what = isOwn ? 'this session' : `${listed(others)}, into which this would run,`;
  return `The host is changing ${what} and has not told anybody yet: ${await whomToRing(trx, head)}. Nothing was moved`;
}

function atNewTime({ session, startsAt, endsAt }: Pushed, released: boolean) {
  return {
    ...session,
    startsAt,
    endsAt,
    peerIds: session.peers.map(({ id }) => id),
    intervieweeIds: session.interviewees.map(({ id }) => id),
    version: session.version + 1,
    calendarSequence: session.calendarSequence + (released ? 1 : 0),
    isLive: false,
  };
}
