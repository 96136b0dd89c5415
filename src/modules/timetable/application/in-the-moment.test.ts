import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { TEST_NOW, testService } from '#test/service';
import { untilWaiting } from '#test/waiting';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { removeInterviewee } from '../store/interviewees.ts';
import { lockTimetable } from '../store/locks.ts';
import { removeRoom } from '../store/rooms.ts';
import { findWanted } from '../store/wanted.ts';
import { insertSession } from '../store/write-session.ts';
import { anInterviewee, aRoom } from '../testing/builders.ts';
import { aWanted } from '../testing/wanted-builders.ts';
import { dropNominee } from './change-interviewees.ts';
import { dropRoom } from './change-rooms.ts';
import { saveWanted } from './change-wanted.ts';
import { saveSession } from './save-session.ts';

const service = await testService();
const { db, services } = service;

/** A room, somebody to be heard, and a session that names both. */
async function place() {
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
  const { id: challengeId, head, people } = challenge;
  const roomId = await aRoom(db, { challengeId });
  const ann = await anInterviewee(db, { challengeId, name: 'Ann Lee' });
  const said = { title: 'Housing', kind: 'interview', roomId, placeNote: '', sourceCategory: 'members' };
  const rest = { othersExpected: 0, themeIds: [], peerIds: [people.peer], intervieweeIds: [ann] };
  const when = { startsAt: new Date('2027-05-11T09:00:00Z'), endsAt: new Date('2027-05-11T10:00:00Z') };
  const session = { id: newId(), challengeId, ...said, ...rest, ...when };
  const form = { ...session, version: null, date: '2027-05-11', start: '10:00', end: '11:00', tell: 'later' as const };
  const by = people.hostCoordinator;
  const save = () => saveSession(services, head, { ...form, newInterviewees: [] }, by);
  return { challengeId, head, by, roomId, ann, session, save };
}

const whyOf = (done: unknown) => (isRefusal(done) ? done.why : done);

describe('A room or somebody to be heard that is taken off the list while somebody saves a session', () => {
  it('stays where the session was saved first, and the reason is said', async () => {
    const { challengeId, head, by, roomId, ann, session } = await place();
    let room: Promise<unknown> | undefined;
    let person: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await lockTimetable(trx, challengeId);
      await insertSession(trx, session);
      room = dropRoom(services, head, roomId, by);
      person = dropNominee(services, head, ann, by);
      await untilWaiting(db, 2);
    });
    assert.equal(await room, false);
    assert.match(String(whyOf(await person)), /^Ann Lee is in ‘Housing’\. First take them out of it/);
  });

  it('is gone where that was first: the session is not saved, and its form says which field it was', async () => {
    const { challengeId, roomId, ann, save } = await place();
    let saved: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      assert.equal(await removeRoom(trx, challengeId, roomId), true);
      assert.equal(await removeInterviewee(trx, challengeId, ann), true);
      saved = save();
      await untilWaiting(db);
    });
    assert.deepEqual(await saved, {
      kind: 'problems',
      problems: { room: 'Choose a room from the list', interviewees: 'Choose people from the list' },
    });
  });

  it('is asked for by nothing that is to be heard: that form says which field it was too', async () => {
    const { challengeId, head, by, ann } = await place();
    const changes = JSON.stringify([{ subject: 'person', id: ann, before: null, after: null }]);
    const step = { id: newId(), challenge_id: challengeId, trail: 'people', made_at: TEST_NOW, made_by: by, changes };
    await db.insertInto('arrangement_steps').values(step).execute();
    const wanted = await aWanted(db, { challengeId, title: 'Housing' });
    const stands = await findWanted(db, challengeId, wanted);
    assert.ok(stands);
    let gone: Promise<unknown> | undefined;
    let saved: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      // Whoever is taken off goes from the trail last of all: until this lets go of it they are not quite off the list.
      await trx.selectFrom('arrangement_steps').select('id').where('id', '=', step.id).forUpdate().execute();
      gone = dropNominee(services, head, ann, by);
      await untilWaiting(db);
      saved = saveWanted(services, head, { ...stands, intervieweeIds: [ann] }, by);
      await untilWaiting(db, 2);
    });
    assert.deepEqual(await gone, { name: 'Ann Lee' });
    assert.deepEqual(await saved, { kind: 'problems', problems: { interviewees: 'Choose people from the list' } });
  });
});
