import type { Alternative } from '#modules/matching';
import type { PlanChallenge, PlanFacts, PlanPeer, PlanSlot } from './facts.ts';

/** Whether roles and skills are what a slot asks for: the rule of the programmes. */
export type Meets = (need: PlanSlot['need'], roles: readonly string[], skills: PlanPeer['skills']) => boolean;

/** The engine's roles of each peer, by id. */
export type PeerRoles = ReadonlyMap<string, readonly string[]>;

/**
 * A requirement can ask for a role with its skill and for a topic that scoping added, and a post may end within the year: more than
 * the engine's alternatives can say. So each distinct requirement is one role (`need 3`), held by those who meet it in a post
 * without an end; and on a given day one more (`need 3 on 2027-05-09`), held by those whose post ends later than that.
 */
export function rolesOfPeers(facts: PlanFacts, meets: Meets): PeerRoles {
  const needs = [...numbered(facts).values()];
  return new Map(facts.peers.map((peer) => [peer.id, rolesOf(peer, needs, meets)]));
}

/** What a slot asks for on the days of its challenge, as roles of the engine. */
export function alternativesIn(facts: PlanFacts): (slot: PlanSlot, challenge: PlanChallenge) => Alternative[] {
  const numbers = numbered(facts);
  const plain = (role: string): Alternative => ({ role, skill: null, level: 0 });
  return (slot, { period }) => {
    const number = numbers.get(keyOf(slot))?.number ?? 0;
    return [plain(`need ${number}`), plain(`need ${number} on ${period.from}`)];
  };
}

type Need = { readonly number: number; readonly need: PlanSlot['need']; readonly days: Set<string> };

const keyOf = ({ need }: PlanSlot) => JSON.stringify([need.anyOf, need.skill]);

/** Each distinct requirement, numbered in the order of the facts, with the days on which it is asked for. */
function numbered(facts: PlanFacts): Map<string, Need> {
  const numbers = new Map<string, Need>();
  for (const { slots, period } of facts.challenges) {
    for (const slot of slots) {
      const known = numbers.get(keyOf(slot)) ?? { number: numbers.size + 1, need: slot.need, days: new Set<string>() };
      known.days.add(period.from);
      numbers.set(keyOf(slot), known);
    }
  }
  return numbers;
}

function rolesOf(peer: PlanPeer, needs: readonly Need[], meets: Meets): string[] {
  const lasting = peer.roles.filter((each) => each.until === null).map(({ role }) => role);
  const ending = peer.roles.filter((each) => each.until !== null);
  return needs.flatMap(({ number, need, days }) => {
    if (meets(need, lasting, peer.skills)) return [`need ${number}`];
    if (ending.length === 0) return [];
    const on = (day: string) => [
      ...lasting,
      ...ending.filter(({ until }) => (until as string) >= day).map(({ role }) => role),
    ];
    return [...days].filter((day) => meets(need, on(day), peer.skills)).map((day) => `need ${number} on ${day}`);
  });
}
