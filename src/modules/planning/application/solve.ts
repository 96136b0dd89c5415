import { isRefusal, type Refusal } from '#kernel/result';
import { type Instance, type Plan, type PolicyFacts, type Progress, solveInThread } from '#modules/matching';
import type { PlanFacts } from '../domain/facts.ts';
import type { PeerRoles } from '../domain/requirement-roles.ts';
import { type Cut, teamCuts } from '../domain/team-cuts.ts';
import { soundInstance } from './sound-instance.ts';

export type Solved = {
  readonly instance: Instance;
  readonly faults: ReadonlyMap<string, string>;
  readonly plan: Plan;
};

export type Watch = {
  readonly seconds: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

/** The same facts give the same plan. */
const SEED = 1;
/** Good enough to stop: within a ten-thousandth of the best that any plan could be. */
const GAP = 0.0001;
/** How often team rules that the engine cannot say may send it back. */
const MOST_ROUNDS = 6;

/**
 * The best plan found in the time given, with a bound that no plan under the engine's rules can pass. Where it breaks a team rule
 * that the engine cannot say, those it is about are left out of that team and the engine goes again; the first bound stands, since
 * every further rule only takes plans away. What would break it in the end is left empty.
 */
export async function solvePlan(
  facts: PlanFacts,
  policy: PolicyFacts,
  roles: PeerRoles,
  watch: Watch,
): Promise<Solved | Refusal<'hopeless' | 'pins-clash'>> {
  let excluded: PlanFacts['excluded'] = facts.excluded;
  let bound = Number.POSITIVE_INFINITY;
  for (let round = 1; ; round += 1) {
    const now = { ...facts, excluded };
    const sound = soundInstance(now, policy, roles);
    if (isRefusal(sound)) return sound;
    const { instance, faults } = sound;
    const plan = await solveInThread(instance, {
      ...watch,
      seconds: round === 1 ? watch.seconds : Math.max(1, watch.seconds / 4),
      seed: SEED,
      gap: GAP,
    });
    if (isRefusal(plan)) return plan;
    bound = Math.min(bound, plan.bound);
    const cuts = teamCuts(facts, plan.placements);
    if (cuts.length === 0 || round === MOST_ROUNDS || watch.signal?.aborted) {
      return { instance, faults, plan: { ...plan, bound, placements: without(plan.placements, cuts, facts) } };
    }
    excluded = [...excluded, ...cuts];
  }
}

function without(placements: Plan['placements'], cuts: readonly Cut[], facts: PlanFacts): Plan['placements'] {
  if (cuts.length === 0) return placements;
  const challengeOf = new Map(facts.challenges.flatMap((each) => each.slots.map((slot) => [slot.key, each.id])));
  return placements.filter(
    ({ slot, peer }) =>
      !cuts.some((cut) => challengeOf.get(slot) === cut.challengeId && peer.startsWith(`${cut.peerId}@`)),
  );
}
