import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { londonInstant } from '#kernel/dates';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { acceptProposal } from '../../application/accept-proposal.ts';
import { anInterviewee, aRoom } from '../../testing/builders.ts';
import { aProposal } from '../../testing/proposal-builders.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db, services } = service;

/** Housing is wanted with Ann for three quarters of an hour, and a proposal that has it in the Parlour at 10am has been accepted. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { id: challengeId, head, people } = challenge;
  const ann = await anInterviewee(db, { challengeId, name: 'Ann Lee' });
  const ben = await anInterviewee(db, { challengeId, name: 'Ben Shah' });
  const parlour = await aRoom(db, { challengeId, name: 'Parlour' });
  const chamber = await aRoom(db, { challengeId, name: 'Chamber' });
  const housing = await aWanted(db, { challengeId, title: 'Housing', minutes: 45, intervieweeIds: [ann] });
  const staff = await aWanted(db, { challengeId, title: 'Staff' });
  const browser = await service.as(people.hostCoordinator);
  const base = `/challenges/${challenge.reference}`;
  let minute = 0;
  /** Proposes these at these times in these rooms, and accepts it. */
  const accept = async (placed: readonly [wantedId: string, start: string, roomId: string][]) => {
    minute += 1;
    const at = new Date(`2026-11-23T08:${String(minute).padStart(2, '0')}:00Z`);
    const run = await aProposal(db, {
      challengeId,
      at,
      placed: placed.map(([wantedId, start, roomId]) => ({
        ...{ wantedId, startsAt: londonInstant('2027-05-11', start).toISOString(), roomId, peerIds: [people.peer] },
      })),
      withoutPlace: [housing, staff].filter((id) => !placed.some(([wantedId]) => wantedId === id)),
    });
    const done = await acceptProposal(services, head, run, people.hostCoordinator);
    assert.equal('placed' in done, true, JSON.stringify(done));
  };
  await accept([[housing, '10:00', parlour]]);
  const page = async (path: string) => words((await browser.get(`${base}/${path}`)).body);
  const undo = async () => {
    const { body } = await browser.get(`${base}/timetable/board`);
    const step = /name="step" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const answer = await browser.post(`${base}/timetable/board/undo`, { step });
    return words((await browser.get(answer.headers.location as string)).body);
  };
  const remove = async (what: string, id: string) => {
    const answer = await browser.post(`${base}/${what}/${id}/removal`);
    return words((await browser.get(answer.headers.location as string)).body);
  };
  const facts = { challenge, challengeId, head, people, ann, ben, parlour, chamber, housing, staff };
  return { ...facts, browser, base, accept, page, undo, remove };
}

const says = (page: string, said: string) => assert.equal(page.includes(said), true, `${said}\n${page.slice(0, 2500)}`);
const left = async (table: 'rooms' | 'interviewees', challengeId: string) =>
  (await db.selectFrom(table).select('name').where('challenge_id', '=', challengeId).orderBy('name').execute()).map(
    ({ name }) => name,
  );

