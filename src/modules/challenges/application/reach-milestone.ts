import { type IsoDate, londonDate } from '#kernel/dates';
import { recordAudit } from '#modules/audit';
import {
  type ClockDefinition,
  dueDate,
  MILESTONES,
  type MilestoneKey,
  type ProgrammeDefinition,
  type StageKey,
  stageReached,
} from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import { anchorDates } from '../domain/anchors.ts';
import { MILESTONE_PAGES } from '../domain/milestone-pages.ts';
import { OWNER_ROLES } from '../domain/owner-roles.ts';
import { dropAllTasks, openTask, settleTask } from '../store/tasks.ts';

export type ReachedMilestone = {
  readonly challengeId: string;
  readonly definition: ProgrammeDefinition;
  readonly milestone: MilestoneKey;
  /** Null: the system itself, on a clock. */
  readonly by: string | null;
  readonly at: Date;
  /** What was decided, in the words of the audit trail. Left out: the milestone's own label. */
  readonly action?: string;
  readonly reason?: string;
};

/**
 * Records that a milestone has happened and moves the challenge to the stage that follows from it; the stage is never set in any
 * other way. In the same transaction: the audit entry, the tasks of this milestone settled, and the clocks of a newly begun stage
 * turned into tasks for those they belong to. Reaching a milestone again changes nothing and answers false.
 */
export async function reachMilestone(trx: Transacting, reached: ReachedMilestone): Promise<boolean> {
  const { challengeId, definition, milestone, by, at } = reached;
  const today = londonDate(at);
  const inserted = await trx
    .insertInto('challenge_milestones')
    .values({ challenge_id: challengeId, milestone, reached_on: today, recorded_at: at, recorded_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!inserted.numInsertedOrUpdatedRows) return false;
  const challenge = await trx
    .selectFrom('challenges')
    .selectAll()
    .where('id', '=', challengeId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const milestones = await trx
    .selectFrom('challenge_milestones')
    .selectAll()
    .where('challenge_id', '=', challengeId)
    .execute();
  const done = new Map(milestones.map((row) => [row.milestone as MilestoneKey, row.reached_on]));
  // Closing ends a challenge wherever it stands: what it had not reached is no longer asked for.
  const ended = done.has('closed');
  const stage = ended ? definition.stages.at(-1)!.key : stageReached(definition, new Set(done.keys())).key;
  await trx
    .updateTable('challenges')
    .set({ stage, ...(milestone === 'closed' ? { closed_at: at } : {}) })
    .where('id', '=', challengeId)
    .execute();
  await recordAudit(trx, {
    actorId: by,
    challengeId,
    subject: { kind: 'challenge', id: challengeId },
    action: reached.action ?? MILESTONES[milestone].label,
    before: challenge.stage,
    after: stage,
    reason: reached.reason ?? null,
    at,
  });
  await settleTask(trx, { challengeId, kind: milestone }, by, at);
  if (ended) {
    await dropAllTasks(trx, challengeId, at);
    return true;
  }
  const anchors = anchorDates(
    {
      onSiteFrom: challenge.on_site_from,
      onSiteUntil: challenge.on_site_until,
      openedOn: londonDate(challenge.opened_at),
    },
    done,
  );
  for (const clock of clocksBegun(definition, challenge.stage as StageKey, stage, done)) {
    await openTask(trx, taskOf(challenge, clock, dueDate(clock, anchors)), at);
  }
  return true;
}

/** The clocks whose stage has just begun and that are not stopped yet. */
function clocksBegun(
  definition: ProgrammeDefinition,
  before: StageKey,
  now: StageKey,
  done: ReadonlyMap<MilestoneKey, IsoDate>,
): ClockDefinition[] {
  const keys = definition.stages.map((stage) => stage.key);
  const begun = keys.slice(0, keys.indexOf(now) + 1);
  const known = before === now ? [] : begun;
  return definition.clocks.filter((clock) => known.includes(clock.stage) && !done.has(clock.doneWhen));
}

function taskOf(challenge: { id: string; reference: string }, clock: ClockDefinition, dueOn: IsoDate | null) {
  return {
    challengeId: challenge.id,
    kind: clock.doneWhen,
    for: { role: OWNER_ROLES[clock.whose] },
    title: clock.name,
    path: `/challenges/${challenge.reference}/${MILESTONE_PAGES[clock.doneWhen]}`,
    dueOn,
  };
}
