import path from 'node:path';
import { sql } from 'kysely';
import { newId } from '../src/kernel/ids.ts';
import { loadProgrammeDefinitions, MILESTONE_KEYS, storeDefinitions, TOPICS } from '../src/modules/programmes/index.ts';
import type { Database } from '../src/platform/database/connect.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { startSession } from '../src/platform/sessions/sessions.ts';

/** The cookies of three people, and the challenge they are looking at. */
export type BenchPeople = { programmeManager: string; manager: string; peer: string; reference: string };

const PEERS = 5000;
const PAST = 8000;
const CURRENT = 400;
/** Current challenges whose week on site is all there. */
const WITH_NOTES = 100;

/** Twenty years of a national programme, made by the database itself. Nothing here is anybody. */
export async function fillNationalProgramme(db: Database, url: string): Promise<BenchPeople> {
  await migrate(url);
  const now = new Date();
  const bodyId = newId();
  await db
    .insertInto('programme_bodies')
    .values({ id: bodyId, name: 'The programme body', short_name: 'Body' })
    .execute();
  const loaded = await loadProgrammeDefinitions(path.resolve(import.meta.dirname, '../programmes'));
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  await storeDefinitions(db, bodyId, loaded.definitions, now);
  await fillPeople(db, bodyId);
  await fillPeers(db, bodyId);
  await fillChallenges(db, bodyId);
  await fillOnSite(db);
  await sql`analyze`.execute(db);
  const { rows } = await sql<{ reference: string; manager_id: string; peer_id: string; programme_manager_id: string }>`
    select challenge.reference, challenge.manager_id, team.person_id as peer_id,
      (select person_id from role_grants where role = 'programme-manager' limit 1) as programme_manager_id
    from challenges challenge join role_grants team on team.challenge_id = challenge.id and team.role = 'team-peer'
    where challenge.closed_at is null order by challenge.reference limit 1`.execute(db);
  const [one] = rows;
  if (!one) throw new Error('no current challenge was made');
  const cookie = async (person: string) => `cf-session=${await startSession(db, person, 'bench', now)}`;
  return {
    reference: one.reference,
    manager: await cookie(one.manager_id),
    peer: await cookie(one.peer_id),
    programmeManager: await cookie(one.programme_manager_id),
  };
}

async function fillPeople(db: Database, bodyId: string): Promise<void> {
  await sql`insert into authorities (id, name, short_name, kind, kind_name, nation, region, population, latitude, longitude, deprivation_decile, leading_party, search_text)
    select 'B' || n, 'Council of Place ' || n, 'Place ' || n, (array['UA','CTY','NMD','MD'])[1 + n % 4], 'Council', 'England', 'Region ' || n % 12,
      50000 + n * 997, 50 + (n % 50) * 0.1, -4 + (n / 50) * 0.7, 1 + n % 10, (array['con','lab','ld','ind'])[1 + n % 4], 'council of place ' || n || ' | b' || n
    from generate_series(1, 400) n`.execute(db);
  await sql`insert into people (id, name, email, job_title, authority_id, created_at)
    select uuidv7(), 'Person ' || n, 'person' || n || '@bench.example', 'Director', 'B' || (1 + n % 400), now() from generate_series(1, ${PEERS + 600}) n`.execute(
    db,
  );
  await sql`insert into role_grants (id, person_id, role, body_id, granted_at)
    select uuidv7(), id, case when email = 'person1@bench.example' then 'programme-manager' else 'placement-officer' end, ${bodyId}, now()
    from people where email in ('person1@bench.example', 'person2@bench.example')`.execute(db);
}

