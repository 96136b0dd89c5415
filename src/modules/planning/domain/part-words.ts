import type { ScorePart, ScoreParts } from '#modules/matching';

/** What each part of a plan is called where people read it. Points measure a plan against what is wanted of it: never a host, never a peer. */
export const PART_LABELS: Record<ScorePart, string> = {
  depth: 'Knows what the focus is about',
  similarity: 'From a similar kind of authority',
  travel: 'Little travel',
  firstOuting: 'A first outing',
  softConflict: 'Conflicts that need a waiver',
  change: 'Changes to the plan before',
  cover: 'The focus covered by the team',
  mix: 'Women and men in the team',
  parties: 'Several parties in the team',
  sameRegionTwice: 'Two from one region',
  load: 'Asked of somebody already asked',
  unfilled: 'Empty places',
};

/** What somebody brings or costs in a place, in words, the weightiest first; what hardly counts is left out. */
export function givesWords(parts: ScoreParts): { strong: string[]; weak: string[] } {
  const told = (Object.entries(parts) as [ScorePart, number][])
    .filter(([, value]) => Math.abs(value) >= 0.5)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  return {
    strong: told.filter(([, value]) => value > 0).map(([part]) => BRINGS[part]),
    weak: told.filter(([, value]) => value < 0).map(([part]) => COSTS[part]),
  };
}

const BRINGS: Record<ScorePart, string> = {
  depth: 'knows what the focus is about',
  similarity: 'comes from a similar kind of authority',
  travel: 'does not have far to come',
  firstOuting: 'goes for the first time, which keeps the pool fresh',
  softConflict: 'has no conflict to waive',
  change: 'was in the plan before',
  cover: 'covers topics that the team needs',
  mix: 'makes it a team of women and men',
  parties: 'brings another party into the team',
  sameRegionTwice: 'comes from a region of their own',
  load: 'has not been asked yet',
  unfilled: 'fills a place that would be empty',
};

const COSTS: Record<ScorePart, string> = {
  depth: 'does not know what the focus is about',
  similarity: 'comes from another kind of authority',
  travel: 'has far to come',
  firstOuting: 'is not on a first outing',
  softConflict: 'needs a waiver',
  change: 'is new to the plan',
  cover: 'leaves topics uncovered',
  mix: 'leaves a team of women or men alone',
  parties: 'takes a party out of the team',
  sameRegionTwice: 'comes from the same region as a colleague',
  load: 'has another place in this plan',
  unfilled: 'leaves a place empty',
};

/** `4.2 points`, `1 point`. */
export function points(value: number): string {
  const shown = Math.abs(value).toFixed(1).replace(/\.0$/, '');
  return `${shown} ${shown === '1' ? 'point' : 'points'}`;
}

/** How near a plan is to the best that any could be, in words: `within 0.4% of the best that any plan could be`. */
export function nearness(score: number | null, bound: number | null): string {
  if (score === null || bound === null || !Number.isFinite(bound)) return 'not known yet';
  const gap = bound === 0 ? 0 : ((bound - score) / Math.abs(bound)) * 100;
  if (gap < 0.005) return 'as good as any plan could be, and proven so';
  return `within ${gap < 0.1 ? gap.toFixed(2) : gap.toFixed(1)}% of the best that any plan could be`;
}
