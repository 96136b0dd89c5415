import type { Instance } from '#modules/matching';

/** An instance of some of its challenges and peers alone, with the authorities that these need. Pins of peers left out are let go. */
export function instancePart(
  instance: Instance,
  challengeIds: ReadonlySet<string>,
  hasPeer: (id: string) => boolean,
): Instance {
  const challenges = instance.challenges.filter(({ id }) => challengeIds.has(id));
  const hosts = new Set(challenges.map(({ host }) => host));
  const peers = instance.peers
    .filter(({ id }) => hasPeer(id))
    .map((each) => ({
      ...each,
      conflicts: each.conflicts.filter(({ authority }) => hosts.has(authority)),
      visited: each.visited.filter((authority) => hosts.has(authority)),
    }));
  const places = new Set([...hosts, ...peers.map(({ authority }) => authority)]);
  const known = (id: string | null) => (id !== null && hasPeer(id) ? id : null);
  return {
    ...instance,
    challenges: challenges.map((each) => ({
      ...each,
      waived: each.waived.filter(hasPeer),
      slots: each.slots.map((slot) => ({ ...slot, pinned: known(slot.pinned), current: known(slot.current) })),
    })),
    peers,
    authorities: instance.authorities.filter(({ id }) => places.has(id)),
    parties: Object.fromEntries(Object.entries(instance.parties).filter(([id]) => places.has(id))),
  };
}
