import { type Bar, barsIn, type SoftKind, softIn } from './eligibility.ts';
import type { Instance } from './instance.ts';
import { noPairParts } from './pair.ts';
import { noParts, type PlacementFacts, type ScoreParts, sumOfParts } from './plan.ts';
import { type Scoring, scoringOf } from './problem.ts';
import { type Assignment, addTeam, loadOf, scoreOf, teamOf } from './score.ts';

/** A plan laid open to questions. Made once; each question about a slot then takes a few milliseconds. */
export type Explained = {
  readonly scoring: Scoring;
  readonly assignment: Assignment;
  /** The slots each peer holds. */
  readonly held: ReadonlyMap<number, readonly number[]>;
};

/** Why a peer is not in a slot, or could be: what the plan would gain or lose, exactly, were they put there. */
export type Answer = {
  readonly peer: string;
  /** `there`: holds the slot; `free`: could take it as things stand; `busy`: only by leaving `leaves`; `barred`: cannot. */
  readonly standing: 'there' | 'free' | 'busy' | 'barred';
  readonly bars: readonly (Bar | 'pinned' | 'nobodyExperienced' | 'tooManyFirstOutings')[];
  readonly soft: readonly SoftKind[];
  /** Slots the peer would have to leave, which would then stand empty. */
  readonly leaves: readonly string[];
  /** The change of the whole plan's score, the slots left empty included; null where barred. */
  readonly change: number | null;
  /** The same, part by part. */
  readonly parts: ScoreParts | null;
};

/**
 * Lays a plan open. Placements must name slots and peers of the instance. `known`: another plan of the very same instance that was laid
 * open before; with it only the placements are new.
 */
export function explain(instance: Instance, placements: readonly PlacementFacts[], known?: Explained): Explained {
  const scoring = known?.scoring ?? scoringOf(instance);
  const assignment = new Int32Array(scoring.slots).fill(-1);
  const held = new Map<number, number[]>();
  for (const { slot, peer } of placements) {
    const [s, p] = [scoring.tables.slotNumber.get(slot), scoring.tables.peerNumber.get(peer)];
    if (s === undefined || p === undefined) throw new Error(`explain: ${slot} or ${peer} is not of this instance`);
    assignment[s] = p;
    held.set(p, [...(held.get(p) ?? []), s]);
  }
  return { scoring, assignment, held };
}

/** What the plan scores, part by part. */
export function explainedParts({ scoring, assignment }: Explained): ScoreParts {
  return scoreOf(scoring, assignment);
}

/** An answer for every peer about the slot: who is there first, then by what the plan would gain, the barred last. */
export function whyAll(explained: Explained, slotId: string): Answer[] {
  const { scoring } = explained;
  const slot = scoring.tables.slotNumber.get(slotId);
  if (slot === undefined) throw new Error(`whyAll: no slot ${slotId}`);
  const bars = new Uint8Array(scoring.peers);
  const soft = new Uint8Array(scoring.peers);
  scoring.valuer.judge.bars(slot, bars);
  scoring.valuer.judge.soft(slot, soft);
  // One copy of the plan serves all questions: each puts a peer in, and takes them out again.
  const moved = explained.assignment.slice();
  const answers = scoring.tables.instance.peers.map((_, p) =>
    answerFor(explained, moved, slot, p, bars[p] as number, soft[p] as number),
  );
  const rank = { there: 0, free: 1, busy: 1, barred: 2 } as const;
  return answers.sort((a, b) => rank[a.standing] - rank[b.standing] || (b.change ?? 0) - (a.change ?? 0));
}

/** The answer for one peer about the slot, without weighing all the others. */
export function whyOne(explained: Explained, slotId: string, peerId: string): Answer {
  const { scoring } = explained;
  const slot = scoring.tables.slotNumber.get(slotId);
  const peer = scoring.tables.peerNumber.get(peerId);
  if (slot === undefined || peer === undefined) throw new Error(`whyOne: no slot ${slotId} or no peer ${peerId}`);
  const bars = new Uint8Array(scoring.peers);
  const soft = new Uint8Array(scoring.peers);
  scoring.valuer.judge.bars(slot, bars);
  scoring.valuer.judge.soft(slot, soft);
  return answerFor(explained, explained.assignment.slice(), slot, peer, bars[peer] as number, soft[peer] as number);
}

