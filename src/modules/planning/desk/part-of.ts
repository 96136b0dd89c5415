import { type Explained, explain, type Instance, type PlacementFacts, type ScoreParts } from '#modules/matching';
import { instancePart } from '../domain/instance-part.ts';

/** What the engine was given by a run, without its pins, since whom a person pinned a person may move. */
export type Given = {
  readonly instance: Instance;
  /** A plan of it that was laid open before, if one was. */
  explained: Explained | null;
};

/** A plan laid open; the slots in `fixed` cannot be moved. */
export type Open = {
  readonly given: Given;
  readonly instance: Instance;
  readonly placements: readonly PlacementFacts[];
  readonly fixed: ReadonlySet<string>;
  explained: Explained | null;
};

/** The whole plan, laid open once. */
export function explainedOf(open: Open): Explained {
  open.explained ??= explain(open.instance, open.placements, open.given.explained ?? undefined);
  open.given.explained ??= open.explained;
  return open.explained;
}

/** The instance and plan of a few challenges alone, with the peers of their teams and these besides. */
export function partOf(
  { instance, placements }: Open,
  challengeIds: readonly string[],
  besides: readonly string[] = [],
): { instance: Instance; placements: PlacementFacts[] } {
  const ids = new Set(challengeIds);
  const slots = new Set(
    instance.challenges.filter(({ id }) => ids.has(id)).flatMap((each) => each.slots.map(({ id }) => id)),
  );
  const held = placements.filter(({ slot }) => slots.has(slot));
  const wanted = new Set([...besides, ...held.map(({ peer }) => peer)]);
  return { instance: instancePart(instance, ids, (id) => wanted.has(id)), placements: held };
}

/** One set of parts less another. */
export function difference(a: ScoreParts, b: ScoreParts): ScoreParts {
  return Object.fromEntries(
    Object.entries(a).map(([part, value]) => [part, value - b[part as keyof ScoreParts]]),
  ) as ScoreParts;
}
