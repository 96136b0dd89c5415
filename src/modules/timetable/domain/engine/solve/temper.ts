import type { Random } from '#kernel/random';
import { annealSketch, moveSketch, type Sketch, sketchingOf, sketchOf } from './sketch.ts';
import type { Layout } from './sketch-layout.ts';
import type { Sketching } from './sketch-moves.ts';
import { scoreAt, setPenalties } from './sketch-pad.ts';

/**
 * Several sketches worked on at once, each at its own heat, the coldest first; neighbours change places now and then (parallel
 * tempering: Swendsen and Wang 1986, Geyer 1991; with prices softened by heat, Fukunishi, Watanabe and Takada 2002). Who meets whom on which day freezes early when one sketch is annealed; here
 * whatever a hot one finds can cool, and a cold one that is stuck warms up again, for as long as there is time.
 */
export type Tempering = {
  readonly layout: Layout;
  readonly heats: readonly number[];
  /** By heat, what uneven loads and what partners cost there. */
  readonly balances: readonly number[];
  readonly partnerPrices: readonly number[];
  /** By heat. */
  readonly replicas: (Sketching & { best: Sketch })[];
  exchanges: number;
};

/** Heats of the coldest and the hottest, where a session gains and a partner costs what they usually do; and how many there are. */
const COLDEST = 0.5;
const HOTTEST = 1.2;
const REPLICAS = 6;

/**
 * What uneven loads cost the hottest, where a session gains what it usually does, and the share of what partners cost that it pays;
 * those between go down to it in equal proportions, the coldest pays everything. At the full price of uneven loads hardly a session
 * can change its team by itself: what a hot sketch may do, a cold one gets by exchange.
 */
const UNEVEN = 0.7;
const PARTNERS = 0.6;

/** Moves of each before neighbours may change places. */
const BETWEEN = 500;

/** From how many times its heat each cools down at first. */
const FROM = 3;

/** Sketches by chance, each cooled to its heat by so many moves. */
export function startTempering(layout: Layout, random: Random, moves: number, stop: () => boolean): Tempering {
  const { fit, partners } = layout.model.instance.policy;
  const unit = Math.max(0.1, (fit / 10 + partners / 2) / 2);
  const heats = Array.from(
    { length: REPLICAS },
    (_, i) => unit * COLDEST * (HOTTEST / COLDEST) ** (i / (REPLICAS - 1)),
  );
  const { balance } = layout.model;
  const uneven = balance > 0 ? Math.min(1, (UNEVEN * unit) / balance) : 1;
  const softened = (price: number, by: number) => heats.map((_, i) => price * by ** (i / (REPLICAS - 1)));
  const [balances, partnerPrices] = [softened(balance, uneven), softened(partners, PARTNERS)];
  const replicas = heats.map((heat, i) => {
    const replica = sketchingOf(layout, random, null);
    setPenalties(replica.pad, balances[i]!, partnerPrices[i]!);
    annealSketch(replica, { moves, hot: FROM * heat, cold: heat }, stop);
    return replica;
  });
  return { layout, heats, balances, partnerPrices, replicas, exchanges: 0 };
}

/** So many moves more, shared among all. Gives the best each has seen in them. */
export function temper(tempering: Tempering, random: Random, moves: number, stop: () => boolean): Sketch[] {
  const { heats, replicas } = tempering;
  for (const replica of replicas) replica.best = sketchOf(replica.pad);
  for (let done = 0; done < moves && !stop(); done += BETWEEN * replicas.length) {
    for (const [i, replica] of replicas.entries()) moveSketch(replica, heats[i]!, BETWEEN);
    exchange(tempering, random);
  }
  return replicas.map(({ best }) => best);
}

/** Neighbours change places where that is better for both, and else with the chance that keeps each heat's balance. */
function exchange(tempering: Tempering, random: Random): void {
  const { heats, balances, partnerPrices, replicas, exchanges } = tempering;
  for (let i = exchanges % 2; i + 1 < replicas.length; i += 2) {
    const [colder, hotter] = [replicas[i]!, replicas[i + 1]!];
    const gain =
      (scoreAt(hotter.pad, balances[i]!, partnerPrices[i]!) - colder.pad.score) / heats[i]! +
      (scoreAt(colder.pad, balances[i + 1]!, partnerPrices[i + 1]!) - hotter.pad.score) / heats[i + 1]!;
    if (gain < 0 && random() >= Math.exp(gain)) continue;
    setPenalties(hotter.pad, balances[i]!, partnerPrices[i]!);
    setPenalties(colder.pad, balances[i + 1]!, partnerPrices[i + 1]!);
    replicas[i] = hotter;
    replicas[i + 1] = colder;
  }
  tempering.exchanges += 1;
}
