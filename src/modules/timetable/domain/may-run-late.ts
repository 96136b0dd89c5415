import { londonDate } from '#kernel/dates';
import type { Session } from './session.ts';

/**
 * True where somebody of the team may say that a session runs late: it runs, or it is next today, for everybody or for one of the peers who
 * go. At 10am that is what began at 9.30am, what begins at 10.30am, and at 2pm what a peer has who is in nothing before that. What is over,
 * what comes after that, and another day are for those who arrange the days. `sessions` are all of the challenge.
 */
export function mayRunLate(session: Session, sessions: readonly Session[], at: Date): boolean {
  if (!session.isLive || session.endsAt <= at || londonDate(session.startsAt) !== londonDate(at)) return false;
  if (session.startsAt <= at) return true;
  const before = sessions.filter(({ isLive, startsAt }) => isLive && startsAt > at && startsAt < session.startsAt);
  if (before.length === 0) return true;
  return session.peers.some(({ id }) => !before.some(({ peers }) => peers.some((peer) => peer.id === id)));
}
