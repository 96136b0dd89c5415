import type { Session } from '../session.ts';

/** Where a session stands or stood, as it is kept: instants in ISO form, peers in order of their ids. */
export type Stand = {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly roomId: string | null;
  readonly peerIds: readonly string[];
  readonly isLive: boolean;
  readonly cancelledReason: string | null;
  /** A person set it: a proposal leaves it where it is. */
  readonly byHand: boolean;
};

/** One move on the board. `before` is null where the session was not in the timetable. */
export type Move = {
  readonly id: string;
  readonly sessionId: string;
  readonly movedAt: Date;
  readonly byName: string | null;
  readonly before: Stand | null;
  readonly after: Stand;
};

/** Why a session is off whose place was taken back. */
export const TAKEN_BACK = 'Its place in the timetable was taken back';

/** Where a session stands now. */
export function standOf(session: Session, byHand: boolean): Stand {
  return {
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    roomId: session.roomId,
    peerIds: session.peers.map(({ id }) => id).sort(),
    isLive: session.isLive,
    cancelledReason: session.isLive ? null : session.cancelledReason,
    byHand,
  };
}

/**
 * The move that undo would take back: the newest after which its session still stands as the move left it. What was changed since in
 * another way is left alone. `moves` are those not taken back yet, the newest first.
 */
export function moveToUndo(moves: readonly Move[], sessions: readonly Session[]): Move | null {
  return (
    moves.find(({ sessionId, after }) => {
      const now = sessions.find(({ id }) => id === sessionId);
      return now !== undefined && samePlace(standOf(now, after.byHand), after);
    }) ?? null
  );
}

function samePlace(a: Stand, b: Stand): boolean {
  return (
    a.startsAt === b.startsAt &&
    a.endsAt === b.endsAt &&
    a.roomId === b.roomId &&
    a.isLive === b.isLive &&
    a.peerIds.join() === b.peerIds.join()
  );
}
