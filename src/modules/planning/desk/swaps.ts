import { type Answer, explain, explainedParts, type PlacementFacts, whyAll } from '#modules/matching';
import { personIn } from '../domain/build-instance.ts';
import { difference, type Open, partOf } from './part-of.ts';
import type { Swap } from './questions.ts';

/** What depends on who else is in a team: with both in one team it stays as it is. */
const OF_THE_TEAM = new Set<Answer['bars'][number]>(['nobodyExperienced', 'tooManyFirstOutings']);

/**
 * How the peer could change places with whoever has the slot: one answer for each place that the peer has and could leave. Weighed
 * exactly, on all teams in which either of the two is.
 */
export function swapsOf(open: Open, slot: string, peer: string): Swap[] {
  const there = open.placements.find((each) => each.slot === slot)?.peer;
  if (there === undefined || there === peer || open.fixed.has(slot)) return [];
  const others = open.placements.filter((each) => each.peer === peer && !open.fixed.has(each.slot));
  return others.map((other) => swapOf(open, { slot, peer: there }, other));
}

function swapOf(open: Open, here: PlacementFacts, other: PlacementFacts): Swap {
  const theirs = open.placements.filter(({ peer }) => peer === here.peer || peer === other.peer);
  const slots = new Set(theirs.map(({ slot }) => slot));
  const teams = open.instance.challenges.filter((each) => each.slots.some(({ id }) => slots.has(id)));
  const { instance, placements } = partOf(
    open,
    teams.map(({ id }) => id),
  );
  const without = placements.filter(({ slot }) => slot !== here.slot && slot !== other.slot);
  const one = { slot: here.slot, peer: other.peer };
  const two = { slot: other.slot, peer: here.peer };
  const told = [
    whyAll(explain(instance, without), one.slot).find(({ peer }) => peer === one.peer),
    whyAll(explain(instance, [...without, one]), two.slot).find(({ peer }) => peer === two.peer),
  ];
  const sameTeam = teams.some((each) =>
    [here.slot, other.slot].every((slot) => each.slots.some(({ id }) => id === slot)),
  );
  const bars = told.flatMap((each) => (each?.bars ?? []).filter((bar) => !sameTeam || !OF_THE_TEAM.has(bar)));
  const moves = told.some((each) => each === undefined || each.leaves.length > 0);
  const base = { slot: other.slot, person: personIn(here.peer), soft: told.flatMap((each) => each?.soft ?? []) };
  if (bars.length > 0 || moves) return { ...base, bars: [...new Set(bars)], parts: null };
  const after = explainedParts(explain(instance, [...without, one, two]));
  return { ...base, bars: [], parts: difference(after, explainedParts(explain(instance, placements))) };
}
