import { type SqlBool, sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';

/**
 * The entries that were merged into this person's: under these names their phones locked what they hold. Where the database is of before the
 * merge, none. One statement.
 */
export async function earlierEntries(db: Queryable, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('peers')
    .select('person_id')
    .where('merged_into_id', '=', personId)
    .orderBy('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

export type DeviceOfPerson = {
  readonly id: string;
  readonly name: string;
  readonly challengeTitle: string;
  readonly registeredAt: Date;
  readonly seenAt: Date;
  readonly revokedAt: Date | null;
  /** Through which session it was last heard of: the same one is the same browser. */
  readonly session: string | null;
  /** The number of that browser; null where it was not heard of since browsers have one. */
  readonly browser: string | null;
};

/** A person's devices that hold notes, the one last heard of first, at most 200. Not what was sent straight from one. One statement. */
export async function devicesOf(db: Queryable, personId: string): Promise<DeviceOfPerson[]> {
  return await db
    .selectFrom('notebook_devices as device')
    .innerJoin('challenges as challenge', 'challenge.id', 'device.challenge_id')
    .select(['device.id', 'device.name', 'challenge.title as challengeTitle'])
    .select(['device.registered_at as registeredAt', 'device.seen_at as seenAt', 'device.revoked_at as revokedAt'])
    .select(['device.web_session_id as session', 'device.browser_id as browser'])
    .where('device.person_id', '=', personId)
    .where('device.phone_id', 'is', null)
    .where('challenge.notes_destroyed_at', 'is', null)
    .orderBy('device.seen_at', 'desc')
    .orderBy('device.id')
    .limit(200)
    .execute();
}

export type DeviceOfPhone = { id: string; revoked_at: Date | null; web_session_id: string | null };

/**
 * That device of this person's and all that is on the same phone, as far as can be told: what was heard of through the same session or from
 * the same browser, what was sent straight from it, and so on from each of these. None where it is not theirs. Held until the transaction
 * ends. Two statements.
 */
export async function holdPhone(trx: Transacting, device: string, personId: string): Promise<DeviceOfPhone[]> {
  const { rows } = await sql<{ id: string }>`with recursive phone as (
      select id, phone_id, web_session_id, browser_id from notebook_devices where id = ${device} and person_id = ${personId}
      union select other.id, other.phone_id, other.web_session_id, other.browser_id
      from notebook_devices other join phone on other.person_id = ${personId} and (other.id = phone.phone_id
        or other.phone_id = phone.id or other.web_session_id = phone.web_session_id or other.browser_id = phone.browser_id)
    ) select distinct id from phone`.execute(trx);
  return await trx
    .selectFrom('notebook_devices')
    .select(['id', 'revoked_at', 'web_session_id'])
    .where(sql<SqlBool>`id = any(${rows.map(({ id }) => id)}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Whether that device is one that was taken out of use. One statement. */
export async function isRevoked(db: Queryable, device: string): Promise<boolean> {
  const row = await db.selectFrom('notebook_devices').select('revoked_at').where('id', '=', device).executeTakeFirst();
  return row !== undefined && row.revoked_at !== null;
}

/** Whether that device was taken out of use, and whether the notes of its challenge have been destroyed; neither of one that is nobody's. One statement. */
export async function whatBecameOf(db: Queryable, device: string): Promise<{ revoked: boolean; destroyed: boolean }> {
  const row = await db
    .selectFrom('notebook_devices as device')
    .innerJoin('challenges as challenge', 'challenge.id', 'device.challenge_id')
    .select(['device.revoked_at', 'challenge.notes_destroyed_at'])
    .where('device.id', '=', device)
    .executeTakeFirst();
  return { revoked: (row?.revoked_at ?? null) !== null, destroyed: (row?.notes_destroyed_at ?? null) !== null };
}

/** Whether a device that was taken out of use was last heard of through that session. One statement. */
export async function isSessionOfRevoked(db: Queryable, sessionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('notebook_devices')
    .select('id')
    .where('web_session_id', '=', sessionId)
    .where('revoked_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
