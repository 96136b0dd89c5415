import type { Journey } from './journey.ts';

/** At most so many pairs of sites are asked about: eight sites. */
const MOST_PAIRS = 28;

/** Every two sites that rooms are at, in the order in which journeys are kept. */
export function pairsOfSites(rooms: readonly { readonly site: string }[]): (readonly [string, string])[] {
  // The database compares letter by letter, and so does this.
  const sites = [...new Set(rooms.map(({ site }) => site).filter((site) => site !== ''))].sort();
  return sites.flatMap((a, index) => sites.slice(index + 1).map((b) => [a, b] as const)).slice(0, MOST_PAIRS);
}

/**
 * Two sites between which nobody has said how long it takes. Until somebody does, it counts as no time at all: a timetable may send
 * people from one to the other between two sessions that touch.
 */
export function missingJourneys(
  rooms: readonly { readonly site: string }[],
  travel: readonly Journey[],
): (readonly [string, string])[] {
  return pairsOfSites(rooms).filter(([a, b]) => !travel.some(({ siteA, siteB }) => siteA === a && siteB === b));
}
