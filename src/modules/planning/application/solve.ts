import { isRefusal, type Refusal } from '#kernel/result';
import {
  explain,
  explainedParts,
  type Instance,
  type PlacementFacts,
  type Plan,
  type PolicyFacts,
  type Progress,
  solveInThread,
  sumOfParts,
} from '#modules/matching';
import type { PlanFacts } from '../domain/facts.ts';
import type { PeerRoles } from '../domain/requirement-roles.ts';
import { type Cut, teamCuts } from '../domain/team-cuts.ts';
import { teamsAlone } from '../domain/teams-alone.ts';
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
/** The few teams that break one are small: they are proven best in a second or two. */
const SECONDS_TO_MEND = 5;

/**
 * The best plan found in the time given, with a bound that no plan under the engine's rules can pass. The teams of it that break a
 * rule which the engine cannot say are worked out again without those it is about, everybody else staying; the bound stands, since
 * every further rule only takes plans away. What would break it in the end is left empty.
 */
export async function solvePlan(
  facts: PlanFacts,
  policy: PolicyFacts,
  roles: PeerRoles,
  watch: Watch,
): Promise<Solved | Refusal<'hopeless' | 'pins-clash'>> {
  const sound = soundInstance(facts, policy, roles);
  if (isRefusal(sound)) return sound;
  const { instance, faults } = sound;
  const plan = await solveInThread(instance, { ...watch, seed: SEED, gap: GAP });
  if (isRefusal(plan)) return plan;
  const placements = await withinTeamRules(facts, instance, plan.placements);
  if (placements === plan.placements) return { instance, faults, plan };
  const parts = explainedParts(explain(instance, placements));
  return { instance, faults, plan: { ...plan, placements, parts, score: sumOfParts(parts) } };
}

async function withinTeamRules(
  facts: PlanFacts,
  instance: Instance,
  found: Plan['placements'],
): Promise<Plan['placements']> {
  let placements: readonly PlacementFacts[] = found;
  const barred: Cut[] = [];
  for (let round = 1; ; round += 1) {
    const cuts = teamCuts(facts, placements);
    if (cuts.length === 0) return placements;
    if (round === MOST_ROUNDS) return without(placements, cuts, facts);
    barred.push(...cuts);
    const part = teamsAlone(instance, placements, new Set(cuts.map(({ challengeId }) => challengeId)), barred);
    const mended = await solveInThread(part, { seconds: SECONDS_TO_MEND, seed: SEED, gap: GAP });
    if (isRefusal(mended)) return without(placements, cuts, facts);
    const slots = new Set(part.challenges.flatMap((each) => each.slots.map(({ id }) => id)));
    placements = [...placements.filter(({ slot }) => !slots.has(slot)), ...mended.placements];
  }
}

function without(placements: Plan['placements'], cuts: readonly Cut[], facts: PlanFacts): Plan['placements'] {
  const challengeOf = new Map(facts.challenges.flatMap((each) => each.slots.map((slot) => [slot.key, each.id])));
  return placements.filter(
    ({ slot, peer }) =>
      !cuts.some((cut) => challengeOf.get(slot) === cut.challengeId && peer.startsWith(`${cut.peerId}@`)),
  );
}
