import assert from 'node:assert/strict';
import { aMinuteLater, calendarChanges, followLetter, lettersTo, personOf, type Visit } from './visit.ts';

const EMAILS = { rhian: 'rhian.lloyd@northdale.example', sian: 'sian.rees@northdale.example' };
const THEME = 'Leadership and governance';
/** All of the programme's sessions in which senior officers speak to that theme. */
const SENIOR_OFFICERS = [
  'Director of adult services',
  'Chief executive',
  'Adult social care management team',
  'Finance lead for adult social care',
];

/** The list is made from the focus; what is taken away shows as unheard, and one press there asks for somebody again. */
export async function sayWhatToHear({ manager, path }: Visit): Promise<void> {
  await manager.goto(`${path}/timetable`);
  await manager.sees('No sessions yet');
  await manager.press('Say what to hear, and from whom');
  await manager.press('Make the list from the focus');
  await manager.sees('sessions are on the list', 'Every theme would be heard from at least two source categories.');
  for (const title of SENIOR_OFFICERS) {
    await manager.follow(title);
    await manager.press('Leave it out');
  }
  await manager.sees(`Not yet: ${THEME}`);
  await manager.page.locator('.cf-heat tbody tr', { hasText: THEME }).locator('a').first().click();
  await manager.page.waitForURL(/wanted\/new\?theme=/);
  const given = { category: await manager.page.locator('main [name="category"]').inputValue(), themes: 0 };
  given.themes = await manager.page.locator('main input[name="themes"]:checked').count();
  assert.deepEqual(given, { category: 'senior-officers', themes: 1 });
  await manager.fill({ title: 'Officers who were overruled', others: '4', length: '45 minutes' });
  await manager.press('Put it on the list');
  await manager.sees('‘Officers who were overruled’ is on the list', 'Every theme would be heard from at least two');
}

/** Rooms at two sites, the hours, and how long it takes from one to the other. */
export async function sayWhere({ host, path }: Visit): Promise<void> {
  const rooms = [
    ['Committee room', 'Town hall', '20'],
    ['Chamber', 'Town hall', '40'],
    ['Parlour', 'Town hall', '12'],
    ['Depot office', 'Depot', '14'],
  ];
  await host.goto(`${path}/rooms`);
  for (const [name = '', site = '', capacity = ''] of rooms) {
    await host.fill({ name, site, capacity });
    await host.press('Add the room');
    await host.sees(`${name} is on the list.`);
  }
  await host.follow('Hours of the days, and minutes from site to site');
  await host.fill({ 'day-from': '8.30am', 'day-until': '8am', 'travel-0': '25' });
  await host.press('Keep these hours', { status: 422 });
  await host.sees('The days must end after they begin');
  await host.fill({ 'day-until': '6pm' });
  await host.press('Keep these hours');
  await host.sees('The hours are kept');
}

/** A spreadsheet's file, once with what is wrong named by row, then whole. */
export async function nameInterviewees({ host, path }: Visit): Promise<void> {
  const csv = (rows: readonly string[]) => ({
    name: 'people.csv',
    mimeType: 'text/csv',
    // Excel on Windows: semicolons, one byte a letter.
    buffer: Buffer.from(['Name;Job title;Email;Who they are;Cannot come', ...rows].join('\r\n'), 'latin1'),
  });
  const people = [
    `Rhian Lloyd;Director of adult services;${EMAILS.rhian};Senior officers;`,
    `Siân Rees;Social worker;${EMAILS.sian};Frontline staff;`,
    'Tom Reed;Carer;;Residents;11 May morning',
  ];
  await host.goto(`${path}/interviewees`);
  await host.fill({ file: csv([...people, '=1+1;;nobody;Wizards;31 May']) });
  await host.press('Add the people of this file', { status: 422 });
  await host.sees('Nobody was added', 'Row 5, column Name', 'Row 5, column Email', 'Row 5, column Who they are');
  await host.fill({ file: csv(people) });
  await host.press('Add the people of this file');
  await host.sees('3 people added', 'Siân Rees', '11 May morning');
  await host.press('Ask them when they can come');
  await host.sees('We have asked 2 people');
}

/** One presses the link and one button; another ticks when they cannot come and says what they need. Neither signs in. */
export async function sayWhenTheyCan(visit: Visit): Promise<void> {
  const { host, path } = visit;
  const [rhian, sian] = [await visit.nobody('Rhian Lloyd'), await visit.nobody('Siân Rees')];
  await followLetter(visit, rhian, EMAILS.rhian, /^When can you come and talk/);
  await rhian.sees('It is not an inspection', 'is never shown who said what');
  await rhian.press('Any of these days suits me');
  await rhian.sees('Thank you. You can change this here at any time.');
  await followLetter(visit, sian, EMAILS.sian, /^When can you come and talk/);
  await sian.tick('Tuesday 11 May 2027, morning');
  await sian.fill({ needs: 'A room without stairs' });
  await sian.press('Keep this');
  await host.goto(`${path}/interviewees`);
  await host.sees('Any time, they say', '11 May morning', 'Needs: A room without stairs');
}

