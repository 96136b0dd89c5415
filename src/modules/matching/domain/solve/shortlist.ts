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
  for (let s = 0; s < problem.slots; s += 1) {
    const candidates = (start[s + 1] as number) - (start[s] as number);
    listStart[s + 1] = (listStart[s] as number) + Math.min(candidates, most);
  }
  const list = new Int32Array(listStart[problem.slots] as number);
  const upTo = new Float64Array(list.length);
  for (let s = 0; s < problem.slots; s += 1) {
    const best = list.subarray(listStart[s], listStart[s + 1]);
    keepBest(best, loss, start[s] as number, start[s + 1] as number);
    let sum = 0;
    best.forEach((n, i) => {
      sum += Math.exp(((loss[best[0] as number] as number) - (loss[n] as number)) / FADE);
      upTo[(listStart[s] as number) + i] = sum;
    });
  }
  return { start: listStart, list, upTo };
}

/** Fills `best` with the candidates of least loss from `first` up to `end`, in order. To sort them all costs a hundred times as much. */
function keepBest(best: Int32Array, loss: Float64Array, first: number, end: number): void {
  if (best.length === 0) return;
  let kept = 0;
  for (let n = first; n < end; n += 1) {
    const lost = loss[n] as number;
    if (kept === best.length && lost >= (loss[best[kept - 1] as number] as number)) continue;
    let at = kept < best.length ? kept : kept - 1;
    for (; at > 0 && (loss[best[at - 1] as number] as number) > lost; at -= 1) best[at] = best[at - 1] as number;
    best[at] = n;
    kept = Math.min(kept + 1, best.length);
  }
}
