import { sql } from 'kysely';
import type { Transacting } from '#platform/database/connect';

/**
 * Everything that names one peer names the other instead: placements, visits, notes, accreditations and whatever else a person
 * leaves in the tables. What both have is kept once: the deeper expertise, the later day. Answers how much moved. The audit trail is
 * never changed: it says who it was then.
 */
export async function moveAll(trx: Transacting, from: string, into: string): Promise<Record<string, number>> {
  const moved: Record<string, number> = {};
  for (const [name, statement] of Object.entries(plainMoves(from, into))) {
    moved[name] = Number((await statement.execute(trx)).numAffectedRows ?? 0n);
  }
  for (const statement of carefulMoves(from, into)) await statement.execute(trx);
  return moved;
}

function plainMoves(from: string, into: string) {
  return {
    placements: sql`update placements set peer_id = ${into} where peer_id = ${from}`,
    visits: sql`update peer_visits set peer_id = ${into} where peer_id = ${from}`,
    notes: sql`update notes set author_id = ${into} where author_id = ${from}`,
    prompts: sql`update session_prompts set raised_by = ${into} where raised_by = ${from}`,
    accreditations: sql`update accreditations set peer_id = ${into} where peer_id = ${from}`,
    roles: sql`update peer_roles set peer_id = ${into} where peer_id = ${from}`,
    conflicts: sql`update declared_conflicts set peer_id = ${into} where peer_id = ${from}`,
    away: sql`update peer_unavailability set peer_id = ${into} where peer_id = ${from}`,
    sessions: sql`update session_peers set peer_id = ${into} where peer_id = ${from}
      and not exists (select 1 from session_peers other where other.session_id = session_peers.session_id and other.peer_id = ${into})`,
    support: sql`update peer_support set peer_id = ${into} where peer_id = ${from}`,
    reflections: sql`update peer_reflections set peer_id = ${into} where peer_id = ${from}`,
    feedback: sql`update peer_feedback set peer_id = ${into} where peer_id = ${from}`,
    confirmations: sql`update peer_confirmations set peer_id = ${into} where peer_id = ${from}`,
    tasks: sql`update tasks set for_person_id = ${into} where for_person_id = ${from} and done_at is null and dropped_at is null`,
  };
}

function carefulMoves(from: string, into: string) {
  return [
    sql`insert into peer_skills (peer_id, topic, level, evidence) select ${into}, topic, level, evidence from peer_skills where peer_id = ${from}
      on conflict (peer_id, topic) do update set level = greatest(peer_skills.level, excluded.level),
        evidence = case when peer_skills.evidence = '' then excluded.evidence else peer_skills.evidence end`,
    sql`delete from peer_skills where peer_id = ${from}`,
    sql`insert into peer_previous_authorities (peer_id, authority_id, until_on)
      select ${into}, authority_id, until_on from peer_previous_authorities where peer_id = ${from} on conflict do nothing`,
    sql`delete from peer_previous_authorities where peer_id = ${from}`,
    sql`insert into peer_access_needs (peer_id, needs, written_at) select ${into}, needs, written_at from peer_access_needs where peer_id = ${from}
      on conflict (peer_id) do update set needs = peer_access_needs.needs || chr(10) || excluded.needs`,
    sql`delete from peer_access_needs where peer_id = ${from}`,
    sql`delete from peer_equality where peer_id = ${from}`,
    // So that what a phone of theirs has not sent still comes in, and the phone can be taken out of use.
    sql`update notebook_devices set person_id = ${into} where person_id = ${from}`,
    sql`update role_grants set person_id = ${into} where person_id = ${from} and challenge_id is not null and ended_at is null
      and not exists (select 1 from role_grants other where other.person_id = ${into} and other.role = role_grants.role
        and other.challenge_id = role_grants.challenge_id and other.ended_at is null)`,
    // So that whoever was in a team can still hand in what lies unsent on their phone.
    sql`update role_grants set person_id = ${into} where person_id = ${from} and challenge_id is not null and ended_at is not null`,
    sql`update peers set served = peers.served + gone.served, last_served_on = greatest(peers.last_served_on, gone.last_served_on),
        last_confirmed_on = greatest(peers.last_confirmed_on, gone.last_confirmed_on), version = peers.version + 1,
        bio = case when peers.bio = '' then gone.bio else peers.bio end, party = coalesce(peers.party, gone.party),
        languages = array(select distinct unnest(peers.languages || gone.languages))
      from peers gone where peers.person_id = ${into} and gone.person_id = ${from}`,
    sql`update peers set status = 'merged', merged_into_id = ${into}, search_text = '', version = version + 1 where person_id = ${from}`,
    sql`update slot_reserves set status = 'removed', settled_at = now() where peer_id = ${from} and status = 'waiting'
      and exists (select 1 from slot_reserves other where other.slot_id = slot_reserves.slot_id and other.peer_id = ${into} and other.status = 'waiting')`,
    sql`update slot_reserves set peer_id = ${into} where peer_id = ${from}`,
    // Whoever was merged into the one that goes now leads on to the one that stays.
    sql`update peers set merged_into_id = ${into} where merged_into_id = ${from}`,
  ];
}
