import { type Agreement, agreementOf, type TeamLists } from './agreement.ts';
import { firstPrices, lowerBound } from './prices.ts';
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
const PRICE_STEPS = 110;
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
  /** Told each bound on the way. */
  readonly tell?: (bound: number) => void;
};

/** Works editions out where they are asked for. The first always comes, if a little rough where there is no time. */
export function guideOf(pricing: Pricing, { goOn, early, tell = () => {} }: GuideClock): Guide {
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
      lowerBound(pricing, prices, PRICE_STEPS, [4, 0.02], early);
      tell(prices.bound);
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
