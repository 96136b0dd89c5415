import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aRoom, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** Rhian and Sam are told to ‘First’ at 10am in Room 1, with Devi Peer; Owen Peer to ‘Second’ at 2pm in Room 2. */
async function place(isReleased = true) {
  const milestones = ['opened', 'scope-agreed', 'team-confirmed'] as const;
  const challenge = await aChallenge(db, { stage: 'preparing', milestones });
  const { people, id: challengeId } = challenge;
  const room = await aRoom(db, { challengeId, name: 'Room 1' });
  const other = await aRoom(db, { challengeId, name: 'Room 2' });
  const rhian = await anInterviewee(db, {
    challengeId,
    name: 'Rhian Lloyd',
    email: `r-${challengeId}@council.example`,
  });
  const sam = await anInterviewee(db, { challengeId, name: 'Sam Okoro', email: `s-${challengeId}@council.example` });
  const heard = { challengeId, title: 'First', roomId: room, intervieweeIds: [rhian, sam] };
  const first = await aSession(db, { ...heard, peerIds: [people.peer] });
  const afternoon = { challengeId, title: 'Second', start: '14:00', end: '15:00', roomId: other };
  await aSession(db, { ...afternoon, peerIds: [people.secondPeer] });
  const host = await service.as(people.hostCoordinator);
  const peer = await service.as(people.peer);
  const url = `/challenges/${challenge.reference}`;
  if (isReleased) assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  const save = async (id: string | null, more: Record<string, string | string[]>) => {
    const usual = { title: 'First', kind: 'interview', on: '2027-05-11', start: '4pm', end: '1 hour', place: '' };
    const rest = { category: 'members', others: '', tell: 'later', room: other, peers: people.peer };
    const form = { ...usual, ...rest, interviewees: rhian, ...(id ? { version: '1' } : { id: newId() }), ...more };
    const answer = await host.post(id ? `${url}/sessions/${id}` : `${url}/sessions`, form);
    assert.equal(answer.statusCode, 303, words(answer.body).slice(0, 800));
  };
  /** What a page says, from its heading on and without the menu. */
  const says = async (path: string, browser = peer) => {
    const text = words((await browser.get(`${url}/${path}`)).body);
    return text.slice(text.indexOf('Print this page') + 1).split('Not an inspection')[0] ?? '';
  };
  return { challengeId, people, room, other, first, host, peer, url, save, says };
}
const DAY = 'timetable/2027-05-11';
const includes = (text: string, parts: readonly string[]) => {
  for (const part of parts) assert.equal(text.includes(part), true, `${part}\n${text}`);
};
const lacks = (text: string, parts: readonly string[]) => {
  for (const part of parts) assert.equal(text.includes(part), false, `${part}\n${text}`);
};

