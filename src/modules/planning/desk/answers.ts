import {
  type Answer,
  explain,
  explainedParts,
  type Instance,
  kilometres,
  type PlacementFacts,
  whyAll,
  whyOne,
} from '#modules/matching';
import { peerKey, personIn } from '../domain/build-instance.ts';
import { measuresOf } from '../domain/measures.ts';
import { difference, explainedOf, type Given, type Open, partOf } from './part-of.ts';
import type { Answers, Change, PersonAnswer, PlaceAnswer, PlaceGives, Question, TeamAnswer } from './questions.ts';
import { swapsOf } from './swaps.ts';

/** What the engine was given, with its pins let go. */
export function givenOf(instance: Instance): Given {
  const challenges = instance.challenges.map((each) => ({
    ...each,
    slots: each.slots.map((slot) => ({ ...slot, pinned: null })),
  }));
  return { instance: { ...instance, challenges }, explained: null };
}

/** Lays a plan open. Places and people that the engine was not given are left out. */
export function openPlan(
  given: Given,
  held: readonly { slot: string; person: string }[],
  fixed: readonly string[],
): Open {
  const { instance } = given;
  const years = new Map(instance.challenges.flatMap((each) => each.slots.map((slot) => [slot.id, yearIn(each)])));
  const known = new Set(instance.peers.map((peer) => peer.id));
  const placements = held.flatMap(({ slot, person }) => {
    const year = years.get(slot);
    const peer = year === undefined ? '' : peerKey(person, year);
    return known.has(peer) ? [{ slot, peer }] : [];
  });
  return { given, instance, placements, fixed: new Set(fixed), explained: null };
}

/** Answers one question about an open plan. */
export function answer(open: Open, question: Question): Answers[Question['kind']] {
  if (question.kind === 'team') return teamAnswer(open, question.challengeId);
  if (question.kind === 'measures') return measuresOf(open.instance, open.placements, kilometres);
  if (question.kind === 'days') {
    return Object.fromEntries(open.instance.challenges.map(({ id, from, until }) => [id, [from, until] as const]));
  }
  if (question.kind === 'person') return personAnswer(open, question.person);
  return placeAnswer(open, question);
}

function teamAnswer(open: Open, challengeId: string): TeamAnswer | null {
  const challenge = open.instance.challenges.find((each) => each.id === challengeId);
  if (!challenge) return null;
  const part = partOf(open, [challengeId]);
  const whole = explainedParts(explain(part.instance, part.placements));
  const counts = countOf(open.placements);
  const places = part.placements.map(({ slot, peer }): PlaceGives => {
    const facts = part.instance.peers.find((each) => each.id === peer) as Instance['peers'][number];
    const without = part.placements.filter((each) => each.slot !== slot);
    const explained = explain(part.instance, part.placements);
    const there = whyAll(explained, slot).find((each) => each.peer === peer);
    const home = part.instance.authorities.find((each) => each.id === facts.authority);
    const host = part.instance.authorities.find((each) => each.id === challenge.host);
    const gives = difference(whole, explainedParts(explain(part.instance, without)));
    return {
      slot,
      person: personIn(peer),
      // Who is there already is no change, and fills no place that would be empty: that says nothing about them.
      gives: {
        ...gives,
        unfilled: 0,
        change: 0,
        load: -loadOf(open.instance.policy.load, (counts.get(peer) ?? 1) - 1),
      },
      soft: there?.soft ?? [],
      km: home && host ? kilometres(home.lat, home.long, host.lat, host.long) : null,
      party: facts.party,
      region: home?.region ?? null,
      served: facts.served,
      skills: facts.skills,
      places: counts.get(peer) ?? 0,
    };
  });
  return { focus: Object.keys(challenge.focus), places };
}

function placeAnswer(
  open: Open,
  { slot, offset, size, person, without }: Extract<Question, { kind: 'place' }>,
): PlaceAnswer {
  const challenge = open.instance.challenges.find((each) => each.slots.some(({ id }) => id === slot));
  if (!challenge) return { known: false, there: null, could: [], couldTotal: 0, next: null, one: null, swaps: [] };
  const explained = explainedOf(open);
  const says = changesOf(open, yearIn(challenge));
  const all = whyAll(explained, slot).filter((each) =>
    each.peer.endsWith(challenge.programme.slice(-5).replace('/', '@')),
  );
  const changes = all.map(says);
  const could = changes.filter(
    (each) =>
      (each.standing === 'free' || each.standing === 'busy') && !each.fixedLeaves && !without.includes(each.person),
  );
  return {
    known: true,
    there: changes.find((each) => each.standing === 'there') ?? null,
    could: could.slice(offset, offset + size),
    couldTotal: could.length,
    next: could[0] ?? null,
    one: changes.find((each) => each.person === person) ?? null,
    swaps: person === null ? [] : swapsOf(open, slot, peerKey(person, yearIn(challenge))),
  };
}

/** Every place of the plan whose requirement the person meets, best first. */
function personAnswer(open: Open, person: string): PersonAnswer {
  const explained = explainedOf(open);
  const has = open.placements.filter(({ peer }) => personIn(peer) === person).map(({ slot }) => slot);
  const might: PersonAnswer['might'][number][] = [];
  for (const year of new Set(open.instance.challenges.map(yearIn))) {
    const facts = open.instance.peers.find((each) => each.id === peerKey(person, year));
    if (!facts) continue;
    const says = changesOf(open, year);
    const slots = open.instance.challenges
      .filter((each) => yearIn(each) === year)
      .flatMap((each) => each.slots)
      .filter((slot) => !has.includes(slot.id) && slot.anyOf.some(({ role }) => facts.roles.includes(role)));
    for (const { id } of slots) might.push({ ...says(whyOne(explained, id, facts.id)), slot: id });
  }
  const worth = (each: Change) =>
    each.standing === 'barred' || each.fixedLeaves ? Number.NEGATIVE_INFINITY : (each.change ?? 0);
  return {
    has,
    might: might.sort((a, b) => worth(b) - worth(a) || a.bars.length - b.bars.length).slice(0, MOST_PLACES),
    mightTotal: might.length,
  };
}

const MOST_PLACES = 12;

/** The calendar year in which a challenge's days count: the end of its programme's name for the engine. */
function yearIn({ programme }: { readonly programme: string }): string {
  return programme.slice(-4);
}

function changesOf(open: Open, year: string): (each: Answer) => Change {
  const counts = countOf(open.placements);
  const peers = new Map(open.instance.peers.map((each) => [each.id, each]));
  const days = new Map(open.instance.challenges.flatMap((each) => each.slots.map((slot) => [slot.id, slot.days])));
  const used = new Map<string, number>();
  for (const { slot, peer } of open.placements) used.set(peer, (used.get(peer) ?? 0) + (days.get(slot) ?? 0));
  return ({ peer, ...rest }) => ({
    ...rest,
    person: personIn(peer),
    places: counts.get(peer) ?? 0,
    daysLeft: (peers.get(peerKey(personIn(peer), year))?.daysPerYear ?? 0) - (used.get(peer) ?? 0),
    fixedLeaves: rest.leaves.some((slot) => open.fixed.has(slot)),
  });
}

/** What the last of so many places costs a peer. */
function loadOf(load: readonly number[], before: number): number {
  return load[Math.min(before, load.length - 1)] ?? 0;
}

function countOf(placements: readonly PlacementFacts[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { peer } of placements) counts.set(peer, (counts.get(peer) ?? 0) + 1);
  return counts;
}
