import type { Instance, PlacementFacts } from '#modules/matching';

/** A plan in numbers of people, places and kilometres: what two plans can be compared by whatever their wishes. */
export type Measures = {
  readonly places: number;
  readonly filled: number;
  /** Topics of the focus, over all teams, and those that somebody in the team has led. */
  readonly topics: number;
  readonly topicsLed: number;
  /** Different people with a place, and the most places that one of them has in a year. */
  readonly people: number;
  readonly mostPlaces: number;
  readonly firstOutings: number;
  readonly teams: number;
  readonly teamsMixed: number;
  readonly averageKm: number | null;
};

/** The distance in kilometres between two places in degrees. */
export type Distance = (lat1: number, long1: number, lat2: number, long2: number) => number;

/** Counts a plan. A team is mixed where women and men are in it. */
export function measuresOf(instance: Instance, placements: readonly PlacementFacts[], distance: Distance): Measures {
  const peers = new Map(instance.peers.map((peer) => [peer.id, peer]));
  const places = new Map(instance.authorities.map((authority) => [authority.id, authority]));
  const holder = new Map(placements.map(({ slot, peer }) => [slot, peers.get(peer)]));
  const counts = { topics: 0, topicsLed: 0, teamsMixed: 0, km: 0, travelled: 0 };
  for (const challenge of instance.challenges) {
    const team = challenge.slots.flatMap((slot) => holder.get(slot.id) ?? []);
    const topics = Object.keys(challenge.focus);
    counts.topics += topics.length;
    counts.topicsLed += topics.filter((topic) => team.some((peer) => (peer.skills[topic] ?? 0) >= 2)).length;
    if (['f', 'm'].every((sex) => team.some((peer) => peer.sex === sex))) counts.teamsMixed += 1;
    const host = places.get(challenge.host);
    for (const peer of team) {
      const home = places.get(peer.authority ?? '');
      if (!host || !home) continue;
      counts.km += distance(home.lat, home.long, host.lat, host.long);
      counts.travelled += 1;
    }
  }
  const byPeer = Map.groupBy(placements, (each) => each.peer);
  return {
    places: instance.challenges.reduce((sum, each) => sum + each.slots.length, 0),
    filled: placements.length,
    topics: counts.topics,
    topicsLed: counts.topicsLed,
    people: new Set(placements.map(({ peer }) => peer.slice(0, peer.indexOf('@')))).size,
    mostPlaces: Math.max(0, ...[...byPeer.values()].map((each) => each.length)),
    firstOutings: placements.filter(({ peer }) => peers.get(peer)?.served === 0).length,
    teams: instance.challenges.length,
    teamsMixed: counts.teamsMixed,
    averageKm: counts.travelled === 0 ? null : counts.km / counts.travelled,
  };
}
