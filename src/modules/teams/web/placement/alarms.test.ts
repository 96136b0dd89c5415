import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { jobHandlers } from '../../../../app.ts';
import { aFitPeer, aFormingTeam, slotId } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const challenge = await aFormingTeam(db);
const base = `/challenges/${challenge.reference}`;
const office = await service.as(challenge.people.placementOfficer);
const peerId = await aFitPeer(db, challenge, { name: 'Ayesha Khan' });
const peer = await service.as(peerId);
const placement = newId();
await office.post(`${base}/placements`, { id: placement, slot: slotId(challenge, 'lead'), peer: peerId });
const page = `${base}/placements/${placement}`;

async function alarms() {
  return await db
    .selectFrom('placement_alarms')
    .select(['id', 'code', 'status', 'close_reason as reason'])
    .orderBy('found_at')
    .orderBy('id')
    .execute();
}
const openTasks = async () =>
  await db
    .selectFrom('tasks')
    .select(['for_role', 'path'])
    .where('kind', '=', 'look-at-alarm')
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute();

describe('A placement is looked at again', () => {
  it('without an alarm where nothing has changed', async () => {
    await service.runJobs();
    assert.deepEqual(await alarms(), []);
    assert.equal((await office.get(page)).body.includes('What has come up'), false);
  });

  it('when the peer rules out its days: the office is asked, nobody is moved, and host and peers see nothing', async () => {
    const days = { 'from-day': '11', 'from-month': '5', 'from-year': '2027' };
    const until = { 'until-day': '12', 'until-month': '5', 'until-year': '2027' };
    const said = await peer.post('/peer/unavailability', { id: newId(), ...days, ...until });
    assert.equal(said.statusCode, 303, said.body);
    await service.runJobs();
    assert.deepEqual(
      (await alarms()).map(({ code, status }) => [code, status]),
      [['unavailable', 'open']],
    );
    assert.deepEqual(await openTasks(), [{ for_role: 'placement-officer', path: `${page}#alarms` }]);
    assert.equal((await office.get(page)).body.includes('is not free from 11 to 12 May 2027'), true);
    assert.equal((await office.get(`${base}/team`)).body.includes('Look at what has come up about Ayesha Khan'), true);
    const host = await service.as(challenge.people.hostCoordinator);
    assert.equal((await host.get(`${base}/team`)).body.includes('come up'), false);
    assert.equal((await host.get(page)).statusCode, 403);
    const row = await db.selectFrom('placements').select('status').where('id', '=', placement).executeTakeFirst();
    assert.equal(row?.status, 'proposed');
  });

  it('once: a second look raises nothing twice', async () => {
    await jobHandlers(service.services)['recheck-teams']({ challenge: challenge.id });
    assert.equal((await alarms()).length, 1);
  });

  it('and a person may say why it is a false alarm, in words that are kept whatever they are', async () => {
    const id = (await alarms())[0]?.id ?? '';
    const empty = await office.post(`${page}/alarms/${id}/dismissal`, { reason: ' ' });
    assert.equal(empty.statusCode, 422);
    assert.equal(empty.body.includes('Say why it is a false alarm'), true);
    const long = await office.post(`${page}/alarms/${id}/dismissal`, { reason: 'x'.repeat(100_000) });
    assert.equal(long.statusCode, 422);
    const words = 'She is back on the 10th <b>– dim problem</b> 🎒';
    assert.equal((await office.post(`${page}/alarms/${id}/dismissal`, { reason: words })).statusCode, 303);
    assert.equal((await office.post(`${page}/alarms/${id}/dismissal`, { reason: 'Again' })).statusCode, 422);
    assert.deepEqual(await openTasks(), []);
    await jobHandlers(service.services)['recheck-teams']({ peer: peerId });
    assert.deepEqual(
      (await alarms()).map(({ status }) => status),
      ['dismissed'],
    );
    const shown = (await office.get(page)).body;
    assert.equal(shown.includes('called it a false alarm'), true);
    assert.equal(shown.includes('&lt;b&gt;– dim problem&lt;/b&gt; 🎒'), true);
    const stranger = await service.as(challenge.people.stranger);
    assert.equal((await stranger.post(`${page}/alarms/${newId()}/dismissal`, { reason: 'x' })).statusCode, 404);
  });

  it('when the employer changes: an open one goes by itself once it is so no more, and the task with it', async () => {
    await db
      .updateTable('peers')
      .set({ authority_id: challenge.hostId, version: 7 })
      .where('person_id', '=', peerId)
      .execute();
    await jobHandlers(service.services)['daily-round']({ date: '2026-11-23' });
    const own = async () => (await alarms()).filter(({ code }) => code === 'own-authority');
    assert.deepEqual(
      (await own()).map(({ status }) => status),
      ['open'],
    );
    assert.equal((await openTasks()).length, 1);
    await db.updateTable('peers').set({ authority_id: null }).where('person_id', '=', peerId).execute();
    await jobHandlers(service.services)['recheck-teams']({ peer: peerId });
    assert.deepEqual(
      (await own()).map(({ status, reason }) => [status, reason]),
      [['gone', 'It is so no more.']],
    );
    assert.deepEqual(await openTasks(), []);
  });

  it('when an accreditation ends earlier, through the profile that the office edits', async () => {
    await db.updateTable('accreditations').set({ until_on: '2027-05-12' }).where('peer_id', '=', peerId).execute();
    const { version } = await db
      .selectFrom('peers')
      .select('version')
      .where('person_id', '=', peerId)
      .executeTakeFirstOrThrow();
    const saved = await peer.post('/peer/profile/about', {
      version: String(version),
      bio: 'Now in the north.',
      languages: '',
    });
    assert.equal(saved.statusCode, 303);
    await service.runJobs();
    assert.deepEqual(
      (await alarms()).filter(({ code }) => code === 'accreditation').map(({ status }) => status),
      ['open'],
    );
  });

  it('and all that came up before is kept a page at a time, whatever is open still first', async () => {
    const before = Array.from({ length: 60 }, (_, index) => ({
      id: newId(),
      placement_id: placement,
      code: 'unavailable',
      is_hard: true,
      why: `Not free in week ${index}.`,
      status: 'gone',
      found_at: new Date(Date.UTC(2025, 0, 1, 9, index)),
      closed_at: new Date(Date.UTC(2025, 0, 2, 9, index)),
      close_reason: 'It is so no more.',
    }));
    await db.insertInto('placement_alarms').values(before).execute();
    const closed = (await alarms()).filter(({ status }) => status !== 'open').length;
    const [first, last] = [(await office.get(page)).body, (await office.get(`${page}?page=9`)).body];
    assert.equal(first.includes(`${closed} looked at before`), true);
    assert.deepEqual(
      [first, last].map((body) => [body.includes('Not free in week 0.'), body.includes('Why this is a false alarm')]),
      [
        [false, true],
        [true, true],
      ],
    );
    await db.deleteFrom('placement_alarms').where('why', 'like', 'Not free in week%').execute();
  });

  it('and what came up ends with the placement', async () => {
    await office.post(`${page}/withdrawal`, { reason: 'Not accredited for long enough' });
    assert.deepEqual(
      (await alarms()).filter(({ status }) => status === 'open'),
      [],
    );
    assert.deepEqual(await openTasks(), []);
  });

  it('shows a team page in eight statements whatever has come up', async () => {
    const { count } = await countingStatements(() => office.get(`${base}/team`));
    assert.equal(count <= 8, true, String(count));
  });
});
