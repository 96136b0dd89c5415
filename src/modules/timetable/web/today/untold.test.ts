import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { frozenOf } from '../../domain/frozen.ts';
import { keepRelease } from '../../store/releases.ts';
import { timetableOf } from '../../store/sessions.ts';
import { anInterviewee, aRoom, aSession, released } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** People were told: Staff on Tuesday from 10am to 11am in Committee room 1 with Devi Peer, and the leader at 3pm. */
async function place() {
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
  const { id: challengeId, people } = challenge;
  const room = await aRoom(db, { challengeId });
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd' });
  const shared = { challengeId, roomId: room, peerIds: [people.peer] };
  const staff = await aSession(db, { ...shared, title: 'Staff', intervieweeIds: [rhian] });
  await aSession(db, { ...shared, title: 'The leader', start: '15:00', end: '16:00' });
  await released(db, challengeId);
  const snapshot = (await timetableOf(db, challengeId)).map(frozenOf);
  const at = new Date('2026-11-20T09:00:00Z');
  await db.transaction().execute((trx) => keepRelease(trx, { challengeId, at, by: null, snapshot }));
  const url = `/challenges/${challenge.reference}/today`;
  const seen = async (personId: string, now = '2027-05-11T09:30:00Z') => {
    service.setNow(new Date(now));
    return words((await (await service.as(personId)).get(url)).body);
  };
  return { challenge, challengeId, people, staff, rhian, url, seen };
}

const move = (id: string, from: string, until: string) =>
  sql`update sessions set period = tstzrange(${from}, ${until}) where id = ${id}`.execute(db);

function says(page: string, ...lines: string[]): void {
  for (const line of lines) assert.equal(page.includes(line), true, `${line}\n${page}`);
}

describe('Now and next, where people were told otherwise', () => {
  it('says nothing of that where everybody knows the timetable as it is', async () => {
    const { people, seen } = await place();
    const page = await seen(people.hostCoordinator);
    says(page, 'Until 11am Staff Committee room 1, Town hall Peers: Devi Peer');
    assert.equal(/[Tt]old/.test(page), false, page);
  });

  it('says beside a session that was moved what people were told, to the coordinator and to peers', async () => {
    const { people, staff, seen } = await place();
    await move(staff, '2027-05-11T13:00:00Z', '2027-05-11T14:00:00Z');
    const told = 'Told: 10am to 11am, Committee room 1, Town hall; not told of the change yet.';
    const host = await seen(people.hostCoordinator);
    says(
      host,
      '1 session of this day has changed since people were told. Look at what has changed, and tell those concerned',
      'Nothing is on. Not now, though people were told 10am to 11am Staff Committee room 1, Town hall It is at 2pm now; not told of the change yet.',
      `To be heard: Rhian Lloyd ${told}`,
      `2pm to 3pm: Staff ${told} 3pm to 4pm: The leader`,
    );
    const peer = await seen(people.peer);
    says(
      peer,
      'You Next, at 2pm Staff Committee room 1, Town hall Peers: you',
      told,
      'changed since people were told. ',
    );
    assert.equal(peer.includes('tell those concerned'), false);
    // When it is over both ways, nobody has to know any more.
    assert.equal(/[Tt]old/.test(await seen(people.peer, '2027-05-11T14:30:00Z')), false);
  });

  it('shows what people were told of the day where it is on another day, and on that day what they were told', async () => {
    const { people, staff, seen } = await place();
    await move(staff, '2027-05-12T09:00:00Z', '2027-05-12T10:00:00Z');
    says(
      await seen(people.hostCoordinator),
      'It is tomorrow at 10am now; not told of the change yet.',
      '10am to 11am: Staff Moved Told for this time; not told yet that it is on Wednesday 12 May 2027 at 10am.',
    );
    says(
      await seen(people.hostCoordinator, '2027-05-12T07:30:00Z'),
      'Told: Tue 11 May, 10am to 11am, Committee room 1, Town hall; not told of the change yet.',
    );
  });

  it('shows a session that was taken off and of which nobody heard, on a day that has no other any more', async () => {
    const { challengeId, people, seen } = await place();
    await db
      .updateTable('sessions')
      .set({ is_live: false, cancelled_reason: 'The room is flooded' })
      .where('challenge_id', '=', challengeId)
      .execute();
    says(
      await seen(people.peer),
      '2 sessions of this day have changed since people were told.',
      'Not now, though people were told 10am to 11am Staff Committee room 1, Town hall It is cancelled; not told of the change yet.',
      '3pm to 4pm: The leader Cancelled The room is flooded Told: 3pm to 4pm, Committee room 1, Town hall; not told yet that it is cancelled.',
    );
  });

  it('says who does not know yet that they are to come or need not, and what nobody was told of at all', async () => {
    const { challengeId, people, staff, rhian, seen } = await place();
    await sql`update session_peers set peer_id = ${people.secondPeer} where session_id = ${staff}`.execute(db);
    await sql`delete from session_interviewees where interviewee_id = ${rhian}`.execute(db);
    await aSession(db, { challengeId, title: 'Tenants', start: '12:00', end: '13:00' });
    says(
      await seen(people.hostCoordinator),
      'Not told yet that they are to come: Owen Peer. Not told yet that they need not come: Devi Peer, 1 person to be heard.',
      'midday to 1pm: Tenants Nobody has been told of it yet.',
    );
  });

  it('sends at most eight statements', async () => {
    const { people, staff, url } = await place();
    await move(staff, '2027-05-11T13:00:00Z', '2027-05-11T14:00:00Z');
    for (const id of [people.hostCoordinator, people.peer]) {
      const browser = await service.as(id);
      await browser.get(url);
      const { count } = await countingStatements(() => browser.get(url));
      assert.equal(count <= 8, true, `${count}`);
    }
  });
});