/** Who is heard in which session, and which peer must be there. */
export async function putPeopleIn({ manager, challenge, path, journey }: Visit): Promise<void> {
  await manager.goto(`${path}/wanted/new`);
  const title = 'Director of adult services, at length';
  await manager.fill({ title, category: 'senior-officers', length: '1 hour', day: '2027-05-11' });
  const { name } = await personOf(journey.service.db, challenge.people.peer);
  const role = manager.page.locator('main label', { hasText: name }).first();
  await manager.tick('Rhian Lloyd, Director of adult services', ((await role.textContent()) ?? '').trim());
  await manager.press('Put it on the list');
  await manager.goto(`${path}/wanted/new`);
  await manager.fill({
    title: 'A social worker’s week',
    category: 'frontline',
    length: '45 minutes',
    day: '2027-05-11',
  });
  await manager.tick('Siân Rees, Social worker', 'Tom Reed, Carer');
  await manager.press('Put it on the list');
  await manager.sees('A social worker’s week');
}

/** The engine works in the worker; its page follows by itself, or by a link. */
export async function propose(visit: Visit): Promise<void> {
  const { host, path, journey } = visit;
  aMinuteLater(visit);
  await host.goto(`${path}/proposal`);
  await host.press(/^Propose (a timetable|again)$/);
  await host.sees('Being worked on', 'You can leave this page and come back');
  // Four seconds are enough to see it work, and a test need not wait for the last percent.
  await journey.service.db
    .updateTable('timetable_runs')
    .set({ seconds_allowed: 4 })
    .where('ended_at', 'is', null)
    .execute();
  await journey.service.runJobs();
  if (journey.javaScript) await host.page.locator('#progress').waitFor({ state: 'detached' });
  else await host.follow('See how far it is now');
  await host.goto(`${path}/proposal`);
  await host.sees(/\d+ of \d+ sessions have a place/, 'Nobody is told before you release the timetable');
}

export async function accept({ host }: Visit): Promise<void> {
  await host.press('Accept this timetable');
  await host.sees('Nobody has been told: that happens when you release the timetable', 'Draft');
}

/** Somebody cannot come after all: what nobody could keep is not released, and a second proposal mends it. */
export async function refuseAClash(visit: Visit): Promise<void> {
  const { host, path } = visit;
  await host.goto(`${path}/interviewees`);
  await host.follow('Rhian Lloyd');
  await host.fill({ cannot: '11 May' });
  await host.press('Save');
  await host.goto(`${path}/timetable`);
  await host.press('Release the timetable and tell everybody');
  await host.sees('This cannot be released: Rhian Lloyd cannot come to ‘Director of adult services, at length’');
  await host.goto(`${path}/wanted`);
  await host.follow('Director of adult services, at length');
  await host.fill({ day: '2027-05-12' });
  await host.press('Save');
  await propose(visit);
  await accept(visit);
}

/** Each person hears once; those who are heard by an invitation that says what it is, with each session for their calendar. */
export async function release(visit: Visit): Promise<void> {
  const { host, manager, path, journey, challenge } = visit;
  aMinuteLater(visit);
  const { db } = journey.service;
  await host.goto(`${path}/timetable`);
  await host.press('Release the timetable and tell everybody');
  await host.sees('The timetable is released.', 'Tom Reed has no email address: tell them yourself.');
  const rhian = (await lettersTo(db, EMAILS.rhian)).filter(({ template }) => template !== 'interviewee-times');
  assert.deepEqual(
    rhian.map(({ template, changes }) => [template, changes.map(({ method, title }) => [method, title])]),
    [['interviewee-invitation', [['REQUEST', 'Director of adult services, at length']]]],
  );
  assert.match(rhian[0]?.changes[0]?.starts ?? '', /^2027-05-12T\d\d:\d\d:00 Europe\/London$/);
  const text = rhian[0]?.text.replace(/\s+/g, ' ') ?? '';
  for (const part of ['not an inspection', 'never shown who said what', 'accept, decline, ask for another time'])
    assert.equal(text.includes(part), true, part);
  const peer = await personOf(db, challenge.people.peer);
  const [notice] = (await lettersTo(db, peer.email)).filter(({ template }) => template === 'timetable-released');
  const own = await db
    .selectFrom('session_peers')
    .select('session_id')
    .where('peer_id', '=', challenge.people.peer)
    .where('is_live', '=', true)
    .execute();
  assert.equal(own.length > 0, true);
  assert.deepEqual(
    calendarChanges(notice?.calendar ?? null)
      .map(({ uid }) => uid)
      .sort(),
    own.map(({ session_id }) => `${session_id}@critical-friend`).sort(),
  );
  await manager.goto(`${path}/timetable`);
  await manager.sees('Released on');
}

/** What is printed: the grid, a person's day, and a sheet for each door that names nobody. */
export async function printIt({ manager, peer, path }: Visit): Promise<void> {
  await manager.goto(`${path}/timetable/2027-05-12`);
  await manager.sees('Rhian Lloyd');
  await manager.follow('Devi Peer');
  await manager.sees('Devi Peer', 'A sheet for each door');
  await manager.goto(`${path}/timetable/2027-05-12`);
  await manager.follow('A sheet for each door');
  const sheets = await manager.page.locator('.cf-door-sheet').allTextContents();
  assert.equal(sheets.length > 0, true);
  for (const sheet of sheets) {
    assert.match(sheet, /Wednesday 12 May 2027/);
    assert.doesNotMatch(sheet, /Rhian|Devi|Owen|Mair|Director/);
  }
  await peer.goto(`${path}/timetable?mine=1`);
  await peer.sees('All sessions');
}
