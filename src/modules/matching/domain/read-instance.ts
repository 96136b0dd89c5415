import { type Refusal, refusal } from '#kernel/result';
import { pinFault } from './check-pins.ts';
import { type AuthorityFacts, INSTANCE_FORMAT, type Instance, type PolicyFacts } from './instance.ts';
import { type KnownIds, readChallenge } from './read-challenge.ts';
import { readPeer } from './read-peer.ts';
import { entries, fault, list, member, number, root, ShapeFault, type Spot, text, unique } from './shape.ts';

/**
 * The instance in parsed JSON, or why it is none: one line with the path inside the file and what was expected there.
 * Refuses what is malformed (a missing or mistyped member), contradictory (an unknown or repeated id, an end before its
 * beginning, a pin that breaks a rule, negative days) or hopeless (no peers, no challenges). Members it does not know are ignored.
 */
export function readInstance(json: unknown): Instance | Refusal<'bad-instance'> {
  try {
    const instance = instanceIn(root(json));
    const pin = pinFault(instance);
    return pin === null ? instance : refusal('bad-instance', pin);
  } catch (thrown) {
    if (thrown instanceof ShapeFault) return refusal('bad-instance', thrown.message);
    throw thrown;
  }
}

function instanceIn(spot: Spot): Instance {
  const format = member(spot, 'format');
  if (format.value !== INSTANCE_FORMAT) fault(format, JSON.stringify(INSTANCE_FORMAT));
  const ids: KnownIds = { authorities: new Map(), peers: new Map(), challenges: new Map(), slots: new Map() };
  const authorities = list(member(spot, 'authorities'), (a) => readAuthority(a, ids));
  const peers = list(member(spot, 'peers'), (p) => readPeer(p, ids));
  if (peers.length === 0) fault(member(spot, 'peers'), 'at least one peer');
  const challenges = list(member(spot, 'challenges'), (c) => readChallenge(c, ids));
  if (challenges.length === 0) fault(member(spot, 'challenges'), 'at least one challenge');
  if (ids.slots.size === 0) fault(member(spot, 'challenges'), 'at least one slot in a challenge');
  const parties = entries(member(spot, 'parties'), text);
  for (const id of Object.keys(parties)) {
    if (!ids.authorities.has(id))
      fault({ ...member(member(spot, 'parties'), id), value: id }, 'the id of an authority');
  }
  const typeSimilarity = entries(member(spot, 'typeSimilarity'), (row) =>
    entries(row, (cell) => number(cell, 'a number from 0 to 1', 0, 1)),
  );
  oneFigureAPair(member(spot, 'typeSimilarity'), typeSimilarity);
  const policy = readPolicy(member(spot, 'policy'));
  return { format: INSTANCE_FORMAT, authorities, peers, challenges, parties, policy, typeSimilarity };
}

/** The table is symmetric: a pair may be given one way or both, but not as two figures. */
function oneFigureAPair(spot: Spot, table: Instance['typeSimilarity']): void {
  for (const [one, row] of Object.entries(table)) {
    for (const [other, figure] of Object.entries(row)) {
      const back = table[other]?.[one];
      if (back === undefined || back === figure) continue;
      const path = member(member(spot, one), other).path;
      fault(member(member(spot, other), one), `${figure}, as ${path} has it`);
    }
  }
}

function readAuthority(spot: Spot, ids: KnownIds): AuthorityFacts {
  const id = text(member(spot, 'id'));
  unique(ids.authorities, id, member(spot, 'id'));
  return {
    id,
    type: text(member(spot, 'type')),
    region: text(member(spot, 'region')),
    population: number(member(spot, 'population'), 'a number above 0', Number.MIN_VALUE),
    deprivation: number(member(spot, 'deprivation'), 'a decile from 1 to 10', 1, 10),
    lat: number(member(spot, 'lat'), 'degrees from -90 to 90', -90, 90),
    long: number(member(spot, 'long'), 'degrees from -180 to 180', -180, 180),
    // A border with a place outside the instance is a fact of the map, and can touch no placement.
    borders: list(member(spot, 'borders'), text),
  };
}

/** Beyond this, sums of points are no longer exact to the millionth part that a plan is checked to. */
const MOST_POINTS = 1_000_000_000;
const POINTS_HINT = 'points from 0 to a thousand million';

const POINTS = [
  'depth',
  'similarity',
  'travel',
  'firstOuting',
  'cover',
  'mix',
  'parties',
  'sameRegionTwice',
  'softConflict',
  'unfilled',
  'change',
] as const;

function readPolicy(spot: Spot): PolicyFacts {
  const points = Object.fromEntries(
    POINTS.map((name) => [name, number(member(spot, name), POINTS_HINT, 0, MOST_POINTS)]),
  ) as Record<(typeof POINTS)[number], number>;
  const load = list(member(spot, 'load'), (l) => number(l, POINTS_HINT, 0, MOST_POINTS));
  if (load.length === 0) fault(member(spot, 'load'), 'at least one price');
  const travelKm = number(member(spot, 'travelKm'), 'kilometres above 0', Number.MIN_VALUE);
  return { ...points, travelKm, load };
}
