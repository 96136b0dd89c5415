import type { Alternative } from '#modules/matching';
import type { Meets } from './build-instance.ts';
import type { PlanChallenge, PlanFacts, PlanPeer, PlanSlot } from './facts.ts';

/** Slots' requirements as roles of the engine: whoever meets a requirement holds its role. */
export type RolesFor = {
  readonly alternatives: (slot: PlanSlot, challenge: PlanChallenge) => Alternative[];
  readonly of: (peer: PlanPeer) => string[];
};

/**
 * A requirement can ask for a role with its skill and for a topic that scoping added, and a post may end within the year: more than
 * the engine's alternatives can say. So each distinct requirement is one role (`need 3`), held by those who meet it in a post
 * without an end; and on a given day one more (`need 3 on 2027-05-09`), held by those whose post ends later than that.
 */
export function requirementRoles(facts: PlanFacts, meets: Meets): RolesFor {
  const numbers = new Map<string, { number: number; need: PlanSlot['need']; days: Set<string> }>();
  const keyOf = ({ need }: PlanSlot) => JSON.stringify([need.anyOf, need.skill]);
  for (const { slots, period } of facts.challenges) {
    for (const slot of slots) {
      const known = numbers.get(keyOf(slot)) ?? { number: numbers.size + 1, need: slot.need, days: new Set<string>() };
      known.days.add(period.from);
      numbers.set(keyOf(slot), known);
    }
  }
  const plain = (role: string): Alternative => ({ role, skill: null, level: 0 });
  return {
    alternatives: (slot, { period }) => {
      const number = numbers.get(keyOf(slot))?.number ?? 0;
      return [plain(`need ${number}`), plain(`need ${number} on ${period.from}`)];
    },
    of: (peer) => {
      const lasting = peer.roles.filter((each) => each.until === null).map(({ role }) => role);
      const ending = peer.roles.filter((each) => each.until !== null);
      return [...numbers.values()].flatMap(({ number, need, days }) => {
        if (meets(need, lasting, peer.skills)) return [`need ${number}`];
        if (ending.length === 0) return [];
        const on = (day: string) => [
          ...lasting,
          ...ending.filter(({ until }) => (until as string) >= day).map(({ role }) => role),
        ];
        return [...days].filter((day) => meets(need, on(day), peer.skills)).map((day) => `need ${number} on ${day}`);
      });
    },
  };
}
