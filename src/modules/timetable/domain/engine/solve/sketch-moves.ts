import type { Random } from '#kernel/random';
import { anyBit, bitCount } from './bits.ts';
import { choose, gainFrom, gainOf, type Pad, spareOf, spreadOf } from './sketch-pad.ts';
import { moveThrees, threesChange } from './sketch-threes.ts';

/** A pad with what its moves need. */
export type Sketching = {
  readonly pad: Pad;
  readonly random: Random;
  readonly movable: readonly number[];
  /** For each session, the movable ones that need as many peers. */
  readonly alike: readonly (readonly number[])[];
  /** Sessions and the choices they had, while a move of many is being made. */
  readonly undo: number[];
  /** A move of many as it is planned, sessions and choices; the score before it. */
  readonly plan: number[];
  before: number;
  /** What it is hoped that sessions looking for better teams will bring after it. */
  hope: number;
  /** When a day's team was last counted; where teams are so many that two share a cell, one of them is passed over. */
  readonly seen: { readonly at: Float64Array; epoch: number };
  /**
   * The share of moves that bring a team together or send one apart, of those that change peers in everything on a day, and of those in turn that
   * make two teams of two others: few where hours are short, and exchanges matter more.
   */
  readonly regroup: number;
  readonly exchange: number;
  readonly pairing: number;
  /** The least gain a move is made for; below 0 by chance. */
  least: number;
};

/** Tries one move; true where it was made. It is made where it gains no less than the chance of the moment allows. */
export function tryMove(sketching: Sketching): boolean {
  const { pad, random, movable } = sketching;
  const s = movable[(random() * movable.length) | 0]!;
  const old = pad.chosen[s]!;
  const kind = random();
  if (old < 0) return one(sketching, s, anyChoice(sketching, s));
  if (kind < 0.01) return leaveOut(sketching, s);
  if (kind < 0.3) return one(sketching, s, anyChoice(sketching, s));
  if (kind < 0.45) return one(sketching, s, pad.choiceAt(s, (random() * pad.model.days) | 0, pad.peers[old]!));
  const near = kind < 0.75 ? sketching.alike[s]! : movable;
  const t = near[(random() * near.length) | 0]!;
  const other = pad.chosen[t]!;
  if (other < 0 || t === s) return false;
  if (kind < 0.6) return one(sketching, s, pad.choiceAt(s, pad.day[other]!, pad.peers[other]!));
  if (kind < 0.75) return changePlaces(sketching, s, t);
  const whole = 1 - sketching.exchange;
  if (kind < whole - sketching.regroup) return exchangePeer(sketching, s, t);
  sketching.before = pad.score;
  const relaxing = random() < RELAXED;
  sketching.hope = relaxing ? RELAX_BRINGS : 0;
  if (kind < whole - sketching.regroup / 2) openTeam(sketching, old);
  else if (kind < whole) closeTeam(sketching, old);
  else if (random() < sketching.pairing) pairAnew(sketching, s, t);
  else exchangeOnDay(sketching, pad.day[old]!);
  if (sketching.undo.length === 0) return false;
  if (relaxing && wanting(sketching) < RELAX_BRINGS) relax(sketching);
  return settled(sketching);
}

/** What a move of many has still to gain to be kept. */
function wanting({ pad, before, least }: Sketching): number {
  return least - (pad.score - before);
}

function anyChoice({ pad, random }: Sketching, s: number): number {
  return pad.first[s]! + ((random() * (pad.first[s + 1]! - pad.first[s]!)) | 0);
}

/** Where leaving a session out is cheap, it can be the best thing to do. */
function leaveOut(sketching: Sketching, s: number): boolean {
  return turnTo(sketching, s, -1);
}

/** One session to another choice; −1 says that there is no such choice. */
function one(sketching: Sketching, s: number, choice: number): boolean {
  return choice >= 0 && choice !== sketching.pad.chosen[s] && turnTo(sketching, s, choice);
}

