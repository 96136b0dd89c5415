import path from 'node:path';
import { sql } from 'kysely';
import { addToDate, type IsoDate, londonDate, mondayOf } from '../src/kernel/dates.ts';
import { newId } from '../src/kernel/ids.ts';
import { pick, type Random, randomInteger, seededRandom } from '../src/kernel/random.ts';
import { themeOfProgramme, writeFocus } from '../src/modules/challenges/store/focus.ts';
import { copySlots } from '../src/modules/challenges/store/slots.ts';
import {
  loadProgrammeDefinitions,
  type ProgrammeDefinition,
  storeDefinitions,
  TOPICS,
} from '../src/modules/programmes/index.ts';
import type { Database } from '../src/platform/database/connect.ts';
import { migrate } from '../src/platform/database/migrate.ts';

/** A year to plan: every team is open. */
export type YearToPlan = {
  readonly bodyId: string;
  readonly officerId: string;
  readonly challengeIds: readonly string[];
};

const WEEKS = 46;
const PARTIES = ['con', 'lab', 'ld', 'ind', 'snp'];
const AT_ONCE = 1000;

/** So many peers and challenges of the four programmes over the coming year, made from a seed. Nothing here is anybody. */
export async function fillYearToPlan(
  db: Database,
  url: string,
  { peers, challenges }: { peers: number; challenges: number },
): Promise<YearToPlan> {
  await migrate(url);
  const random = seededRandom(7);
  const bodyId = newId();
  await db
    .insertInto('programme_bodies')
    .values({ id: bodyId, name: 'The programme body', short_name: 'Body' })
    .execute();
  const loaded = await loadProgrammeDefinitions(path.resolve(import.meta.dirname, '../programmes'));
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  await storeDefinitions(db, bodyId, loaded.definitions, new Date());
  await fillAuthorities(db);
  const officerId = newId();
  await db
    .insertInto('people')
    .values({ id: officerId, name: 'The officer', email: 'officer@bench.example', created_at: new Date() })
    .execute();
  for (const role of ['programme-manager', 'placement-officer'])
    await db
      .insertInto('role_grants')
      .values({ id: newId(), person_id: officerId, role, body_id: bodyId, granted_at: new Date() })
      .execute();
  await fillPool(db, random, { bodyId, definitions: loaded.definitions, peers });
  const challengeIds = await fillChallenges(db, random, { bodyId, definitions: loaded.definitions, challenges });
  await sql`analyze`.execute(db);
  return { bodyId, officerId, challengeIds };
}

async function fillAuthorities(db: Database): Promise<void> {
  await sql`insert into authorities (id, name, short_name, kind, kind_name, nation, region, population, latitude, longitude, deprivation_decile, leading_party, search_text)
    select 'B' || n, 'Council of Place ' || n, 'Place ' || n, (array['UA','CTY','NMD','MD'])[1 + n % 4], 'Council', 'England', 'Region ' || (n / 34),
      50000 + n * 997, 50 + (n % 20) * 0.25, -4 + (n / 20) * 0.25, 1 + n % 10, (array['con','lab','ld','ind','snp'])[1 + n % 5], 'council of place ' || n || ' | b' || n
    from generate_series(1, 400) n`.execute(db);
  await sql`insert into authority_borders (a_id, b_id)
    select a.id, b.id from authorities a join authorities b on a.id < b.id and abs(a.latitude - b.latitude) < 0.3 and abs(a.longitude - b.longitude) < 0.3`.execute(
    db,
  );
}

