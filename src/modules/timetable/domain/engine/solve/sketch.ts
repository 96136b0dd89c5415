import type { Random } from '#kernel/random';
import type { DayFacts } from '../bound/day-facts.ts';
import type { Schedule } from './anneal.ts';
import { bitCount } from './beginnings.ts';
import type { Model } from './model.ts';
import { choiceAt, choose, emptyPad, type Pad } from './sketch-pad.ts';

/** A timetable without times: for each session the day and the peers, −1 and 0 where it has none. */
export type Sketch = { readonly score: number; readonly day: Int16Array; readonly peers: Int32Array };

/** What sketches are drawn on: the model, its days, and what was learnt from sketches before (see `emptyPad`). */
export type Canvas = {
  readonly model: Model;
  readonly facts: readonly DayFacts[];
  readonly trouble: Float64Array;
};

type Sketching = {
  readonly pad: Pad;
  readonly random: Random;
  readonly movable: readonly number[];
  readonly undo: number[];
  /** The share of moves that bring a team together or send one apart: few where hours are short, and exchanges matter more. */
  readonly regroup: number;
};

/**
 * Shares the sessions out over days and peers by annealing, with no regard to the time of day: fit, partners, balance, and hours
 * enough. A good sketch is most of a good timetable, and ten times quicker to improve.
 */
export function sketch(
  { model, facts, trouble }: Canvas,
  random: Random,
  schedule: Schedule,
  from: Sketch | null,
  stop: () => boolean,
): Sketch {
  const pad = emptyPad(model, facts, trouble);
  const movable = model.sessions.flatMap((_, s) =>
    model.sessions[s]!.fixed || pad.first[s + 1] === pad.first[s] ? [] : [s],
  );
  for (let s = 0; s < model.sessions.length; s += 1) {
    const n = pad.first[s + 1]! - pad.first[s]!;
    const given = from && from.day[s]! >= 0 ? choiceAt(pad, s, from.day[s]!, from.peers[s]!) : -1;
    if (n > 0) choose(pad, s, given >= 0 ? given : pad.first[s]! + ((random() * n) | 0));
  }
  let best = kept(pad);
  if (movable.length === 0) return best;
  const sketching = { pad, random, movable, undo: [], regroup: isShort(model, facts) ? 0.02 : 0.1 };
  const cooling = Math.log(schedule.cold / schedule.hot);
  let heat = schedule.hot;
  for (let done = 0; done < schedule.moves; done += 1) {
    if (done % 1024 === 0) {
      if (stop()) break;
      heat = schedule.hot * Math.exp((cooling * done) / schedule.moves);
    }
    const before = pad.score;
    if (!tryMove(sketching)) takeBack(sketching);
    else {
      const gain = pad.score - before;
      if (gain < 0 && random() >= Math.exp(gain / heat)) takeBack(sketching);
      else if (pad.score > best.score + 1e-7) best = kept(pad);
    }
    sketching.undo.length = 0;
  }
  return best;
}

/** True where most of the team's hours are taken. */
export function isShort(model: Model, facts: readonly DayFacts[]): boolean {
  const hours = facts.reduce((sum, { rooms }) => sum + rooms.reduce((all, room) => all + room.untilEnd, 0), 0);
  const taken = model.sessions.reduce((sum, it, s) => sum + it.needed * (facts[0]?.occupies[s] ?? 0), 0);
  return taken > 0.85 * hours;
}

function tryMove(sketching: Sketching): boolean {
  const { pad, random, movable } = sketching;
  const s = movable[(random() * movable.length) | 0]!;
  const old = pad.chosen[s]!;
  const kind = random();
  if (old < 0 || kind < 0.01)
    return to(sketching, s, old < 0 ? pad.first[s]! + ((random() * (pad.first[s + 1]! - pad.first[s]!)) | 0) : -1);
  if (kind < 0.3) return to(sketching, s, pad.first[s]! + ((random() * (pad.first[s + 1]! - pad.first[s]!)) | 0));
  if (kind < 0.45) return to(sketching, s, elsewhere(sketching, s, (random() * pad.model.days) | 0, pad.peers[old]!));
  const t = movable[(random() * movable.length) | 0]!;
  const other = pad.chosen[t]!;
  if (other < 0) return false;
  if (kind < 0.6) return to(sketching, s, elsewhere(sketching, s, pad.day[other]!, pad.peers[other]!));
  if (t === s) return false;
  if (kind < 0.75) {
    const [mine, theirs] = [pad.peers[old]!, pad.peers[other]!];
    const keep = random() < 0.3;
    return (
      to(sketching, s, elsewhere(sketching, s, pad.day[other]!, keep ? mine : theirs)) &&
      to(sketching, t, elsewhere(sketching, t, pad.day[old]!, keep ? theirs : mine))
    );
  }
  if (kind < 0.98 - sketching.regroup) return exchangePeer(sketching, s, t);
  if (kind < 0.98 - sketching.regroup / 2) return openTeam(sketching, pad.chosen[s]!);
  if (kind < 0.98) return closeTeam(sketching, old);
  return exchangeOnDay(sketching, pad.day[old]!);
}

