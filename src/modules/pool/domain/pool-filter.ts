import { type IsoDate, parseIsoDate } from '#kernel/dates';
import { PEER_KINDS, PEER_STATUSES, type PeerKind, type PeerStatus } from './vocabulary.ts';

/** Ways to order the list. Days left and last served put those least asked first. */
export const POOL_SORTS = ['name', 'role', 'authority', 'days-left', 'last-served', 'last-confirmed'] as const;
export type PoolSort = (typeof POOL_SORTS)[number];

/** What the list is narrowed to. Empty text, null and level 1 narrow nothing. */
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
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly sort: PoolSort;
  readonly descending: boolean;
  readonly page: number;
};

/** Reads the address: what cannot be read narrows nothing. One date alone stands for that one day; two in the wrong order are turned. */
export function readPoolFilter(query: Readonly<Record<string, string | undefined>>): PoolFilter {
  const text = (name: string) => (query[name] ?? '').trim().slice(0, 200);
  const dates = [date(query, 'from'), date(query, 'until')].filter((day) => day !== null).sort();
  const level = Number(query.level);
  const page = Number(query.page);
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
    from: dates[0] ?? null,
    until: dates.at(-1) ?? null,
    sort: oneOf(POOL_SORTS, query.sort) ?? 'name',
    descending: query.order === 'descending',
    page: Number.isInteger(page) && page > 1 && page < 100_000 ? page : 1,
  };
}

function oneOf<T extends string>(options: readonly T[], value: string | undefined): T | null {
  return options.find((option) => option === value) ?? null;
}

/** A date of three boxes (`from-day`, `from-month`, `from-year`) or one (`from`). */
function date(query: Readonly<Record<string, string | undefined>>, name: string): IsoDate | null {
  const part = (end: string) => (query[`${name}-${end}`] ?? '').trim();
  const boxes = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
  return parseIsoDate((query[name] ?? '').trim()) ?? parseIsoDate(boxes);
}
