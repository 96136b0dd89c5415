import { londonDate, londonTime } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { type Move, moveToUndo, standOf, TAKEN_BACK } from '../domain/board/moves.ts';
import type { Session } from '../domain/session.ts';
import { keepMove, lockBoard, movesOf } from '../store/moves.ts';
import { timetableOf } from '../store/sessions.ts';
import { formOfSession } from './form-of-session.ts';
import { type Around, NOT_ON_THE_LIST, type SavedSession, type SessionForm, saveSession } from './save-session.ts';

const OTHER =
  'Something else was moved or taken back just now, so nothing was changed. Look at what would be taken back now.';

/**
 * Takes back the move that undo would take back, if it is the one that was seen: the session goes where it stood before, or off where it
 * was not in the timetable. Refused with the reason where that place has been taken since. Each press goes one step further back.
 */
export async function undoMove(
  services: Services,
  head: ChallengeHead,
  moveId: string,
  by: string,
): Promise<Refusal<'nothing' | 'other' | 'taken'> | { session: Session }> {
  const found = await newestMove(services.db, head);
  if (!found) return refusal('nothing', 'There is nothing to take back.');
  if (found.move.id !== moveId) return refusal('other', OTHER);
  const { move, session } = found;
  const at = services.clock();
  const around: Around = {
    byHand: move.before?.byHand ?? true,
    ...liveAfter(move),
    before: async (trx) => {
      await lockBoard(trx, head.id);
      return (await newestMove(trx, head))?.move.id === moveId ? null : refusal('other', OTHER);
    },
    after: async (trx, _old, now) =>
      await keepMove(trx, {
        id: newId(at.getTime()),
        challengeId: head.id,
        sessionId: now.id,
        at,
        by,
        before: move.after,
        after: standOf(now, move.before?.byHand ?? true),
        undoes: move.id,
      }),
  };
  return outcomeOf(await saveSession(services, head, formBefore(session, move), by, around), session);
}

async function newestMove(db: Transacting | Services['db'], head: ChallengeHead) {
  const sessions = await timetableOf(db, head.id);
  const move = moveToUndo(await movesOf(db, head.id), sessions);
  const session = sessions.find(({ id }) => id === move?.sessionId);
  return move && session ? { move, session } : null;
}

function liveAfter({ before, after }: Move): Pick<Around, 'live'> {
  const isLive = before?.isLive ?? false;
  if (isLive === after.isLive) return {};
  return { live: { isLive, reason: isLive ? null : (before?.cancelledReason ?? TAKEN_BACK) } };
}

function formBefore(session: Session, { before }: Move): SessionForm {
  const form = formOfSession(session);
  if (!before) return form;
  const from = new Date(before.startsAt);
  const minutes = Math.round((new Date(before.endsAt).getTime() - from.getTime()) / 60_000);
  return {
    ...form,
    date: londonDate(from),
    start: londonTime(from),
    end: `${minutes} minutes`,
    roomId: before.roomId,
    peerIds: before.peerIds,
  };
}

const GONE: Readonly<Record<string, string>> = {
  [NOT_ON_THE_LIST.room]: 'the room it was in is not there any more',
  [NOT_ON_THE_LIST.peers]: 'a peer who was in it has left the team',
};

function outcomeOf(
  saved: Refusal | SavedSession,
  session: Session,
): Refusal<'nothing' | 'other' | 'taken'> | { session: Session } {
  if (isRefusal(saved)) return refusal('other', saved.why);
  if (saved.kind === 'saved') return { session: saved.session };
  if (saved.kind === 'stale') return refusal('other', OTHER);
  const why = Object.values(saved.problems)
    .map((problem) => GONE[problem] ?? problem)
    .join('. ');
  return refusal('taken', `‘${session.title}’ cannot go back: ${why}. Nothing was changed.`);
}
