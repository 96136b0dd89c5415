import { londonDate, londonTime, longDate, plainTime } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { NO_PLACE_ANY_MORE } from '../domain/board/moves.ts';
import type { Proposal, ProposedSession } from '../domain/proposal.ts';
import { whatChanged } from '../domain/still-holds.ts';
import { clashNamedBy, isGoneMeanwhile } from '../store/clashes.ts';
import { type LostPlace, lostPlaces } from '../store/parked.ts';
import { isReleased } from '../store/release.ts';
import { toldBefore } from '../store/releases.ts';
import { findRun, newestRun } from '../store/runs.ts';
import { sessionsByIds, timetableOf } from '../store/sessions.ts';
import { originsOf } from '../store/standing.ts';
import { type WantedRow, wantedOf } from '../store/wanted.ts';
import { bringBack, insertSession, parkSessions, placedByProposal, updateSession } from '../store/write-session.ts';
import { inTurn, type OutOfTurn } from './in-turn.ts';
import { keepStep, standsOf } from './keep-step.ts';
import { proposalFacts } from './proposal-facts.ts';

/** `again`: it had been accepted before, and nothing was changed this time. */
export type Accepted = {
  readonly placed: number;
  readonly moved: number;
  readonly takenOut: number;
  readonly again?: true;
};

const AGAIN = 'Propose again: nothing was changed.';
const CHANGED = `The timetable or the list has changed since this was worked out. ${AGAIN}`;

/**
 * Puts all of a proposal into the draft, or nothing: what it places is added or moved, and what was proposed earlier and has no place
 * any more is taken out, with that as its reason. All of it is one step for undo. It may have been worked out hours ago: everything that it
 * places is held against the rules as things stand now (the list, people, rooms, team, days, hours, and what a person has set since), and
 * moves nothing into the past. Where one session does not keep them any more, nothing is put in, and what has changed is said.
 * Nothing else can be moved from before it is read until it is written. Again: nothing.
 */
export async function acceptProposal(
  services: Services,
  head: ChallengeHead,
  runId: string,
  by: string,
): Promise<Refusal<'gone' | 'changed' | OutOfTurn> | Accepted> {
  try {
    return await inTurn(services, head.id, async (trx) => {
      const run = await findRun(trx, runId, true);
      if (!run || run.challengeId !== head.id || !run.proposal)
        return refusal('gone', 'This proposal is no longer there.');
      if (run.acceptedAt) return { placed: 0, moved: 0, takenOut: 0, again: true };
      if ((await newestRun(trx, head.id))?.id !== runId)
        return refusal('gone', 'There is a newer proposal. Look at that one.');
      const at = services.clock();
      const lost = await lostPlaces(trx, head.id);
      const known = await timetableOf(trx, head.id);
      const others = [...lost.values()].flatMap(({ id }) => (known.some((one) => one.id === id) ? [] : [id]));
      const stood = await standsOf(trx, [...known, ...(await sessionsByIds(trx, others))]);
      // What people were told is frozen before the draft is another.
      if (await isReleased(trx, head.id)) await toldBefore(trx, head.id, at);
      const done = await place(trx, head, run.proposal, lost, at);
      if (isRefusal(done)) return done;
      const { touched, ...accepted } = done;
      await keepStep(trx, { challengeId: head.id, by, at, what: 'accepted', step: runId }, stood, touched);
      await trx
        .updateTable('timetable_runs')
        .set({ accepted_at: at, accepted_by: by })
        .where('id', '=', runId)
        .execute();
      await recordAudit(trx, {
        actorId: by,
        challengeId: head.id,
        subject: { kind: 'challenge', id: head.id },
        action: 'Accepted the proposed timetable',
        detail: accepted,
        at,
      });
      return accepted;
    });
  } catch (error) {
    if (clashNamedBy(error) === null && !isGoneMeanwhile(error)) throw error;
    return refusal('changed', CHANGED);
  }
}

