import { keepEarlierRelease } from '#modules/timetable';
import type { Demo } from './demo.ts';

/** Timetables that were released long ago stand among the releases as they are. */
export async function seedReleases({ trx }: Demo): Promise<void> {
  const released = await trx
    .selectFrom('challenge_milestones')
    .select(['challenge_id', 'recorded_at', 'recorded_by'])
    .where('milestone', '=', 'timetable-released')
    .orderBy('challenge_id')
    .execute();
  for (const { challenge_id: id, recorded_at: at, recorded_by: by } of released)
    await keepEarlierRelease(trx, id, { at, by });
}
