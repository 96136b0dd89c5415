import { londonDate, longDate, longDateTime } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { challengeThemes } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import {
  changedSince,
  forgetsWhoCame,
  type Move,
  type Step,
  stepsOf,
  stepToUndo,
  TAKEN_BACK,
} from '../domain/board/moves.ts';
import { clashMessages } from '../domain/clash.ts';
import type { Session } from '../domain/session.ts';
import { daysOnSite, mayBeOn } from '../domain/session-time.ts';
import { clashNamedBy, findClashes } from '../store/clashes.ts';
import { intervieweesOf } from '../store/interviewees.ts';
import { keepMoves, movesOf } from '../store/moves.ts';
import { isReleased } from '../store/release.ts';
import { toldBefore } from '../store/releases.ts';
import { roomsOf } from '../store/rooms.ts';
import { forgetAcceptance } from '../store/runs.ts';
import { sessionsByIds, timetableOf } from '../store/sessions.ts';
import { teamOf } from '../store/team.ts';
import { heldAlready } from '../store/wanted.ts';
import { bringBack, parkSessions, type SessionToKeep, takeOff, updateSession } from '../store/write-session.ts';
import { withThoseOfSteps } from './board.ts';
import { inTurn, type OutOfTurn } from './in-turn.ts';
import { standsOf } from './keep-step.ts';

const OTHER =
  'Something else was changed or taken back just now, so nothing was changed. Look at what would be taken back now.';

/** What was taken back: the sessions as they are now, and the ids of those that were on until then. */
export type TakenBack = {
  readonly what: Step['what'];
  readonly sessions: readonly Session[];
  readonly wereOn: readonly string[];
};

/** One session as it goes back: what it was, whether it is in the timetable then, and why it is not. */
type Back = {
  readonly moveId: string;
  readonly session: Session;
  readonly keep: SessionToKeep;
  readonly isLive: boolean;
  readonly reason: string | null;
  readonly byHand: boolean;
};

/**
 * Takes back the step that undo would take back, if it is the one that was seen: every session in it stands and says what it did before,
 * or goes off where it was not in the timetable; all of them or none. Refused with the reason where one of them has been changed since,
 * its place has been taken, or its day is no day on site any more. Nobody is told: like any change to the draft it waits for a release.
 */
export async function undoStep(
  services: Services,
  head: ChallengeHead,
  stepId: string,
  by: string,
): Promise<Refusal<'nothing' | 'other' | 'taken' | OutOfTurn> | TakenBack> {
  let tried: readonly Back[] = [];
  try {
    return await inTurn(services, head.id, async (trx) => {
      const at = services.clock();
      const moves = await movesOf(trx, head.id);
      const sessions = await withThoseOfSteps(trx, await timetableOf(trx, head.id), moves);
      const step = theStep(stepsOf(moves), sessions, stepId);
      if (isRefusal(step)) return step;
      const backs = step.moves.map((move) => backOf(move, sessions));
      tried = backs;
      const gone = await goneOf(trx, head, backs);
      if (gone) return refusal('taken', gone);
      // What people were told is frozen before the draft goes back.
      if (await isReleased(trx, head.id)) await toldBefore(trx, head.id, at);
      await putBack(trx, backs);
      if (step.what === 'accepted') await forgetAcceptance(trx, step.id);
      await keepTrail(trx, head, step, backs, { by, at });
      const wereOn = backs.filter(({ session }) => session.isLive).map(({ session }) => session.id);
      return { what: step.what, sessions: await sessionsOf(trx, backs), wereOn };
    });
  } catch (error) {
    if (clashNamedBy(error) === null) throw error;
    return refusal('taken', await takenWords(services, tried));
  }
}

/** The step that was asked for, if undo would take that back. */
function theStep(
  steps: readonly Step[],
  sessions: readonly Session[],
  id: string,
): Refusal<'nothing' | 'other' | 'taken'> | Step {
  const step = stepToUndo(steps, sessions);
  if (step?.id === id) return step;
  const asked = steps.find((each) => each.id === id);
  const changed = asked ? changedSince(asked, sessions) : [];
  if (changed.length > 0)
    return refusal('other', `${changedWords(changed, sessions)}, so this cannot be taken back. Nothing was changed.`);
  return step ? refusal('other', OTHER) : refusal('nothing', 'There is nothing to take back.');
}

/** `‘A’ and ‘B’ have been changed since`; or that who came has been noted since, where it is only that. */
function changedWords(changed: readonly Move[], sessions: readonly Session[]): string {
  const own = sessions.filter((one) => changed.some(({ sessionId }) => sessionId === one.id));
  const isCounted = (one: Session) => changed.some((move) => move.sessionId === one.id && forgetsWhoCame(move, one));
  const titles = firstTwo(own.map(quoted));
  if (own.length > 0 && own.every(isCounted))
    return `Who came to ${titles} has been noted since, and would be forgotten`;
  return `${titles} ${own.length === 1 ? 'has' : 'have'} been changed since`;
}