async function fillPool(
  db: Database,
  random: Random,
  { bodyId, definitions, peers }: { bodyId: string; definitions: readonly ProgrammeDefinition[]; peers: number },
): Promise<void> {
  const wanted = definitions.flatMap(({ team }) => team.slots.filter((slot) => !slot.manager));
  const today = londonDate(new Date());
  for (let first = 0; first < peers; first += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, peers - first) }, (_, n) => {
      const [need] = [pick(random, pick(random, wanted).anyOf)];
      return {
        id: newId(),
        n: first + n,
        need,
        home: `B${randomInteger(random, 1, 400)}`,
        served: randomInteger(random, 0, 5),
      };
    });
    const party = (role: string) => (/councillor|leader|cabinet|chair/.test(role) ? pick(random, PARTIES) : null);
    await db
      .insertInto('people')
      .values(
        some.map(({ id, n, home }) => ({
          id,
          name: `Peer number ${n}`,
          email: `peer${n}@bench.example`,
          job_title: 'Director',
          authority_id: home,
          created_at: new Date(),
        })),
      )
      .execute();
    await db
      .insertInto('peers')
      .values(
        some.map(({ id, n, need, home, served }) => ({
          person_id: id,
          body_id: bodyId,
          kind: 'officer',
          status: 'serving',
          authority_id: home,
          party: party(need.role),
          sex: random() < 0.5 ? 'f' : 'm',
          days_per_year: randomInteger(random, 5, 15),
          served,
          last_served_on: served > 0 ? addToDate(today, { days: -randomInteger(random, 40, 900) }) : null,
          search_text: `peer number ${n}`,
        })),
      )
      .execute();
    await db
      .insertInto('peer_roles')
      .values(
        some.map(({ id, need, home }) => ({
          id: newId(),
          peer_id: id,
          role: need.role,
          title: 'Director',
          authority_id: home,
          from_on: addToDate(today, { days: -900 }),
        })),
      )
      .execute();
    await db
      .insertInto('peer_skills')
      .values(
        some.flatMap(({ id, need }) => {
          const topics = new Set<string>([
            ...(need.skill ? [need.skill] : []),
            ...Array.from({ length: 4 }, () => pick(random, TOPICS)),
          ]);
          return [...topics].map((topic) => ({
            peer_id: id,
            topic,
            level: topic === need.skill ? 3 : randomInteger(random, 1, 3),
          }));
        }),
      )
      .execute();
    await db
      .insertInto('accreditations')
      .values(
        some.flatMap(({ id }) =>
          definitions
            .filter(() => random() < 0.85)
            .map(({ key }) => ({
              id: newId(),
              peer_id: id,
              programme_key: key,
              from_on: addToDate(today, { days: -400 }),
              until_on: addToDate(today, { days: randomInteger(random, 300, 900) }),
            })),
        ),
      )
      .execute();
    await db
      .insertInto('peer_unavailability')
      .values(
        some.flatMap(({ id }) =>
          [0, 1, 2].map(() => {
            const from = addToDate(today, { days: randomInteger(random, 0, 360) });
            return { id: newId(), peer_id: id, from_on: from, until_on: addToDate(from, { days: 6 }) };
          }),
        ),
      )
      .execute();
    await db
      .insertInto('peer_previous_authorities')
      .values(
        some.map(({ id, home }) => ({
          peer_id: id,
          authority_id: home === 'B1' ? 'B2' : `B${Number(home.slice(1)) - 1}`,
          until_on: addToDate(today, { days: -randomInteger(random, 100, 3000) }),
        })),
      )
      .execute();
    await db
      .insertInto('peer_visits')
      .values(
        some
          .filter(({ served }) => served > 0)
          .map(({ id }) => ({
            id: newId(),
            peer_id: id,
            authority_id: `B${randomInteger(random, 1, 400)}`,
            served_on: addToDate(today, { days: -randomInteger(random, 40, 900) }),
            days: 4,
          })),
      )
      .execute();
  }
}

async function fillChallenges(
  db: Database,
  random: Random,
  {
    bodyId,
    definitions,
    challenges,
  }: { bodyId: string; definitions: readonly ProgrammeDefinition[]; challenges: number },
): Promise<string[]> {
  const first = mondayOf(addToDate(londonDate(new Date()), { days: 60 }));
  const now = new Date();
  const ids: string[] = [];
  for (let n = 0; n < challenges; n += 1) {
    const definition = definitions[n % definitions.length] as ProgrammeDefinition;
    const from: IsoDate = addToDate(first, { days: 7 * (n % WEEKS) });
    const id = newId();
    await db
      .insertInto('challenges')
      .values({
        id,
        reference: `CF${10_000 + n}`,
        title: `Place ${1 + (n % 400)}: challenge ${n}`,
        body_id: bodyId,
        programme_key: definition.key,
        programme_version: definition.version,
        host_id: `B${1 + (n % 400)}`,
        stage: 'team',
        on_site_from: from,
        on_site_until: addToDate(from, { days: definition.onSite.days.usual - 1 }),
        opened_at: now,
        manager_agreed_at: now,
        host_agreed_at: now,
      })
      .execute();
    await db
      .insertInto('challenge_milestones')
      .values(
        ['opened', 'scope-agreed'].map((milestone) => ({
          challenge_id: id,
          milestone,
          reached_on: londonDate(now),
          recorded_at: now,
        })),
      )
      .execute();
    const themes = definition.themes.filter(() => random() < 0.7);
    await writeFocus(db, id, (themes.length > 0 ? themes : definition.themes).map(themeOfProgramme), now);
    await copySlots(db, id, definition, {}, now);
    ids.push(id);
  }
  return ids;
}
