import type { PolicyFacts } from '#modules/matching';

/** What each wish is worth, in the engine's points, where nobody says otherwise. `travelKm` in kilometres. */
export const USUAL_POLICY: PolicyFacts = {
  depth: 35,
  similarity: 20,
  travel: 15,
  travelKm: 200,
  firstOuting: 10,
  cover: 12,
  mix: 8,
  parties: 6,
  sameRegionTwice: 6,
  softConflict: 40,
  unfilled: 300,
  change: 25,
  load: [0, 6, 14, 25, 40],
};

/** What a plan can be asked to weigh more or less: the words on the form, and the prices each stands for. */
export const WISHES = {
  focus: { label: 'Knowing what the focus is about', prices: ['depth', 'cover'] },
  similar: { label: 'Coming from a similar kind of authority', prices: ['similarity'] },
  travel: { label: 'Little travel', prices: ['travel'] },
  share: { label: 'Sharing the work: not the same volunteers again and again', prices: ['load'] },
  outings: { label: 'First outings for new peers', prices: ['firstOuting'] },
  mix: { label: 'A mix of people, parties and regions in each team', prices: ['mix', 'parties', 'sameRegionTwice'] },
  conflicts: { label: 'Few conflicts that somebody must waive', prices: ['softConflict'] },
} as const satisfies Record<string, { label: string; prices: readonly (keyof PolicyFacts)[] }>;

export type Wish = keyof typeof WISHES;
export const WISH_KEYS = Object.keys(WISHES) as Wish[];

/** How much a wish counts beside the usual. */
const WEIGHTS = { none: 0, less: 0.5, usual: 1, more: 2 } as const;
export type Weight = keyof typeof WEIGHTS;
export const WEIGHT_KEYS = Object.keys(WEIGHTS) as Weight[];
export const WEIGHT_LABELS: Record<Weight, string> = {
  none: 'Does not matter',
  less: 'Less than usual',
  usual: 'As usual',
  more: 'More than usual',
};

/** Weights by wish; a wish that is left out counts as usual. */
export type Weights = Readonly<Partial<Record<Wish, Weight>>>;

/** The prices a plan is made with: the usual ones, each wish weighed as asked. */
export function policyFor(weights: Weights): PolicyFacts {
  const policy = { ...USUAL_POLICY };
  for (const wish of WISH_KEYS) {
    const factor = WEIGHTS[weights[wish] ?? 'usual'];
    for (const price of WISHES[wish].prices) {
      if (price === 'load') policy.load = USUAL_POLICY.load.map((each) => each * factor);
      else policy[price] = USUAL_POLICY[price] * factor;
    }
  }
  return policy;
}
