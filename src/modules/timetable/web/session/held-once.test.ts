import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { aSession } from '../../testing/builders.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db } = service;
const migration = readFileSync(new URL('../../../../../db/migrations/0044_held_once.sql', import.meta.url), 'utf8');

/** Housing was held at 10am and somebody cancelled it; by now it is held at 2pm. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { id: challengeId, people } = challenge;
  const browser = await service.as(people.hostCoordinator);
  const base = `/challenges/${challenge.reference}`;
  const housing = await aWanted(db, { challengeId, title: 'Housing' });
  const held = async (start: string, end: string) => {
    const id = await aSession(db, { challengeId, title: 'Housing', start, end, peerIds: [people.peer] });
    await db.updateTable('sessions').set({ wanted_id: housing }).where('id', '=', id).execute();
    return id;
  };
  const first = await held('10:00', '11:00');
  await browser.post(`${base}/sessions/${first}/cancellation`, { reason: 'The director is ill', version: '1' });
  const second = await held('14:00', '15:00');
  const live = async () => {
    const rows = await db
      .selectFrom('sessions')
      .select('id')
      .where('challenge_id', '=', challengeId)
      .where('is_live', '=', true)
      .execute();
    return rows.map(({ id }) => id);
  };
  return { challengeId, housing, browser, base, first, second, live };
}

describe('What is to be heard', () => {
  it('is held once: a cancelled session does not come back beside the one that has taken its place', async () => {
    const { browser, base, first, second, live } = await place();
    const answer = await browser.post(`${base}/sessions/${first}/restoration`, { version: '2' });
    const page = words(answer.body);
    const why =
      'It is held already, in ‘Housing’ on Tuesday 11 May 2027 at 2pm: cancel that one first, or leave this one off.';
    assert.equal(page.includes(why), true, page);
    assert.deepEqual(await live(), [second]);
  });

  it('is held once: undo does not bring a session back beside the one that has taken its place', async () => {
    const { browser, base, second, live } = await place();
    const { body } = await browser.get(`${base}/timetable/board`);
    const step = /name="step" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const answer = await browser.post(`${base}/timetable/board/undo`, { step });
    const page = words((await browser.get(answer.headers.location as string)).body);
    const why =
      '‘Housing’ cannot go back: it is held in ‘Housing’ on Tuesday 11 May 2027 at 2pm by now. Cancel that one first. Nothing was changed.';
    assert.equal(page.includes(why), true, page);
    assert.deepEqual(await live(), [second]);
  });

  it('was held twice before this was kept: the earlier session stays the one that is meant', async () => {
    const { challengeId, housing, first, second } = await place();
    await sql`drop index sessions_wanted_held_once`.execute(db);
    await db.updateTable('sessions').set({ is_live: true, cancelled_reason: null }).where('id', '=', first).execute();
    await sql.raw(migration).execute(db);
    const rows = await db
      .selectFrom('sessions')
      .select(['id', 'wanted_id', 'is_live'])
      .where('challenge_id', '=', challengeId)
      .orderBy(sql`lower(period)`)
      .execute();
    assert.deepEqual(rows, [
      { id: first, wanted_id: housing, is_live: true },
      { id: second, wanted_id: null, is_live: true },
    ]);
  });
});
