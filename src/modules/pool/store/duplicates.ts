import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import { likeness } from '../domain/import-fate.ts';

export type Alike = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly authority: string | null;
  readonly role: string;
  readonly status: string;
  readonly served: number;
  readonly lastConfirmed: string | null;
  readonly places: number;
};

const COLUMNS = sql`person.id, person.name, person.email::text as email, authority.name as authority, peer.authority_id as "authorityId",
  person.job_title as role, peer.status, peer.served, peer.last_confirmed_on as "lastConfirmed",
  (select count(*)::int from placements where peer_id = person.id) as places`;

/** So many pairs are shown: when some are settled, the next come. */
const MOST_PAIRS = 200;

/** The first pairs of peers with the same name and authority, other than those somebody said are two people. Two statements. */
export async function alikePairs(db: Queryable, bodyIds: readonly string[]): Promise<[Alike, Alike][]> {
  const { rows } = await sql<Alike & { authorityId: string | null }>`
    select ${COLUMNS} from peers peer join people person on person.id = peer.person_id left join authorities authority on authority.id = peer.authority_id
    where peer.body_id = any(${bodyIds}::uuid[]) and peer.status <> 'merged' order by person.created_at, person.id`.execute(
    db,
  );
  const apart = await db.selectFrom('peers_not_same').select(['a_id', 'b_id']).execute();
  const told = new Set(apart.map(({ a_id, b_id }) => `${a_id} ${b_id}`));
  const groups = Map.groupBy(rows, (row) => likeness(row.name, row.authorityId) ?? row.id);
  return pairsWithin(groups.values())
    .filter(([a, b]) => !told.has([a.id, b.id].sort().join(' ')))
    .take(MOST_PAIRS)
    .toArray();
}

/** Every two of each group, one after another: a great many namesakes cost no more than what is asked for. */
function* pairsWithin<T>(groups: Iterable<readonly T[]>): Generator<[T, T], undefined> {
  for (const group of groups)
    for (const [index, a] of group.entries()) for (const b of group.slice(index + 1)) yield [a, b];
}

/** Two peers side by side, in that order; null unless both are there, of those bodies, and not merged. */
export async function twoPeers(
  db: Queryable,
  bodyIds: readonly string[],
  ids: readonly [string, string],
): Promise<[Alike, Alike] | null> {
  const { rows } = await sql<Alike>`
    select ${COLUMNS} from peers peer join people person on person.id = peer.person_id left join authorities authority on authority.id = peer.authority_id
    where person.id = any(${ids}::uuid[]) and peer.body_id = any(${bodyIds}::uuid[]) and peer.status <> 'merged'`.execute(
    db,
  );
  const [a, b] = ids.map((id) => rows.find((row) => row.id === id));
  return a && b && a.id !== b.id ? [a, b] : null;
}