function backOf({ id, before, sessionId }: Step['moves'][number], sessions: readonly Session[]): Back {
  const session = sessions.find((one) => one.id === sessionId) as Session;
  const now = {
    ...session,
    peerIds: session.peers.map((peer) => peer.id),
    intervieweeIds: session.interviewees.map((who) => who.id),
  };
  if (!before) return { moveId: id, session, keep: now, isLive: false, reason: TAKEN_BACK, byHand: true };
  const { startsAt, endsAt, roomId, peerIds, isLive, cancelledReason, byHand } = before;
  const then = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), roomId, peerIds };
  const keep = { ...now, ...before.about, ...then };
  return { moveId: id, session, keep, isLive, reason: isLive ? null : (cancelledReason ?? TAKEN_BACK), byHand };
}

/** Why something of what it was cannot be had any more, or null. Somebody who left the team stays only where they still are. */
async function goneOf(trx: Transacting, head: ChallengeHead, backs: readonly Back[]): Promise<string | null> {
  const [rooms, team, people, themes] = [
    await roomsOf(trx, head.id),
    await teamOf(trx, head.id),
    await intervieweesOf(trx, head.id),
    await challengeThemes(trx, head.id),
  ];
  const has = (ids: readonly string[], known: readonly { id: string }[]) =>
    ids.every((id) => known.some((one) => one.id === id));
  for (const { session, keep, isLive } of backs) {
    const why = !has(keep.roomId === null ? [] : [keep.roomId], rooms)
      ? 'the room it was in is not there any more'
      : isLive && !has(keep.peerIds, [...team, ...session.peers])
        ? 'a peer who was in it has left the team'
        : !has(keep.intervieweeIds, people)
          ? 'somebody who was to be heard is off the list'
          : !has(keep.themeIds, themes)
            ? 'a theme it was about is not there any more'
            : null;
    if (why) return `${quoted(session)} cannot go back: ${why}. Nothing was changed.`;
  }
  const off = backs.find((back) => isLeftBehind(back, head));
  if (off)
    return `${quoted(off.session)} cannot go back: the dates on site have moved, and it cannot be held on ${longDate(londonDate(off.keep.startsAt))} any more. Give it another day instead. Nothing was changed.`;
  const all = backs.map(({ session }) => session.id);
  const [held] = await heldAlready(
    trx,
    backs.filter(({ isLive }) => isLive).map(({ session }) => session.id),
    all,
  );
  const twice = held && backs.find(({ session }) => session.id === held.id);
  if (held && twice)
    return `${quoted(twice.session)} cannot go back: it is held in ‘${held.title}’ on ${longDateTime(held.startsAt)} by now. Cancel that one first. Nothing was changed.`;
  return null;
}

/** True where it would go back to a day that is none for it since the dates have moved. Where it stands on it now, it may stay. */
function isLeftBehind({ session, keep, isLive }: Back, head: ChallengeHead): boolean {
  const day = londonDate(keep.startsAt);
  const stays = session.isLive && londonDate(session.startsAt) === day;
  return isLive && !stays && !mayBeOn(day, keep.kind, daysOnSite(head));
}

/** All are taken out of the way first, so that two that changed places can change back. */
async function putBack(trx: Transacting, backs: readonly Back[]): Promise<void> {
  const on = backs.filter(({ isLive }) => isLive).map(({ session }) => session.id);
  await parkSessions(
    trx,
    backs.filter(({ session }) => session.isLive).map(({ session }) => session.id),
  );
  for (const { session, keep, byHand, isLive, reason } of backs) {
    const { calendarSequence, version } = session;
    await updateSession(trx, { ...keep, version: version + 1, isLive: false, calendarSequence, byHand });
    // What was off and stays off is off for the same reason: that of a conversation of the team is not read here.
    if (!isLive && session.isLive) await takeOff(trx, session.id, reason);
  }
  await bringBack(trx, on);
}

/** They as they are now, in time order. */
async function sessionsOf(trx: Transacting, backs: readonly Back[]): Promise<Session[]> {
  return await sessionsByIds(
    trx,
    backs.map(({ session }) => session.id),
  );
}

async function keepTrail(
  trx: Transacting,
  head: ChallengeHead,
  step: Step,
  backs: readonly Back[],
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const id = newId(at.getTime());
  const moves = step.moves;
  const stands = await standsOf(trx, await sessionsOf(trx, backs));
  await keepMoves(
    trx,
    moves.map((move) => ({
      ...{ id: newId(at.getTime()), challengeId: head.id, sessionId: move.sessionId, at, by, what: step.what },
      before: move.after,
      after: stands.get(move.sessionId) ?? move.after,
      step: id,
      undoes: move.id,
    })),
  );
  for (const { session } of backs)
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'session', id: session.id },
      action: 'Took a change to the session back',
      at,
    });
}

/** With what the places clash that they would go back to. */
async function takenWords(services: Services, backs: readonly Back[]): Promise<string> {
  const ids = backs.map(({ session }) => session.id);
  for (const { session, keep, isLive } of backs) {
    const found = isLive ? await findClashes(services.db, { ...keep, besides: ids }) : [];
    if (found.length === 0) continue;
    const why = Object.values(clashMessages(found, 'peers')).join('. ');
    return `${quoted(session)} cannot go back: ${why}. Nothing was changed.`;
  }
  return 'A place that is to be gone back to was taken just now. Nothing was changed.';
}

function quoted({ title }: Pick<Session, 'title'>): string {
  return `‘${title}’`;
}

/** `‘A’, ‘B’ and 3 more`. */
function firstTwo(titles: readonly string[]): string {
  if (titles.length <= 2) return titles.join(' and ');
  return `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more`;
}