async function fillPeers(db: Database, bodyId: string): Promise<void> {
  await sql`insert into peers (person_id, body_id, kind, status, authority_id, party, sex, days_per_year, served, last_served_on, last_confirmed_on, search_text)
    select id, ${bodyId}, (array['officer','member','health','police'])[1 + n % 4], 'serving', authority_id,
      case when n % 4 = 1 then (array['con','lab','ld','ind'])[1 + n % 4] end, case when n % 2 = 0 then 'f' else 'm' end, 4 + n % 12, n % 6,
      current_date - (n % 900)::int, current_date - (n % 500)::int, lower(name) || ' | director'
    from (select *, row_number() over (order by id) as n from people) numbered where n between 601 and ${600 + PEERS}`.execute(
    db,
  );
  const topics = [...TOPICS];
  await sql`insert into peer_skills (peer_id, topic, level, evidence)
    select distinct on (peer.person_id, topic) peer.person_id, (${topics}::text[])[1 + (peer.n * skill * 7) % ${topics.length}] as topic, 1 + (peer.n + skill) % 3, 'Led it for four years'
    from (select person_id, row_number() over () as n from peers) peer, generate_series(1, 4) skill`.execute(db);
  await sql`insert into peer_roles (id, peer_id, role, title, authority_id, from_on)
    select uuidv7(), person_id, (array['chief-executive','director','director-adult-services','assistant-director','cabinet-member','council-leader','health-manager'])[1 + n % 7],
      'Director', authority_id, current_date - 900 from (select *, row_number() over () as n from peers) peer`.execute(
    db,
  );
  await sql`insert into accreditations (id, peer_id, programme_key, from_on, until_on)
    select uuidv7(), person_id, programme.key, current_date - 400, current_date + 700 from peers cross join programmes programme`.execute(
    db,
  );
  await sql`insert into peer_unavailability (id, peer_id, from_on, until_on)
    select uuidv7(), person_id, current_date + k * 40, current_date + k * 40 + 6 from peers, generate_series(1, 3) k`.execute(
    db,
  );
}

async function fillChallenges(db: Database, bodyId: string): Promise<void> {
  await sql`insert into challenges (id, reference, title, body_id, programme_key, programme_version, host_id, stage, on_site_from, on_site_until, manager_id, opened_at, closed_at)
    select uuidv7(), 'CF' || (1000 + n), 'Place ' || (1 + n % 400) || ': challenge ' || n, ${bodyId}, programme.key, programme.current_version, 'B' || (1 + n % 400),
      case when n > ${PAST} then 'on-site' else 'closed' end,
      case when n > ${PAST} then current_date - 1 + (n % 40)::int * 7 else current_date - 200 - n % 7000 end,
      case when n > ${PAST} then current_date + 3 + (n % 40)::int * 7 else current_date - 196 - n % 7000 end,
      (select id from people where email = ('person' || (10 + n % 500) || '@bench.example')::citext),
      now() - interval '200 days', case when n > ${PAST} then null else now() - interval '100 days' end
    from generate_series(1, ${PAST + CURRENT}) n
    join lateral (select * from programmes order by key offset n % 2 limit 1) programme on true`.execute(db);
  const milestones = MILESTONE_KEYS.slice(0, 9);
  await sql`insert into challenge_milestones (challenge_id, milestone, reached_on, recorded_at)
    select id, milestone, current_date - 30, now() from challenges, unnest(${[...MILESTONE_KEYS]}::text[]) milestone
    where closed_at is not null or milestone = any(${[...milestones]}::text[])`.execute(db);
  await sql`insert into role_grants (id, person_id, role, challenge_id, granted_at)
    select uuidv7(), manager_id, 'challenge-manager', id, now() from challenges where closed_at is null`.execute(db);
  await sql`insert into challenge_themes (id, challenge_id, key, name, position)
    select uuidv7(), id, 'theme-' || t, 'Theme ' || t, t from challenges, generate_series(1, 5) t`.execute(db);
  await sql`insert into challenge_slots (id, challenge_id, key, name, requirement, days, position)
    select uuidv7(), id, 'slot-' || s, 'Peer ' || s, '{"anyOf":[{"role":"director"}],"party":null,"skill":null,"note":""}', 5, s
    from challenges, generate_series(1, 5) s where closed_at is null`.execute(db);
  await sql`insert into placements (id, challenge_id, slot_id, peer_id, status, days, period, proposed_at)
    select uuidv7(), slot.challenge_id, slot.id, peer.person_id, 'confirmed', 5, daterange(challenge.on_site_from, challenge.on_site_until, '[]'), now()
    from (select *, row_number() over (order by id) as n from challenge_slots) slot join challenges challenge on challenge.id = slot.challenge_id
    join (select person_id, row_number() over (order by person_id) as n from peers) peer on peer.n = slot.n`.execute(
    db,
  );
  await sql`insert into role_grants (id, person_id, role, challenge_id, granted_at)
    select uuidv7(), peer_id, 'team-peer', challenge_id, now() from placements`.execute(db);
  await sql`insert into tasks (id, challenge_id, kind, for_role, title, path, due_on, opened_at)
    select uuidv7(), id, 'findings-presented', 'team-peer', 'Present what the team found: ' || title, '/challenges/' || reference || '/presentation', on_site_until, now()
    from challenges where closed_at is null`.execute(db);
  await sql`insert into published_reports (challenge_id, slug, title, host_id, programme_name, summary, content, published_at, search_text)
    select id, lower(reference), title, host_id, 'Adult social care', 'What is strong, and what could be better.', '{}', now() - interval '90 days', lower(title)
    from challenges where closed_at is not null`.execute(db);
}

