import { MINUTES_A_DAY } from '../local-time.ts';
import { MOST_PARTNERS } from '../score.ts';
import { bitCount } from '../solve/bits.ts';
import type { Model } from '../solve/model.ts';
import type { DayFacts } from './day-facts.ts';

/**
 * Prices to begin with: most of what a session can bring at its best. One that can stay where it stands is priced at what that brings,
 * less its part of what the partners of that day cost: the best timetable mostly leaves it there.
 */
export function firstPrices(
  model: Model,
  facts: readonly DayFacts[],
  saves: Float64Array,
  most: readonly number[],
): Float64Array {
  const shares = partnerShares(model);
  return Float64Array.from(saves, (save, s) => {
    if (save <= 0 && most[s]! <= 0) return 0;
    const { current } = model.sessions[s]!;
    if (!current || current.start < 0) return save + 0.9 * most[s]!;
    const day = (current.start / MINUTES_A_DAY) | 0;
    const stays = facts[day]!.choices.find((choice) => choice.s === s && choice.peers === current.peers);
    return save + (stays ? Math.max(0, stays.worth - shares[day]!) : 0.9 * (most[s]! - model.change));
  });
}

/** For each day, what its partners cost as it stands, shared out over its sessions. */
function partnerShares(model: Model): number[] {
  return Array.from({ length: model.days }, (_, d) => {
    const here = model.sessions.flatMap(({ current, needed }) =>
      current && ((current.start / MINUTES_A_DAY) | 0) === d && needed <= MOST_PARTNERS ? [current.peers] : [],
    );
    let beyond = 0;
    for (let p = 0; p < model.peers; p += 1) {
      const met = here.reduce((bits, peers) => ((peers >> p) & 1 ? bits | peers : bits), 0);
      beyond += Math.max(0, bitCount(met) - 2);
    }
    return here.length === 0 ? 0 : (model.partners * beyond) / here.length;
  });
}
