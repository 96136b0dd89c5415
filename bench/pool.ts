// `npm run bench -- pool [--times 15]`: the list of a pool of 5,000 peers under many filters, words and sorts, on this machine. Prints for
// each the time until the page is whole (median and worst) and the processor time of the server and of its database; asserts nothing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { connect, countingStatements, type Database } from '#platform/database/connect';
import { startEmbeddedPostgres } from '#platform/database/embedded';
import { makeApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { makeServices } from '../src/service.ts';
import { buildAssetsApart } from '../tools/asset-stamp.ts';
import { fillNationalProgramme } from './web-data.ts';

const { values } = parseArgs({ options: { times: { type: 'string', default: '15' } } });
const times = Math.min(500, Math.max(3, Number(values.times)));

const IN_SPRING = 'from=2027-05-10&until=2027-05-13';
const LISTS: readonly (readonly [title: string, query: string])[] = [
  ['all serving', ''],
  ['page 90', 'page=90'],
  ['by role', 'sort=role'],
  ['by authority, turned', 'sort=authority&order=descending'],
  ['by days left', 'sort=days-left&order=descending'],
  ['by last served', 'sort=last-served'],
  ['by last confirmed', 'sort=last-confirmed'],
  ['a word nobody has', 'words=zyzzyva'],
  ['a word', 'words=housing'],
  ['a word all have', 'words=council'],
  ['one letter', 'words=a'],
  ['four words', 'words=director+housing+place+safeguarding'],
  ['role', 'role=council-leader'],
  ['expertise', 'skill=finance'],
  ['expertise, deep', 'skill=finance&level=3'],
  ['programme', 'programme=corporate'],
  ['region and party', 'region=Region+3&party=lab'],
  ['kind of authority', 'authority-kind=UA'],
  ['free on four days', IN_SPRING],
  ['programme, free', `programme=corporate&${IN_SPRING}`],
  ['days left', 'days-left=5&sort=days-left'],
  ['never used', 'unused=never'],
  ['long not used', 'unused=two-years&sort=last-served'],
  ['not confirmed', 'unconfirmed=yes&sort=last-confirmed'],
  ['could go to a host', 'host=B17'],
  ['host and free', `host=B17&${IN_SPRING}&sort=days-left&order=descending`],
  ['a host by part of its name', 'host=Council+of+Place+39'],
  [
    'everything at once',
    `words=director&kind=officer&skill=finance&level=2&programme=corporate&${IN_SPRING}&days-left=3&host=B17&sort=role`,
  ],
];

const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-bench-pool-'));
buildAssetsApart();
const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres') });
// One connection, so that one process of the database does all the work that is measured.
const db = connect(postgres.url, 1);
try {
  await measureAll(db, postgres.url);
} finally {
  await db.destroy();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measureAll(database: Database, url: string): Promise<void> {
  const people = await fillNationalProgramme(database, url);
  await fillMore(database);
  const read = readConfig({
    NODE_ENV: 'test',
    SECRET: 'x'.repeat(40),
    DATA_DIR: folder,
    DEMO: 'no',
    LOG_LEVEL: 'silent',
  });
  if ('problems' in read) throw new Error(read.problems.join());
  const app = await makeApp(makeServices(read.config, database));
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database);
  const backend = rows[0]?.pid ?? 0;
  const ask = async (query: string) =>
    await app.inject({ method: 'GET', url: `/pool?${query}`, headers: { cookie: people.programmeManager } });
  const about = `${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.cpus().length} cores`;
  console.log(`${about}; ${times} times each, milliseconds\n`);
  print('list', 'peers', 'SQL', 'median', 'worst', 'server', 'database');
  let worst = 0;
  for (const [title, query] of LISTS) {
    for (let warm = 0; warm < 3; warm += 1) await ask(query);
    const { result, count } = await countingStatements(() => ask(query));
    const found = /([\d,]+) peers? match/.exec(result.body)?.[1] ?? `HTTP ${result.statusCode}`;
    const { taken, server, database: its } = await measure(() => ask(query), backend);
    worst = Math.max(worst, taken.at(-1) ?? 0);
    const figures = [taken[Math.floor(times / 2)] ?? 0, taken.at(-1) ?? 0, server, its];
    print(title, found, String(count), ...figures.map((milliseconds) => milliseconds.toFixed(1)));
  }
  console.log(`\nthe worst of all: ${worst.toFixed(1)}`);
  await app.close();
}

function print(...row: string[]): void {
  console.log(row.map((cell, index) => (index === 0 ? cell.padEnd(28) : cell.padStart(10))).join(''));
}

/** How long it took each time, shortest first, and the processor time of each side for one. */
async function measure(work: () => Promise<unknown>, backend: number) {
  const [own, its] = [process.cpuUsage(), processorOf(backend)];
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(own);
  taken.sort((a, b) => a - b);
  return { taken, server: (user + system) / 1000 / times, database: (processorOf(backend) - its) / times };
}

/** Milliseconds of processor time that a process has used so far. The kernel counts in hundredths of a second. */
function processorOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** What a pool gathers in twenty years: long texts to search, ties, places served, earlier posts, places in years gone by. */
async function fillMore(database: Database): Promise<void> {
  await sql`update peers set search_text = lower(person.name) || ' director of place housing council of place ' || right(peers.authority_id, 2) || ' '
      || (select string_agg(topic, ' ') from peer_skills where peer_id = peers.person_id) || repeat(' has led services for children and adults', 6)
    from people person where person.id = peers.person_id`.execute(database);
  await sql`insert into peer_visits (id, peer_id, authority_id, programme_key, served_on, days)
    select uuidv7(), person_id, 'B' || (1 + (k * 37 + served * 11 + days_per_year) % 400), 'corporate', current_date - k * 200, 4
    from peers, generate_series(1, 6) k`.execute(database);
  await sql`insert into declared_conflicts (id, peer_id, authority_id, kind, reason, declared_on)
    select uuidv7(), person_id, 'B' || (1 + (k * 53 + served * 7 + days_per_year) % 400), case k when 1 then 'hard' else 'soft' end, 'Family', current_date
    from peers, generate_series(1, 2) k`.execute(database);
  await sql`insert into peer_previous_authorities (peer_id, authority_id, until_on)
    select person_id, 'B' || (1 + (served * 17 + days_per_year * 3) % 400), current_date - 900 from peers`.execute(
    database,
  );
  await sql`insert into placements (id, challenge_id, slot_id, peer_id, status, days, period, proposed_at)
    select uuidv7(), slot.challenge_id, slot.id, peer.person_id, case peer.n % 3 when 0 then 'declined' else 'withdrawn' end, 5,
      daterange(current_date - (peer.n % 300)::int, current_date - (peer.n % 300)::int + 4), now()
    from (select person_id, row_number() over () as n from peers) peer
    join (select *, row_number() over () as n from challenge_slots) slot on slot.n = 1 + peer.n % 2000, generate_series(1, 3)`.execute(
    database,
  );
  await sql`vacuum analyze`.execute(database);
}
