import { type Agreement, agreementOf, type TeamLists } from './agreement.ts';
import { firstPrices, lowerBound, type Prices } from './prices.ts';
import type { Pricing } from './pricing.ts';

/**
 * What guides the search, in editions, each sharper than the last: a proven bound, and for every candidate how far below
 * `lossFrom` any plan with them must stay. An edition depends on the instance alone, never on the clock, unless it was
 * cut short.
 */
export type Edition = {
  readonly bound: number;
  readonly lossFrom: number;
  readonly loss: Float64Array;
  /** For each challenge its teams that lose least; none where they could not be told. */
  readonly teams: TeamLists;
};

/** The editions of an instance, in order. */
export type Guide = {
  /** Works the next one out, or waits for it; null once there is none to come. */
  readonly next: () => Edition | null;
  /** The lowest bound proven so far, perhaps ahead of the editions. */
  readonly proven: () => number;
  /** For the latest edition, every challenge's teams in plans of at least `lossFrom − room`; null where they are too many, or not at hand. */
  readonly teamsWithin: (room: number) => TeamLists | null;
};

/** Up to so many slots a proof may follow, and the first edition is worth more care. */
export const SMALL = 700;
const EDITIONS = 14;
/** Passes down the prices: so many steps, the first of so many points. Every instance gets the first. */
const FIRST_PASS = { steps: 110, largest: 4 };
/** Scarce people are worth hundreds of points in one week and none in the next: only long steps get there, and many settle them. */
const WIDE_PASS_SMALL = { steps: 600, largest: 40 };
const WIDE_PASS_LARGE = { steps: 400, largest: 20 };
/** A second pass that still gains more than this part of the bound says that the prices are far from home. */
const FAR_FROM_HOME = 0.003;
/** Losses in a team are told up to so many points, where that is not too much work. */
const MARGIN = 4;
/** Each edition tells of teams that lose at most so many points, and of so many a challenge. */
const NEAR = 3;
const NEAREST = 60;
/** So many teams of one challenge are more than a model can weigh. */
const MOST_TEAMS = 4000;

/** When to stop, and until when the first edition may take all the care it wants: `early` leaves time to search by it. */
export type GuideClock = {
  readonly goOn: () => boolean;
  readonly early: () => boolean;
  /** True while so little of the time has gone that prices may be gone over again. */
  readonly ample: () => boolean;
  /** Told each bound on the way. */
  readonly tell?: (bound: number) => void;
};

/** Works editions out where they are asked for. The first always comes, if a little rough where there is no time. */
export function guideOf(pricing: Pricing, clock: GuideClock): Guide {
  const { goOn, early, tell = () => {} } = clock;
  const small = pricing.problem.slots <= SMALL;
  let agreement: Agreement | null = null;
  let steps = 0;
  let made = 0;
  const turn = (of: Agreement, most: number) => {
    for (let i = 0; i < most && goOn(); i += 1) {
      of.approach(Math.max(0.01, 0.12 * 0.99 ** steps));
      steps += 1;
    }
    of.handOver(MARGIN);
    tell(of.bound);
  };
  const next = (): Edition | null => {
    if (made === EDITIONS || (made > 0 && !goOn())) return null;
    if (agreement === null) {
      const prices = firstPrices(pricing, 30);
      tell(prices.bound);
      settle(pricing, prices, clock, small);
      agreement = agreementOf(pricing, prices);
      for (let i = 0; i < 2 && early(); i += 1) agreement.handOver(MARGIN);
    }
    const go = made === 0 ? early : goOn;
    const turns = small ? (made === 0 ? 12 : 4) : made === 0 ? 0 : 1;
    for (let i = 0; i < turns && go(); i += 1) turn(agreement, 15);
    agreement.measureLosses(MARGIN);
    made += 1;
    const { bound, lossFrom, loss } = agreement;
    return { bound, lossFrom, loss: loss.slice(), teams: agreement.nearestTeams(NEAR, NEAREST) };
  };
  return {
    next,
    proven: () => agreement?.bound ?? Number.POSITIVE_INFINITY,
    teamsWithin: (room) => agreement?.teamsWithin(room, MOST_TEAMS) ?? null,
  };
}

/** Moves the prices to where the bound is low, and tells each lower bound. */
function settle(pricing: Pricing, prices: Prices, { early, ample, tell = () => {} }: GuideClock, small: boolean): void {
  const pass = ({ steps, largest }: typeof FIRST_PASS, goOn: () => boolean): number => {
    const before = prices.bound;
    lowerBound(pricing, prices, steps, [largest, 0.02], goOn);
    tell(prices.bound);
    return (before - prices.bound) / Math.max(1, Math.abs(prices.bound));
  };
  pass(FIRST_PASS, early);
  if (small) pass(WIDE_PASS_SMALL, early);
  else if (ample() && pass(FIRST_PASS, ample) > FAR_FROM_HOME && ample()) pass(WIDE_PASS_LARGE, early);
}
