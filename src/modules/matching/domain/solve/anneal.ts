import type { Random } from '#kernel/random';
import { candidateAt } from '../problem.ts';
import type { Shortlist } from './shortlist.ts';
import { BROKEN, gainOf, isFree, overlaps, place, remove, type State } from './state.ts';

/** How long and how hot: `moves` tried, the temperature falling from `hot` to `cold` points. */
export type Cooling = { readonly moves: number; readonly hot: number; readonly cold: number };

/** What the search tells while it runs; it stops early where `goOn` says so. `improved` is called at the end of the run too. */
export type Watch = {
  readonly goOn: () => boolean;
  readonly improved: (state: State) => void;
  readonly secondsLeft: () => number;
};

/** Slots a peer may be asked to leave for one. */
const MOST_EJECTED = 2;
/** The chance that a placement also empties another slot of its team. */
const SHAKEN = 0.15;
/** At most so many busy peers are moved, less one, to fill what the first move emptied. */
const LONGEST_CHAIN = 5;
/** Free peers tried where a chain ends. */
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
  const ints = (n: number) => new Int32Array(n);
  const move: Move = {
    state,
    shortlist,
    log: ints(256),
    logged: 0,
    ejected: ints(MOST_EJECTED),
    count: 0,
    opened: ints(64),
    open: 0,
    movedPeers: ints(64),
    moved: 0,
    putOut: -1,
  };
  let empties = movable.filter((s) => (state.assignment[s] as number) < 0);
  let best = state.score;
  let heat = cooling.hot;
  const began = watch.secondsLeft();
  let { moves } = cooling;
  let paced = false;
  for (let i = 0; i < moves; i += 1) {
    if ((i & 1023) === 0) {
      if (!paced && i * 20 >= moves) {
        // A cooling cut short is worth little: where time will not do for all of it, it is made shorter, once.
        const speed = i / Math.max(1e-9, began - watch.secondsLeft());
        moves = Math.min(moves, Math.max(i + 1, Math.floor(0.9 * speed * began)));
        paced = true;
      }
      heat = cooling.hot * (cooling.cold / cooling.hot) ** (i / moves);
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
  /** Slots emptied and not yet filled again. */
  readonly opened: Int32Array;
  open: number;
  /** Peers put somewhere by this chain already; they stay there. */
  readonly movedPeers: Int32Array;
  moved: number;
  /** The peer whom the chain's first step put out, or −1. */
  putOut: number;
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

/**
 * Makes one chain of moves that begins at the slot; false where it came to nothing. A peer drawn by price is put in; the
 * slots they had to leave are filled in turn, mostly by drawing again, whether that peer is busy or not, and at the end
 * of the chain with whoever is free and adds most. Assignments improve in such chains, seldom in single steps.
 */
function tryMove(move: Move, slot: number, random: Random): boolean {
  const { state } = move;
  move.logged = 0;
  move.moved = 0;
  move.open = 0;
  move.putOut = -1;
  const old = state.assignment[slot] as number;
  if (old >= 0 && random() < 0.01) {
    takeOut(move, slot);
    return true;
  }
  if (!steal(move, slot, random)) return false;
  let steals = Math.floor(random() * LONGEST_CHAIN);
  while (move.open > 0) {
    move.open -= 1;
    const emptied = move.opened[move.open] as number;
    if (steals > 0 && (steal(move, emptied, random) || steal(move, emptied, random))) steals -= 1;
    else refill(move, emptied);
  }
  return true;
}

/** Draws a peer for the slot, frees them of what clashes, and puts them in place of whoever is there. */
function steal(move: Move, slot: number, random: Random): boolean {
  const { state, movedPeers } = move;
  const n = drawn(move.shortlist, slot, random());
  const peer = state.problem.candidates.peer[n] as number;
  const old = state.assignment[slot] as number;
  if (peer === old) return false;
  for (let i = 0; i < move.moved; i += 1) if (movedPeers[i] === peer) return false;
  if (!findEjected(move, slot, peer, random)) return false;
  if (old >= 0) {
    takeOut(move, slot);
    move.putOut = old;
  }
  for (let i = 0; i < move.count; i += 1) {
    const left = move.ejected[i] as number;
    takeOut(move, left);
    move.opened[move.open] = left;
    move.open += 1;
  }
  const gain = place(state, slot, n);
  note(move, slot, n);
  movedPeers[move.moved] = peer;
  move.moved += 1;
  if (gain < -BROKEN / 2) openBeside(move, slot, true, random);
  else if (random() < SHAKEN) openBeside(move, slot, false, random);
  return true;
}

/**
 * Empties one more slot of the same team, to be filled anew: any, or one of a first outing where rule 7 was broken. Who
 * goes out first, who covers what and who mixes with whom can mostly be changed by two at a time only.
 */
function openBeside(move: Move, slot: number, firstOuting: boolean, random: Random): void {
  const { problem, assignment } = move.state;
  const { tables, manager } = problem;
  if (manager[slot] === 1) return;
  const c = tables.slot.challenge[slot] as number;
  let found = 0;
  let pick = -1;
  for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
    const p = assignment[s] as number;
    if (s === slot || p < 0 || manager[s] === 1 || (tables.slot.pinned[s] as number) >= 0) continue;
    if (firstOuting && tables.peer.first[p] !== 1) continue;
    found += 1;
    if (random() * found < 1) pick = s;
  }
  if (pick < 0) return;
  takeOut(move, pick);
  move.opened[move.open] = pick;
  move.open += 1;
}

/** A candidate of the slot's shortlist, the likelier the less its loss. `chance` is from 0 up to 1. */
function drawn({ start, list, upTo }: Shortlist, slot: number, chance: number): number {
  let low = start[slot] as number;
  let high = (start[slot + 1] as number) - 1;
  const wanted = chance * (upTo[high] as number);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] as number) > wanted) high = middle;
    else low = middle + 1;
  }
  return list[low] as number;
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
function refill(move: Move, slot: number): void {
  const { state, shortlist, putOut } = move;
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
