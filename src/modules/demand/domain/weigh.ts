import type { Giver, Meets, Need, Place, Span, WantedParty } from './facts.ts';

/** What became of a place: held already, could be filled, or nobody is left for it. `could`: how many could go, counted alone. */
export type Weighed = {
  readonly place: Place;
  readonly outcome: 'held' | 'fillable' | 'short';
  readonly could: number;
};

/** Days promised on top of what is promised already, and where, while places are handed out. */
type Load = { readonly spans: Span[]; readonly challenges: Set<string>; readonly days: Map<string, number> };

/**
 * What the pool can give against what the places need, each peer used no more than they offer: the place that fewest can take goes
 * first, to the peer with fewest other places; where nobody is left, one peer already used is moved on if that frees them. So a place
 * called short may in rare cases be filled by a longer chain of moves, and none called fillable lacks a peer of its own. Conflicts
 * that can be waived, mixed parties and first outings are not looked at.
 */
export function weigh(places: readonly Place[], givers: readonly Giver[], meets: Meets): Weighed[] {
  const able = ableByNeed(places, givers, meets);
  const open = places
    .filter(({ held }) => !held)
    .map((place) => ({ place, could: (able.get(place.need.key) ?? []).filter((one) => canGo(one, place)) }));
  const options = new Map<string, number>();
  for (const { could } of open) for (const { giver } of could) options.set(giver.id, (options.get(giver.id) ?? 0) + 1);
  const order = [...open].sort((a, b) => a.could.length - b.could.length || a.place.from.localeCompare(b.place.from));
  const loads = new Map<string, Load>();
  const given = new Map<Place, Giver>();
  const byGiver = new Map<string, Place[]>();
  const candidates = new Map(open.map((each) => [each.place, each.could]));
  const take = (place: Place, giver: Giver) => {
    promise(loads, giver, place);
    given.set(place, giver);
    byGiver.set(giver.id, [...(byGiver.get(giver.id) ?? []), place]);
  };
  for (const { place, could } of order) {
    const free = leastWanted(could, options, (giver) => isFree(loads.get(giver.id), giver, place));
    if (free) take(place, free);
    else {
      const moved = moveOneOn(place, could, { loads, given, byGiver, candidates, options });
      if (moved) take(place, moved);
    }
  }
  return places.map((place) => {
    const could = candidates.get(place)?.length ?? 0;
    return { place, could, outcome: place.held ? 'held' : given.has(place) ? 'fillable' : 'short' };
  });
}

/** A giver who meets a need, and until when where the post that does so ends. */
type Able = { readonly giver: Giver; readonly until: string | null };

function ableByNeed(places: readonly Place[], givers: readonly Giver[], meets: Meets): Map<string, Able[]> {
  const needs = new Map<string, Need>();
  for (const { need, held } of places) if (!held) needs.set(need.key, need);
  const able = new Map<string, Able[]>();
  const known = new Map<string, Able[]>();
  for (const need of needs.values()) {
    // Needs that differ in party alone are met by the same roles and skills.
    const without = JSON.stringify([need.anyOf, need.skill]);
    const met = known.get(without) ?? givers.flatMap((giver) => ableOne(giver, need, meets));
    known.set(without, met);
    able.set(
      need.key,
      met.filter(({ giver }) => ofParty(giver.party, need.party)),
    );
  }
  return able;
}

function ableOne(giver: Giver, need: Need, meets: Meets): Able[] {
  const lasting = giver.roles.filter(({ until }) => until === null).map(({ role }) => role);
  if (meets(need, lasting, giver.skills)) return [{ giver, until: null }];
  const ending = giver.roles.filter(({ until }) => until !== null);
  if (
    ending.length === 0 ||
    !meets(
      need,
      giver.roles.map(({ role }) => role),
      giver.skills,
    )
  )
    return [];
  return [
    {
      giver,
      until:
        ending
          .map(({ until }) => until ?? '')
          .sort()
          .at(-1) ?? null,
    },
  ];
}

