import { headsExpected, type Session } from './session.ts';

/** What is odd about a session but may be meant: it can be saved all the same. */
export function warningsOf(session: Session): string[] {
  const heads = headsExpected(session);
  const warnings: string[] = [];
  if (session.roomCapacity !== null && heads > session.roomCapacity)
    warnings.push(`${session.roomName} holds ${session.roomCapacity}, and ${heads} people are expected.`);
  if (session.peers.length === 0) warnings.push('No peer is in this session yet.');
  if (session.roomId === null && session.placeNote === '') warnings.push('It has no place yet.');
  return warnings;
}

/** True where people who have it in their calendar must be told: another time, place or name. */
export function movesPeople(before: Session, after: Session): boolean {
  return (
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime() ||
    before.roomName !== after.roomName ||
    before.roomSite !== after.roomSite ||
    before.placeNote !== after.placeNote ||
    before.title !== after.title ||
    before.isLive !== after.isLive
  );
}