describe('Once people were told, paper', () => {
  it('for one person has what they were told, with whoever need not come any more, and says what is not on it', async () => {
    const { people, first, save, says } = await place();
    await save(first, {});
    await save(null, { title: 'Third', start: '9am', room: '', interviewees: [] });
    const own = await says(`${DAY}?peer=${people.peer}`);
    includes(own, ['10am to 11am First', 'Room 1, Town hall', 'Rhian Lloyd', 'Sam Okoro']);
    includes(own, ['2 changes of this day are not on this sheet: nobody has been told of them yet.']);
    lacks(own, ['4pm', 'Room 2', 'Third']);
    const other = await says(`${DAY}?peer=${people.secondPeer}`);
    includes(other, ['2pm to 3pm Second']);
    lacks(other, ['not on this sheet']);
  });

  it('for one person says with whom they go, and not at each session who they are', async () => {
    const { people, first, peer, url, says } = await place(false);
    await db
      .insertInto('session_peers')
      .columns(['session_id', 'peer_id', 'period', 'is_live'])
      .expression(({ selectFrom, val }) =>
        selectFrom('sessions')
          .select(['id', val(people.challengeManager).as('peer'), 'period', 'is_live'])
          .where('id', '=', first),
      )
      .execute();
    const own = await says(`${DAY}?peer=${people.peer}`);
    includes(own, ['Time Session Place People With 10am to 11am First', 'Rhian Lloyd', 'Mair Manager']);
    lacks(own.slice(own.indexOf('Time Session')), ['Devi Peer', '(you)']);
    includes(words((await peer.get(`${url}/${DAY}`)).body), ['People Peers', 'Devi Peer (you)']);
  });

  it('for a door has when people were told to be there, and how many changes of that room are not on it', async () => {
    const { first, save, says } = await place();
    await save(first, {});
    await save(null, { title: 'Third', start: '9am', interviewees: [], kind: 'observation' });
    const doors = await says(`${DAY}?by=room`);
    const [one, two] = [doors.slice(0, doors.indexOf('Room 2')), doors.slice(doors.indexOf('Room 2'))];
    includes(one, [
      '10am to 11am Interview',
      '1 change of this room is not on this sheet: nobody has been told of it yet.',
    ]);
    includes(two, ['2pm to 3pm Interview', '2 changes of this room are not on this sheet']);
    lacks(doors, ['4pm', '9am', 'Observation']);
  });

  it('of the whole day, and of the whole timetable, is the draft, says so, and has beside a session what people were told', async () => {
    const { first, host, url, save, says } = await place();
    const quiet = await says(DAY);
    lacks(quiet, ['Draft', 'Told']);
    await save(first, { on: '2027-05-12' });
    const tuesday = await says(DAY);
    includes(tuesday, ['Draft. 1 session of this day differs from what people were told.']);
    includes(tuesday, [
      '10am to 11am First',
      'Told for this time; not told yet that it is on Wednesday 12 May 2027 at 4pm.',
    ]);
    const wednesday = await says('timetable/2027-05-12');
    includes(wednesday, [
      '4pm to 5pm First',
      'Told: Tue 11 May, 10am to 11am, Room 1, Town hall; not told of the change yet.',
    ]);
    const grid = words((await host.get(`${url}/timetable`)).body);
    includes(grid, ['Draft 1 session has changed', 'Told: Tue 11 May, 10am to 11am, Room 1, Town hall']);
    includes(words((await host.get(`${url}/sessions/${first}`)).body), ['Told: Tue 11 May, 10am to 11am, Room 1']);
  });

  it('of one’s own sessions has what one was told, whether one is still to go or not', async () => {
    const { first, people, peer, url, save } = await place();
    await save(first, { peers: people.secondPeer });
    const mine = words((await peer.get(`${url}/timetable?mine=1`)).body);
    includes(mine, ['1 session, as you were told. 1 change to your sessions is not here', '10am to 11am', 'Room 1']);
    lacks(mine, ['4pm to 5pm', 'Second']);
    const other = await service.as(people.secondPeer);
    lacks(words((await other.get(`${url}/timetable?mine=1`)).body), ['First']);
  });

  it('goes by the draft, and says so, as long as nobody was told of anything', async () => {
    const { people, first, peer, url, save, says } = await place(false);
    await save(first, { tell: 'now' });
    const draft = 'Draft. Nobody has been told of this timetable yet.';
    for (const path of [DAY, `${DAY}?by=room`, `${DAY}?peer=${people.peer}`]) {
      const page = await says(path);
      includes(page, [draft, '4pm to 5pm']);
      lacks(page, ['not on this sheet']);
    }
    includes(words((await peer.get(`${url}/timetable?mine=1`)).body), ['Draft Not released yet']);
  });

  it('takes at most eight statements', async () => {
    const { first, host, people, url, save } = await place();
    await save(first, {});
    const paths = [
      DAY,
      `${DAY}?by=room`,
      `${DAY}?peer=${people.peer}`,
      'timetable',
      'timetable?mine=1',
      `sessions/${first}`,
    ];
    for (const path of paths) {
      const { count } = await countingStatements(() => host.get(`${url}/${path}`));
      assert.equal(count <= 8, true, `${path}: ${count}`);
    }
  });
});
