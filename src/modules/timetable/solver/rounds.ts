import { gapOf, type Instance } from '../domain/engine/instance.ts';
import type { ClockMinute } from '../domain/engine/local-time.ts';
import type { Snapshot } from '../domain/engine/solve/anneal.ts';
import { roundsFor } from '../domain/engine/solve/effort.ts';
import { NOTHING_FOUND } from '../domain/engine/solve/search.ts';
import { type Half, startHalf } from './half.ts';
import type { FromWorker } from './messages.ts';

/** How a proposal is to be made. `now`: what has begun by then stays. `gap`: near enough to the bound to stop. */
export type ProposeOptions = {
  readonly seconds?: number;
  readonly seed?: number;
  readonly now?: string;
  readonly gap?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

/** How far a proposal has come. `gap` is null until there are both a timetable and a bound. */
export type Progress = {
  readonly seconds: number;
  readonly score: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly unplaced: number | null;
};

/** The best timetable found and the lowest bound proven. */
export type Outcome = { readonly best: Snapshot; readonly bound: number };

/** Once the least rounds are over, a plan this near to the bound is near enough. */
const NEAR = 0.01;

/** Milliseconds kept back for writing the plan when time runs out. */
const SPARE_MS = 150;

/**
 * Runs the two halves round by round. What they know of each other as a round begins depends on its number alone, never on who is
 * quicker. Ends when the rounds are over, the gap is small enough, time is up or the signal says so; by then there is always a first
 * timetable.
 */
export async function runRounds(
  instance: Instance,
  from: ClockMinute | null,
  options: ProposeOptions,
): Promise<Outcome> {
  const started = Date.now();
  const deadline = started + (options.seconds ?? 20) * 1000 - SPARE_MS;
  const stop = new SharedArrayBuffer(4);
  const task = { instance, from, seed: options.seed ?? 1, deadline, stop };
  const { over, found, endRound } = outcomeOf(instance, options);
  const said = (kind: FromWorker['kind']) => {
    if (kind === 'done') endRound(search, bound);
    else options.onProgress?.(progressOf(search, bound, (Date.now() - started) / 1000));
  };
  const search: Half = startHalf({ ...task, role: 'search' }, said);
  const bound: Half = startHalf({ ...task, role: 'bound' }, said);
  const timeUp = waitUntil(deadline + SPARE_MS / 2, options.signal);
  const run = { most: roundsFor(instance).most, deadline, over };
  try {
    const both = Promise.all([goOn(search, bound, run), goOn(bound, search, run)]);
    await Promise.race([both, timeUp.promise.then(() => Promise.all([search.first, bound.first]))]);
  } finally {
    Atomics.store(new Int32Array(stop), 0, 1);
    timeUp.clear();
    await Promise.all([search.end(), bound.end()]);
  }
  return found() ?? { best: search.latest().best!, bound: bound.latest().bound };
}

/** Rounds in which each half knows how the other's last one ended; and by how many it may be ahead from then on, so that neither waits. */
const IN_STEP = 4;
const AHEAD = 3;

/** The last round of the other half that a half knows of as it begins a round of its own; −1 for none. */
function knownIn(round: number): number {
  return round < IN_STEP ? round - 1 : Math.max(IN_STEP - 2, round - AHEAD);
}

type Run = { readonly most: number; readonly deadline: number; readonly over: Promise<void> };

/** One half goes on round by round, waiting for the other only where it would be too far ahead. The first round is begun even if time is up. */
async function goOn(half: Half, other: Half, { most, deadline, over }: Run): Promise<void> {
  let isOver = false;
  over.then(() => {
    isOver = true;
  });
  for (let round = 0; round < most && (round === 0 || Date.now() < deadline); round += 1) {
    const known = knownIn(round);
    await Promise.race([other.ended(known), over]);
    if (isOver) return;
    const heard = other.ends[known];
    await half.run({ round, score: heard?.best?.score ?? 0, found: heard?.found ?? NOTHING_FOUND });
  }
}

/** Sees after each round that both have ended whether that is enough; what came of later rounds does not count then. */
function outcomeOf(instance: Instance, { gap: enough = 1e-4 }: ProposeOptions) {
  const rounds = roundsFor(instance);
  let outcome: Outcome | null = null;
  let seen = 0;
  let end = () => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const endRound = (search: Half, bound: Half) => {
    for (; outcome === null && seen < Math.min(search.ends.length, bound.ends.length); seen += 1) {
      const after = { best: search.ends[seen]!.best!, bound: bound.ends[seen]!.bound };
      const gap = Number.isFinite(after.bound) ? gapOf(after.best.score, after.bound) : Number.POSITIVE_INFINITY;
      if (gap > enough && (gap > NEAR || seen + 1 < rounds.least)) continue;
      outcome = after;
      end();
    }
  };
  return { over, found: (): Outcome | null => outcome, endRound };
}

/** Resolves at that time, or as soon as the signal says so. */
function waitUntil(time: number, signal: AbortSignal | undefined): { promise: Promise<void>; clear: () => void } {
  let clear = () => {};
  const promise = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, time - Date.now()));
    const now = () => resolve();
    signal?.addEventListener('abort', now);
    if (signal?.aborted) resolve();
    clear = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', now);
    };
  });
  return { promise, clear };
}

function progressOf(search: Half, { latest }: Half, seconds: number): Progress {
  const { best } = search.latest();
  const { bound } = latest();
  const known = Number.isFinite(bound) ? bound : null;
  return {
    seconds,
    score: best?.score ?? null,
    bound: known,
    gap: best && known !== null ? gapOf(best.score, known) : null,
    unplaced: best ? best.option.filter((option) => option < 0).length : null,
  };
}
