import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import type { Transacting } from '#platform/database/connect';
import { testService } from '#test/service';
import { untilWaiting } from '#test/waiting';
import { words } from '#test/words';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { lockSession } from '../store/locks.ts';
import { anInterviewee, aSession } from '../testing/builders.ts';
import { timeIn } from '../testing/own-page.ts';
import { inTurn } from './in-turn.ts';
import { ownLink } from './own-link.ts';

const service = await testService();
const { db, services } = service;

/** Two released sessions on 11 May; each has been moved since by an hour, of which nobody has been told yet. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const first = await aSession(db, { challengeId, title: 'First', peerIds: [people.peer] });
  const second = await aSession(db, { challengeId, title: 'Second', peerIds: [people.secondPeer] });
  const host = await service.as(people.hostCoordinator);
  const url = `/challenges/${challenge.reference}`;
  assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  const save = (id: string, fields: Record<string, string>) =>
    host.post(`${url}/sessions/${id}`, {
      ...{ kind: 'interview', category: 'members', on: '2027-05-11', end: '1 hour', room: '', place: '', others: '' },
      ...fields,
    });
  const as = { First: people.peer, Second: people.secondPeer };
  for (const [id, title] of [
    [first, 'First'],
    [second, 'Second'],
  ] as const)
    assert.equal(
      (await save(id, { title, peers: as[title], start: '11am', tell: 'later', version: '1' })).statusCode,
      303,
    );
  return { challengeId, people, first, second, host, url, save };
}

const linkKeyOf = async (id: string) =>
  (await db.selectFrom('interviewees').select('link_key').where('id', '=', id).executeTakeFirstOrThrow()).link_key;

/** What the next page says of what was done. */
const said = async (
  host: Awaited<ReturnType<typeof place>>['host'],
  { headers }: { headers: { location?: unknown } },
) => words((await host.get(String(headers.location))).body);

