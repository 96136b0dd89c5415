import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { testService } from '#test/service';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { readBoard } from '../../application/board.ts';
import { clashesOf } from '../../application/release-again.ts';
import { clashesAt, mayStand } from '../../domain/board/clashes.ts';
import { type BoardItem, clockOf, type Place } from '../../domain/board/facts.ts';
import { clashMessages } from '../../domain/clash.ts';
import { sessionTime } from '../../domain/session-time.ts';
import { findClashes } from '../../store/clashes.ts';
import { anInterviewee, aRoom, aSession } from '../../testing/builders.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db } = service;

/** Two sites with a journey between them, two peers of whom one is busy elsewhere, two people of whom one cannot always come. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const challengeId = challenge.id;
  const { peer, secondPeer } = challenge.people;
  const rooms = [
    await aRoom(db, { challengeId, name: 'Room 1', capacity: 12 }),
    await aRoom(db, { challengeId, name: 'Room 2', capacity: 2 }),
    await aRoom(db, { challengeId, name: 'Depot', site: 'Depot' }),
  ];
  await db
    .insertInto('site_travel')
    .values({ challenge_id: challengeId, site_a: 'Depot', site_b: 'Town hall', minutes: 25 })
    .execute();
  const [rhian, sam] = [
    await anInterviewee(db, { challengeId, name: 'Rhian Lloyd' }),
    await anInterviewee(db, { challengeId, name: 'Sam Okoro' }),
  ];
  const unavailable = JSON.stringify([['2027-05-11T09:00', '2027-05-11T13:00']]);
  await db.updateTable('interviewees').set({ unavailable }).where('id', '=', sam).execute();
  const elsewhere = await aChallenge(db);
  await aSession(db, { challengeId: elsewhere.id, start: '14:00', end: '15:00', peerIds: [peer] });
  const session = { challengeId, date: '2027-05-12' };
  await aSession(db, { ...session, title: 'The leader', roomId: rooms[0]!, peerIds: [peer], intervieweeIds: [rhian] });
  await aSession(db, { ...session, title: 'Housing', start: '11:00', end: '11:45', peerIds: [secondPeer] });
  await aSession(db, { ...session, title: 'Sam', start: '12:00', end: '12:30', intervieweeIds: [sam, rhian] });
  await aWanted(db, { challengeId, title: 'Staff', intervieweeIds: [sam], peersNeeded: 2 });
  const browser = await service.as(challenge.people.hostCoordinator);
  return { challenge, browser, rooms: [...rooms, null], peers: [[peer], [secondPeer], [peer, secondPeer], []] };
}

const moves = fc.array(
  fc.record({
    item: fc.nat(3),
    day: fc.constantFrom('2027-05-11', '2027-05-12'),
    quarter: fc.integer({ min: 8 * 4, max: 17 * 4 }),
    room: fc.nat(3),
    peers: fc.nat(3),
  }),
  { minLength: 6, maxLength: 6 },
);

it('takes whatever the board calls free and refuses whatever it says stops, as the database and a release would', async () => {
  const { challenge, browser, rooms, peers } = await place();
  let [moved, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(moves, async (list) => {
      for (const { item: index, day, quarter, room, peers: who } of list) {
        const { facts } = await readBoard(db, challenge.head, service.services.clock());
        const item = facts.items[index] as BoardItem;
        const at: Place = {
          date: day,
          from: quarter * 15,
          roomId: rooms[room] ?? null,
          peerIds: peers[who] as string[],
        };
        const clashes = clashesAt(facts, item, at);
        assert.deepEqual(await takenWords(challenge.id, item, at), takenOf(clashes.filter(({ stops }) => stops)));
        const answer = await browser.post(`/challenges/${challenge.reference}/timetable/board/${item.key}`, {
          answer: 'json',
          on: at.date,
          start: clockOf(at.from),
          room: at.roomId ?? '',
          peers: [...at.peerIds],
          version: `${item.version}`,
          seen: clashes.map(({ text }) => text).join('\n'),
        });
        const { kind } = answer.json() as { kind: string };
        assert.equal(kind, mayStand(clashes) ? 'moved' : 'clash');
        if (kind === 'moved') moved += 1;
        else refused += 1;
        assert.deepEqual(await clashesOf(db, challenge.id, service.services.clock()), []);
      }
    }),
    { numRuns: 12, seed: 20270511 },
  );
  assert.equal(moved > 10 && refused > 10, true, `${moved} moved, ${refused} refused`);
});

/** What the database says is taken at that time: asked in SQL, in another way than the board works it out. */
async function takenWords(challengeId: string, item: BoardItem, at: Place): Promise<string[]> {
  const asked = { date: at.date, start: clockOf(at.from), end: `${item.minutes} minutes` };
  const time = sessionTime(asked, 'meeting', { from: '2027-05-10', until: '2027-05-14' });
  if ('problems' in time) throw new Error(Object.values(time.problems).join());
  const found = await findClashes(db, {
    id: item.key.startsWith('sessions/') ? item.key.slice(9) : challengeId,
    challengeId,
    ...time,
    roomId: at.roomId,
    peerIds: at.peerIds,
    intervieweeIds: item.people.map(({ id }) => id),
  });
  if (found.length === 0) return [];
  return Object.values(clashMessages(found, 'room'))
    .flatMap((text) => text.split('. '))
    .sort();
}

function takenOf(clashes: readonly { text: string }[]): string[] {
  return clashes
    .map(({ text }) => text)
    .filter((text) => / from .* to /.test(text) && !text.includes('to get there'))
    .sort();
}
