import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';
import { isParked } from './parked.ts';

/** A room of the host for the days on site. */
export type Room = {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly capacity: number | null;
  readonly version: number;
  /** Sessions in it, and those that were when they were cancelled: it cannot go while there are any. */
  readonly sessions: number;
  /** Sessions to hear that ask for it: it cannot go while there are any. */
  readonly wanted: number;
};

/** The rooms of a challenge, by site and name. */
export async function roomsOf(db: Queryable, challengeId: string): Promise<Room[]> {
  return await db
    .selectFrom('rooms as room')
    .select(['room.id', 'room.name', 'room.site', 'room.capacity', 'room.version'])
    .select(
      sql<number>`(select count(*)::int from sessions session where session.room_id = room.id
        and not ${isParked(challengeId)})`.as('sessions'),
    )
    .select(
      sql<number>`(select count(*)::int from wanted_sessions where wanted_sessions.room_id = room.id)`.as('wanted'),
    )
    .where('room.challenge_id', '=', challengeId)
    .orderBy('room.site')
    .orderBy('room.name')
    .execute();
}

export type RoomToKeep = { id: string; challengeId: string; name: string; site: string; capacity: number | null };

/** Adds a room; answers false where its id, or its name in that challenge, is there already. */
export async function addRoom(trx: Transacting, room: RoomToKeep): Promise<boolean> {
  const added = await trx
    .insertInto('rooms')
    .values({
      id: room.id,
      challenge_id: room.challengeId,
      name: room.name,
      site: room.site,
      capacity: room.capacity,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Whether a room has that id, in whatever challenge. */
export async function hasRoom(trx: Transacting, id: string): Promise<boolean> {
  return (await trx.selectFrom('rooms').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Changes a room whose revision is still the one that was seen. */
export async function changeRoom(
  trx: Transacting,
  room: RoomToKeep & { version: number },
): Promise<'changed' | 'stale' | 'name-taken'> {
  const taken = await trx
    .selectFrom('rooms')
    .select('id')
    .where('challenge_id', '=', room.challengeId)
    .where('name', '=', room.name)
    .where('id', '!=', room.id)
    .executeTakeFirst();
  if (taken) return 'name-taken';
  const changed = await trx
    .updateTable('rooms')
    .set({ name: room.name, site: room.site, capacity: room.capacity, version: room.version + 1 })
    .where('id', '=', room.id)
    .where('challenge_id', '=', room.challengeId)
    .where('version', '=', room.version)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n ? 'changed' : 'stale';
}

/** What keeps a room: a session in it, also one that was cancelled, or one to hear that asks for it. */
export type RoomUse = {
  readonly of: 'session' | 'wanted';
  readonly id: string;
  readonly title: string;
  readonly isLive: boolean;
};

/** All that keeps a room from being taken off the list: sessions in time order, then what is to be heard. One statement. */
export async function usesOfRoom(db: Queryable, challengeId: string, id: string): Promise<RoomUse[]> {
  const { rows } = await sql<RoomUse>`select use.of, use.id, use.title, use."isLive" from (
      select 'session' as of, session.id, session.title, session.is_live as "isLive", lower(session.period) as at, 0 as position
      from sessions session where session.room_id = ${id} and session.challenge_id = ${challengeId} and not ${isParked(challengeId)}
      union all
      select 'wanted', wanted.id, wanted.title, true, null, wanted.position from wanted_sessions wanted
      where wanted.room_id = ${id} and wanted.challenge_id = ${challengeId}) use
    order by use.at, use.position, use.id`.execute(db);
  return rows;
}

/**
 * Takes a room away that no session is in and none asks for; false where one does. What only ever was in the draft and lost its place there
 * lets go of it. The caller has locked the timetable.
 */
export async function removeRoom(trx: Transacting, challengeId: string, id: string): Promise<boolean> {
  const { rows } = await sql`select from sessions session where session.room_id = ${id} and not ${isParked(challengeId)}
    union all select from wanted_sessions where room_id = ${id} limit 1`.execute(trx);
  if (rows.length > 0) return false;
  await trx
    .updateTable('sessions')
    .set((row) => ({ room_id: null, version: row('version', '+', 1) }))
    .where('room_id', '=', id)
    .where('challenge_id', '=', challengeId)
    .execute();
  const gone = await trx
    .deleteFrom('rooms')
    .where('id', '=', id)
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export type SiteRenamed = {
  readonly from: string;
  readonly to: string;
  /** No room was at `to` before. */
  readonly isNew: boolean;
};

/** Gives a site another name, in its rooms and in the journeys to other sites; answers how many journeys it brings along. */
export async function renameSite(
  trx: Transacting,
  challengeId: string,
  { from, to, isNew }: SiteRenamed,
): Promise<number> {
  await trx
    .updateTable('rooms')
    .set((row) => ({ site: to, version: row('version', '+', 1) }))
    .where('challenge_id', '=', challengeId)
    .where('site', '=', from)
    .execute();
  const known = await trx
    .deleteFrom('site_travel')
    .where('challenge_id', '=', challengeId)
    .where(({ or, eb }) => or([eb('site_a', '=', from), eb('site_b', '=', from)]))
    .returning(['site_a', 'site_b', 'minutes'])
    .execute();
  const journeys = known
    .map(({ site_a, site_b, minutes }) => ({ other: site_a === from ? site_b : site_a, minutes }))
    .filter(({ other }) => other !== to)
    .map(({ other, minutes }) => {
      // The database compares letter by letter, and so does this.
      const [site_a = '', site_b = ''] = [other, to].sort();
      return { challenge_id: challengeId, site_a, site_b, minutes };
    });
  if (journeys.length === 0) return 0;
  // What is known of a site that is there stays; what is left of an earlier one of that name gives way.
  await trx
    .insertInto('site_travel')
    .values(journeys)
    .onConflict((conflict) => {
      const same = conflict.columns(['challenge_id', 'site_a', 'site_b']);
      return isNew ? same.doUpdateSet((row) => ({ minutes: row.ref('excluded.minutes') })) : same.doNothing();
    })
    .execute();
  return journeys.length;
}
