import { createHash } from 'node:crypto';
import { frozenOf, type ReleaseChange } from '../domain/frozen.ts';
import type { Session } from '../domain/session.ts';

/** To whoever releases what is not any more as they saw it. */
export const LOOK_AGAIN = 'Somebody changed more meanwhile, so nothing was released. Look again, then release it.';

/** What a page showed that would be released, in few letters: its form sends it back, and it is compared with what is there by then. */
export function seenOfChanges(changes: readonly ReleaseChange[]): string {
  return brief(changes.map(({ kind, session, before }) => [kind, frozenOf(session), before]));
}

/** The same of a timetable that nobody has been told of: what takes place, and how. */
export function seenOfTimetable(sessions: readonly Session[]): string {
  return brief(sessions.filter(({ isLive }) => isLive).map(frozenOf));
}

/** True where it is as it was seen; empty: whatever it is. */
export function isAsSeen(seen: string, now: string): boolean {
  return seen === '' || seen === now;
}

function brief(facts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
}