/** Hours of three peers are dear to look at: only where the move could be made but for them. */
function turnTo({ pad, least }: Sketching, s: number, choice: number): boolean {
  const old = pad.chosen[s]!;
  const gain = gainFrom(pad, s, choice, least - pad.crowd.total);
  if (gain + pad.crowd.total < least || gain - threesChange(pad, s, old, choice) < least) return false;
  choose(pad, s, choice, gain);
  moveThrees(pad, s, old, choice);
  return true;
}

/** Two sessions to other choices. */
function two({ pad, least }: Sketching, s: number, choice: number, t: number, other: number): boolean {
  const [old, was, crowd] = [pad.chosen[s]!, pad.chosen[t]!, pad.crowd.total];
  const { worth, ordered } = pad;
  const bring = worth[choice]! + worth[other]! - worth[old]! - worth[was]!;
  if (!ordered[s] && !ordered[t] && bring + spareOf(pad, s) + spareOf(pad, t) + crowd < least) return false;
  const gain = gainOf(pad, s, choice);
  choose(pad, s, choice, gain);
  const more = gainFrom(pad, t, other, least - crowd - gain);
  if (gain + more + crowd < least) {
    choose(pad, s, old, -gain);
    return false;
  }
  choose(pad, t, other, more);
  moveThrees(pad, s, old, choice);
  moveThrees(pad, t, was, other);
  if (gain + more - (pad.crowd.total - crowd) >= least) return true;
  moveThrees(pad, t, other, was);
  moveThrees(pad, s, choice, old);
  choose(pad, t, was, -more);
  choose(pad, s, old, -gain);
  return false;
}

/** Two sessions change days, with their peers or without. */
function changePlaces(sketching: Sketching, s: number, t: number): boolean {
  const { pad, random } = sketching;
  const [a, b] = [pad.chosen[s]!, pad.chosen[t]!];
  const [mine, theirs] = [pad.peers[a]!, pad.peers[b]!];
  if (mine === theirs && pad.day[a] === pad.day[b]) return false;
  const keep = random() < 0.3;
  const there = pad.choiceAt(s, pad.day[b]!, keep ? mine : theirs);
  const here = pad.choiceAt(t, pad.day[a]!, keep ? theirs : mine);
  return there >= 0 && here >= 0 && two(sketching, s, there, t, here);
}

/** Keeps what was done since the score was `before`, if that gained enough. */
function settled(sketching: Sketching): boolean {
  const { pad, undo, before } = sketching;
  const keep = wanting(sketching) <= 0;
  if (!keep) {
    for (let i = undo.length - 2; i >= 0; i -= 2) {
      moveThrees(pad, undo[i]!, pad.chosen[undo[i]!]!, undo[i + 1]!);
      choose(pad, undo[i]!, undo[i + 1]!, 0);
    }
    pad.score = before;
  }
  undo.length = 0;
  return keep;
}

/** A team comes together on a day: sessions that would gain by it come too, a few at most. */
function openTeam(sketching: Sketching, guide: number): void {
  const { pad, random, movable, plan } = sketching;
  const { model } = pad;
  const [day, size] = [(random() * model.days) | 0, bitCount(pad.peers[guide]!)];
  let team = 0;
  while (bitCount(team) < size) team |= anyBit(random, ((1 << model.peers) - 1) & ~team);
  let from = (random() * movable.length) | 0;
  plan.length = 0;
  let most = 0;
  for (let i = 0; i < movable.length && plan.length < 12; i += 1) {
    const s = movable[from]!;
    from = from + 1 === movable.length ? 0 : from + 1;
    const next = model.sessions[s]!.needed === size ? pad.choiceAt(s, day, team) : -1;
    if (next < 0 || pad.chosen[s]! < 0) continue;
    const more = pad.worth[next]! - pad.worth[pad.chosen[s]!]!;
    if (more < 0.5 || random() < 0.2) continue;
    plan.push(s, next);
    most += more + spareOf(pad, s);
  }
  if (most + sketching.hope >= wanting(sketching)) carryOut(sketching);
}

