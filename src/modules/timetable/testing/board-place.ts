import type { TestService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { anInterviewee, aRoom, aSession } from './builders.ts';
import { aWanted } from './wanted-builders.ts';

/**
 * A board that somebody of the host looks at. Tuesday: the leader at 10am in Room 1 with one peer and Rhian Lloyd, housing at 11am in
 * Room 1 with the other peer. Staff is wanted and has no place; Rhian Lloyd cannot come on Wednesday.
 */
export async function boardPlace(service: TestService) {
  const { db } = service;
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const challengeId = challenge.id;
  const { peer, secondPeer, hostCoordinator, challengeManager } = challenge.people;
  const room = await aRoom(db, { challengeId, name: 'Room 1', capacity: 20 });
  const other = await aRoom(db, { challengeId, name: 'Room 2', capacity: 2 });
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd' });
  const unavailable = JSON.stringify([['2027-05-12T00:00', '2027-05-12T23:59']]);
  await db.updateTable('interviewees').set({ unavailable }).where('id', '=', rhian).execute();
  const session = { challengeId, date: '2027-05-11', roomId: room };
  const leader = await aSession(db, { ...session, title: 'The leader', peerIds: [peer], intervieweeIds: [rhian] });
  const eleven = { title: 'Housing', start: '11:00', end: '12:00' };
  const housing = await aSession(db, { ...session, ...eleven, peerIds: [secondPeer] });
  const staff = await aWanted(db, { challengeId, title: 'Staff', peersNeeded: 1 });
  const [browser, manager] = [await service.as(hostCoordinator), await service.as(challengeManager)];
  const base = `/challenges/${challenge.reference}`;
  const facts = { challenge, challengeId, peer, secondPeer, room, other, rhian, leader, housing, staff };
  return { ...facts, browser, manager, base, url: `${base}/timetable/board` };
}

/** A session moved to 2pm on Tuesday by the form of the board, unless said otherwise. */
export function aMove(peerIds: readonly string[], room: string, more: Record<string, string> = {}) {
  return { on: '2027-05-11', start: '14:00', room, peers: [...peerIds], version: '1', seen: '', ...more };
}
