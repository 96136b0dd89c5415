import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import type { Clash, Wanted } from '../domain/clash.ts';

const CONSTRAINTS = {
  sessions_room_free: 'room',
  session_peers_free: 'peers',
  session_interviewees_free: 'interviewees',
} as const;

const EXCLUDED = '23P01';
const GONE = '23503';

/** What the database would not let happen twice at once, or null where the error is another. */
export function clashNamedBy(error: unknown): Clash['field'] | null {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code !== EXCLUDED || !constraint) return null;
  return CONSTRAINTS[constraint as keyof typeof CONSTRAINTS] ?? null;
}

/** True where what was to be kept names something that somebody has just taken away: a room, a peer, somebody to be heard. */
export function isGoneMeanwhile(error: unknown): boolean {
  return (error as { code?: string }).code === GONE;
}

/** Every live session that has the room, a peer or an interviewee of the wanted one at that time. One statement. */
export async function findClashes(db: Queryable, wanted: Wanted): Promise<Clash[]> {
  const apart = [wanted.id, ...(wanted.besides ?? [])];
  const { rows } = await sql<Row>`
    with wanted as (select tstzrange(${wanted.startsAt}, ${wanted.endsAt}) as period)
    select 'room' as field, room.name, session.title, session.challenge_id, lower(session.period) as starts_at,
      upper(session.period) as ends_at
    from sessions as session join rooms as room on room.id = session.room_id, wanted
    where session.room_id = ${wanted.roomId} and session.is_live and session.period && wanted.period and session.id <> all(${apart}::uuid[])
    union all
    select 'peers', person.name, session.title, session.challenge_id, lower(session.period), upper(session.period)
    from session_peers as busy join people as person on person.id = busy.peer_id
      join sessions as session on session.id = busy.session_id, wanted
    where busy.peer_id = any(${[...wanted.peerIds]}::uuid[]) and busy.is_live and busy.period && wanted.period
      and busy.session_id <> all(${apart}::uuid[])
    union all
    select 'interviewees', who.name, session.title, session.challenge_id, lower(session.period), upper(session.period)
    from session_interviewees as busy join interviewees as who on who.id = busy.interviewee_id
      join sessions as session on session.id = busy.session_id, wanted
    where busy.interviewee_id = any(${[...wanted.intervieweeIds]}::uuid[]) and busy.is_live and busy.period && wanted.period
      and busy.session_id <> all(${apart}::uuid[])
    order by 1, 5, 2`.execute(db);
  return rows.map((row) => ({
    field: row.field,
    name: row.name,
    // A peer may be in a session of another challenge, of which nothing may be said here.
    title: row.challenge_id === wanted.challengeId ? row.title : null,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }));
}

type Row = {
  field: Clash['field'];
  name: string;
  title: string;
  challenge_id: string;
  starts_at: Date;
  ends_at: Date;
};