/** Refused where something that was to be placed could not be placed so any more. */
async function place(
  trx: Transacting,
  head: ChallengeHead,
  { placed: proposed, unplaced }: Proposal,
  lost: ReadonlyMap<string, LostPlace>,
  at: Date,
): Promise<Refusal<'changed'> | (Accepted & { touched: string[] })> {
  await trx.selectFrom('wanted_sessions').select('id').where('challenge_id', '=', head.id).forUpdate().execute();
  const wanted = new Map((await wantedOf(trx, head.id)).map((each) => [each.id, each]));
  const origins = await originsOf(trx, head.id);
  const live = (await timetableOf(trx, head.id)).filter((session) => session.isLive);
  const open = live.filter((session) => {
    const origin = origins.get(session.id);
    return origin?.wantedId != null && !origin.byHand && session.startsAt > at;
  });
  for (const one of proposed) {
    const each = wanted.get(one.wantedId);
    const stands = open.find(({ id }) => id === each?.session?.id);
    if (!each || each.leftOut || (each.session !== null && !stands)) return refusal('changed', CHANGED);
    const over = timeOver(head, each.title, new Date(one.startsAt), at);
    if (over !== null) return refusal('changed', `${over} ${AGAIN}`);
  }
  // What was taken back onto the list since was not thought of: it would be taken out of the timetable without a word.
  const known = new Set([...proposed, ...unplaced].map(({ wantedId }) => wantedId));
  const unknown = [...wanted.values()].some(
    ({ id, leftOut, session }) => !leftOut && !known.has(id) && open.some((one) => one.id === session?.id),
  );
  if (unknown) return refusal('changed', CHANGED);
  const changed = whatChanged(await proposalFacts(trx, head, at), proposed);
  if (changed !== null) return refusal('changed', `${changed} ${AGAIN}`);
  await parkSessions(
    trx,
    open.map(({ id }) => id),
  );
  const moved: string[] = [];
  const fresh: string[] = [];
  for (const one of proposed) {
    const each = wanted.get(one.wantedId) as WantedRow;
    const stands = open.find(({ id }) => id === each.session?.id);
    const old = stands ?? lost.get(each.id);
    const keep = sessionToKeep(head, each, one, old?.id ?? newId(at.getTime()));
    if (old) {
      const { version, calendarSequence } = old;
      await updateSession(trx, { ...keep, version: version + 1, isLive: false, calendarSequence, byHand: false });
    } else {
      await insertSession(trx, keep);
      await placedByProposal(trx, keep.id, each.id);
    }
    (stands ? moved : fresh).push(keep.id);
  }
  await bringBack(trx, [...moved, ...fresh]);
  const out = open.map(({ id }) => id).filter((id) => !moved.includes(id));
  if (out.length > 0)
    await trx
      .updateTable('sessions')
      .set((row) => ({ cancelled_reason: NO_PLACE_ANY_MORE, version: row('version', '+', 1) }))
      .where('id', 'in', out)
      .execute();
  const touched = [...fresh, ...moved, ...out];
  return { placed: fresh.length, moved: moved.length, takenOut: out.length, touched };
}

/** Why a session cannot begin at `start` any more, whatever else; null where it can. */
function timeOver(head: ChallengeHead, title: string, start: Date, at: Date): string | null {
  const date = londonDate(start);
  if (start <= at)
    return `By now it is too late for ‘${title}’ to begin at ${plainTime(londonTime(start))} on ${longDate(date)}.`;
  const { onSiteFrom, onSiteUntil } = head;
  if (onSiteFrom && onSiteUntil && onSiteFrom <= date && date <= onSiteUntil) return null;
  return `${longDate(date)} is not one of the days on site any more, and ‘${title}’ would be held then.`;
}

function sessionToKeep(
  head: ChallengeHead,
  wanted: WantedRow,
  { startsAt, roomId, peerIds }: ProposedSession,
  id: string,
) {
  const from = new Date(startsAt);
  return {
    id,
    challengeId: head.id,
    title: wanted.title,
    kind: wanted.kind,
    startsAt: from,
    endsAt: new Date(from.getTime() + wanted.minutes * 60_000),
    roomId,
    placeNote: wanted.placeNote,
    sourceCategory: wanted.sourceCategory,
    othersExpected: wanted.othersExpected,
    themeIds: wanted.themeIds,
    peerIds,
    intervieweeIds: wanted.intervieweeIds,
  };
}
