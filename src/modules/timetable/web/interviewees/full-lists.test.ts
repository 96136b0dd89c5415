import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';

const service = await testService();
const { db } = service;

/** A challenge with as many people, rooms and sessions to hear as there can be, but for `open` of each. */
async function place(open: number) {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { id } = challenge;
  await sql`insert into interviewees (id, challenge_id, name, source_category)
    select gen_random_uuid(), ${id}, 'Person ' || n, 'frontline' from generate_series(1, ${500 - open}::int) n`.execute(
    db,
  );
  await sql`insert into rooms (id, challenge_id, name)
    select gen_random_uuid(), ${id}, 'Room ' || n from generate_series(1, ${200 - open}::int) n`.execute(db);
  await sql`insert into wanted_sessions (id, challenge_id, title, kind, minutes, peers_needed, position)
    select gen_random_uuid(), ${id}, 'Talk ' || n, 'interview', 60, 1, n from generate_series(1, ${300 - open}::int) n`.execute(
    db,
  );
  const browser = await service.as(challenge.people.hostCoordinator);
  const base = `/challenges/${challenge.reference}`;
  const press = async (path: string, fields: Record<string, string | string[]>) => {
    const answer = await browser.post(`${base}/${path}`, fields);
    return answer.statusCode === 303
      ? words((await browser.get(answer.headers.location as string)).body)
      : words(answer.body);
  };
  const counts = async () => {
    const { rows } = await sql<{ people: number; rooms: number; wanted: number }>`select
      (select count(*)::int from interviewees where challenge_id = ${id}) as people,
      (select count(*)::int from rooms where challenge_id = ${id}) as rooms,
      (select count(*)::int from wanted_sessions where challenge_id = ${id}) as wanted`.execute(db);
    return rows[0];
  };
  return { challenge, browser, base, press, counts };
}

const says = (page: string, said: string) => assert.equal(page.includes(said), true, `${said}\n${page.slice(0, 1500)}`);
const NOBODY = 'The list would have more than 500 people, which is as many as it can hold, so nobody was added.';
const talk = {
  title: 'One more',
  kind: 'interview',
  length: '1 hour',
  category: 'members',
  others: '0',
  'peers-needed': '1',
};

describe('A list that is full', () => {
  it('says so, and adds nothing of what is one too many', async () => {
    const { challenge, browser, base, press, counts } = await place(0);
    const full = { people: 500, rooms: 200, wanted: 300 };
    assert.deepEqual(await counts(), full);
    says(await press('interviewees', { name: 'One More', category: 'members' }), NOBODY);
    says(await press('interviewees/lines', { lines: 'One More; Clerk', usual: 'members' }), NOBODY);
    const content = Buffer.from('Name,Who they are\nOne More,Members\n');
    const file = [{ name: 'file', fileName: 'people.csv', type: 'text/csv', content }];
    says(words((await browser.upload(`${base}/interviewees/file`, {}, file)).body), NOBODY);
    const idOf = async (path: string) =>
      /name="id" value="([^"]+)"/.exec((await browser.get(`${base}/${path}`)).body)?.[1] ?? '';
    says(
      await press('rooms', { id: await idOf('rooms'), name: 'One more', site: '', capacity: '' }),
      'There are 200 rooms, which is as many as there can be, so nothing was added.',
    );
    says(
      await press('wanted', { ...talk, id: await idOf('wanted/new') }),
      'The list would have more than 300 sessions, which is as many as it can hold, so nothing was added.',
    );
    const session = {
      title: 'Housing',
      kind: 'interview',
      on: '2027-05-11',
      start: '10:00',
      end: '11:00',
      category: 'members',
    };
    const added = { ...session, room: '', place: '', others: '0', peers: [challenge.people.peer] };
    says(
      await press('sessions', { ...added, id: await idOf('sessions/new'), 'new-interviewees': 'One More; Clerk' }),
      NOBODY,
    );
    assert.deepEqual(await counts(), full);
    // Who is on the list already takes no place.
    await press('sessions', {
      ...added,
      id: await idOf('sessions/new'),
      'new-interviewees': 'Person 7; ; ; frontline',
    });
    assert.equal(
      (await db.selectFrom('sessions').select('title').where('challenge_id', '=', challenge.id).execute()).length,
      1,
    );
  });

  it('takes no room back that was taken off before the list was full, and says what to do', async () => {
    const { challenge, browser, base, press, counts } = await place(1);
    const idOf = async (path: string) =>
      /name="id" value="([^"]+)"/.exec((await browser.get(`${base}/${path}`)).body)?.[1] ?? '';
    const add = async (name: string) => await press('rooms', { id: await idOf('rooms'), name, site: '', capacity: '' });
    const rooms = () =>
      db.selectFrom('rooms').select(['id', 'name']).where('challenge_id', '=', challenge.id).execute();
    const remove = async (name: string) => {
      const id = (await rooms()).find((one) => one.name === name)?.id;
      return await press(`rooms/${id}/removal`, {});
    };
    await add('Chamber');
    await remove('Chamber');
    const step = /name="step" value="([^"]+)"/.exec((await browser.get(`${base}/rooms`)).body)?.[1] ?? '';
    // Another is there by now that no step brought, so that the removal is still what would be taken back.
    await db.insertInto('rooms').values({ id: newId(), challenge_id: challenge.id, name: 'Annexe' }).execute();
    const full = { people: 499, rooms: 200, wanted: 299 };
    assert.deepEqual(await counts(), full);
    says(
      await press('arrangements/places/undo', { step }),
      'There are 200 rooms by now, which is as many as there can be. Take off one that is not used, then take it back. Nothing was changed.',
    );
    assert.deepEqual(await counts(), full);
    await db.deleteFrom('rooms').where('challenge_id', '=', challenge.id).where('name', '=', 'Annexe').execute();
    await press('arrangements/places/undo', { step });
    assert.equal((await rooms()).filter(({ name }) => name === 'Chamber').length, 1);
    assert.deepEqual(await counts(), full);
  });

  it('takes the last that there is room for, and shows all of it', async () => {
    const { browser, base, press, counts } = await place(1);
    says(await press('interviewees', { name: 'Zoe Last', category: 'members' }), 'Zoe Last is on the list.');
    says(words((await browser.get(`${base}/interviewees`)).body), '500 people');
    assert.deepEqual(await counts(), { people: 500, rooms: 199, wanted: 299 });
  });
});