/** A team does not come together on its day: its sessions go where it suits them best among the teams there are. */
function closeTeam(sketching: Sketching, old: number): void {
  const { pad, random, movable, plan } = sketching;
  const [day, team] = [pad.day[old]!, pad.peers[old]!];
  const others = openTeams(sketching, day, team);
  plan.length = 0;
  let most = spareOfTeam(pad, day, team);
  for (const s of movable) {
    const c = pad.chosen[s]!;
    if (c < 0 || pad.day[c] !== day || pad.peers[c] !== team) continue;
    let [best, brings] = [c, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < others.length; i += 2) {
      const choice = pad.choiceAt(s, others[i]!, others[i + 1]!);
      if (choice < 0) continue;
      const worth = pad.worth[choice]! + random();
      if (worth > brings) [best, brings] = [choice, worth];
    }
    if (best !== c) plan.push(s, best);
    most += pad.worth[best]! - pad.worth[c]!;
  }
  const then = random() < 0.5;
  if (most + sketching.hope + (then ? OPENING_BRINGS : 0) < wanting(sketching)) return;
  carryOut(sketching);
  if (sketching.undo.length > 0 && then) openTeam(sketching, old);
}

/** The most that can be spared where a team comes together no more on a day. */
function spareOfTeam({ hours, model, partnerPrice }: Pad, day: number, team: number): number {
  const size = bitCount(team);
  let spare = size * (size - 1) * partnerPrice;
  for (let bits = team; bits !== 0; bits &= bits - 1)
    spare += hours[day * model.peers + 31 - Math.clz32(bits & -bits)]!;
  return spare;
}

/** Makes the moves that were planned. */
function carryOut(sketching: Sketching): void {
  const { plan } = sketching;
  for (let i = 0; i < plan.length; i += 2) to(sketching, plan[i]!, plan[i + 1]!);
}

/** The teams that come together on some day, each as a day and its peers; all but one. */
function openTeams({ pad, seen }: Sketching, day: number, team: number): number[] {
  const found: number[] = [];
  seen.epoch += 1;
  for (let s = 0; s < pad.chosen.length; s += 1) {
    const c = pad.chosen[s]!;
    if (c < 0 || (pad.day[c] === day && pad.peers[c] === team)) continue;
    const cell = (pad.peers[c]! * pad.model.days + pad.day[c]!) % seen.at.length;
    if (seen.at[cell] === seen.epoch) continue;
    seen.at[cell] = seen.epoch;
    found.push(pad.day[c]!, pad.peers[c]!);
  }
  return found;
}

/** The share of changes of teams after which sessions look for better ones, and how many look. */
const RELAXED = 0.5;
const RELAXING = 4;

/** What is taken to be the most that these sessions, or a team that comes together instead of another, can bring after a move of many. */
const RELAX_BRINGS = 8;
const OPENING_BRINGS = 4;

/** A session looks only at choices that by themselves bring no more than so much less than the one it has. */
const NEAR = 3;

/** The teams have changed: a few sessions take the one that suits them best now, with all that it means for the others. */
function relax(sketching: Sketching): void {
  const { pad, random, movable } = sketching;
  const teams = openTeams(sketching, -1, -1);
  for (let n = 0; n < RELAXING; n += 1) {
    const s = movable[(random() * movable.length) | 0]!;
    const now = pad.chosen[s]!;
    let [best, most] = [-1, 1e-9];
    for (let i = 0; i < teams.length; i += 2) {
      const choice = pad.choiceAt(s, teams[i]!, teams[i + 1]!);
      if (choice < 0 || choice === now || (now >= 0 && pad.worth[choice]! < pad.worth[now]! - NEAR)) continue;
      const gain = gainOf(pad, s, choice);
      if (gain + pad.crowd.total <= most) continue;
      const whole = gain - threesChange(pad, s, now, choice);
      if (whole > most) [best, most] = [choice, whole];
    }
    if (best >= 0) to(sketching, s, best);
  }
}

