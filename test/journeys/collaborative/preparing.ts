import assert from 'node:assert/strict';
import { samplePdf } from '../../../src/platform/files/testing/sample-files.ts';
import { type Council, PEOPLE } from './cast.ts';
import { QUESTION } from './scope-and-reviewers.ts';

export const SESSION = 'Those who plan repairs';
const EVIDENCE = 'Repairs in five years';

/** The host works through its checklist, brings what it has, and plans its own fieldwork. */
export async function prepareFieldwork(life: Council): Promise<void> {
  await checklist(life);
  await evidence(life);
  await plan(life);
  await tellInterviewee(life);
  await call(life);
}

async function checklist({ hostCoordinator, hostSponsor, reviewer, path }: Council): Promise<void> {
  const own = `${path}/self-assessment`;
  await hostCoordinator.goto(own);
  await hostCoordinator.press('Begin');
  await hostCoordinator.fill({ text: 'One repair, three visits: we want to know why.' });
  await hostCoordinator.press('Save for later');
  await hostSponsor.goto(`${own}/submission`);
  await hostSponsor.fill({ gaps: 'yes' });
  await hostSponsor.press('Hand it in');
  await reviewer.goto(own);
  await reviewer.sees('One repair, three visits: we want to know why.');
}

async function evidence({ hostCoordinator, facilitator, reviewer, path }: Council): Promise<void> {
  await hostCoordinator.goto(`${path}/documents/new`);
  const files = { name: 'Repairs.pdf', mimeType: 'application/pdf', buffer: samplePdf('Repairs') };
  await hostCoordinator.fill({ files, title: EVIDENCE, visibleTo: 'team' });
  await hostCoordinator.press('Share it');
  await facilitator.goto(`${path}/pre-reading/contents`);
  await facilitator.tick(EVIDENCE);
  await facilitator.press('Save the pack');
  await facilitator.goto(`${path}/pre-reading`);
  await facilitator.press('Share the pre-reading');
  await reviewer.goto(`${path}/pre-reading`);
  await reviewer.press('I have read this');
  await reviewer.sees('You have read everything in the pack');
}

/** Room, people, session, release: all by the host. */
async function plan({ hostCoordinator: host, facilitator, path }: Council): Promise<void> {
  await host.goto(`${path}/rooms`);
  await host.fill({ name: 'Depot office', site: 'Repairs depot', capacity: '10' });
  await host.press('Add the room');
  await host.goto(`${path}/interviewees/new`);
  const { name, email } = PEOPLE.interviewee;
  await host.fill({ name, email, jobTitle: 'Planner of repairs', category: 'frontline' });
  await host.press('Add this person');
  await host.goto(`${path}/sessions/new`);
  await host.fill({ title: SESSION, kind: 'focus-group', on: '2027-05-12', start: '10am', end: '1 hour' });
  await host.fill({ room: 'Depot office, Repairs depot, holds 10', category: 'frontline', others: '4' });
  const { reviewer, second } = PEOPLE;
  await host.tick(`${reviewer.name}, first reviewer`, `${second.name}, second reviewer`);
  await host.tick(`${name}, Planner of repairs`, 'Repairs');
  await host.press('Add the session');
  await host.sees('is in the timetable');
  await host.goto(`${path}/timetable`);
  await host.press('Release the timetable and tell everybody');
  await host.sees('Released on');
  await facilitator.goto(`${path}/timetable`);
  await facilitator.sees(SESSION);
}

async function tellInterviewee({ interviewee, journey, path }: Council): Promise<void> {
  const letter = await journey.letter(PEOPLE.interviewee.email, /^Please come and talk to/);
  assert.match(letter.calendar ?? '', /^BEGIN:VCALENDAR/);
  await interviewee.goto(`${path}/my-sessions`);
  await interviewee.sees(SESSION, 'Depot office');
  await interviewee.seesNot(PEOPLE.reviewer.name);
  await interviewee.refused(`${path}/notes`, 404);
}

async function call({ facilitator, journey, path }: Council): Promise<void> {
  await facilitator.goto(`${path}/team-call`);
  const on = { 'on-day': '28', 'on-month': '4', 'on-year': '2027' };
  await facilitator.fill({ ...on, at: '4pm', joining: 'By video', lines: QUESTION });
  await facilitator.press('Save the plan and tell the team');
  await journey.goOnTo('2027-04-28T16:30:00Z');
  await facilitator.goto(`${path}/team-call`);
  await facilitator.press('The call has been held');
}
