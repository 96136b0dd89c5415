import { newId } from '#kernel/ids';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import { neededSlots, type SlotNeed, type TeamNeeds } from '../domain/slot-need.ts';

/** A place in a challenge's team, with what it asks for. */
export type ChallengeSlot = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly need: SlotNeed;
  readonly days: number;
  readonly isManager: boolean;
  readonly isLead: boolean;
  readonly isOptional: boolean;
};

/** The slots of a challenge in the programme's order; none before its scope is agreed. */
export async function challengeSlots(db: Queryable, challengeId: string): Promise<ChallengeSlot[]> {
  const rows = await db
    .selectFrom('challenge_slots')
    .selectAll()
    .where('challenge_id', '=', challengeId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    name: row.name,
    need: row.requirement as SlotNeed,
    days: row.days,
    isManager: row.is_manager,
    isLead: row.is_lead,
    isOptional: row.is_optional,
  }));
}

/** Copies the programme's slots, as scoping shaped them, into the challenge: from now on they are its own. */
export async function copySlots(
  db: Queryable,
  challengeId: string,
  definition: ProgrammeDefinition,
  needs: TeamNeeds,
  now: Date,
): Promise<void> {
  const rows = neededSlots(definition.team.slots, needs).map(({ slot, need }, position) => ({
    id: newId(now.getTime()),
    challenge_id: challengeId,
    key: slot.key,
    name: slot.name,
    requirement: JSON.stringify(need),
    days: slot.days.usual,
    is_manager: slot.manager,
    is_lead: slot.lead,
    is_optional: slot.optional,
    position,
  }));
  await db
    .insertInto('challenge_slots')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['challenge_id', 'key']).doNothing())
    .execute();
}
