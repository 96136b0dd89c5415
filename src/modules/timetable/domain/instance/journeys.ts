import { isElsewhere } from '../wanted.ts';
import { type Cast, siteOf } from './cast.ts';
import type { Standing } from './standing.ts';

/** Somewhere else is this far from everywhere, in minutes, where nobody has said. */
const ELSEWHERE_MINUTES = 20;

/** Minutes from what stands to wherever is farthest from there. */
export function wayFrom({ facts, apart }: Cast, { own }: Standing): number {
  if (own === null) return ELSEWHERE_MINUTES;
  const room = facts.rooms.find(({ id }) => id === own.roomId);
  if (!room) return isElsewhere(own) && own.kind !== 'call' ? ELSEWHERE_MINUTES : 0;
  const site = siteOf(room);
  const ways = facts.travel.filter(({ siteA, siteB }) => siteA === site || siteB === site);
  return Math.max(apart.some(({ far }) => far) ? ELSEWHERE_MINUTES : 0, ...ways.map(({ minutes }) => minutes));
}

/** Minutes from site to site, and to what has a place of its own. */
export function travelTable({ facts, apart, site }: Cast) {
  const table = new Map<string, Map<string, number>>();
  const rowOf = (name: string) => table.get(name) ?? table.set(name, new Map()).get(name);
  const put = (a: string, b: string, minutes: number) => {
    rowOf(a)?.set(b, minutes);
    rowOf(b)?.set(a, minutes);
  };
  const sites = [...new Set(facts.rooms.map(siteOf))];
  for (const { siteA, siteB, minutes } of facts.travel)
    if (sites.includes(siteA) && sites.includes(siteB)) put(siteA, siteB, minutes);
  const far = apart.filter((each) => each.far).map(({ id }) => site.get(id) as string);
  far.forEach((place, index) => {
    for (const other of [...sites, ...far.slice(0, index)]) put(place, other, ELSEWHERE_MINUTES);
  });
  return Object.fromEntries([...table].map(([name, row]) => [name, Object.fromEntries(row)]));
}
