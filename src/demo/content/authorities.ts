import { AUTHORITY_TABLES, BORDER_PAIRS, FORMER_TABLE } from './authority-table.ts';
import { cell, oneOf, readTable } from './table.ts';

/** The kinds of body that host challenges or lend peers. */
const AUTHORITY_KINDS = [
  'county',
  'district',
  'unitary',
  'metropolitan',
  'london-borough',
  'scottish-unitary',
  'welsh-unitary',
  'fire',
  'nhs',
  'police',
] as const;
export const PARTY_LABELS = {
  con: 'Conservative',
  lab: 'Labour',
  ld: 'Liberal Democrat',
  grn: 'Green',
  ind: 'Independent',
} as const;

export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];
export type Party = keyof typeof PARTY_LABELS;
export type Nation = 'England' | 'Scotland' | 'Wales';
export type Setting = (typeof SETTINGS)[number];

/** A made-up authority: no place of this name has a council. */
export type DemoAuthority = {
  code: string;
  name: string;
  shortName: string;
  kind: AuthorityKind;
  region: string;
  nation: Nation;
  /** The code of the county a district lies in. */
  county: string | null;
  population: number;
  /** Decile, 1 the most deprived tenth. */
  deprivation: number;
  lat: number;
  long: number;
  /** Codes of the councils next door; if A borders B, B borders A. */
  borders: string[];
  /** The party with a majority, `noc` where none has one, null where nobody is elected. */
  control: Party | 'noc' | null;
  /** The party of the leader. */
  leadingParty: Party | null;
  setting: Setting;
  about: string;
  /** The last day of a council that is no more, as `YYYY-MM-DD`. */
  endDate: string | null;
  /** The code of the council that took over. */
  successor: string | null;
  /** The domain of its e-mail addresses: `northdale.example`. */
  domain: string;
};

const SETTINGS = ['urban', 'rural', 'mixed', 'coastal', 'island'] as const;
export const PARTIES = Object.keys(PARTY_LABELS) as Party[];

const OTHER_REGIONS: Record<string, string> = {
  X52: 'Northern Fells',
  X53: 'Eastern Shore',
  X54: 'Strathlorn',
  X55: 'Heartlands',
  X56: 'Eastern Shore',
};

/** Every demo authority, former ones last. */
export const AUTHORITIES: readonly DemoAuthority[] = readAuthorities();

/** The councils of today: neither former nor health, police or fire. */
export const COUNCILS: readonly DemoAuthority[] = AUTHORITIES.filter(
  (each) => each.endDate === null && each.control !== null,
);

/** The authority with that code. Throws where there is none. */
export function demoAuthority(code: string): DemoAuthority {
  const found = AUTHORITIES.find((each) => each.code === code);
  if (found === undefined) throw new Error(`no demo authority ${code}`);
  return found;
}

/** Kilometres between two authorities as the crow flies. */
export function kilometresBetween(a: DemoAuthority, b: DemoAuthority): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.long - a.long) * rad) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}

function readAuthorities(): DemoAuthority[] {
  const pairs = BORDER_PAIRS.trim()
    .split(/,\s*/)
    .map((pair) => pair.split(' '));
  const today = Object.entries(AUTHORITY_TABLES).flatMap(([region, text]) =>
    readTable(text, 13).map((row) => readAuthority(region, row, pairs)),
  );
  const former = readTable(FORMER_TABLE, 15).map((row) => ({
    ...readAuthority('Eastern Shore', row, pairs),
    endDate: cell(row, 13),
    successor: cell(row, 14),
  }));
  return [...today, ...former];
}

function readAuthority(region: string, row: string[], pairs: string[][]): DemoAuthority {
  const code = cell(row, 0);
  const text = (index: number) => (cell(row, index) === '-' ? null : cell(row, index));
  const kind = oneOf(AUTHORITY_KINDS, cell(row, 3));
  const control = text(9);
  const leads = text(10);
  return {
    code,
    name: cell(row, 1),
    shortName: cell(row, 2),
    kind,
    region: region === 'Other bodies' ? (OTHER_REGIONS[code] ?? region) : region,
    nation: nationOf(region, code),
    county: text(4),
    population: Number(cell(row, 5)),
    deprivation: Number(cell(row, 6)),
    lat: Number(cell(row, 7)),
    long: Number(cell(row, 8)),
    borders: pairs.filter((pair) => pair.includes(code)).map(([a = '', b = '']) => (a === code ? b : a)),
    control: control === null ? null : oneOf<Party | 'noc'>([...PARTIES, 'noc'], control),
    leadingParty: leads === null ? null : oneOf(PARTIES, leads),
    setting: oneOf(SETTINGS, cell(row, 11)),
    about: cell(row, 12),
    endDate: null,
    successor: null,
    domain: `${cell(row, 2)
      .split(',')[0]
      ?.toLowerCase()
      .replaceAll(/[^a-z]/g, '')}.example`,
  };
}

function nationOf(region: string, code: string): Nation {
  if (region === 'Strathlorn' || code === 'X54') return 'Scotland';
  return region === 'Cwm and Coast' ? 'Wales' : 'England';
}
