import type { Instance } from '../domain/instance.ts';
import type { ScoreParts, StatedPlan } from '../domain/plan.ts';
import { partsByHand } from './arithmetic.ts';
import { ruleBreaches } from './rules.ts';

/** What the verifier found: one line a breach, and the score by its own arithmetic (null where ids are unknown). */
export type Verdict = {
  readonly breaches: readonly string[];
  readonly score: number | null;
  readonly parts: ScoreParts | null;
};

const PARTS_IN_ORDER: readonly (keyof ScoreParts)[] = [
  'depth',
  'similarity',
  'travel',
  'firstOuting',
  'softConflict',
  'change',
  'cover',
  'mix',
  'parties',
  'sameRegionTwice',
  'load',
  'unfilled',
];

/**
 * Checks a plan against an instance, rule by rule, and its stated figures against the facts. Shares nothing with the
 * engine but the names of the facts, so that a fault in one cannot hide in the other. No breach: the plan stands.
 */
export function verifyPlan(instance: Instance, plan: StatedPlan): Verdict {
  const unknown = unknownIds(instance, plan);
  if (unknown.length > 0) return { breaches: unknown, score: null, parts: null };
  const breaches = ruleBreaches(instance, plan.placements);
  const parts = partsByHand(instance, plan.placements);
  const score = PARTS_IN_ORDER.reduce((sum, part) => sum + parts[part], 0);
  return { breaches: [...breaches, ...figureBreaches(plan, score, parts)], score, parts };
}

function unknownIds(instance: Instance, plan: StatedPlan): string[] {
  const slots = new Set(instance.challenges.flatMap((c) => c.slots.map((s) => s.id)));
  const peers = new Set(instance.peers.map((p) => p.id));
  return plan.placements.flatMap(({ slot, peer }, i) => [
    ...(slots.has(slot) ? [] : [`placements[${i}].slot: the instance has no slot ${JSON.stringify(slot)}`]),
    ...(peers.has(peer) ? [] : [`placements[${i}].peer: the instance has no peer ${JSON.stringify(peer)}`]),
  ]);
}

function figureBreaches(plan: StatedPlan, score: number, parts: ScoreParts): string[] {
  const slack = 1e-6 * Math.max(1, Math.abs(score));
  const out: string[] = [];
  const differ = (what: string, stated: number | null | undefined, found: number) => {
    if (stated === null || stated === undefined || Math.abs(stated - found) <= slack) return;
    out.push(`${what}: the plan states ${stated}, the facts give ${found}`);
  };
  differ('score', plan.score, score);
  for (const part of PARTS_IN_ORDER) differ(`parts.${part}`, plan.parts?.[part], parts[part]);
  if (plan.bound !== null && plan.bound < score - slack) {
    out.push(`bound: the plan states that no plan scores above ${plan.bound}, but this one scores ${score}`);
  }
  if (plan.bound !== null && plan.gap !== null && plan.score !== null) {
    const gap = plan.bound === 0 ? 0 : (plan.bound - plan.score) / Math.abs(plan.bound);
    if (plan.bound !== 0 && Math.abs(plan.gap - gap) > 1e-6)
      out.push(`gap: the plan states ${plan.gap}, its score and bound give ${gap}`);
  }
  return out;
}