/** The week on site of some of the current challenges: 40 sessions, 320 notes, 12 findings that stand on them. */
async function fillOnSite(db: Database): Promise<void> {
  await sql`create temporary table on_site as select * from challenges where closed_at is null order by reference limit ${WITH_NOTES}`.execute(
    db,
  );
  await sql`insert into sessions (id, challenge_id, title, kind, period, source_category)
    select uuidv7(), on_site.id, 'Conversation ' || s, 'interview', tstzrange(at, at + interval '45 minutes'), (array['members','frontline','partners','residents'])[1 + s % 4]
    from on_site, generate_series(0, 39) s, lateral (select on_site_from + interval '9 hours' + (s / 8) * interval '1 day' + (s % 8) * interval '1 hour' as at) hour`.execute(
    db,
  );
  await sql`insert into session_peers (session_id, peer_id, period, is_live)
    select session.id, placement.peer_id, session.period, true from sessions session join placements placement on placement.challenge_id = session.challenge_id`.execute(
    db,
  );
  await sql`insert into notes (id, challenge_id, session_id, theme_id, author_id, kind, source_category, text, written_at, changed_at)
    select uuidv7(), session.challenge_id, session.id, theme.id, placement.peer_id, (array['strength','consideration','neutral'])[1 + theme.position % 3],
      session.source_category, 'Staff spoke of their work with care, and of the wait with worry. Three of them said the same thing in other words.', now(), now()
    from sessions session
    join lateral (select * from challenge_themes where challenge_id = session.challenge_id limit 4) theme on true
    join lateral (select * from placements where challenge_id = session.challenge_id limit 2) placement on true`.execute(
    db,
  );
  await db.transaction().execute(async (trx) => {
    await sql`insert into findings (id, challenge_id, theme_id, kind, title, position, created_at)
      select uuidv7(), theme.challenge_id, theme.id, case when f % 2 = 0 then 'strength' else 'consideration' end, 'What was found, number ' || f, theme.position * 10 + f, now()
      from challenge_themes theme join on_site on on_site.id = theme.challenge_id, generate_series(1, 3) f where theme.position <= 4`.execute(
      trx,
    );
    await sql`insert into finding_notes (finding_id, note_id)
      select finding.id, note.id from findings finding join lateral (select id from notes where theme_id = finding.theme_id limit 5) note on true`.execute(
      trx,
    );
  });
}
