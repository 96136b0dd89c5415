import { namesIn } from './person-chip.ts';

type Named = { readonly id: string; readonly name: string };

/**
 * A short mark for each of some people, no two alike: initials, and for those who share them as many more letters of the last name as it
 * takes, or else of the first; a number only for those whose names are the same. `JSm` and `JSt` for Jo Smith and Jan Stone, `AnH` and
 * `AmH` for Ann and Amy Hill, `BK1` and `BK2` for two called Bo King. In whatever order they come, each has the same mark.
 */
export function marksOf(people: readonly Named[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const alike = Map.groupBy(new Map(people.map((one) => [one.id, one])).values(), ({ name }) => markOf(name, 1, 1));
  for (const group of alike.values()) {
    const own = group.length === 1 ? [markOf(group[0]?.name ?? '', 1, 1)] : apart(group);
    for (const [at, { id }] of group.entries()) marks.set(id, own[at] ?? '');
  }
  return marks;
}

/** Marks for people with the same initials, in their order. */
function apart(group: readonly Named[]): string[] {
  const most = Math.max(...group.flatMap(({ name }) => namesIn(name).map((each) => [...each].length)));
  for (let letters = 2; letters <= most; letters += 1) {
    for (const [first, last] of [
      [1, letters],
      [letters, 1],
    ] as const) {
      const marks = group.map(({ name }) => markOf(name, first, last));
      if (new Set(marks).size === group.length) return marks;
    }
  }
  const ids = group.map(({ id }) => id).sort();
  return group.map(({ id, name }) => `${markOf(name, 1, 1)}${ids.indexOf(id) + 1}`);
}

function markOf(name: string, ofFirst: number, ofLast: number): string {
  const [first, last] = namesIn(name);
  return `${beginning(first, last === '' ? Math.max(ofFirst, ofLast) : ofFirst)}${beginning(last, ofLast)}`;
}

function beginning(word: string, letters: number): string {
  const [initial = '', ...rest] = [...word].slice(0, letters);
  return `${initial.toLocaleUpperCase('en-GB')}${rest.join('')}`;
}
