import type { Explained, Instance, PlacementFacts, ScoreParts } from '#modules/matching';

/** A plan laid open: the instance without its pins, since whom a person pinned a person may move; `fixed` cannot be moved. */
export type Open = {
  readonly instance: Instance;
  readonly placements: readonly PlacementFacts[];
  readonly fixed: ReadonlySet<string>;
  explained: Explained | null;
};

/** The instance and plan of a few challenges alone, with the peers of their teams and these besides. */
export function partOf(
  { instance, placements }: Open,
  challengeIds: readonly string[],
  besides: readonly string[] = [],
): { instance: Instance; placements: PlacementFacts[] } {
  const challenges = instance.challenges.filter((each) => challengeIds.includes(each.id));
  const slots = new Set(challenges.flatMap((each) => each.slots.map(({ id }) => id)));
  const held = placements.filter(({ slot }) => slots.has(slot));
  const wanted = new Set([...besides, ...held.map(({ peer }) => peer)]);
  const peers = instance.peers
    .filter((each) => wanted.has(each.id))
    .map((each) => ({
      ...each,
      conflicts: each.conflicts.filter(({ authority }) => challenges.some(({ host }) => host === authority)),
      visited: each.visited.filter((authority) => challenges.some(({ host }) => host === authority)),
    }));
  const places = new Set([...challenges.map(({ host }) => host), ...peers.map(({ authority }) => authority)]);
  return {
    instance: {
      ...instance,
      challenges: challenges.map((each) => ({
        ...each,
        waived: each.waived.filter((id) => wanted.has(id)),
        slots: each.slots.map((slot) => ({
          ...slot,
          current: slot.current !== null && wanted.has(slot.current) ? slot.current : null,
        })),
      })),
      peers,
      authorities: instance.authorities.filter(({ id }) => places.has(id)),
      parties: Object.fromEntries(Object.entries(instance.parties).filter(([id]) => places.has(id))),
    },
    placements: held,
  };
}

/** One set of parts less another. */
export function difference(a: ScoreParts, b: ScoreParts): ScoreParts {
  return Object.fromEntries(
    Object.entries(a).map(([part, value]) => [part, value - b[part as keyof ScoreParts]]),
  ) as ScoreParts;
}