function ofParty(party: string | null, wanted: WantedParty): boolean {
  if (wanted.kind === 'is') return party === wanted.party;
  return wanted.kind !== 'is-not' || (party !== null && party !== wanted.party);
}

const touches = (a: Span, b: Span) => a.from <= b.until && a.until >= b.from;

/** Nothing stands in the way before any place is handed out: post, accreditation, days away, ties, teams, days left. */
function canGo({ giver, until }: Able, place: Place): boolean {
  if (until !== null && until < place.from) return false;
  if (giver.authorityId === place.hostId) return false;
  if (giver.barred.some((each) => each.id === place.hostId && (each.until === null || each.until > place.from)))
    return false;
  const accredited = giver.accredited.some(
    (each) => each.programme === place.programmeKey && each.from <= place.from && each.until >= place.until,
  );
  return accredited && !giver.away.some((span) => touches(span, place)) && isFree(undefined, giver, place);
}

function isFree(load: Load | undefined, giver: Giver, place: Place): boolean {
  if (giver.placed.some((each) => each.challengeId === place.challengeId || touches(each, place))) return false;
  if (load && (load.challenges.has(place.challengeId) || load.spans.some((span) => touches(span, place)))) return false;
  const year = place.from.slice(0, 4);
  const promised = giver.placed
    .filter((each) => each.counts && each.from.slice(0, 4) === year)
    .reduce((sum, each) => sum + each.days, 0);
  return promised + (load?.days.get(year) ?? 0) + place.days <= giver.daysPerYear;
}

function leastWanted(
  could: readonly Able[],
  options: ReadonlyMap<string, number>,
  free: (giver: Giver) => boolean,
): Giver | null {
  let best: Giver | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const { giver } of could) {
    const wanted = options.get(giver.id) ?? 0;
    if (wanted < fewest && free(giver)) [best, fewest] = [giver, wanted];
  }
  return best;
}

type Handing = {
  readonly loads: Map<string, Load>;
  readonly given: Map<Place, Giver>;
  readonly byGiver: Map<string, Place[]>;
  readonly candidates: ReadonlyMap<Place, readonly Able[]>;
  readonly options: ReadonlyMap<string, number>;
};

/** Somebody who could take the place once one place of theirs goes to another; that other has taken it when this answers. */
function moveOneOn(place: Place, could: readonly Able[], handing: Handing): Giver | null {
  const { loads, given, byGiver, candidates, options } = handing;
  for (const { giver } of could) {
    for (const theirs of byGiver.get(giver.id) ?? []) {
      release(loads, giver, theirs);
      const other = isFree(loads.get(giver.id), giver, place)
        ? leastWanted(
            candidates.get(theirs) ?? [],
            options,
            (one) => one.id !== giver.id && isFree(loads.get(one.id), one, theirs),
          )
        : null;
      if (!other) {
        promise(loads, giver, theirs);
        continue;
      }
      promise(loads, other, theirs);
      given.set(theirs, other);
      byGiver.set(other.id, [...(byGiver.get(other.id) ?? []), theirs]);
      byGiver.set(
        giver.id,
        (byGiver.get(giver.id) ?? []).filter((each) => each !== theirs),
      );
      return giver;
    }
  }
  return null;
}

function promise(loads: Map<string, Load>, giver: Giver, place: Place): void {
  const load = loads.get(giver.id) ?? { spans: [], challenges: new Set<string>(), days: new Map<string, number>() };
  loads.set(giver.id, load);
  const year = place.from.slice(0, 4);
  load.spans.push(place);
  load.challenges.add(place.challengeId);
  load.days.set(year, (load.days.get(year) ?? 0) + place.days);
}

function release(loads: Map<string, Load>, giver: Giver, place: Place): void {
  const load = loads.get(giver.id);
  if (!load) return;
  const year = place.from.slice(0, 4);
  load.spans.splice(load.spans.indexOf(place), 1);
  load.challenges.delete(place.challengeId);
  load.days.set(year, (load.days.get(year) ?? 0) - place.days);
}
