import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import type { Unnamed } from '../domain/phrases.ts';

type ScopeFacts = {
  themes: string[];
  team: { place: string; authority: string | null }[];
  /** Interviewees, and whoever wrote notes: for finding words that point to them, never for showing. */
  unnamed: Unnamed[];
};

/** What a challenge looked at, the filled places of its team with where from, and whom no report may point to. One statement. */
export async function scopeFacts(db: Queryable, challengeId: string): Promise<ScopeFacts> {
  const { rows } = await sql<ScopeFacts>`
    select
      (select coalesce(json_agg(name order by position), '[]') from challenge_themes where challenge_id = ${challengeId}) as themes,
      (select coalesce(json_agg(json_build_object('place', slot.name, 'authority', home.name) order by slot.position), '[]')
        from challenge_slots slot
        left join placements placement on placement.slot_id = slot.id and placement.status in ('accepted', 'confirmed', 'served')
        left join peers peer on peer.person_id = placement.peer_id
        left join authorities home on home.id = peer.authority_id
        where slot.challenge_id = ${challengeId} and (placement.id is not null or slot.is_manager)) as team,
      (select coalesce(json_agg(json_build_object('name', name, 'jobTitle', job_title)), '[]') from (
        select name, job_title from interviewees where challenge_id = ${challengeId}
        union select author.name, '' from notes note join people author on author.id = note.author_id
          where note.challenge_id = ${challengeId}
      ) people) as unnamed`.execute(db);
  return rows[0] ?? { themes: [], team: [], unnamed: [] };
}
