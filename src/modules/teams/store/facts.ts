import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import { meetsSlot, type Role, SKILL_LEVELS, type SkillLevel, type Topic } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { PeerFacts, Span } from '../domain/facts.ts';
import type { TeamSlot } from './team.ts';

/** About which challenge the facts are asked, and whether the reader may know the hosts of others. */
export type FactsAbout = {
  readonly challengeId: string;
  readonly bodyId: string;
  readonly hostId: string;
  readonly programmeKey: string;
  readonly period: Span | null;
  /** Counts towards the yearly days where no dates are agreed. */
  readonly today: IsoDate;
  readonly namesOtherHosts: boolean;
};

/** Whose facts: these peers; or all who hold one of these roles now; or all who match words, whatever their role. */
export type Whose =
  | { readonly ids: readonly string[] }
  | { readonly roles: readonly Role[] }
  | { readonly words: readonly string[] };

/** Most peers looked at by words: a search that finds more is too wide to be read. */
const MOST_BY_WORDS = 200;

type Row = Omit<PeerFacts, 'skills' | 'meetsRequirement'> & { roles: Role[]; levels: Partial<Record<Topic, number>> };

/** The facts of peers for one slot of a challenge. One statement, whatever their number. A placement of the slot itself does not count against its peer. */
export async function peerFactsFor(
  db: Queryable,
  about: FactsAbout,
  slot: TeamSlot,
  whose: Whose,
): Promise<PeerFacts[]> {
  const { period } = about;
  const [from, until] = [period?.from ?? about.today, period?.until ?? about.today];
  const year = Number(from.slice(0, 4));
  const touching = sql`daterange(${from}::date, ${until}::date, '[]')`;
  const { rows } = await sql<Row>`
    select person.id, person.name, coalesce(current.titles[1], person.job_title) as role, peer.status, peer.authority_id as "authorityId",
      authority.name as "authorityName", authority.region, peer.party, peer.served, peer.last_served_on as "lastServed", peer.last_confirmed_on as "lastConfirmed",
      peer.days_per_year as "daysPerYear", coalesce(current.roles, '{}') as roles, coalesce(current.at_host, false) or coalesce(peer.authority_id = ${about.hostId}, false) as "atHostNow",
      coalesce((select json_object_agg(topic, level) from peer_skills where peer_id = person.id), '{}') as levels,
      coalesce((select json_agg(json_build_object('from', from_on, 'until', until_on)) from accreditations where peer_id = person.id and programme_key = ${about.programmeKey}), '[]') as accredited,
      coalesce((select json_agg(json_build_object('from', from_on, 'until', until_on) order by from_on) from peer_unavailability
        where peer_id = person.id and ${period !== null} and from_on <= ${until}::date and until_on >= ${from}::date), '[]') as unavailable,
      coalesce(placed.teams, '[]') as "otherTeams", coalesce(placed.here, false) as "onThisTeam", coalesce(placed.same_host, false) as "openChallengeAtHost",
      coalesce(placed.days, 0)::int as "daysUsed", earlier.left_on as "leftHostOn", coalesce(earlier.unknown, false) as "leftHostUnknown",
      coalesce((select json_agg(json_build_object('id', id, 'kind', kind, 'reason', reason) order by declared_on) from declared_conflicts
        where peer_id = person.id and authority_id = ${about.hostId}), '[]') as declared,
      exists (select 1 from authority_neighbours where authority_id = peer.authority_id and neighbour_id = ${about.hostId}) as "bordersHost",
      (select max(served_on) from peer_visits where peer_id = person.id and authority_id = ${about.hostId} and challenge_id is distinct from ${about.challengeId}) as "visitedHostOn",
      (select max(v.served_on) from peer_visits v join peers other on other.person_id = v.peer_id
        where v.authority_id = peer.authority_id and other.authority_id = ${about.hostId} and other.person_id <> person.id) as "hostVisitedOn"
    from peers peer join people person on person.id = peer.person_id left join authorities authority on authority.id = peer.authority_id
    left join lateral (select array_agg(r.role) as roles, array_agg(r.title order by r.from_on desc nulls last, r.title) as titles, bool_or(r.authority_id = ${about.hostId}) as at_host
      from peer_roles r where r.peer_id = person.id and (r.until_on is null or r.until_on >= ${from}::date)) current on true
    left join lateral (select
        json_agg(json_build_object('from', lower(p.period), 'until', upper(p.period) - 1, 'host', case when ${about.namesOtherHosts} then h.name end) order by p.period)
          filter (where p.challenge_id <> ${about.challengeId} and ${period !== null} and p.period && ${touching}) as teams,
        bool_or(p.challenge_id = ${about.challengeId} and p.slot_id <> ${slot.id}) as here,
        bool_or(p.challenge_id <> ${about.challengeId} and c.host_id = ${about.hostId} and c.closed_at is null and p.status <> 'served') as same_host,
        sum(p.days) filter (where p.challenge_id <> ${about.challengeId} and p.status <> 'proposed' and extract(year from lower(p.period)) = ${year}) as days
      from placements p join challenges c on c.id = p.challenge_id join authorities h on h.id = c.host_id
      where p.peer_id = person.id and p.status in ('proposed', 'offered', 'accepted', 'confirmed', 'served')) placed on true
    left join lateral (select max(past.until_on) as left_on, bool_or(past.until_on is null) as unknown from (
        select until_on from peer_previous_authorities where peer_id = person.id and authority_id = ${about.hostId}
        union all select until_on from peer_roles where peer_id = person.id and authority_id = ${about.hostId} and until_on < ${from}::date) past) earlier on true
    where peer.body_id = ${about.bodyId} and ${narrowed(whose)}
    order by person.name limit ${'words' in whose ? MOST_BY_WORDS : 10_000}`.execute(db);
  return rows.map(({ roles, levels, ...row }) => ({
    ...row,
    skills: levels,
    meetsRequirement: meetsSlot(slot.need, { roles, skills: depths(levels) }, slot.need.skill),
  }));
}

function narrowed(whose: Whose) {
  if ('ids' in whose) return sql`peer.person_id = any(${whose.ids}::uuid[])`;
  if ('roles' in whose) {
    return sql`peer.status = 'serving' and exists (select 1 from peer_roles r where r.peer_id = peer.person_id and r.until_on is null and r.role = any(${whose.roles}::text[]))`;
  }
  const each = whose.words.map((word) => sql`peer.search_text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  return each.length === 0 ? sql`false` : sql.join(each, sql` and `);
}

function depths(levels: Partial<Record<Topic, number>>): Partial<Record<Topic, SkillLevel>> {
  return Object.fromEntries(
    Object.entries(levels).flatMap(([topic, level]) => {
      const depth = SKILL_LEVELS[(level ?? 0) - 1];
      return depth ? [[topic, depth]] : [];
    }),
  );
}
