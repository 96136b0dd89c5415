import { sql } from 'kysely';
import { type IsoDate, londonDate } from '#kernel/dates';
import { type AnchorDates, clockFor, dueDate, type MilestoneKey, type ProgrammeDefinition } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import { anchorDates, type Reached } from '../domain/anchors.ts';

/** What a challenge has reached and the days its clocks are counted from. */
export type ChallengeLife = {
  readonly reached: Reached;
  readonly anchors: AnchorDates;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly endedReason: string | null;
  readonly why: string;
  readonly wishedMonths: readonly string[];
  readonly askedByHost: boolean;
  readonly managerAgreedAt: Date | null;
  readonly hostAgreedAt: Date | null;
};

/** Reads it in one statement. Throws where there is no such challenge. */
export async function challengeLife(db: Queryable, challengeId: string): Promise<ChallengeLife> {
  const row = await db
    .selectFrom('challenges as challenge')
    .select(['on_site_from', 'on_site_until', 'opened_at', 'closed_at', 'ended_reason', 'why'])
    .select(['wished_months', 'asked_by_host', 'manager_agreed_at', 'host_agreed_at'])
    .select(
      sql<Record<string, IsoDate>>`coalesce((select json_object_agg(milestone, reached_on)
        from challenge_milestones where challenge_id = challenge.id), '{}')`.as('milestones'),
    )
    .where('id', '=', challengeId)
    .executeTakeFirstOrThrow();
  const reached = new Map(Object.entries(row.milestones)) as Map<MilestoneKey, IsoDate>;
  const days = {
    onSiteFrom: row.on_site_from,
    onSiteUntil: row.on_site_until,
    openedOn: londonDate(row.opened_at),
  };
  return {
    reached,
    anchors: anchorDates(days, reached),
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    endedReason: row.ended_reason,
    why: row.why,
    wishedMonths: row.wished_months,
    askedByHost: row.asked_by_host,
    managerAgreedAt: row.manager_agreed_at,
    hostAgreedAt: row.host_agreed_at,
  };
}

/** The days that a challenge's clocks are counted from. One statement. */
export async function challengeAnchors(db: Queryable, challengeId: string): Promise<AnchorDates> {
  return (await challengeLife(db, challengeId)).anchors;
}

/** The day by which a programme wants something reached; null where it has no clock for it, or its anchor is not known. One statement. */
export async function dayDue(
  db: Queryable,
  challengeId: string,
  definition: ProgrammeDefinition,
  milestone: MilestoneKey,
): Promise<IsoDate | null> {
  const clock = clockFor(definition, milestone);
  return clock ? dueDate(clock, await challengeAnchors(db, challengeId)) : null;
}
