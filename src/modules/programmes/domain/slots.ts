import type { ProgrammeDefinition } from './definition.ts';
import type { SlotDefinition, SlotRequirement } from './team-schema.ts';
import { levelReaches, ROLE_LABELS, type Role, type SkillLevel, TOPIC_LABELS, type Topic } from './vocabulary.ts';

/** The part of a slot that says what its peer must be. */
type AnyOf = { readonly anyOf: readonly SlotRequirement[] };

/** What a peer brings, as far as a slot asks. */
export type PeerStrengths = { roles: readonly Role[]; skills: Readonly<Partial<Record<Topic, SkillLevel>>> };

/**
 * True where a peer meets a slot's requirement: one of its roles, and the skill beside that role at its level or deeper. Party,
 * accreditation, dates and conflicts are not looked at. `chosenSkill` is the topic that scoping added, if any.
 *
 * A director who works with finance does not meet `{ role: director, skill: finance, level: experienced }`.
 */
export function meetsSlot(slot: AnyOf, peer: PeerStrengths, chosenSkill: Topic | null = null): boolean {
  if (chosenSkill !== null && peer.skills[chosenSkill] === undefined) return false;
  return slot.anyOf.some(({ role, skill, level }) => {
    if (!peer.roles.includes(role)) return false;
    if (skill === undefined) return true;
    const known = peer.skills[skill];
    return known !== undefined && levelReaches(known, level ?? 'working');
  });
}

/** The requirement in words: `Director, or assistant director with finance`. */
export function requirementText(slot: AnyOf): string {
  return slot.anyOf
    .map(({ role, skill }, index) => {
      const name = ROLE_LABELS[role];
      const spoken = index === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1);
      return spoken + (skill ? ` with ${TOPIC_LABELS[skill].toLowerCase()}` : '');
    })
    .join(', or ');
}

/** What this programme calls whoever runs a challenge: `Challenge manager`, `Facilitator`. */
export function managerName(definition: ProgrammeDefinition): string {
  return definition.team.slots.find((slot) => slot.manager)?.name ?? 'Challenge manager';
}

/** The slots that volunteers fill, in the programme's order: all but the one that manages. */
export function peerSlots(definition: ProgrammeDefinition): SlotDefinition[] {
  return definition.team.slots.filter((slot) => !slot.manager);
}

/** The days that one team usually asks of its volunteers together, optional slots left out. */
export function peerDays(definition: ProgrammeDefinition): number {
  return peerSlots(definition).reduce((days, slot) => days + (slot.optional ? 0 : slot.days.usual), 0);
}
