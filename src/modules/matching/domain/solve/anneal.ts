import type { Random } from '#kernel/random';
import { candidateAt } from '../problem.ts';
import type { Shortlist } from './shortlist.ts';
import { gainOf, isFree, overlaps, place, remove, type State } from './state.ts';

/** How long and how hot: `moves` tried, the temperature falling from `hot` to `cold` points. */
export type Cooling = { readonly moves: number; readonly hot: number; readonly cold: number };

/** What the search tells while it runs; it stops early where `goOn` says so. `improved` is called at the end of the run too. */
export type Watch = { readonly goOn: () => boolean; readonly improved: (state: State) => void };

const MOST_EJECTED = 2;
const REFILLS_TRIED = 5;

/**
 * Improves the plan: puts a shortlisted peer in a slot, frees whatever slots they held that clash, and fills those anew,
 * first with whoever was put out. Worse plans are taken at first, with a chance that falls as the run cools. `best` is
 * told of each new best; `state` ends at the last plan, not the best.
 */
export function anneal(state: State, shortlist: Shortlist, random: Random, cooling: Cooling, watch: Watch): void {
  const { problem } = state;
  const open = Int32Array.from(state.assignment.keys()).filter((s) => (problem.tables.slot.pinned[s] as number) < 0);
  const movable = open.filter((s) => shortlist.start[s] !== shortlist.start[s + 1]);
  if (movable.length === 0) return;
  const move: Move = {
    state,
    shortlist,
    log: new Int32Array(64),
    logged: 0,
    ejected: new Int32Array(MOST_EJECTED),
    count: 0,
  };
  let empties = movable.filter((s) => (state.assignment[s] as number) < 0);
  let best = state.score;
  let heat = cooling.hot;
  for (let i = 0; i < cooling.moves; i += 1) {
    if ((i & 1023) === 0) {
      heat = cooling.hot * (cooling.cold / cooling.hot) ** (i / cooling.moves);
      if (!watch.goOn()) break;
      empties = movable.filter((s) => (state.assignment[s] as number) < 0);
    }
    const from = empties.length > 0 && random() < 0.15 ? empties : movable;
    const slot = from[Math.floor(random() * from.length)] as number;
    const before = state.score;
    if (!tryMove(move, slot, random)) continue;
    const change = state.score - before;
    if (change < 0 && random() >= Math.exp(change / heat)) {
      undo(move);
      state.score = before;
    } else if (state.score > best + 1e-7) {
      best = state.score;
      watch.improved(state);
    }
  }
}

type Move = {
  readonly state: State;
  readonly shortlist: Shortlist;
  /** What was done, to be undone backwards: slot and candidate, or slot and −1 − candidate for a removal. */
  readonly log: Int32Array;
  logged: number;
  readonly ejected: Int32Array;
  count: number;
};

function note(move: Move, slot: number, entry: number): void {
  move.log[move.logged] = slot;
  move.log[move.logged + 1] = entry;
  move.logged += 2;
}

function putIn(move: Move, slot: number, n: number): void {
  place(move.state, slot, n);
  note(move, slot, n);
}

function takeOut(move: Move, slot: number): void {
  note(move, slot, -1 - (move.state.filledBy[slot] as number));
  remove(move.state, slot);
}

function undo(move: Move): void {
  for (let i = move.logged - 2; i >= 0; i -= 2) {
    const entry = move.log[i + 1] as number;
    if (entry >= 0) remove(move.state, move.log[i] as number);
    else place(move.state, move.log[i] as number, -1 - entry);
  }
}

/** Makes one move round the slot; false where it came to nothing. */
function tryMove(move: Move, slot: number, random: Random): boolean {
  const { state, shortlist } = move;
  const { problem } = state;
  move.logged = 0;
  const first = shortlist.start[slot] as number;
  const size = (shortlist.start[slot + 1] as number) - first;
  const chance = random();
  const old = state.assignment[slot] as number;
  if (old >= 0 && random() < 0.01) {
    takeOut(move, slot);
    return true;
  }
  const n = shortlist.list[first + Math.floor(size * chance * chance)] as number;
  const peer = problem.candidates.peer[n] as number;
  if (peer === old || !findEjected(move, slot, peer, random)) return false;
  if (old >= 0) takeOut(move, slot);
  for (let i = 0; i < move.count; i += 1) takeOut(move, move.ejected[i] as number);
  putIn(move, slot, n);
  for (let i = 0; i < move.count; i += 1) refill(move, move.ejected[i] as number, old);
  return true;
}

/** Lists the slots the peer must leave to take this one; false where they are too many or pinned. */
function findEjected(move: Move, slot: number, peer: number, random: Random): boolean {
  const { state, ejected } = move;
  const { problem, held } = state;
  const pinned = problem.tables.slot.pinned;
  move.count = 0;
  let days = (held.days[peer] as number) + (problem.days[slot] as number);
  for (let h = held.first[peer] as number; h >= 0; h = held.next[h] as number) {
    if (!overlaps(problem, h, slot)) continue;
    if ((pinned[h] as number) >= 0 || move.count === MOST_EJECTED) return false;
    ejected[move.count] = h;
    move.count += 1;
    days -= problem.days[h] as number;
  }
  if (days <= (problem.yearDays[peer] as number)) return true;
  if (move.count === MOST_EJECTED) return false;
  // Too many days: one more slot goes, any of those that free enough.
  let found = 0;
  let pick = -1;
  for (let h = held.first[peer] as number; h >= 0; h = held.next[h] as number) {
    if ((pinned[h] as number) >= 0 || overlaps(problem, h, slot)) continue;
    if (days - (problem.days[h] as number) > (problem.yearDays[peer] as number)) continue;
    found += 1;
    if (random() * found < 1) pick = h;
  }
  if (pick < 0) return false;
  ejected[move.count] = pick;
  move.count += 1;
  return true;
}

/** Fills an emptied slot with the best of the peer put out and the first few free on its shortlist. */
function refill(move: Move, slot: number, putOut: number): void {
  const { state, shortlist } = move;
  const { peer } = state.problem.candidates;
  let best = -1;
  let most = 0;
  let tried = 0;
  const consider = (n: number) => {
    if (!isFree(state, slot, peer[n] as number)) return;
    tried += 1;
    const gain = gainOf(state, slot, n);
    if (gain <= most) return;
    most = gain;
    best = n;
  };
  if (putOut >= 0) {
    const n = candidateAt(state.problem.candidates, slot, putOut);
    if (n >= 0) consider(n);
  }
  const end = shortlist.start[slot + 1] as number;
  for (let i = shortlist.start[slot] as number; i < end && tried < REFILLS_TRIED; i += 1)
    consider(shortlist.list[i] as number);
  if (best >= 0) putIn(move, slot, best);
}
