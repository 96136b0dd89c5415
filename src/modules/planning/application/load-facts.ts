import { neededSlots } from '#modules/challenges';
import {
  definitionVersion,
  meetsSlot,
  type ProgrammeDefinition,
  type Role,
  SKILL_LEVELS,
  type SkillLevel,
  topicsOf,
} from '#modules/programmes';
import { teamPeriod, USUAL_YEARS_AFTER_LEAVING } from '#modules/teams';
import type { Queryable } from '#platform/database/connect';
import type { PlanChallenge, PlanFacts, PlanPeer, PlanSlot } from '../domain/facts.ts';
import type { Meets } from '../domain/requirement-roles.ts';
import {
  authorityRows,
  type ChallengeRow,
  planChallengeRows,
  returnedVisits,
  type SlotRow,
  slotRows,
} from '../store/challenge-facts.ts';
import { planExclusions, planPlaces } from '../store/plans.ts';
import { poolFacts } from '../store/pool-facts.ts';
import { whoSaidNo } from '../store/said-no.ts';

/** A challenge of the plan with its words beside its facts. */
export type Planned = {
  readonly row: ChallengeRow;
  readonly facts: PlanChallenge;
  readonly definition: ProgrammeDefinition;
};

const depths = new WeakMap<PlanPeer['skills'], Partial<Record<string, SkillLevel>>>();

/** Depths as the programmes name them. A peer is asked about with every requirement, so they are remembered. */
function depthsOf(skills: PlanPeer['skills']): Partial<Record<string, SkillLevel>> {
  const known = depths.get(skills);
  if (known) return known;
  const entries = Object.entries(skills).flatMap(([topic, level]) => {
    const depth = SKILL_LEVELS[(level ?? 0) - 1];
    return depth ? [[topic, depth] as const] : [];
  });
  const made = Object.fromEntries(entries);
  depths.set(skills, made);
  return made;
}

/** Whether a slot's roles and skills are met, as everywhere else in the product. */
export const meets: Meets = (need, roles, skills) =>
  meetsSlot(need, { roles: roles as Role[], skills: depthsOf(skills) }, need.skill);

/**
 * The plan's challenges that can be planned: open, with days agreed or assumed. Where the scope is not agreed the programme's places
 * stand in for the challenge's own. `keepCurrent`: whom the plan has now is named as current. Four statements and the definitions.
 */
export async function planned(db: Queryable, planId: string, keepCurrent = false): Promise<Planned[]> {
  const rows = (await planChallengeRows(db, planId)).filter((row) => !row.closed && row.onSiteFrom !== null);
  const slots = Map.groupBy(
    await slotRows(
      db,
      rows.map(({ id }) => id),
    ),
    (slot) => slot.challengeId,
  );
  const places = new Map((await planPlaces(db, planId)).map((place) => [place.slotKey, place]));
  const known: Planned[] = [];
  for (const row of rows) {
    const definition = await definitionVersion(db, row.programmeKey, row.programmeVersion);
    const own = slots.get(row.id) ?? [];
    const wanted = own.length > 0 ? own.map(slotOf) : draftSlots(row, definition);
    const facts = challengeFactsOf(
      row,
      definition,
      wanted.map((slot) => {
        const place = places.get(slot.key);
        if (!place?.peerId || slot.held) return slot;
        return place.hold === 'pinned'
          ? { ...slot, pinned: place.peerId }
          : keepCurrent
            ? { ...slot, current: place.peerId }
            : slot;
      }),
    );
    known.push({ row, facts, definition });
  }
  return known;
}

/** Everything the engine's instance is made of, in at most twenty statements whatever the size of the pool. */
export async function loadFacts(
  db: Queryable,
  plan: { id: string; bodyId: string },
  all: readonly Planned[],
): Promise<PlanFacts> {
  const challenges = all.map(({ facts }) => facts);
  const hostIds = [...new Set(challenges.map((each) => each.hostId))];
  const besides = challenges.flatMap(({ slots }) => slots.flatMap((slot) => slot.held?.peerId ?? slot.pinned ?? []));
  const peers = await poolFacts(db, plan.bodyId, [...new Set(besides)]);
  const lenders = peers.map((peer) => peer.authorityId).filter((id) => id !== null);
  const { authorities, borders } = await authorityRows(db, [...new Set([...hostIds, ...lenders])], hostIds);
  const byHand = await planExclusions(db, plan.id);
  const allowed = new Set(byHand.filter((each) => each.isAllowed).map(keyOfExclusion));
  const no = await whoSaidNo(
    db,
    challenges.map(({ id }) => id),
  );
  const there = new Set(
    challenges.flatMap(({ id, slots }) =>
      slots.flatMap(({ held }) => (held ? keyOfExclusion({ challengeId: id, peerId: held.peerId }) : [])),
    ),
  );
  const excluded = [...byHand, ...no]
    .filter((each) => !allowed.has(keyOfExclusion(each)) && !there.has(keyOfExclusion(each)))
    .map(({ challengeId, peerId }) => ({ challengeId, peerId }));
  return { challenges, peers, authorities, borders, returned: await returnedVisits(db, hostIds), excluded };
}

function keyOfExclusion({ challengeId, peerId }: { challengeId: string; peerId: string }): string {
  return `${challengeId} ${peerId}`;
}

function slotOf({ id, name, days, need, isOptional, held }: SlotRow): PlanSlot {
  return { key: id, id, name, days, need, isOptional, held, pinned: null, current: null };
}

function draftSlots(row: ChallengeRow, definition: ProgrammeDefinition): PlanSlot[] {
  return neededSlots(definition.team.slots, row.teamNeeds)
    .filter(({ slot }) => !slot.manager)
    .map(({ slot, need }) => ({
      key: `${row.id}~${slot.key}`,
      id: null,
      name: slot.name,
      days: slot.days.usual,
      need,
      isOptional: slot.optional,
      held: null,
      pinned: null,
      current: null,
    }));
}

function challengeFactsOf(
  row: ChallengeRow,
  definition: ProgrammeDefinition,
  slots: readonly PlanSlot[],
): PlanChallenge {
  const period = teamPeriod(definition, row.onSiteFrom, row.onSiteUntil);
  if (period === null) throw new Error(`challengeFactsOf: ${row.reference} has no days`);
  const { maxFirstOutings, leastExperienced, leastAuthorities } = definition.team;
  return {
    id: row.id,
    hostId: row.hostId,
    hostParty: row.hostParty,
    programmeKey: row.programmeKey,
    period,
    maxFirstOutings,
    leastExperienced,
    leastAuthorities,
    yearsAfterLeaving: USUAL_YEARS_AFTER_LEAVING,
    focus: topicsOf(definition, row.themes),
    slots,
  };
}
