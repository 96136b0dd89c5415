import { type IsoDate, parseIsoDate } from '#kernel/dates';
import { PEER_KINDS, PEER_STATUSES, type PeerKind, type PeerStatus } from './vocabulary.ts';

/** Ways to order the list. Days left and last served put those least asked first. */
const POOL_SORTS = ['name', 'role', 'authority', 'days-left', 'last-served', 'last-confirmed', 'served'] as const;
export type PoolSort = (typeof POOL_SORTS)[number];

/** How long a peer has not been used: never yet, or not for two years (the never used among them). */
const UNUSED = ['never', 'two-years'] as const;
export type Unused = (typeof UNUSED)[number];

/** What the list is narrowed to. Empty text, null, 0 and level 1 narrow nothing. */
export type PoolFilter = {
  readonly words: string;
  readonly kind: PeerKind | null;
  readonly status: PeerStatus | null;
  readonly role: string;
  readonly skill: string;
  readonly level: 1 | 2 | 3;
  readonly programme: string;
  readonly region: string;
  readonly party: string;
  /** The kind of authority they work or sit at, such as `unitary`. */
  readonly authorityKind: string;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  /** At least so many days left this year. */
  readonly daysLeft: number;
  readonly unused: Unused | null;
  /** Not confirmed for a year. */
  readonly unconfirmed: boolean;
  /** A host as somebody wrote it: who has a tie that rules them out is left out, lesser ties are shown. */
  readonly host: string;
  readonly sort: PoolSort;
  readonly descending: boolean;
  readonly page: number;
};

type Query = Readonly<Record<string, string | undefined>>;

/** Reads the address: what cannot be read narrows nothing. One date alone stands for that one day; two in the wrong order are turned. */
export function readPoolFilter(query: Query): PoolFilter {
  const text = (name: string) => (query[name] ?? '').trim().slice(0, 200);
  const dates = [date(query, 'from'), date(query, 'until')].filter((day) => day !== null).sort();
  const level = Number(query.level);
  const page = Number(query.page);
  const daysLeft = Number(query['days-left']);
  return {
    words: text('words'),
    kind: oneOf(PEER_KINDS, query.kind),
    status: query.status === 'all' ? null : (oneOf(PEER_STATUSES, query.status) ?? 'serving'),
    role: text('role'),
    skill: text('skill'),
    level: level === 2 || level === 3 ? level : 1,
    programme: text('programme'),
    region: text('region'),
    party: text('party'),
    authorityKind: text('authority-kind'),
    from: dates[0] ?? null,
    until: dates.at(-1) ?? null,
    daysLeft: Number.isInteger(daysLeft) && daysLeft > 0 && daysLeft <= 60 ? daysLeft : 0,
    unused: oneOf(UNUSED, query.unused),
    unconfirmed: query.unconfirmed === 'yes',
    host: text('host'),
    sort: oneOf(POOL_SORTS, query.sort) ?? 'name',
    descending: query.order === 'descending',
    page: Number.isInteger(page) && page > 1 && page < 100_000 ? page : 1,
  };
}

/** The filters as an address keeps them: only those that narrow. The same list is the same address. */
export function filterQuery(filter: PoolFilter): Record<string, string> {
  const query: Record<string, string | number | null> = {
    words: filter.words,
    kind: filter.kind,
    status: filter.status === null ? 'all' : filter.status === 'serving' ? null : filter.status,
    role: filter.role,
    skill: filter.skill,
    level: filter.skill && filter.level > 1 ? filter.level : null,
    programme: filter.programme,
    region: filter.region,
    party: filter.party,
    'authority-kind': filter.authorityKind,
    from: filter.from,
    until: filter.until,
    'days-left': filter.daysLeft || null,
    unused: filter.unused,
    unconfirmed: filter.unconfirmed ? 'yes' : null,
    host: filter.host,
    sort: filter.sort === 'name' ? null : filter.sort,
    order: filter.descending ? 'descending' : null,
  };
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, String(value)]])),
  );
}

/** The address of the list with one filter taken away; the dates go together, and depth goes with its topic. */
export function withoutFilter(query: Record<string, string>, name: string): string {
  const gone = name === 'from' ? ['from', 'until'] : name === 'skill' ? ['skill', 'level'] : [name];
  const left = new URLSearchParams(Object.entries(query).filter(([key]) => !gone.includes(key))).toString();
  return left === '' ? '/pool' : `/pool?${left}`;
}

function oneOf<T extends string>(options: readonly T[], value: string | undefined): T | null {
  return options.find((option) => option === value) ?? null;
}

/** A date of three boxes (`from-day`, `from-month`, `from-year`) or one (`from`). */
function date(query: Query, name: string): IsoDate | null {
  const part = (end: string) => (query[`${name}-${end}`] ?? '').trim();
  const boxes = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
  return parseIsoDate((query[name] ?? '').trim()) ?? parseIsoDate(boxes);
}
