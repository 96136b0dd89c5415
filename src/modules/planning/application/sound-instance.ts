import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { type Instance, type PolicyFacts, readInstance } from '#modules/matching';
import { buildInstance } from '../domain/build-instance.ts';
import type { PlanFacts } from '../domain/facts.ts';
import type { PeerRoles } from '../domain/requirement-roles.ts';

export type Sound = {
  readonly instance: Instance;
  /** Places whose peer is there, or was pinned, against a rule as it stands now: by slot key, why. */
  readonly faults: ReadonlyMap<string, string>;
};

/** More places than this at fault are no plan to mend but facts to look at. */
const MOST_FAULTS = 200;

/**
 * An instance that the engine takes, from facts as they are. A place that is taken against a rule (an accreditation ran out, a date
 * moved) is left out and named; its peer stays bound by it. Refused where nobody or no place is left to plan.
 */
export function soundInstance(facts: PlanFacts, policy: PolicyFacts, roles: PeerRoles): Sound | Refusal<'hopeless'> {
  const faults = new Map<string, string>();
  for (let round = 0; round <= MOST_FAULTS; round += 1) {
    const instance = buildInstance(facts, policy, roles, faults);
    if (instance.challenges.length === 0) {
      return refusal(
        'hopeless',
        'There is no open place to plan: choose challenges whose days are known and whose teams are not full.',
      );
    }
    if (instance.peers.length === 0) {
      return refusal(
        'hopeless',
        'Nobody in the pool could take any of these places. A call for peers would be the next step.',
      );
    }
    const read = readInstance(instance);
    if (!isRefusal(read)) return { instance, faults };
    const [, c, s, why = ''] = /^challenges\[(\d+)\]\.slots\[(\d+)\]\.pinned: (.*)$/.exec(read.why) ?? [];
    const slot = instance.challenges[Number(c)]?.slots[Number(s)];
    if (slot === undefined) throw new Error(`soundInstance: ${read.why}`);
    faults.set(slot.id, faultWords(why));
  }
  return refusal('hopeless', 'Too many places are taken against the rules as they stand now. Look at the teams first.');
}

/** The rule that a taken place breaks, without the engine's ids. */
function faultWords(why: string): string {
  const rule = /must (.*)$/.exec(why)?.[1] ?? 'keep the rules of the team';
  return `Whoever has this place would have to ${rule.replace(/ \(also pinned to .*\)$/, '')}.`;
}