describe('A session that lost its place in the draft before anybody was told of it', () => {
  it('holds neither its room nor its people: both can leave their list', async () => {
    const { challengeId, ann, parlour, page, undo, remove } = await place();
    says(await page(`rooms/${parlour}`), 'Parlour is in use. First choose another room for this: Housing Not');
    says(await undo(), 'Undone.');
    says(await page(`rooms/${parlour}`), 'No session is in it.');
    await db.deleteFrom('wanted_session_interviewees').where('interviewee_id', '=', ann).execute();
    says(await remove('rooms', parlour), 'Parlour is off the list.');
    says(await remove('interviewees', ann), 'Ann Lee is off the list.');
    assert.deepEqual(await left('rooms', challengeId), ['Chamber']);
    assert.deepEqual(await left('interviewees', challengeId), ['Ben Shah']);
  });

  it('lets go of them too where a newer proposal has no place for it, and cannot be gone back to once they are off the list', async () => {
    const { challengeId, ann, parlour, chamber, staff, accept, page, remove } = await place();
    await accept([[staff, '11:00', chamber]]);
    says(await page('rooms'), 'Parlour Site: Town hall Holds: 12 Sessions: 0');
    says(await remove('rooms', parlour), 'Parlour is off the list.');
    says(await remove('interviewees', ann), 'Ann Lee is off the list.');
    assert.deepEqual(await left('rooms', challengeId), ['Chamber']);
    assert.deepEqual(await left('interviewees', challengeId), ['Ben Shah']);
    assert.equal((await page('timetable/board')).includes('Undo:'), false);
  });

  it('holds them still where people were told of it', async () => {
    const { ann, parlour, chamber, staff, housing, accept, browser, base, page, remove } = await place();
    await browser.post(`${base}/timetable/release`);
    await accept([[staff, '11:00', chamber]]);
    says(await page(`rooms/${parlour}`), 'Parlour is in use. First choose another room for this: Housing , cancelled');
    const { id } = await db
      .selectFrom('sessions')
      .select('id')
      .where('wanted_id', '=', housing)
      .executeTakeFirstOrThrow();
    const { body } = await browser.get(`${base}/interviewees/${ann}`);
    says(words(body), 'To take Ann Lee off the list, first take them out of this session: Housing , cancelled');
    assert.equal(body.includes(`href="${base}/sessions/${id}/edit"`), true);
    says(
      await remove('interviewees', ann),
      'Ann Lee was in ‘Housing’ when it was cancelled. First take them out of it: ‘Change the session’ does, of one that was cancelled too.',
    );
  });

  it('is not what the board gives a place again: it gives one to what is wanted now', async () => {
    const { challengeId, ben, chamber, housing, people, browser, base, page, undo } = await place();
    await undo();
    await db.transaction().execute(async (trx) => {
      await sql`update wanted_sessions set minutes = 90, version = version + 1 where id = ${housing}`.execute(trx);
      await sql`update wanted_session_interviewees set interviewee_id = ${ben} where wanted_id = ${housing}`.execute(
        trx,
      );
    });
    says(await page('timetable/board'), 'Housing 90 minutes, Ben Shah');
    assert.equal((await page('timetable/board')).includes('Cancelled:'), false);
    const move = { on: '2027-05-11', start: '14:00', room: chamber, peers: [people.peer], version: '2', seen: '' };
    const answer = await browser.post(`${base}/timetable/board/wanted/${housing}`, move);
    assert.equal(answer.statusCode, 303, words(answer.body));
    const { rows } = await sql<{ said: string }>`select title || to_char(upper(period) - lower(period), ' HH24:MI ')
        || (select string_agg(name, ', ') from session_interviewees mine join interviewees who on who.id = mine.interviewee_id
          where mine.session_id = sessions.id) as said
      from sessions where challenge_id = ${challengeId} and is_live`.execute(db);
    assert.deepEqual(rows, [{ said: 'Housing 01:30 Ben Shah' }]);
  });

  it('is not offered again once it is left out of what to hear', async () => {
    const { staff, housing, chamber, browser, base, accept, page } = await place();
    await accept([[staff, '11:00', chamber]]);
    says(await page('timetable/board'), 'Without a place 1 Housing 45 minutes, Ann Lee');
    await browser.post(`${base}/wanted/${housing}/omission`);
    says(await page('timetable/board'), 'Without a place 0 Everything on the list has a place.');
    await browser.post(`${base}/wanted/${housing}/return`);
    says(await page('timetable/board'), 'Without a place 1 Housing 45 minutes, Ann Lee');
  });

  it('is the same session when it is given a place again, however often that is taken back: none pile up', async () => {
    const { challengeId, housing, staff, parlour, chamber, people, browser, base, accept, page, undo } = await place();
    const kept = async () => {
      const rows = await db
        .selectFrom('sessions')
        .select(['id', 'wanted_id'])
        .where('challenge_id', '=', challengeId)
        .execute();
      return [rows.length, ...rows.map(({ id, wanted_id }) => `${wanted_id} ${id}`).sort()];
    };
    await accept([
      [housing, '10:00', parlour],
      [staff, '11:15', chamber],
    ]);
    const before = await kept();
    for (let times = 0; times < 3; times += 1) {
      says(await undo(), 'Undone.');
      says(await undo(), 'Undone.');
      await accept([[housing, '14:00', chamber]]);
      await accept([
        [housing, '10:00', parlour],
        [staff, '11:15', chamber],
      ]);
    }
    says(await undo(), 'Undone.');
    const move = { on: '2027-05-11', start: '16:00', room: chamber, peers: [people.peer], version: '1', seen: '' };
    const given = await browser.post(`${base}/timetable/board/wanted/${staff}`, move);
    assert.equal(given.statusCode, 303, words(given.body));
    says(await page('timetable'), '4pm to 5pm');
    assert.deepEqual(await kept(), before);
    says(await undo(), 'Undone.');
    says(await page('timetable/board'), 'Without a place 1 Staff');
  });

  it('comes back as the session that people were told of, with the place that a proposal gives it', async () => {
    const { challengeId, housing, staff, parlour, chamber, accept, browser, base } = await place();
    await browser.post(`${base}/timetable/release`);
    await accept([[staff, '11:00', chamber]]);
    await accept([[housing, '14:00', parlour]]);
    const { rows } = await sql<{
      said: string;
    }>`select title || to_char(lower(period) at time zone 'Europe/London', ' HH24:MI')
        || case when is_live then '' else ' off' end as said
      from sessions where challenge_id = ${challengeId} order by title`.execute(db);
    assert.deepEqual(
      rows.map(({ said }) => said),
      ['Housing 14:00', 'Staff 11:00 off'],
    );
  });

  it('is on no list any more once what was wanted has gone from its own', async () => {
    const { housing, undo, page } = await place();
    await undo();
    await db.deleteFrom('wanted_sessions').where('id', '=', housing).execute();
    says(await page('timetable/board'), 'Without a place 1 Staff');
  });
});
