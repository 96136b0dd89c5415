import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Alarm, KnownAlarm } from '../domain/alarms.ts';

/** How many alarms that were looked at before stand on a page. */
export const CLOSED_A_PAGE = 50;

/** Every alarm of a placement that is open, the newest first. */
export async function openAlarmsOf(db: Queryable, placementId: string) {
  return await alarmsOf(db, placementId).where('alarm.status', '=', 'open').execute();
}

/** What came up about a placement before and is closed, newest first, a page at a time, with how many there are in all. */
export async function closedAlarmsOf(db: Queryable, placementId: string, page: number) {
  const lines = await alarmsOf(db, placementId)
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('alarm.status', '<>', 'open')
    .limit(CLOSED_A_PAGE)
    .offset((page - 1) * CLOSED_A_PAGE)
    .execute();
  return { lines, total: lines[0]?.total ?? 0 };
}

function alarmsOf(db: Queryable, placementId: string) {
  return db
    .selectFrom('placement_alarms as alarm')
    .leftJoin('people as closer', 'closer.id', 'alarm.closed_by')
    .select(['alarm.id', 'alarm.why', 'alarm.is_hard as isHard', 'alarm.status', 'alarm.found_at as foundAt'])
    .select(['alarm.closed_at as closedAt', 'alarm.close_reason as reason', 'closer.name as closedBy'])
    .where('alarm.placement_id', '=', placementId)
    .orderBy('alarm.found_at', 'desc')
    .orderBy('alarm.id', 'desc');
}

export type AlarmLine = Awaited<ReturnType<typeof openAlarmsOf>>[number];

/** The alarms of these placements that are open or were called false, by placement. One statement. */
export async function knownAlarms(
  db: Queryable,
  placementIds: readonly string[],
): Promise<ReadonlyMap<string, KnownAlarm[]>> {
  if (placementIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('placement_alarms')
    .select(['id', 'placement_id as placementId', 'code', 'is_hard as isHard', 'why', 'status'])
    .where('placement_id', 'in', [...placementIds])
    .where('status', 'in', ['open', 'dismissed'])
    .execute();
  return Map.groupBy(rows as (KnownAlarm & { placementId: string })[], (row) => row.placementId);
}

/** Keeps that something has come up. */
export async function raiseAlarm(trx: Transacting, placementId: string, alarm: Alarm, now: Date): Promise<void> {
  await trx
    .insertInto('placement_alarms')
    .values({
      id: newId(now.getTime()),
      placement_id: placementId,
      code: alarm.code,
      is_hard: alarm.isHard,
      why: alarm.why,
      found_at: now,
    })
    .onConflict((same) => same.doNothing())
    .execute();
}

/** These alarms are so no more. */
export async function endAlarms(trx: Transacting, ids: readonly string[], reason: string, now: Date): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('placement_alarms')
    .set({ status: 'gone', closed_at: now, close_reason: reason })
    .where('id', 'in', [...ids])
    .where('status', '=', 'open')
    .execute();
}

/** Every open alarm of a placement ends with it. */
export async function endAlarmsOf(trx: Transacting, placementId: string, reason: string, now: Date): Promise<void> {
  await trx
    .updateTable('placement_alarms')
    .set({ status: 'gone', closed_at: now, close_reason: reason })
    .where('placement_id', '=', placementId)
    .where('status', '=', 'open')
    .execute();
}

/** How many alarms of a placement are open. */
export async function openAlarms(db: Queryable, placementId: string): Promise<number> {
  const row = await db
    .selectFrom('placement_alarms')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('placement_id', '=', placementId)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
