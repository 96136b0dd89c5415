import { londonDate, londonTime, plainTime, shortDate } from '#kernel/dates';
import { listed } from '#kernel/words';
import type { Session } from './session.ts';

/** A session to come to which somebody is to go who is not on the team any more. */
export type NeedsAnother = { readonly session: Session; readonly gone: readonly string[] };

/**
 * The live sessions that have not begun and need another peer, in time order. What has begun is past mending: who was there was there.
 * `team` is everybody who may be sent somewhere.
 */
export function needingAnotherPeer(
  sessions: readonly Session[],
  team: readonly { readonly id: string }[],
  now: Date,
): NeedsAnother[] {
  return sessions.flatMap((session) => {
    const gone = goneFrom(session, team);
    return session.isLive && session.startsAt > now && gone.length > 0 ? [{ session, gone }] : [];
  });
}

/** Who is to go to a session and is not on the team, by name. */
function goneFrom({ peers }: Session, team: readonly { readonly id: string }[]): string[] {
  return peers.filter((peer) => !team.some(({ id }) => id === peer.id)).map(({ name }) => name);
}

/** `Ann Lee is not on the team any more`. */
export function goneWords(names: readonly string[]): string {
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} not on the team any more`;
}

/** `‘The leader’, Tue 11 May at 10am`. */
export function sessionWords({ title, startsAt }: Session): string {
  const day = shortDate(londonDate(startsAt), { weekday: true });
  return `‘${title}’, ${day} at ${plainTime(londonTime(startsAt))}`;
}
