import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { aRoom, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** Devi Peer goes to ‘First’ and ‘Second’, somebody else to ‘Third’; the timetable is released, unless said. */
async function place(isReleased = true) {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const room = await aRoom(db, { challengeId, name: 'Room 1' });
  const first = await aSession(db, { challengeId, title: 'First', roomId: room, peerIds: [people.peer] });
  const day = { challengeId, date: '2027-05-12' };
  const second = await aSession(db, { ...day, title: 'Second', peerIds: [people.peer, people.secondPeer] });
  const third = await aSession(db, {
    ...day,
    title: 'Third',
    start: '14:00',
    end: '15:00',
    peerIds: [people.secondPeer],
  });
  const host = await service.as(people.hostCoordinator);
  const url = `/challenges/${challenge.reference}`;
  if (isReleased) assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  return { challenge, challengeId, people, first, second, third, room, host, url };
}
type Place = Awaited<ReturnType<typeof place>>;

/** The office takes Devi out of the team. */
async function leaves({ challengeId, people, url }: Place) {
  const placement = await db
    .selectFrom('placements')
    .select('id')
    .where('challenge_id', '=', challengeId)
    .where('peer_id', '=', people.peer)
    .executeTakeFirstOrThrow();
  const office = await service.as(people.placementOfficer);
  const left = await office.post(`${url}/placements/${placement.id}/withdrawal`, { reason: 'She is ill' });
  assert.equal(left.statusCode, 303, left.body.slice(0, 300));
  await service.runJobs();
}
const includes = (page: string, said: string) =>
  assert.equal(page.includes(said), true, `${said}\n${page.slice(0, 3000)}`);

describe('A peer who leaves the team', () => {
  it('is told of to those who arrange the days, with the sessions that need another peer, and to nobody else', async () => {
    const here = await place();
    await leaves(here);
    const mail = await db
      .selectFrom('mail_messages')
      .select(['person_id', 'subject', 'text_body as text'])
      .where('challenge_id', '=', here.challengeId)
      .where('template', '=', 'another-peer-needed')
      .execute();
    assert.deepEqual(
      mail.map(({ person_id }) => person_id).sort(),
      [here.people.challengeManager, here.people.hostCoordinator].sort(),
    );
    const { subject, text } = mail[0] ?? { subject: '', text: '' };
    includes(subject, '2 sessions need another peer');
    for (const said of [
      '‘First’, Tue 11 May at 10am',
      '‘Second’, Wed 12 May at 10am',
      'can be released before somebody else goes',
    ])
      includes(text, said);
    assert.deepEqual([text.includes('Third'), text.includes('She is ill')], [false, false]);
  });

  it('writes no letter where they were in no session to come', async () => {
    const here = await place();
    await db
      .updateTable('sessions')
      .set({ is_live: false, cancelled_reason: 'Off' })
      .where('title', '<>', 'Third')
      .where('challenge_id', '=', here.challengeId)
      .execute();
    await leaves(here);
    const mail = await db
      .selectFrom('mail_messages')
      .select('id')
      .where('challenge_id', '=', here.challengeId)
      .where('template', '=', 'another-peer-needed')
      .execute();
    assert.deepEqual(mail, []);
  });

  it('is flagged at once on the timetable, the session, the board and the page of today, to those who can mend it', async () => {
    const here = await place();
    const { host, url, first, people } = here;
    const page = async (path: string) => words((await host.get(`${url}/${path}`)).body);
    assert.equal((await page('timetable')).includes('another peer'), false);
    await leaves(here);
    const timetable = await page('timetable');
    includes(timetable, '2 sessions need another peer. Until then no change can be released.');
    includes(timetable, '‘First’, Tue 11 May at 10am : Devi Peer is not on the team any more');
    includes(await page(`sessions/${first}`), 'It needs another peer: Devi Peer is not on the team any more.');
    includes(await page('timetable/board'), 'Cannot be kept: Devi Peer is not on the team any more');
    includes(
      await page('today'),
      'Needs another peer: Devi Peer is not on the team any more. Send somebody else to First',
    );
    const sponsor = await service.as(people.hostSponsor);
    for (const path of ['timetable', 'today', `sessions/${first}`])
      assert.equal((await sponsor.get(`${url}/${path}`)).body.includes('another peer'), false, path);
    for (const path of ['timetable', 'today', `sessions/${first}`, 'timetable/board', 'releases']) {
      const { count } = await countingStatements(() => host.get(`${url}/${path}`));
      assert.equal(count <= 8, true, `${path}: ${count}`);
    }
  });

  it('makes a release impossible, the first and any later one, until somebody else goes or the session is off', async () => {
    const draft = await place(false);
    await leaves(draft);
    const refused = await draft.host.post(`${draft.url}/timetable/release`);
    includes(
      words((await draft.host.get(refused.headers.location as string)).body),
      'This cannot be released: Devi Peer is not on the team any more, and ‘First’, Tue 11 May at 10am needs another peer.',
    );

    const here = await place();
    const { host, url, first, second, third, room, people, challengeId } = here;
    await leaves(here);
    // A change that has nothing to do with it waits as well.
    await host.post(`${url}/timetable/board/sessions/${third}`, {
      ...{ on: '2027-05-12', start: '16:00', room, peers: [people.secondPeer], version: '1', seen: '' },
    });
    await host.post(`${url}/releases`);
    includes(
      words((await host.get(`${url}/releases`)).body),
      'This cannot be released yet. Change these first: Devi Peer is not on the team any more',
    );
    const count = async () =>
      (await db.selectFrom('timetable_releases').select('number').where('challenge_id', '=', challengeId).execute())
        .length;
    assert.equal(await count(), 1);
    // On the day: somebody else goes, in one press, which is told at once; the other session is called off.
    const swap = { version: '1', peer: people.peer, other: `free ${people.challengeManager}` };
    assert.equal((await host.post(`${url}/sessions/${first}/swap`, swap)).statusCode, 303);
    await host.post(`${url}/sessions/${second}/cancellation`, { version: '1', reason: 'Nobody can go' });
    const released = await host.post(`${url}/releases`);
    includes(words((await host.get(released.headers.location as string)).body), '1 change is released.');
  });

  it('stops a move on the board that would keep them in it, and none that sends somebody else', async () => {
    const here = await place();
    const { host, url, first, room, people } = here;
    await leaves(here);
    const move = { on: '2027-05-11', start: '14:00', room, version: '1', seen: '' };
    const kept = await host.post(`${url}/timetable/board/sessions/${first}`, { ...move, peers: people.peer });
    assert.equal(kept.statusCode, 422);
    includes(words(kept.body), 'Devi Peer is not on the team any more');
    const other = await host.post(`${url}/timetable/board/sessions/${first}`, {
      ...move,
      peers: people.challengeManager,
    });
    assert.equal(other.statusCode, 303);
  });

  it('stays where they were in what has begun, which stands in the way of nothing', async () => {
    const here = await place();
    const { url, third, room, people } = here;
    await leaves(here);
    const before = service.services.clock();
    service.setNow(new Date('2027-05-12T09:30:00Z'));
    const host = await service.as(people.hostCoordinator);
    await host.post(`${url}/timetable/board/sessions/${third}`, {
      ...{ on: '2027-05-12', start: '16:00', room, peers: [people.secondPeer], version: '1', seen: '' },
    });
    const done = await host.post(`${url}/releases`);
    includes(words((await host.get(done.headers.location as string)).body), '1 change is released.');
    assert.equal(words((await host.get(`${url}/today`)).body).includes('Needs another peer'), false);
    service.setNow(before);
  });
});
