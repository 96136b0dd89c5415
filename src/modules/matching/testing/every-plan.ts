import type { Instance } from '../domain/instance.ts';
import type { PlacementFacts, StatedPlan } from '../domain/plan.ts';
import { verifyPlan } from '../verifier/verify.ts';

/** The best score of all plans, by trying every one of them with the verifier; null where none keeps the rules. */
export function bestOfEveryPlan(instance: Instance): number | null {
  const slots = instance.challenges.flatMap((c) => c.slots);
  const choices = slots.map((slot) =>
    instance.peers.map((p) => p.id).filter((peer) => standsAlone(instance, { slot: slot.id, peer })),
  );
  let best: number | null = null;
  const tryFrom = (i: number, placements: readonly PlacementFacts[]): void => {
    const slot = slots[i];
    if (slot === undefined) {
      const { breaches, score } = verifyPlan(instance, statedPlan(placements));
      if (breaches.length === 0 && score !== null && (best === null || score > best)) best = score;
      return;
    }
    tryFrom(i + 1, placements);
    for (const peer of choices[i] ?? []) tryFrom(i + 1, [...placements, { slot: slot.id, peer }]);
  };
  tryFrom(0, []);
  return best;
}

/** A plan of which nothing is stated but its placements. */
export function statedPlan(placements: readonly PlacementFacts[]): StatedPlan {
  return { placements, score: null, bound: null, gap: null, parts: null };
}

/** Whether the verifier has nothing against the pair itself: rules 1 to 4 and 6. */
function standsAlone(instance: Instance, placement: PlacementFacts): boolean {
  return !verifyPlan(instance, statedPlan([placement])).breaches.some((line) => /rule [12346]/.test(line));
}
