import type { Bundle, BundleSession } from '../../../bundle.ts';
import { sessionToWriteFor } from '../../../domain/session.ts';

/** The session that this person most likely writes of now, or null. */
export function likelySession(bundle: Bundle, now: Date): BundleSession | null {
  const sessions = bundle.sessions.map((session) => ({
    ...session,
    startsAt: new Date(session.startsAt),
    endsAt: new Date(session.endsAt),
    standing: session.standing === 'untold' ? ('untold' as const) : ('told' as const),
    peerIds: session.mine ? [bundle.personId] : [],
  }));
  const likely = sessionToWriteFor(sessions, bundle.personId, now);
  return bundle.sessions.find((session) => session.id === likely?.id) ?? null;
}

/** A session of one's own that is on now, where the one written of is another. */
export function beginsNow(bundle: Bundle, current: BundleSession | null, now: Date): BundleSession | null {
  const likely = likelySession(bundle, now);
  if (!likely || likely.id === current?.id) return null;
  return new Date(likely.startsAt) <= now && now < new Date(likely.endsAt) ? likely : null;
}
