import type { Random } from '#kernel/random';
import { moveSketch, type Sketch, sketchingOf, sketchOf } from './sketch.ts';
import type { Layout } from './sketch-layout.ts';
import { setPenalties } from './sketch-pad.ts';

/** Heats of the beginning and the end of a cooling, where a session gains and a partner costs what they usually do. */
const HOT = 1.3;
const COLD = 0.35;

/**
 * What uneven loads cost at the beginning, where a session gains what it usually does, and the share of what partners cost that is paid
 * there; both rise in equal proportions to what they do cost. At the full price of uneven loads hardly a session can change its team
 * by itself, and who meets whom would be settled long before the heat settles it.
 */
const UNEVEN = 0.7;
const PARTNERS = 0.6;

/** Moves at one heat. */
const STRETCH = 1000;

/**
 * Cools a sketch, or one by chance, and gives the best seen on the way. `from`: where the cooling begins, as a share of the whole: at 0
 * everything melts, further on only as much as that heat can. `moves`: of a whole cooling; a part has its share of them.
 */
export function cool(
  layout: Layout,
  random: Random,
  sketch: Sketch | null,
  { from, moves }: { readonly from: number; readonly moves: number },
  stop: () => boolean,
): Sketch {
  const { balance, partners, instance } = layout.model;
  const unit = Math.max(0.1, (instance.policy.fit / 10 + instance.policy.partners / 2) / 2);
  const uneven = balance > 0 ? Math.min(1, (UNEVEN * unit) / balance) : 1;
  const sketching = sketchingOf(layout, random, sketch);
  const stretches = Math.max(1, Math.round(((1 - from) * moves) / STRETCH));
  for (let done = 0; done < stretches && !stop(); done += 1) {
    const at = from + (1 - from) * (done / stretches);
    setPenalties(sketching.pad, balance * uneven ** (1 - at), partners * PARTNERS ** (1 - at));
    moveSketch(sketching, unit * HOT * (COLD / HOT) ** at, STRETCH);
    if (done === 0) sketching.best = sketchOf(sketching.pad);
  }
  return sketching.best;
}
