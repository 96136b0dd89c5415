import { createHash } from 'node:crypto';
import { newId, newToken } from '#kernel/ids';
import { type Actor, type GrantSince, grantsHeld, type Role, TEAM_ROLES } from '../access/roles.ts';
import type { Queryable } from '../database/connect.ts';

/** A session ends after this long without a page. */
const IDLE_HOURS = 12;
/** A session ends this long after sign-in, whatever happens. */
export const ABSOLUTE_DAYS = 14;

/** The only form in which a token is stored. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Begins a session and gives its token, which exists nowhere else: only its hash is stored. */
export async function startSession(db: Queryable, personId: string, browserName: string, now: Date): Promise<string> {
  const token = newToken();
  await db
    .insertInto('web_sessions')
    .values({
      id: newId(now.getTime()),
      token_hash: hashToken(token),
      person_id: personId,
      browser_name: browserName.slice(0, 120),
      started_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + ABSOLUTE_DAYS * 86_400_000),
    })
    .execute();
  return token;
}

/**
 * The person whose session this is, with every role they hold now and the teams they were in, or null where the session is unknown, ended, idle or over.
 * One statement; the time it was seen is moved at most once in five minutes.
 */
export async function findActor(db: Queryable, token: string, now: Date): Promise<Actor | null> {
  const rows = await db
    .selectFrom('web_sessions as session')
    .innerJoin('people as person', 'person.id', 'session.person_id')
    .leftJoin('role_grants as grant', (join) =>
      join
        .onRef('grant.person_id', '=', 'person.id')
        .on((on) => on.or([on('grant.ended_at', 'is', null), on('grant.role', 'in', TEAM_ROLES)])),
    )
    .select(['session.id as session_id', 'session.seen_at', 'person.id', 'person.name', 'person.email'])
    .select(['grant.role', 'grant.body_id', 'grant.challenge_id', 'grant.authority_id', 'grant.ended_at'])
    .where('session.token_hash', '=', hashToken(token))
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where('session.seen_at', '>', new Date(now.getTime() - IDLE_HOURS * 3_600_000))
    .execute();
  const first = rows[0];
  if (!first) return null;
  if (now.getTime() - first.seen_at.getTime() > 300_000) {
    await db.updateTable('web_sessions').set({ seen_at: now }).where('id', '=', first.session_id).execute();
  }
  const given: GrantSince[] = rows
    .filter((row) => row.role !== null)
    .map((row) => ({
      role: row.role as Role,
      bodyId: row.body_id,
      challengeId: row.challenge_id,
      authorityId: row.authority_id,
      endedAt: row.ended_at,
    }));
  const grants = grantsHeld(given);
  return { personId: first.id, name: first.name, email: first.email, sessionId: first.session_id, grants };
}

/** Ends one session: its token opens nothing from now on. */
export async function endSession(db: Queryable, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('web_sessions')
    .set({ ended_at: now })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends every session of a person, in every browser. */
export async function endAllSessions(db: Queryable, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('web_sessions')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
}
