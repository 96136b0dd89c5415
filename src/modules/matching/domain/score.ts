import { noPairParts } from './pair.ts';
import { noParts, type ScoreParts } from './plan.ts';
import type { Scoring } from './problem.ts';

/** A plan while it is worked on: for each slot the number of its peer, or −1 for empty. */
export type Assignment = Int32Array;

/** The score's parts of an assignment, afresh from the facts by the published formulae. It need not keep the rules. */
export function scoreOf(problem: Scoring, assignment: Assignment): ScoreParts {
  const parts = noParts();
  addPairs(problem, assignment, parts);
  for (let c = 0; c < problem.challenges; c += 1) addTeam(problem, teamOf(problem, assignment, c), c, parts);
  addLoads(problem, assignment, parts);
  return parts;
}

/** The peers in the challenge's filled non-manager slots. */
export function teamOf({ tables, manager }: Scoring, assignment: Assignment, c: number): number[] {
  const team: number[] = [];
  for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
    const p = assignment[s] as number;
    if (p >= 0 && manager[s] === 0) team.push(p);
  }
  return team;
}

function addPairs({ tables, valuer, slots, peers }: Scoring, assignment: Assignment, parts: ScoreParts): void {
  const soft = new Uint8Array(peers);
  const pair = noPairParts();
  const { policy } = tables.instance;
  for (let s = 0; s < slots; s += 1) {
    const p = assignment[s] as number;
    const current = tables.slot.current[s] as number;
    if (current >= 0 && current !== p) parts.change -= policy.change;
    if (p < 0) {
      parts.unfilled -= policy.unfilled;
      continue;
    }
    valuer.judge.soft(s, soft);
    valuer.parts(s, p, soft[p] as number, pair);
    parts.depth += pair.depth;
    parts.similarity += pair.similarity;
    parts.travel += pair.travel;
    parts.firstOuting += pair.firstOuting;
    parts.softConflict += pair.softConflict;
  }
}

/** Adds what the team brings together: cover of the focus, a mix of people, several parties, one region not twice. */
export function addTeam({ tables, leads }: Scoring, team: readonly number[], c: number, parts: ScoreParts): void {
  const { policy } = tables.instance;
  const { start, topic, weight } = tables.challenge.focus;
  for (let i = start[c] as number; i < (start[c + 1] as number); i += 1) {
    const leading = team.filter((p) => leads[p * tables.topics + (topic[i] as number)] === 1).length;
    parts.cover += policy.cover * (weight[i] as number) * creditFor(leading);
  }
  const { sex, party, region } = tables.peer;
  if (team.some((p) => sex[p] === 1) && team.some((p) => sex[p] === 2)) parts.mix += policy.mix;
  const parties = new Set(team.map((p) => party[p] as number).filter((q) => q >= 0));
  parts.parties += policy.parties * parties.size;
  const regions = team.map((p) => region[p] as number).filter((r) => r >= 0);
  parts.sameRegionTwice -= policy.sameRegionTwice * (regions.length - new Set(regions).size);
}

/** What it is worth that so many of a team have led the topic: the first counts whole, the second three tenths, more nothing. */
export function creditFor(leading: number): number {
  return leading === 0 ? 0 : leading === 1 ? 1 : 1.3;
}

function addLoads({ tables, peers }: Scoring, assignment: Assignment, parts: ScoreParts): void {
  const { load } = tables.instance.policy;
  const count = new Int32Array(peers);
  for (const p of assignment) {
    if (p < 0) continue;
    parts.load -= loadOf(load, count[p] as number);
    count[p] = (count[p] as number) + 1;
  }
}

/** The price of one more slot to a peer who has `already` so many: the last entry repeats. */
export function loadOf(load: readonly number[], already: number): number {
  return load[Math.min(already, load.length - 1)] as number;
}
