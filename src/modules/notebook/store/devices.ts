import type { Queryable } from '#platform/database/connect';

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
};

/** A person's devices that hold notes, the one last heard of first, at most 50. Not what was sent straight from one. One statement. */
export async function devicesOf(db: Queryable, personId: string): Promise<DeviceOfPerson[]> {
  return await db
    .selectFrom('notebook_devices as device')
    .innerJoin('challenges as challenge', 'challenge.id', 'device.challenge_id')
    .select(['device.id', 'device.name', 'challenge.title as challengeTitle'])
    .select(['device.registered_at as registeredAt', 'device.seen_at as seenAt', 'device.revoked_at as revokedAt'])
    .select('device.web_session_id as session')
    .where('device.person_id', '=', personId)
    .where('device.phone_id', 'is', null)
    .where('challenge.notes_destroyed_at', 'is', null)
    .orderBy('device.seen_at', 'desc')
    .orderBy('device.id')
    .limit(50)
    .execute();
}

/** Whether that device is one that was taken out of use. One statement. */
export async function isRevoked(db: Queryable, device: string): Promise<boolean> {
  const row = await db.selectFrom('notebook_devices').select('revoked_at').where('id', '=', device).executeTakeFirst();
  return row !== undefined && row.revoked_at !== null;
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
