import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { londonInstant } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { isGoneMeanwhile } from '../store/clashes.ts';
import { removeRoom } from '../store/rooms.ts';
import { anInterviewee, aRoom, aSession } from '../testing/builders.ts';
import { aProposal } from '../testing/proposal-builders.ts';
import { aWanted } from '../testing/wanted-builders.ts';
import { acceptProposal } from './accept-proposal.ts';

const service = await testService();
const { db, services } = service;

/** A proposal that hears Rhian in Room 1 at 11am on the Tuesday with one peer, and a way to accept it. */
async function place() {
  service.setNow(TEST_NOW);
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
  const { id: challengeId, people } = challenge;
  const roomId = await aRoom(db, { challengeId, name: 'Room 1' });
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian' });
  const wanted = await aWanted(db, { challengeId, title: 'Housing', intervieweeIds: [rhian] });
  const startsAt = londonInstant('2027-05-11', '11:00').toISOString();
  const propose = (seconds: number, peerId = people.peer) =>
    aProposal(db, {
      challengeId,
      at: new Date(TEST_NOW.getTime() + seconds * 1000),
      placed: [{ wantedId: wanted, startsAt, roomId, peerIds: [peerId] }],
    });
  const accept = async (run: string) => {
    const done = await acceptProposal(services, challenge.head, run, people.hostCoordinator);
    return isRefusal(done) ? done.why : done;
  };
  const change = (fields: Record<string, unknown>) =>
    db.updateTable('wanted_sessions').set(fields).where('id', '=', wanted).execute();
  const held = async () =>
    (await db.selectFrom('sessions').select('title').where('challenge_id', '=', challengeId).execute()).length;
  return { challenge, challengeId, people, roomId, rhian, wanted, propose, accept, change, held };
}

const AGAIN = 'Propose again: nothing was changed.';
const WAS = '‘Housing’ was to be at 11am on Tuesday 11 May 2027 in Room 1';

describe('A proposal that was worked out before something changed', () => {
  it('is refused whole, with what has changed of the session', async () => {
    const { propose, accept, change, held } = await place();
    const run = await propose(0);
    const whole = { minutes: 60, peers_needed: 1, on_day: null, others_expected: 0, room_id: null, place_note: '' };
    const said: [Record<string, unknown>, string][] = [
      [{ minutes: 105 }, `${WAS}: its length or the hours of the days have changed.`],
      [{ peers_needed: 2 }, `${WAS}: it needs 2 peers now, and would have 1.`],
      [{ on_day: '2027-05-12' }, `${WAS}: it is wanted for another day or time now.`],
      [{ others_expected: 40 }, `${WAS}: there is not room for everybody any more.`],
      [{ place_note: 'The depot' }, `${WAS}: it is to be somewhere else now.`],
      [{ peers_needed: 9 }, '‘Housing’: It needs 9 peers, and the team has'],
    ];
    for (const [fields, why] of said) {
      await change({ ...whole, ...fields });
      assert.equal(String(await accept(run)).startsWith(why), true, `${JSON.stringify(fields)}: ${await accept(run)}`);
      assert.equal(String(await accept(run)).endsWith(AGAIN), true);
    }
    assert.equal(await held(), 0);
    await change(whole);
    assert.deepEqual(await accept(run), { placed: 1, moved: 0, takenOut: 0 });
  });

  it('is refused where somebody cannot come, must be there, has left the team or is in something set by hand since', async () => {
    const { challengeId, people, rhian, wanted, propose, accept } = await place();
    const run = await propose(0);
    const cannot = (unavailable: unknown) =>
      db
        .updateTable('interviewees')
        .set({ unavailable: JSON.stringify(unavailable) })
        .where('id', '=', rhian)
        .execute();
    await cannot([['2027-05-11T00:00', '2027-05-11T13:00']]);
    assert.equal(await accept(run), `${WAS}: Rhian cannot come then. ${AGAIN}`);
    await cannot([]);
    await db.insertInto('wanted_session_peers').values({ wanted_id: wanted, peer_id: people.secondPeer }).execute();
    assert.match(String(await accept(run)), /in Room 1: .+ must be there and is not\./);
    await db.deleteFrom('wanted_session_peers').where('wanted_id', '=', wanted).execute();
    const stranger = await propose(1, people.stranger);
    assert.equal(
      await accept(stranger),
      `‘Housing’: somebody who was to go there is not on the team any more. ${AGAIN}`,
    );
    await aSession(db, { challengeId, title: 'Set since', start: '10:00', end: '10:50', peerIds: [people.peer] });
    assert.match(
      String(await accept(await propose(2))),
      /^By now .+ has less than 15 minutes between Set since and Housing\./,
    );
  });

  it('is refused where a room has gone, be it in the very moment of accepting', async () => {
    const { challenge, challengeId, roomId, propose, accept } = await place();
    const run = await propose(0);
    await aRoom(db, { challengeId, name: 'Another' });
    await db.transaction().execute((trx) => removeRoom(trx, challengeId, roomId));
    assert.equal(await accept(run), `‘Housing’: its room is not there any more. ${AGAIN}`);
    const browser = await service.as(challenge.people.hostCoordinator);
    const page = words((await browser.get(`/challenges/${challenge.reference}/proposal`)).body);
    assert.equal(page.includes('A room that is not there any more'), true);
    const gone = await db
      .insertInto('wanted_session_themes')
      .values({ wanted_id: roomId, theme_id: roomId })
      .execute()
      .catch((error: unknown) => error);
    assert.equal(isGoneMeanwhile(gone), true);
  });

  it('is refused where something was taken back onto the list since, which it would take out', async () => {
    const { challengeId, propose, accept, held } = await place();
    const other = await aWanted(db, { challengeId, title: 'Back again' });
    const session = await aSession(db, { challengeId, title: 'Back again', start: '15:00', end: '16:00' });
    await db.updateTable('sessions').set({ wanted_id: other, set_by_hand: false }).where('id', '=', session).execute();
    assert.match(String(await accept(await propose(0))), /^The timetable or the list has changed/);
    assert.equal(await held(), 1);
  });

  it('says at a second press that it was accepted already', async () => {
    const { challenge, propose } = await place();
    const run = await propose(0);
    const browser = await service.as(challenge.people.hostCoordinator);
    const url = `/challenges/${challenge.reference}/proposal/${run}/acceptance`;
    const press = async () => words((await browser.get((await browser.post(url)).headers.location as string)).body);
    assert.equal((await press()).includes('1 session stands where the proposal put it.'), true);
    const second = await press();
    assert.equal(second.includes('This timetable was accepted already. Nothing was changed this time.'), true);
    assert.equal(second.includes('0 sessions stand'), false);
  });
});
