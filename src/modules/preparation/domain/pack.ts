import { type Refusal, refusal } from '#kernel/result';

export type PackFacts = {
  readonly items: number;
  readonly version: number;
  /** The version the team was last told of; null where it was never shared. */
  readonly sharedVersion: number | null;
  /** The self-assessment is an item and the host has not handed it in. */
  readonly awaitsSelfAssessment: boolean;
};

/** Sharing: `first` begins the team’s reading, `changed` tells it of a change, `already` says nothing twice. */
export function decideSharing(pack: PackFacts): 'first' | 'changed' | 'already' | Refusal<'empty' | 'not-handed-in'> {
  if (pack.sharedVersion === pack.version) return 'already';
  if (pack.items === 0)
    return refusal('empty', 'There is nothing in the pre-reading yet. Choose what the team should read');
  if (pack.awaitsSelfAssessment)
    return refusal(
      'not-handed-in',
      'The self-assessment is not handed in yet. Wait for it, or take it out of the pack',
    );
  return pack.sharedVersion === null ? 'first' : 'changed';
}

type Item = { readonly id: string; readonly minutes: number };

/** How far one person has got. */
export function readingLeft(items: readonly Item[], read: ReadonlySet<string>) {
  const left = items.filter((item) => !read.has(item.id));
  const sum = (some: readonly Item[]) => some.reduce((total, item) => total + item.minutes, 0);
  return { minutes: sum(items), minutesLeft: sum(left), items: items.length, itemsRead: items.length - left.length };
}

/** Items in the places that were asked for: two that want the same place keep the order they had. */
export function inPlaces<T extends { readonly place: number }>(items: readonly T[]): T[] {
  return items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => a.item.place - b.item.place || a.index - b.index)
    .map(({ item }) => item);
}