describe('A release while somebody else changes the timetable', () => {
  it('comes after a session that runs late, and neither of the two is lost', async () => {
    const { challengeId, first, second, host, url } = await place();
    const asked = await host.post(`${url}/sessions/${first}/delay`, { version: '2', minutes: '10' });
    const planned = /name="planned" value="([^"]*)"/.exec(asked.body)?.[1] ?? '';
    const answers = await db.transaction().execute(async (trx) => {
      // Who came is being noted: whoever changes the timetable waits for that session.
      await lockSession(trx, challengeId, second);
      const late = host.post(`${url}/sessions/${first}/delay`, {
        ...{ version: '2', minutes: '10', pushing: 'yes', planned },
      });
      await untilWaiting(db, 1);
      const release = host.post(`${url}/releases`);
      await untilWaiting(db, 2);
      return [late, release] as const;
    });
    const late = await answers[0];
    assert.equal(late.statusCode, 303);
    const release = await answers[1];
    assert.equal(release.statusCode, 303);
    assert.match(await said(host, release), /1 change is released/);
    const { rows } = await sql<{ told: string }>`select snapshot -> 0 ->> 'startsAt' as told from (
      select snapshot from timetable_releases where challenge_id = ${challengeId} order by number desc limit 1) last`.execute(
      db,
    );
    assert.equal(rows[0]?.told, '2027-05-11T10:00:00.000Z');
  });

  it('comes before an answer pressed meanwhile on a page from before it: that is asked about anew', async () => {
    const {
      id: challengeId,
      reference,
      people,
    } = await aChallenge(db, {
      stage: 'preparing',
      milestones: ['opened', 'scope-agreed', 'team-confirmed'],
    });
    const email = `ann-${challengeId.slice(-6)}@council.example`;
    const ann = await anInterviewee(db, { challengeId, name: 'Ann Price', email });
    const first = await aSession(db, { challengeId, title: 'First', intervieweeIds: [ann] });
    const host = await service.as(people.hostCoordinator);
    const url = `/challenges/${reference}`;
    assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
    await db
      .updateTable('sessions')
      .set({ period: '[2027-05-11T13:00:00Z,2027-05-11T14:00:00Z)' })
      .where('id', '=', first)
      .execute();
    const own = new URL(ownLink(services, { id: ann, linkKey: await linkKeyOf(ann) })).pathname;
    const visitor = service.browser('y');
    const seen = timeIn((await visitor.get(own)).body, first);
    const answers = await db.transaction().execute(async (trx) => {
      await lockSession(trx, challengeId, first);
      const release = host.post(`${url}/releases`);
      await untilWaiting(db, 1);
      const yes = visitor.post(`${own}/sessions/${first}`, { answer: 'accepted', note: '', ...seen });
      await untilWaiting(db, 2);
      return [release, yes] as const;
    });
    assert.equal((await answers[0]).statusCode, 303);
    const asked = await answers[1];
    assert.equal(asked.statusCode, 422);
    assert.match(words(asked.body), /2pm to 3pm .* This is another time than before/);
    const kept = await db.selectFrom('session_interviewees').select('answer').where('session_id', '=', first).execute();
    assert.deepEqual(kept, [{ answer: null }]);
  });

  it('comes after a form that tells at once, and neither of the two is lost', async () => {
    const { challengeId, first, second, host, url, people, save } = await place();
    const fields = { title: 'Second', peers: people.secondPeer, start: '2pm', tell: 'now', version: '2' };
    const answers = await db.transaction().execute(async (trx) => {
      await lockSession(trx, challengeId, second);
      const form = save(second, fields);
      await untilWaiting(db, 1);
      const release = host.post(`${url}/releases`);
      await untilWaiting(db, 2);
      return [form, release] as const;
    });
    assert.deepEqual([(await answers[0]).statusCode, (await answers[1]).statusCode], [303, 303]);
    const { rows } = await sql<{ told: string }>`select each ->> 'title' || ' ' || (each ->> 'startsAt') as told from (
      select snapshot from timetable_releases where challenge_id = ${challengeId} order by number desc limit 1) last,
      jsonb_array_elements(snapshot) each order by 1`.execute(db);
    assert.deepEqual(
      rows.map(({ told }) => told),
      ['First 2027-05-11T10:00:00.000Z', 'Second 2027-05-11T13:00:00.000Z'],
    );
    assert.equal(first === second, false);
  });
});

/** Ends the transaction as the database does that has to choose between two. */
const lose = (trx: Transacting) =>
  sql`do $$ begin raise exception 'chosen' using errcode = '40P01'; end $$`.execute(trx);

describe('A change to a timetable that the database ends for the sake of another', () => {
  it('begins again, and is made once', async () => {
    const { challengeId } = await place();
    let tries = 0;
    const room = newId();
    const done = await inTurn(services, challengeId, async (trx) => {
      tries += 1;
      await trx
        .insertInto('rooms')
        .values({ id: room, challenge_id: challengeId, name: `Room ${tries}` })
        .execute();
      if (tries === 1) await lose(trx);
      return 'made';
    });
    assert.deepEqual([done, tries], ['made', 2]);
    const names = await db.selectFrom('rooms').select('name').where('challenge_id', '=', challengeId).execute();
    assert.deepEqual(names, [{ name: 'Room 2' }]);
  });

  it('is refused in words where it is ended a second time, and nothing is changed', async () => {
    const { challengeId } = await place();
    const done = await inTurn(services, challengeId, async (trx) => {
      await trx.insertInto('rooms').values({ id: newId(), challenge_id: challengeId, name: 'Room 1' }).execute();
      await lose(trx);
      return 'made';
    });
    assert.deepEqual(done, {
      refused: true,
      code: 'busy',
      why: 'Somebody else saved something just now, so nothing was changed here. Look again, then try once more.',
    });
    assert.deepEqual(await db.selectFrom('rooms').select('id').where('challenge_id', '=', challengeId).execute(), []);
  });
});
