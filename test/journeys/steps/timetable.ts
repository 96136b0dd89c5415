import assert from 'node:assert/strict';
import type { Filling, Person } from '../../support/journey.ts';
import { EMAILS, type Life } from './cast.ts';

export const SESSION = 'Social workers who hold the waiting list';
const ROOM = 'Committee room, Town hall, holds 12';

/** Rooms, people and sessions; a clash is refused with what it clashes; release; the interviewee knows when and where. */
export async function makeTimetable(life: Life): Promise<void> {
  await roomsAndPeople(life);
  await sessions(life);
  await release(life);
  await ownSession(life);
  await call(life);
}

async function roomsAndPeople({ hostCoordinator, path }: Life): Promise<void> {
  await hostCoordinator.goto(`${path}/timetable`);
  await hostCoordinator.goto(`${path}/rooms`);
  await hostCoordinator.fill({ name: 'Committee room', site: 'Town hall', capacity: '12' });
  await hostCoordinator.press('Add the room');
  await hostCoordinator.goto(`${path}/interviewees/new`);
  await hostCoordinator.fill({
    name: 'Ines Fairley',
    jobTitle: 'Keeper of the waiting list',
    email: EMAILS.interviewee,
    category: 'frontline',
  });
  await hostCoordinator.press('Add this person');
  await hostCoordinator.fill({ usual: 'members', lines: 'Pat Quill; Chair of scrutiny\nLee Armitage; Councillor' });
  await hostCoordinator.press('Add these people');
  await hostCoordinator.sees('2 people added');
}

async function sessions({ challengeManager: manager, path }: Life): Promise<void> {
  const first = { title: SESSION, kind: 'focus-group', on: '2027-05-11', start: '10am', end: '45 minutes' };
  await addSession(manager, path, { ...first, room: ROOM, category: 'frontline', others: '6' }, [
    'Keeping people safe',
    'Ingrid Solberg, lead peer',
    'Owen Tate, senior officer peer',
    'Ines Fairley, Keeper of the waiting list',
  ]);
  await manager.sees('is in the timetable');
  await manager.goto(`${path}/sessions/new`);
  const second = { title: 'Chair of scrutiny', kind: 'interview', on: '2027-05-11', start: '10.30am', end: '11.15am' };
  await manager.fill({ ...second, room: ROOM, category: 'members' });
  await manager.tick('Ingrid Solberg, lead peer', 'Pat Quill, Chair of scrutiny', 'Leadership and governance');
  await manager.press('Add the session', { status: 422 });
  await manager.sees(SESSION);
  await manager.fill({ start: '11am', end: '45 minutes' });
  await manager.press('Add the session');
  await manager.sees('is in the timetable');
}

async function addSession(
  person: Person,
  path: string,
  fields: Record<string, Filling>,
  ticks: readonly string[],
): Promise<void> {
  await person.goto(`${path}/sessions/new`);
  await person.fill(fields);
  await person.tick(...ticks);
  await person.press('Add the session');
}

async function release({ challengeManager, leadPeer, path }: Life): Promise<void> {
  await leadPeer.goto(`${path}/timetable`);
  await leadPeer.sees(SESSION);
  await challengeManager.goto(`${path}/timetable`);
  await challengeManager.press('Release the timetable and tell everybody');
  await challengeManager.sees('Released on');
}

async function ownSession({ interviewee, journey, path }: Life): Promise<void> {
  const letter = await journey.letter(EMAILS.interviewee, /^Please come and talk to the peer team/);
  assert.match(letter.calendar ?? '', /^BEGIN:VCALENDAR[\s\S]*METHOD:REQUEST/);
  await interviewee.goto('/');
  await interviewee.sees(SESSION, 'Tuesday 11 May 2027');
  await interviewee.goto(`${path}/my-sessions`);
  await interviewee.sees(SESSION, 'Committee room');
  await interviewee.seesNot('Ingrid Solberg', 'Pat Quill', 'Chair of scrutiny');
  for (const page of ['timetable', 'notes', 'documents']) await interviewee.refused(`${path}/${page}`, 404);
  await interviewee.goto('/calendar');
  const address = await interviewee.page.locator('.cf-calendar-address code').textContent();
  const feed = await interviewee.fetch(new URL(address ?? '').pathname);
  assert.equal(feed.status, 200);
  const text = feed.body.toString('utf8').replace(/\r\n[ \t]/g, '');
  assert.match(text, /^BEGIN:VCALENDAR/);
  assert.equal(text.includes(`SUMMARY:${SESSION}`), true, text);
  assert.equal(text.includes('Pat Quill'), false);
}

async function call({ challengeManager, journey, leadPeer, path }: Life): Promise<void> {
  await challengeManager.goto(`${path}/team-call`);
  await challengeManager.fill({
    'on-day': '28',
    'on-month': '4',
    'on-year': '2027',
    at: '4pm',
    joining: 'By telephone',
    lines: 'Who rings people while they wait?',
  });
  await challengeManager.press('Save the plan and tell the team');
  await journey.goOnTo('2027-04-28T16:30:00Z');
  await challengeManager.goto(`${path}/team-call`);
  await challengeManager.press('The call has been held');
  await leadPeer.goto(`${path}/team-call`);
  await leadPeer.sees('The call was held on');
}