/** A team comes together on a day: sessions that would gain by it come too, a few at most. */
function openTeam(sketching: Sketching, guide: number): boolean {
  const { pad, random, movable } = sketching;
  const { model } = pad;
  const [day, size] = [(random() * model.days) | 0, bitCount(pad.peers[guide]!)];
  let team = 0;
  while (bitCount(team) < size) team |= oneOf(random, ((1 << model.peers) - 1) & ~team);
  let [moved, from] = [0, (random() * movable.length) | 0];
  for (let i = 0; i < movable.length && moved < 6; i += 1, from = (from + 1) % movable.length) {
    const s = movable[from]!;
    const next = model.sessions[s]!.needed === size ? choiceAt(pad, s, day, team) : -1;
    if (next < 0 || pad.chosen[s]! < 0 || pad.worth[next]! < pad.worth[pad.chosen[s]!]! + 0.5 || random() < 0.2)
      continue;
    if (to(sketching, s, next)) moved += 1;
  }
  return moved > 0;
}

/** A team does not come together on its day: its sessions go where it suits them best among the teams there are. */
function closeTeam(sketching: Sketching, old: number): boolean {
  const { pad, random, movable } = sketching;
  const [day, team] = [pad.day[old]!, pad.peers[old]!];
  const others = new Set<number>();
  for (const c of pad.chosen) {
    if (c >= 0 && (pad.day[c] !== day || pad.peers[c] !== team))
      others.add(pad.peers[c]! * pad.model.days + pad.day[c]!);
  }
  let moved = false;
  for (const s of movable) {
    const c = pad.chosen[s]!;
    if (c < 0 || pad.day[c] !== day || pad.peers[c] !== team) continue;
    let [best, most] = [c, Number.NEGATIVE_INFINITY];
    for (const key of others) {
      const choice = pad.where[s]!.get(key);
      if (choice === undefined) continue;
      const worth = pad.worth[choice]! + random();
      if (worth > most) [best, most] = [choice, worth];
    }
    moved = to(sketching, s, best) || moved;
  }
  if (moved && random() < 0.5) openTeam(sketching, old);
  return moved;
}

/** One peer of each of two sessions change places. */
function exchangePeer(sketching: Sketching, s: number, t: number): boolean {
  const { pad, random } = sketching;
  const [a, b] = [pad.chosen[s]!, pad.chosen[t]!];
  const mine = oneOf(random, pad.peers[a]! & ~pad.peers[b]!);
  const theirs = oneOf(random, pad.peers[b]! & ~pad.peers[a]!);
  if (mine === 0 || theirs === 0) return false;
  const both = mine | theirs;
  return (
    to(sketching, s, elsewhere(sketching, s, pad.day[a]!, pad.peers[a]! ^ both)) &&
    to(sketching, t, elsewhere(sketching, t, pad.day[b]!, pad.peers[b]! ^ both))
  );
}

/** Two peers change places in everything they do on a day. */
function exchangeOnDay(sketching: Sketching, day: number): boolean {
  const { pad, random, movable } = sketching;
  const all = (1 << pad.model.peers) - 1;
  const mine = oneOf(random, all);
  const both = mine | oneOf(random, all & ~mine);
  let changed = false;
  for (const s of movable) {
    const c = pad.chosen[s]!;
    if (c < 0) continue;
    const here = pad.peers[c]! & both;
    if (pad.day[c] !== day || here === 0 || here === both) continue;
    const next = choiceAt(pad, s, day, pad.peers[c]! ^ both);
    if (next < 0) continue;
    to(sketching, s, next);
    changed = true;
  }
  return changed;
}

/** The choice with that day and those peers; the present one, which is no move, where there is none. */
function elsewhere({ pad }: Sketching, s: number, day: number, peers: number): number {
  const choice = choiceAt(pad, s, day, peers);
  return choice < 0 ? pad.chosen[s]! : choice;
}

/** Gives a session another choice, −1 to leave it out; false where that is no change. */
function to({ pad, undo }: Sketching, s: number, choice: number): boolean {
  const old = pad.chosen[s]!;
  if (choice === old) return false;
  undo.push(s, old);
  choose(pad, s, choice);
  return true;
}

function takeBack({ pad, undo }: Sketching): void {
  for (let i = undo.length - 2; i >= 0; i -= 2) choose(pad, undo[i]!, undo[i + 1]!);
}

function oneOf(random: Random, bits: number): number {
  let n = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) n += 1;
  if (n === 0) return 0;
  let rest = bits;
  for (let skip = (random() * n) | 0; skip > 0; skip -= 1) rest &= rest - 1;
  return rest & -rest;
}

function kept(pad: Pad): Sketch {
  return {
    score: pad.score,
    day: Int16Array.from(pad.chosen, (c) => (c < 0 ? -1 : pad.day[c]!)),
    peers: Int32Array.from(pad.chosen, (c) => (c < 0 ? 0 : pad.peers[c]!)),
  };
}
