import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import type { Queryable, Transacting } from '#platform/database/connect';
import { asToldIn, type Frozen, frozenOf } from '../domain/frozen.ts';
import type { Session } from '../domain/session.ts';
import { toldToCome } from '../domain/still-expected.ts';
import { timetableOf } from './sessions.ts';

/** A release of a timetable. */
export type Release = {
  readonly number: number;
  readonly releasedAt: Date;
  readonly byName: string | null;
  readonly snapshot: readonly Frozen[];
};

/** Every release of a challenge, the newest first; the frozen sessions of the newest only. One statement. */
export async function releasesOf(db: Queryable, challengeId: string): Promise<Release[]> {
  const { rows } = await sql<Release>`select number, released_at as "releasedAt", person.name as "byName",
      case when number = max(number) over () then snapshot else '[]' end as snapshot
    from timetable_releases left join people person on person.id = released_by
    where challenge_id = ${challengeId} order by number desc limit 200`.execute(db);
  return rows;
}

/** What was last told of a challenge's timetable, or null where nothing was frozen yet. */
export async function lastTold(db: Queryable, challengeId: string): Promise<readonly Frozen[] | null> {
  const { rows } = await sql<{ snapshot: Frozen[] }>`select snapshot from timetable_releases
    where challenge_id = ${challengeId} order by number desc limit 1`.execute(db);
  return rows[0]?.snapshot ?? null;
}

/** Whether a timetable was released, and what was last told of it, or null where nothing was frozen yet. One statement. */
export async function releasedAndTold(
  db: Queryable,
  challengeId: string,
): Promise<{ released: boolean; told: readonly Frozen[] | null }> {
  const { rows } = await sql<{ released: boolean; told: Frozen[] | null }>`select
    exists (select from challenge_milestones where challenge_id = ${challengeId} and milestone = 'timetable-released'
      and reached_on is not null) as released,
    (select snapshot from timetable_releases where challenge_id = ${challengeId} order by number desc limit 1) as told`.execute(
    db,
  );
  return rows[0] ?? { released: false, told: null };
}

/** The live sessions, not over yet, to which somebody to be heard was last told to come. One statement. */
export async function toldOf(db: Queryable, challengeId: string, intervieweeId: string, now: Date): Promise<Frozen[]> {
  return toldToCome((await lastTold(db, challengeId)) ?? [], intervieweeId, now);
}

/** The sessions as they were last told; those of challenges without a frozen release as they are. One statement. */
export async function asTold(db: Queryable, sessions: readonly Session[]): Promise<Session[]> {
  const ids = [...new Set(sessions.map(({ challengeId }) => challengeId))];
  if (ids.length === 0) return [];
  const { rows } = await sql<{ challengeId: string; snapshot: Frozen[] }>`
    select distinct on (challenge_id) challenge_id as "challengeId", snapshot from timetable_releases
    where challenge_id = any(${ids}::uuid[]) order by challenge_id, number desc`.execute(db);
  return sessions.flatMap((session) => {
    const release = rows.find(({ challengeId }) => challengeId === session.challengeId);
    return release ? asToldIn(release.snapshot, [session]) : [session];
  });
}

/**
 * Keeps what is told from now on as the next release. What somebody has answered to the time that was told before, and written with it, stays
 * as said of that time until it is answered anew: a yes to it is no yes to another one, nor to the same one when it comes back.
 */
export async function keepRelease(
  trx: Transacting,
  release: { challengeId: string; at: Date; by: string | null; snapshot: readonly Frozen[] },
): Promise<void> {
  const { challengeId, at, by, snapshot } = release;
  const before = (await lastTold(trx, challengeId)) ?? [];
  const moved = snapshot.filter((now) => {
    const then = before.find(({ id }) => id === now.id);
    return then !== undefined && (then.startsAt !== now.startsAt || then.endsAt !== now.endsAt);
  });
  if (moved.length > 0) await keepAnswersOfBefore(trx, before, moved);
  await sql`insert into timetable_releases (id, challenge_id, number, released_at, released_by, snapshot)
    select ${newId(at.getTime())}, ${challengeId}, coalesce(max(number), 0) + 1, ${at}, ${by},
      ${JSON.stringify(snapshot)}::jsonb
    from timetable_releases where challenge_id = ${challengeId}`.execute(trx);
}

async function keepAnswersOfBefore(
  trx: Transacting,
  before: readonly Frozen[],
  moved: readonly Frozen[],
): Promise<void> {
  const times = moved.map(({ id, startsAt, endsAt }) => {
    const then = before.find((one) => one.id === id);
    return { id, startsAt, endsAt, startedAt: then?.startsAt, endedAt: then?.endsAt };
  });
  // Who said yes and was told of another time since has made other plans: back at the first, they are asked.
  await sql`update session_interviewees as mine
    set answer = null, answer_note = '', answered_at = null, answered_period = null
    from jsonb_to_recordset(${JSON.stringify(times)}::jsonb) as time(id uuid, "startsAt" timestamptz, "endsAt" timestamptz)
    where mine.session_id = time.id and mine.answer = 'accepted'
      and mine.answered_period = tstzrange(time."startsAt", time."endsAt")`.execute(trx);
  // Any other answer is said of the time that stands once the session is back there.
  await sql`update session_interviewees as mine
    set answered_period = nullif(coalesce(mine.answered_period, tstzrange(time."startedAt", time."endedAt")),
      tstzrange(time."startsAt", time."endsAt"))
    from jsonb_to_recordset(${JSON.stringify(times)}::jsonb) as time(id uuid, "startsAt" timestamptz, "endsAt" timestamptz,
      "startedAt" timestamptz, "endedAt" timestamptz)
    where mine.session_id = time.id and mine.answer is not null`.execute(trx);
}

/**
 * What was told before this change, frozen first where a timetable was released and nothing has been frozen yet. The caller has locked
 * the timetable.
 */
export async function toldBefore(trx: Transacting, challengeId: string, at: Date): Promise<readonly Frozen[]> {
  const told = await lastTold(trx, challengeId);
  if (told !== null) return told;
  // Of what was cancelled before the release nobody was ever told; what was cancelled after it was counted on.
  const known = (await timetableOf(trx, challengeId)).filter(
    ({ isLive, calendarSequence }) => isLive || calendarSequence > 0,
  );
  const snapshot = known.map(frozenOf);
  await keepRelease(trx, { challengeId, at, by: null, snapshot });
  return snapshot;
}
