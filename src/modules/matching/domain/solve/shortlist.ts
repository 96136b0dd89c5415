import type { Problem } from '../problem.ts';

/**
 * For each slot its best candidates by loss, at most `most` of them: those of slot `s` stand from `start[s]` up to
 * `start[s + 1]`. `upTo` adds up their chances to be tried, which fall with the loss.
 */
export type Shortlist = { readonly start: Int32Array; readonly list: Int32Array; readonly upTo: Float64Array };

/** Points of loss over which the chance to be tried falls to a third. */
const FADE = 3;

/** Shortlists every slot. Equal losses keep the order of the file, so that every run lists alike. */
export function shortlistOf(problem: Problem, loss: Float64Array, most: number): Shortlist {
  const { start } = problem.candidates;
  const listStart = new Int32Array(problem.slots + 1);
  const lists: Int32Array[] = [];
  for (let s = 0; s < problem.slots; s += 1) {
    const first = start[s] as number;
    const all = Int32Array.from({ length: (start[s + 1] as number) - first }, (_, i) => first + i);
    all.sort((a, b) => (loss[a] as number) - (loss[b] as number) || a - b);
    const best = all.slice(0, most);
    lists.push(best);
    listStart[s + 1] = (listStart[s] as number) + best.length;
  }
  const list = new Int32Array(listStart[problem.slots] as number);
  const upTo = new Float64Array(list.length);
  lists.forEach((best, s) => {
    list.set(best, listStart[s]);
    let sum = 0;
    best.forEach((n, i) => {
      sum += Math.exp(((loss[best[0] as number] as number) - (loss[n] as number)) / FADE);
      upTo[(listStart[s] as number) + i] = sum;
    });
  });
  return { start: listStart, list, upTo };
}
