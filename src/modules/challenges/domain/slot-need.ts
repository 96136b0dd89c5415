import type { SlotDefinition, SlotRequirement, Topic } from '#modules/programmes';

/** What a challenge's slot asks for, as `challenge_slots.requirement` holds it. */
export type SlotNeed = {
  /** The peer meets at least one of these. */
  readonly anyOf: readonly SlotRequirement[];
  /** A councillor of the host's leading party, of another party, or either. */
  readonly party: 'host' | 'not-host' | null;
  /** The topic that scoping added, if any. */
  readonly skill: Topic | null;
  /** What scoping adds in words. */
  readonly note: string;
};

/** What scoping says of one of the programme's slots. */
export type SlotWish = { readonly kept: boolean; readonly skill: Topic | null; readonly note: string };

/** By slot key. A slot of which nothing is said is kept as the programme has it; an optional one is left out. */
export type TeamNeeds = Readonly<Record<string, SlotWish>>;

/** What scoping says of a slot, or what holds where it has said nothing. A slot that is not optional is always kept. */
export function wishFor(slot: SlotDefinition, needs: TeamNeeds): SlotWish {
  const said = needs[slot.key];
  return {
    kept: slot.optional ? (said?.kept ?? false) : true,
    skill: slot.skillChosenAtScoping ? (said?.skill ?? null) : null,
    note: said?.note ?? '',
  };
}

/** The slots that this challenge will have, each with what it asks for, in the programme's order. */
export function neededSlots(
  slots: readonly SlotDefinition[],
  needs: TeamNeeds,
): { slot: SlotDefinition; need: SlotNeed }[] {
  return slots.flatMap((slot) => {
    const { kept, skill, note } = wishFor(slot, needs);
    return kept ? [{ slot, need: { anyOf: slot.anyOf, party: slot.party, skill, note } }] : [];
  });
}
