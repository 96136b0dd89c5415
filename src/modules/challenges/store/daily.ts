import { sql } from 'kysely';
import { type IsoDate, londonDate } from '#kernel/dates';
import type { AnchorDates, MilestoneKey } from '#modules/programmes';
import type { Queryable, Transacting } from '#platform/database/connect';
import { anchorDates, type Reached } from '../domain/anchors.ts';

/** Challenges with a confirmed team whose first day on site has come and whose last is not before `since`. */
export async function challengesToStart(db: Queryable, today: IsoDate, since: IsoDate) {
  return await db
    .selectFrom('challenges as challenge')
    .select(['id', 'programme_key as programmeKey', 'programme_version as programmeVersion'])
    .where('closed_at', 'is', null)
    .where('on_site_from', '<=', today)
    .where('on_site_until', '>=', since)
    .where(
      sql<boolean>`exists (select from challenge_milestones where challenge_id = challenge.id and milestone = 'team-confirmed')
        and not exists (select from challenge_milestones where challenge_id = challenge.id and milestone = 'on-site-started')`,
    )
    .orderBy('id')
    .execute();
}

/** An open challenge with all that its clocks need. */
export type RunningChallenge = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly bodyId: string;
  readonly hostId: string;
  readonly programmeKey: string;
  readonly programmeVersion: number;
  readonly stage: string;
  readonly reached: Reached;
  readonly anchors: AnchorDates;
};

/** Every challenge that has not ended, in one statement. */
export async function runningChallenges(db: Queryable): Promise<RunningChallenge[]> {
  const rows = await db
    .selectFrom('challenges as challenge')
    .selectAll('challenge')
    .select(
      sql<Record<string, IsoDate>>`coalesce((select json_object_agg(milestone, reached_on)
        from challenge_milestones where challenge_id = challenge.id), '{}')`.as('milestones'),
    )
    .where('closed_at', 'is', null)
    .orderBy('reference')
    .execute();
  return rows.map((row) => {
    const reached = new Map(Object.entries(row.milestones)) as Map<MilestoneKey, IsoDate>;
    const days = {
      onSiteFrom: row.on_site_from,
      onSiteUntil: row.on_site_until,
      openedOn: londonDate(row.opened_at),
    };
    return {
      id: row.id,
      reference: row.reference,
      title: row.title,
      bodyId: row.body_id,
      hostId: row.host_id,
      programmeKey: row.programme_key,
      programmeVersion: row.programme_version,
      stage: row.stage,
      reached,
      anchors: anchorDates(days, reached),
    };
  });
}

export type ReminderKind = 'week-before' | 'late';

/** The reminders that have gone out, as `challenge milestone due kind`. */
export async function remindersSent(db: Queryable, since: IsoDate): Promise<Set<string>> {
  const rows = await db.selectFrom('clock_reminders').selectAll().where('due_on', '>=', since).execute();
  return new Set(rows.map((row) => reminderKey(row.challenge_id, row.milestone, row.due_on, row.kind as ReminderKind)));
}

/** One reminder's name in that set. */
export function reminderKey(challengeId: string, milestone: string, due: IsoDate, kind: ReminderKind): string {
  return [challengeId, milestone, due, kind].join(' ');
}

/** Records that a reminder goes out now. False where it has gone out before: the caller sends nothing. */
export async function claimReminder(
  trx: Transacting,
  reminder: { challengeId: string; milestone: string; due: IsoDate; kind: ReminderKind; now: Date },
): Promise<boolean> {
  const inserted = await trx
    .insertInto('clock_reminders')
    .values({
      challenge_id: reminder.challengeId,
      milestone: reminder.milestone,
      due_on: reminder.due,
      kind: reminder.kind,
      sent_at: reminder.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}
