import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

export const PAGE_SIZE = 40;
export type AuthorityFilter = {
  readonly words: string;
  readonly nation: string;
  readonly former: boolean;
};

/**
 * A page of the authorities whose name, other name or code has every word typed, or sounds like what was typed, nearest first; with how many
 * there are in all. One statement.
 */
export async function searchAuthorities(db: Queryable, filter: AuthorityFilter, page: number) {
  const words = filter.words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9 ]+/g, ' ')
    .trim();
  let query = db
    .selectFrom('authorities as authority')
    .select(['authority.id', 'authority.name', 'authority.short_name', 'authority.kind_name', 'authority.nation'])
    .select([
      'authority.region',
      'authority.population',
      'authority.ends_on',
      sql<number>`count(*) over ()`.as('total'),
    ])
    .$if(!filter.former, (all) => all.where('authority.ends_on', 'is', null))
    .$if(filter.nation !== '', (all) => all.where('authority.nation', '=', filter.nation))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  if (words !== '') {
    query = query
      .where(sql<boolean>`(authority.search_text like all (${words.split(/\s+/).map((word) => `%${word}%`)}::text[])
        or word_similarity(${words}, authority.search_text) > 0.55)`)
      .orderBy(sql`word_similarity(${words}, authority.search_text)`, 'desc');
  }
  const rows = await query.orderBy('authority.short_name').orderBy('authority.id').execute();
  return { rows, total: rows[0]?.total ?? 0 };
}

/** The nations there are authorities in. */
export async function nations(db: Queryable): Promise<string[]> {
  const rows = await db.selectFrom('authorities').select('nation').distinct().orderBy('nation').execute();
  return rows.map((row) => row.nation);
}

/** One authority, whole. */
export async function authorityById(db: Queryable, id: string) {
  return await db.selectFrom('authorities').selectAll().where('id', '=', id).executeTakeFirst();
}

/** How another authority relates to this one, with its names: one statement for all relations. */
export async function relatedAuthorities(db: Queryable, id: string) {
  const relations = sql<{ relation: string; rank: number; other_id: string }>`(
    select 'neighbour' as relation, 0 as rank, neighbour_id as other_id from authority_neighbours where authority_id = ${id}
    union all select 'similar-' || basis, rank, similar_id from authority_similarities where authority_id = ${id} and rank <= 10
    union all select 'successor', 0, successor_id from authority_successors where authority_id = ${id}
    union all select 'predecessor', 0, authority_id from authority_successors where successor_id = ${id}
    union all select 'family-people', 0, other.id from authorities other join authorities this on this.id = ${id}
      and other.family_group_people = this.family_group_people and other.id <> this.id
    union all select 'family-other', 0, other.id from authorities other join authorities this on this.id = ${id}
      and other.family_group_other = this.family_group_other and other.id <> this.id
    union all select 'county', 0, this.county_id from authorities this where this.id = ${id} and this.county_id is not null
  )`;
  const { rows } = await sql<{
    relation: string;
    rank: number;
    id: string;
    name: string;
    short_name: string;
    ends_on: string | null;
  }>`
    select relation.relation, relation.rank, other.id, other.name, other.short_name, other.ends_on
    from ${relations} relation join authorities other on other.id = relation.other_id
    order by relation.relation, relation.rank, other.short_name`.execute(db);
  return rows;
}
export type RelatedAuthority = Awaited<ReturnType<typeof relatedAuthorities>>[number];
