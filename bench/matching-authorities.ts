import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { AuthorityFacts } from '../src/modules/matching/domain/instance.ts';

type Row = Record<string, string>;

/** Today's authorities with their places, people, deprivation and borders, from ../shared/data; undefined where it is not there. */
export function realAuthorities(): AuthorityFacts[] | undefined {
  const folder = ['../../shared/data/', '../../../shared/data/']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
  if (folder === undefined) return undefined;
  const rows = (name: string): Row[] => parse(readFileSync(new URL(name, folder)), { columns: true, bom: true });
  const decile = new Map(
    rows('similarity/la_imd.csv').map((r) => [r['local-authority-code'], Number(r['la-imd-pop-decile'])]),
  );
  const borders = new Map<string, string[]>();
  for (const { gss_a, gss_b } of rows('adjacency/uk_adjacency.csv')) {
    borders.set(gss_a as string, [...(borders.get(gss_a as string) ?? []), gss_b as string]);
  }
  return rows('authorities/uk_local_authorities_future.csv')
    .filter((r) => r['current-authority'] === 'True' && Number(r['pop-2020']) > 0 && r.lat !== '' && r.long !== '')
    .map((r) => ({
      id: r['gss-code'] as string,
      type: r['local-authority-type'] as string,
      region: r.region || (r.nation as string),
      population: Number(r['pop-2020']),
      deprivation: decile.get(r['local-authority-code']) || 5,
      lat: Number(r.lat),
      long: Number(r.long),
      borders: borders.get(r['gss-code'] as string) ?? [],
    }));
}
