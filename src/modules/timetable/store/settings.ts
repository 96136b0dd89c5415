import type { Queryable, Transacting } from '#platform/database/connect';
import { daysOnSite, type OnSite } from '../domain/session-time.ts';

/** The hours of the days on site, on the clocks of the host: `HH:MM`. */
export type DayHours = {
  readonly dayFrom: string;
  readonly dayUntil: string;
  readonly breakFrom: string;
  readonly breakUntil: string;
  /** Between two sessions of a peer, at least. */
  readonly changeoverMinutes: number;
  /** 0 until somebody has changed them. */
  readonly version: number;
};

/** What holds until somebody says otherwise. */
export const USUAL_HOURS: DayHours = {
  dayFrom: '09:00',
  dayUntil: '17:30',
  breakFrom: '12:30',
  breakUntil: '13:15',
  changeoverMinutes: 15,
  version: 0,
};

export type Travel = { readonly siteA: string; readonly siteB: string; readonly minutes: number };

/** The hours of a challenge's days. */
export async function dayHours(db: Queryable, challengeId: string): Promise<DayHours> {
  const row = await db
    .selectFrom('timetable_settings')
    .select(['day_from as dayFrom', 'day_until as dayUntil', 'break_from as breakFrom', 'break_until as breakUntil'])
    .select(['changeover_minutes as changeoverMinutes', 'version'])
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return row ?? USUAL_HOURS;
}

/** The days on site of a challenge as they are agreed now, or null. */
export async function onSiteOf(db: Queryable, challengeId: string): Promise<OnSite> {
  const row = await db
    .selectFrom('challenges')
    .select(['on_site_from as onSiteFrom', 'on_site_until as onSiteUntil'])
    .where('id', '=', challengeId)
    .executeTakeFirst();
  return row ? daysOnSite(row) : null;
}

/** Minutes between sites, each pair once. */
export async function travelOf(db: Queryable, challengeId: string): Promise<Travel[]> {
  return await db
    .selectFrom('site_travel')
    .select(['site_a as siteA', 'site_b as siteB', 'minutes'])
    .where('challenge_id', '=', challengeId)
    .orderBy('site_a')
    .orderBy('site_b')
    .execute();
}

/** Writes the hours and all journeys in place of those there were, if the hours are still the revision that was seen. */
export async function keepSettings(
  trx: Transacting,
  challengeId: string,
  hours: DayHours,
  travel: readonly Travel[],
): Promise<boolean> {
  const columns = {
    day_from: hours.dayFrom,
    day_until: hours.dayUntil,
    break_from: hours.breakFrom,
    break_until: hours.breakUntil,
    changeover_minutes: hours.changeoverMinutes,
    version: hours.version + 1,
  };
  const kept =
    hours.version === 0
      ? await trx
          .insertInto('timetable_settings')
          .values({ challenge_id: challengeId, ...columns })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
          .then((done) => done.numInsertedOrUpdatedRows)
      : await trx
          .updateTable('timetable_settings')
          .set(columns)
          .where('challenge_id', '=', challengeId)
          .where('version', '=', hours.version)
          .executeTakeFirst()
          .then((done) => done.numUpdatedRows);
  if (kept !== 1n) return false;
  await trx.deleteFrom('site_travel').where('challenge_id', '=', challengeId).execute();
  if (travel.length > 0)
    await trx
      .insertInto('site_travel')
      .values(
        travel.map(({ siteA, siteB, minutes }) => ({
          challenge_id: challengeId,
          site_a: siteA,
          site_b: siteB,
          minutes,
        })),
      )
      .execute();
  return true;
}
