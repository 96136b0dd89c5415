import type { Random } from '#kernel/random';
import type { DayFacts } from '../bound/day-facts.ts';
import type { Model } from './model.ts';
import type { Layout } from './sketch-layout.ts';
import { type Sketching, tryMove } from './sketch-moves.ts';
import { choose, emptyPad, gainOf, type Pad, scoreOf } from './sketch-pad.ts';
import { moveThrees } from './sketch-threes.ts';

/**
 * A timetable without times: for each session the day and the peers, −1 and 0 where it has none. Sessions are shared out over days and
 * peers with no regard to the time of day: fit, partners, balance, and hours enough. A good sketch is most of a good timetable, and
 * ten times quicker to improve.
 */
export type Sketch = { readonly score: number; readonly day: Int16Array; readonly peers: Int32Array };

/** The most peers whose every team on a day is told apart from every other. */
const MOST_TOLD_APART = 12;

/** A sketch to be worked on: the one given, and where it has no choice, or none is given, one by chance. */
export function sketchingOf(layout: Layout, random: Random, from: Sketch | null): Sketching & { best: Sketch } {
  const { model, facts, first, choiceAt } = layout;
  const pad = emptyPad(layout);
  for (let s = 0; s < model.sessions.length; s += 1) {
    const n = first[s + 1]! - first[s]!;
    const given = from && from.day[s]! >= 0 ? choiceAt(s, from.day[s]!, from.peers[s]!) : -1;
    const choice = given >= 0 ? given : first[s]! + ((random() * n) | 0);
    if (n === 0) continue;
    choose(pad, s, choice, gainOf(pad, s, choice));
    moveThrees(pad, s, -1, choice);
  }
  const movable = model.sessions.flatMap((it, s) => (it.fixed || first[s + 1] === first[s] ? [] : [s]));
  return {
    pad,
    random,
    movable,
    alike: model.sessions.map(({ needed }) => movable.filter((t) => model.sessions[t]!.needed === needed)),
    undo: [],
    plan: [],
    before: 0,
    hope: 0,
    seen: { at: new Float64Array(model.days * 2 ** Math.min(model.peers, MOST_TOLD_APART)), epoch: 0 },
    ...sharesOf(hoursTaken(model, facts)),
    least: 0,
    best: sketchOf(pad),
  };
}

/** So many moves at one heat, remembering the best seen. */
export function moveSketch(sketching: Sketching & { best: Sketch }, heat: number, moves: number): void {
  const { pad, random, movable } = sketching;
  if (movable.length === 0) return;
  for (let i = 0; i < moves; i += 1) {
    sketching.least = heat * Math.log(random());
    if (tryMove(sketching) && pad.score > sketching.best.score + 1e-7 && scoreOf(pad) > sketching.best.score + 1e-7)
      sketching.best = sketchOf(pad);
  }
}

/** True where most of the team's hours are taken. */
export function isShort(model: Model, facts: readonly DayFacts[]): boolean {
  return hoursTaken(model, facts) > SHORT;
}

/** Shares of the team's hours from which they are short, and up to which there are enough. */
const SHORT = 0.85;
const ENOUGH = 0.7;

/** The share of the team's hours that sessions take. */
function hoursTaken(model: Model, facts: readonly DayFacts[]): number {
  const hours = facts.reduce((sum, { rooms }) => sum + rooms.reduce((all, room) => all + room.untilEnd, 0), 0);
  const taken = model.sessions.reduce((sum, it, s) => sum + it.needed * (facts[0]?.occupies[s] ?? 0), 0);
  return hours > 0 ? taken / hours : 1;
}

/** Shares of the moves that change whole teams. */
function sharesOf(taken: number): Pick<Sketching, 'regroup' | 'exchange' | 'pairing'> {
  if (taken > SHORT) return { regroup: 0.02, exchange: 0.02, pairing: 0 };
  return taken > ENOUGH ? { regroup: 0.1, exchange: 0.02, pairing: 0 } : { regroup: 0.1, exchange: 0.05, pairing: 0.7 };
}

/** A pad set aside. */
export function sketchOf(pad: Pad): Sketch {
  return {
    score: scoreOf(pad),
    day: Int16Array.from(pad.chosen, (c) => (c < 0 ? -1 : pad.day[c]!)),
    peers: Int32Array.from(pad.chosen, (c) => (c < 0 ? 0 : pad.peers[c]!)),
  };
}