/** One peer of each of two sessions change places. */
function exchangePeer(sketching: Sketching, s: number, t: number): boolean {
  const { pad, random } = sketching;
  const [a, b] = [pad.chosen[s]!, pad.chosen[t]!];
  const mine = anyBit(random, pad.peers[a]! & ~pad.peers[b]!);
  const theirs = anyBit(random, pad.peers[b]! & ~pad.peers[a]!);
  if (mine === 0 || theirs === 0) return false;
  const both = mine | theirs;
  const next = pad.choiceAt(s, pad.day[a]!, pad.peers[a]! ^ both);
  const other = pad.choiceAt(t, pad.day[b]!, pad.peers[b]! ^ both);
  return next >= 0 && other >= 0 && two(sketching, s, next, t, other);
}

/** Two peers change places in everything they do on a day. */
function exchangeOnDay(sketching: Sketching, day: number): void {
  const { pad, random, movable, plan } = sketching;
  const all = (1 << pad.model.peers) - 1;
  const mine = anyBit(random, all);
  const both = mine | anyBit(random, all & ~mine);
  plan.length = 0;
  let most = 0;
  for (const s of movable) {
    const c = pad.chosen[s]!;
    if (c < 0 || pad.day[c] !== day) continue;
    const here = pad.peers[c]! & both;
    if (here === 0 || here === both) continue;
    const next = pad.choiceAt(s, day, pad.peers[c]! ^ both);
    if (next < 0) continue;
    plan.push(s, next);
    most += pad.worth[next]! - pad.worth[c]!;
  }
  if (most + evenerBy(pad) + sketching.hope >= wanting(sketching)) carryOut(sketching);
}

/** Two teams of a day change a peer each, and their sessions take whichever of the new teams suits them better. */
function pairAnew(sketching: Sketching, s: number, t: number): void {
  const { pad, random, movable, plan } = sketching;
  const [a, b] = [pad.chosen[s]!, pad.chosen[t]!];
  const [day, one, two] = [pad.day[a]!, pad.peers[a]!, pad.peers[b]!];
  if (pad.day[b] !== day) return;
  const mine = anyBit(random, one & ~two);
  const theirs = anyBit(random, two & ~one);
  if (mine === 0 || theirs === 0) return;
  const both = mine | theirs;
  const worth = (choice: number) => (choice < 0 ? Number.NEGATIVE_INFINITY : pad.worth[choice]! + random());
  plan.length = 0;
  let most = spareOfTeam(pad, day, one) + spareOfTeam(pad, day, two);
  for (const each of movable) {
    const c = pad.chosen[each]!;
    if (c < 0 || pad.day[c] !== day || (pad.peers[c] !== one && pad.peers[c] !== two)) continue;
    const [first, second] = [pad.choiceAt(each, day, one ^ both), pad.choiceAt(each, day, two ^ both)];
    const better = worth(first) >= worth(second) ? first : second;
    if (better < 0) continue;
    plan.push(each, better);
    most += pad.worth[better]! - pad.worth[c]!;
  }
  if (most + evenerBy(pad) + sketching.hope >= wanting(sketching)) carryOut(sketching);
}

/** The most that more even loads can bring. */
function evenerBy({ balance, count, uneven }: Pad): number {
  return balance <= 0 ? 0 : balance * Math.max(0, spreadOf(count) - uneven);
}

/** Gives a session another choice, −1 to leave it out; false where that is no change. */
function to({ pad, undo }: Sketching, s: number, choice: number): boolean {
  const old = pad.chosen[s]!;
  if (choice === old) return false;
  undo.push(s, old);
  choose(pad, s, choice, gainOf(pad, s, choice));
  moveThrees(pad, s, old, choice);
  return true;
}
