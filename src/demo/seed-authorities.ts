import { searchText } from '#modules/authorities';
import {
  AUTHORITIES,
  type AuthorityKind,
  COUNCILS,
  type DemoAuthority,
  kilometresBetween,
} from './content/authorities.ts';
import { type Demo, insertRows } from './demo.ts';

const KIND_NAMES: Record<AuthorityKind, string> = {
  county: 'County council',
  district: 'District council',
  unitary: 'Unitary authority',
  metropolitan: 'Metropolitan district',
  'london-borough': 'London borough',
  'scottish-unitary': 'Scottish unitary authority',
  'welsh-unitary': 'Welsh unitary authority',
  fire: 'Fire and rescue service',
  nhs: 'Health body',
  police: 'Police force',
};
const SECTORS: Partial<Record<AuthorityKind, string>> = { fire: 'fire', nhs: 'health', police: 'police' };
const SIMILAR = 10;

/** The councils with their borders, those most like each, and what followed the former ones. */
export async function seedAuthorities({ trx }: Demo): Promise<void> {
  await trx.insertInto('authorities').values(AUTHORITIES.map(authorityRow)).execute();
  const borders = COUNCILS.flatMap((council) =>
    council.borders.filter((other) => council.code < other).map((other) => ({ a_id: council.code, b_id: other })),
  );
  await trx.insertInto('authority_borders').values(borders).execute();
  const followed = AUTHORITIES.flatMap(({ code, successor }) =>
    successor ? [{ authority_id: code, successor_id: successor }] : [],
  );
  await trx.insertInto('authority_successors').values(followed).execute();
  await insertRows(COUNCILS.flatMap(similarRows), (rows) => trx.insertInto('authority_similarities').values(rows));
}

function authorityRow(authority: DemoAuthority) {
  return {
    id: authority.code,
    name: authority.name,
    short_name: authority.shortName,
    sector: SECTORS[authority.kind] ?? 'council',
    kind: authority.kind,
    kind_name: KIND_NAMES[authority.kind],
    nation: authority.nation,
    region: authority.region,
    county_id: authority.county,
    population: authority.population,
    latitude: authority.lat,
    longitude: authority.long,
    deprivation_decile: authority.deprivation,
    ends_on: authority.endDate,
    about: authority.about,
    leading_party: authority.leadingParty,
    control: authority.control,
    search_text: searchText([authority.name, authority.shortName, authority.code]),
  };
}

/** Made up like everything here: alike in kind, size, deprivation and setting; then the nearer one. */
function similarRows(council: DemoAuthority) {
  const distance = (other: DemoAuthority) =>
    Math.abs(Math.log(other.population / council.population)) * 4 +
    Math.abs(other.deprivation - council.deprivation) / 2 +
    (other.kind === council.kind ? 0 : 2) +
    (other.setting === council.setting ? 0 : 1) +
    kilometresBetween(council, other) / 1000;
  const others = COUNCILS.filter((other) => other.code !== council.code).sort((a, b) => distance(a) - distance(b));
  return others
    .slice(0, SIMILAR)
    .map((other, index) => ({ authority_id: council.code, basis: 'global', rank: index + 1, similar_id: other.code }));
}