function answerFor(
  explained: Explained,
  moved: Assignment,
  slot: number,
  p: number,
  barCode: number,
  softCode: number,
): Answer {
  const { scoring, assignment } = explained;
  const { tables } = scoring;
  const pinned = tables.slot.pinned[slot] as number;
  const base = { peer: (tables.instance.peers[p] as { id: string }).id, soft: softIn(softCode) };
  if (assignment[slot] === p) {
    return { ...base, standing: 'there', bars: barsIn(barCode), leaves: [], change: 0, parts: noParts() };
  }
  const barred = (bars: Answer['bars']): Answer => ({
    ...base,
    standing: 'barred',
    bars,
    leaves: [],
    change: null,
    parts: null,
  });
  if (barCode !== 0 || pinned >= 0) return barred(pinned >= 0 ? [...barsIn(barCode), 'pinned'] : barsIn(barCode));
  const leaves = slotsToLeave(explained, slot, p);
  const touched = [slot, ...leaves];
  for (const s of leaves) moved[s] = -1;
  moved[slot] = p;
  const seven = ruleSeven(scoring, moved, touched);
  const parts = seven === null ? changeOf(explained, moved, touched) : null;
  for (const s of touched) moved[s] = assignment[s] as number;
  if (parts === null) return barred(seven === null ? [] : [seven]);
  const ids = leaves.map((s) => (tables.slots[s] as { id: string }).id);
  return {
    ...base,
    standing: leaves.length === 0 ? 'free' : 'busy',
    bars: [],
    leaves: ids,
    change: sumOfParts(parts),
    parts,
  };
}

/** The slots the peer holds that clash with this one, and then, while their year is too short, the longest they hold. */
function slotsToLeave({ scoring, held }: Explained, slot: number, p: number): number[] {
  const { tables, days, yearDays } = scoring;
  const { from, until } = tables.challenge;
  const c = tables.slot.challenge[slot] as number;
  const all = held.get(p) ?? [];
  const clash = (s: number) => {
    const d = tables.slot.challenge[s] as number;
    return (from[d] as number) <= (until[c] as number) && (from[c] as number) <= (until[d] as number);
  };
  const leaves = all.filter(clash);
  const rest = all.filter((s) => !clash(s)).sort((a, b) => (days[b] as number) - (days[a] as number));
  let spent = rest.reduce((sum, s) => sum + (days[s] as number), days[slot] as number);
  while (spent > (yearDays[p] as number) && rest.length > 0) {
    const longest = rest.shift() as number;
    leaves.push(longest);
    spent -= days[longest] as number;
  }
  return leaves;
}

function ruleSeven(
  scoring: Scoring,
  moved: Assignment,
  slots: readonly number[],
): 'nobodyExperienced' | 'tooManyFirstOutings' | null {
  const { tables } = scoring;
  for (const c of new Set(slots.map((s) => tables.slot.challenge[s] as number))) {
    const team = teamOf(scoring, moved, c);
    const first = team.filter((p) => tables.peer.first[p] === 1).length;
    if (first > (tables.instance.challenges[c]?.maxFirstOutings ?? 0)) return 'tooManyFirstOutings';
    if (first > 0 && first === team.length) return 'nobodyExperienced';
  }
  return null;
}

/** New parts less old, over the slots, teams and peers that the change touches. */
function changeOf({ scoring, assignment, held }: Explained, moved: Assignment, slots: readonly number[]): ScoreParts {
  const change = noParts();
  const teams = new Set(slots.map((s) => scoring.tables.slot.challenge[s] as number));
  const add = (plan: Assignment, sign: 1 | -1) => {
    const parts = noParts();
    for (const s of slots) addSlot(scoring, plan, s, parts);
    for (const c of teams) addTeam(scoring, teamOf(scoring, plan, c), c, parts);
    for (const part of Object.keys(parts) as (keyof ScoreParts)[]) change[part] += sign * parts[part];
  };
  add(moved, 1);
  add(assignment, -1);
  const { load } = scoring.tables.instance.policy;
  for (const p of new Set(slots.flatMap((s) => [assignment[s] as number, moved[s] as number]))) {
    if (p < 0) continue;
    const before = held.get(p)?.length ?? 0;
    const by = slots.reduce((sum, s) => sum + (moved[s] === p ? 1 : 0) - (assignment[s] === p ? 1 : 0), 0);
    for (let k = before; k < before + by; k += 1) change.load -= loadOf(load, k);
    for (let k = before + by; k < before; k += 1) change.load += loadOf(load, k);
  }
  return change;
}

function addSlot({ tables, valuer }: Scoring, plan: Assignment, s: number, parts: ScoreParts): void {
  const { policy } = tables.instance;
  const p = plan[s] as number;
  const current = tables.slot.current[s] as number;
  if (current >= 0 && current !== p) parts.change -= policy.change;
  if (p < 0) {
    parts.unfilled -= policy.unfilled;
    return;
  }
  const pair = noPairParts();
  valuer.parts(s, p, valuer.judge.softOf(s, p), pair);
  for (const part of Object.keys(pair) as (keyof typeof pair)[]) parts[part] += pair[part];
}
