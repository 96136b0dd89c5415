/** The name and version every plan file states. */
export const PLAN_FORMAT = 'critical-friend/matching-plan@1';

/** A peer in a slot. */
export type PlacementFacts = { readonly slot: string; readonly peer: string };

/** The parts of a score, in the order screens show them. */
export const SCORE_PARTS = [
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
] as const;

export type ScorePart = (typeof SCORE_PARTS)[number];

/** What each wish brought (above 0) or cost (below 0), in points. Their sum is the score. */
export type ScoreParts = Record<ScorePart, number>;

/** A plan as files hold it. `bound` is a proven upper bound on the best score of any plan for the whole instance. */
export type Plan = {
  readonly format: typeof PLAN_FORMAT;
  readonly placements: readonly PlacementFacts[];
  readonly score: number;
  readonly bound: number;
  readonly gap: number;
  readonly seconds: number;
  readonly seed: number;
  readonly parts: ScoreParts;
};

/** A plan somebody else may have written: only its placements are sure. */
export type StatedPlan = {
  readonly placements: readonly PlacementFacts[];
  readonly score: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly parts: Partial<ScoreParts> | null;
};

/** All parts at nothing. */
export function noParts(): ScoreParts {
  return {
    depth: 0,
    similarity: 0,
    travel: 0,
    firstOuting: 0,
    softConflict: 0,
    change: 0,
    cover: 0,
    mix: 0,
    parties: 0,
    sameRegionTwice: 0,
    load: 0,
    unfilled: 0,
  };
}

/** The score: the sum of the parts, in their stated order so that every machine rounds alike. */
export function sumOfParts(parts: ScoreParts): number {
  return SCORE_PARTS.reduce((sum, part) => sum + parts[part], 0);
}

/** How far the plan may be from the best: (bound − score) / |bound|, never below 0; 0 where both are 0. */
export function gapOf(score: number, bound: number): number {
  if (bound <= score) return 0;
  if (!Number.isFinite(bound)) return Number.POSITIVE_INFINITY;
  return bound === 0 ? Number.POSITIVE_INFINITY : (bound - score) / Math.abs(bound);
}
