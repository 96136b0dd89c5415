import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { ownLink } from '../../application/own-link.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** Housing on Tuesday 11 May with Ann Lee, and a call of the team on Monday 3 May. The dates can move. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { id: challengeId, people } = challenge;
  const email = `ann-${challengeId.slice(-6)}@council.example`;
  const ann = await anInterviewee(db, { challengeId, name: 'Ann Lee', email });
  const housing = await aSession(db, { challengeId, title: 'Housing', peerIds: [people.peer], intervieweeIds: [ann] });
  await aSession(db, { challengeId, title: 'Team call', kind: 'call', date: '2027-05-03', peerIds: [people.peer] });
  const browser = await service.as(people.hostCoordinator);
  const base = `/challenges/${challenge.reference}`;
  const move = (from: string, until: string) =>
    db
      .updateTable('challenges')
      .set({ on_site_from: from, on_site_until: until })
      .where('id', '=', challengeId)
      .execute();
  const page = async (path: string) => words((await browser.get(`${base}/${path}`)).body);
  const press = async (path: string, fields: Record<string, string | string[]> = {}) => {
    const answer = await browser.post(`${base}/${path}`, fields);
    return answer.statusCode === 303
      ? words((await browser.get(answer.headers.location as string)).body)
      : words(answer.body);
  };
  const own = new URL(ownLink(service.services, { id: ann, linkKey: 0 })).pathname;
  const answers = async (fields: Record<string, string | string[]>) =>
    assert.equal((await service.browser('n').post(`${own}/times`, fields)).statusCode, 303);
  const isReleased = async () =>
    (await db.selectFrom('timetable_releases').select('number').where('challenge_id', '=', challengeId).execute())
      .length;
  return { challengeId, people, ann, housing, email, browser, base, move, page, press, own, answers, isReleased };
}

const says = (page: string, said: string) => assert.equal(page.includes(said), true, `${said}\n${page.slice(0, 3000)}`);
const LOST = '‘Housing’, Tue 11 May, is on no day on site any more';

describe('After the dates on site have moved', () => {
  it('nobody is invited to a day on which no team is there: the release says so, and the board names what is left behind', async () => {
    const { move, page, press, isReleased } = await place();
    await move('2027-05-17', '2027-05-20');
    says(await press('timetable/release'), `This cannot be released: ${LOST}.`);
    assert.equal(await isReleased(), 0);
    const board = await page('timetable/board');
    says(board, 'On no day on site any more The dates have moved, and these have not.');
    says(board, 'Housing Tue 11 May, 10am to 11am Before the team is on site Team call Mon 3 May, 10am to 11am');
    await move('2027-05-04', '2027-05-07');
    says(await press('timetable/release'), `This cannot be released: ${LOST}.`);
    says(await page('timetable/board'), 'Housing Tue 11 May, 10am to 11am Before the team is on site Team call');
    await move('2027-05-10', '2027-05-13');
    await press('timetable/release');
    assert.equal(await isReleased(), 1);
  });

  it('a change to what was released is not released either', async () => {
    const { housing, people, ann, move, page, press, isReleased } = await place();
    await press('timetable/release');
    await move('2027-05-17', '2027-05-20');
    says(await page('releases'), 'Nothing: everybody knows the timetable as it is.');
    await db.updateTable('sessions').set({ title: 'Homes' }).where('id', '=', housing).execute();
    says(await page('releases'), LOST.replace('Housing', 'Homes'));
    says(await press('releases'), `This cannot be released: ${LOST.replace('Housing', 'Homes')}.`);
    assert.equal(await isReleased(), 1);
    const form = { version: '1', title: 'Housing', kind: 'interview', on: '2027-05-18', start: '10:00', end: '11:00' };
    await press(`sessions/${housing}`, {
      ...form,
      ...{ room: '', place: '', category: 'members', others: '0', peers: [people.peer], interviewees: [ann] },
      tell: 'later',
    });
    await press('releases');
    assert.equal(await isReleased(), 2);
  });

  it('people have said nothing of the new days, and can be asked', async () => {
    const { challengeId, ann, email, move, page, press, answers } = await place();
    await answers({ any: 'yes' });
    says(await page('interviewees'), 'Any time, they say');
    assert.equal((await page('interviewees')).includes('Ask them when they can come'), false);
    await move('2027-05-11', '2027-05-12');
    says(await page('interviewees'), 'Any time, they say');
    await move('2027-05-12', '2027-05-20');
    const list = await page('interviewees');
    says(list, '1 person has not said when they can come.');
    assert.equal(list.includes('Any time, they say'), false);
    says(await press('interviewees/times'), 'We have asked 1 person.');
    const mail = await db
      .selectFrom('mail_messages')
      .select(['to_address', 'text_body as text'])
      .where('challenge_id', '=', challengeId)
      .where('template', '=', 'interviewee-times')
      .execute();
    assert.deepEqual(
      mail.map(({ to_address }) => to_address),
      [email],
    );
    assert.match(
      words(mail[0]?.text ?? ''),
      /You have told us before\. The dates have moved since, so we ask you once more\./,
    );
    await answers({ any: 'yes' });
    says(await page('interviewees'), 'Any time, they say');
    says(await page(`interviewees/${ann}`), 'Ann Lee');
  });

  it('what is said on a page that still showed the old days is asked anew, and what was written of needs stays', async () => {
    const { ann, move, own } = await place();
    const browser = service.browser('n');
    const askedOn = async () => /name="asked" value="([^"]+)"/.exec((await browser.get(own)).body)?.[1] ?? '';
    const known = async () =>
      await db
        .selectFrom('interviewees')
        .select(['unavailable', 'availability_said_at as at', 'access_needs as needs'])
        .where('id', '=', ann)
        .executeTakeFirst();
    const asked = await askedOn();
    await move('2027-05-12', '2027-05-20');
    const form = { away: ['2027-05-11 morning'], needs: 'Step-free', 'needs-seen': '', asked };
    const answer = await browser.post(`${own}/times`, form);
    const page = words(answer.body);
    says(page, 'The dates have moved since you opened this page, and nothing is kept yet. Say it for these days');
    assert.equal(answer.body.includes('>Step-free</textarea>'), true);
    assert.equal(answer.body.includes('2027-05-11 morning'), false);
    assert.equal((await browser.post(`${own}/times`, { any: 'yes', asked })).statusCode, answer.statusCode);
    assert.deepEqual(await known(), { unavailable: [], at: null, needs: '' });
    const again = { ...form, away: ['2027-05-20 morning'], asked: await askedOn() };
    assert.equal((await browser.post(`${own}/times`, again)).statusCode, 303);
    assert.deepEqual((await known())?.unavailable, [['2027-05-20T00:00', '2027-05-20T13:00']]);
  });

  it('what somebody has said themselves is still theirs: no file overwrites it, and it is theirs again once a change is taken back', async () => {
    const { ann, email, browser, base, move, page, press, answers } = await place();
    const known = async () =>
      await db
        .selectFrom('interviewees')
        .select(['unavailable', 'access_needs as needs', 'availability_said_at as at'])
        .where('id', '=', ann)
        .executeTakeFirstOrThrow();
    await answers({ away: ['2027-05-12 morning'], needs: 'A hearing loop' });
    const said = await known();
    assert.deepEqual(
      [said.unavailable, said.at],
      [[['2027-05-12T00:00', '2027-05-12T13:00']], service.services.clock()],
    );
    await move('2027-05-12', '2027-05-20');
    const rows = `Name,Who they are,Email,Cannot come,Access needs\nAnn Lee,frontline,${email},12 May afternoon; 18 May,Large print\n`;
    const file = { name: 'file', fileName: 'a.csv', type: 'text/csv', content: Buffer.from(rows) };
    const taken = await browser.upload(`${base}/interviewees/file`, {}, [file]);
    const after = words((await browser.get(String(taken.headers.location))).body);
    says(after, 'When they cannot come, or what they need, is now as the file says: Ann Lee (row 2).');
    says(
      after,
      'they have said otherwise: Ann Lee (row 2): 12 May afternoon and the access needs. Where the file is right',
    );
    // Of the new days she has said nothing, so those are taken; and of those days she is still to be asked.
    const taking = {
      ...said,
      unavailable: [...(said.unavailable as string[][]), ['2027-05-18T00:00', '2027-05-18T23:59']],
    };
    assert.deepEqual(await known(), taking);
    says(after, '1 person has not said when they can come.');
    const fields = { name: 'Ann Lee', jobTitle: '', email, category: 'frontline', needs: 'Large print' };
    says(await press(`interviewees/${ann}`, { ...fields, version: '3', cannot: '18 May' }), 'Ann Lee is saved.');
    assert.equal((await known()).at, null);
    const step = /name="step" value="([^"]+)"/.exec((await browser.get(`${base}/interviewees`)).body)?.[1] ?? '';
    await press('arrangements/people/undo', { step });
    assert.deepEqual(await known(), taking);
    says(await page('interviewees'), '1 person has not said when they can come.');
  });

  it('somebody who has answered since they were added is not taken off the list by taking that back', async () => {
    const { challengeId, browser, base, move, press } = await place();
    const typed = { name: 'Dai Evans', jobTitle: '', email: '', category: 'members', cannot: '', needs: '' };
    says(await press('interviewees', typed), 'Dai Evans is on the list.');
    const step = /name="step" value="([^"]+)"/.exec((await browser.get(`${base}/interviewees`)).body)?.[1] ?? '';
    const dai = await db
      .selectFrom('interviewees')
      .select(['id', 'link_key as linkKey'])
      .where('challenge_id', '=', challengeId)
      .where('name', '=', 'Dai Evans')
      .executeTakeFirstOrThrow();
    const path = new URL(ownLink(service.services, dai)).pathname;
    assert.equal((await service.browser('d').post(`${path}/times`, { any: 'yes' })).statusCode, 303);
    await move('2027-05-12', '2027-05-20');
    await press('arrangements/people/undo', { step });
    const row = await db.selectFrom('interviewees').select('name').where('id', '=', dai.id).executeTakeFirst();
    assert.deepEqual(row, { name: 'Dai Evans' });
  });

  it('a page that asks anew keeps what was ticked of days that are still days on site', async () => {
    const { ann, move, own, answers } = await place();
    await answers({ away: ['2027-05-12 afternoon'], needs: '' });
    const browser = service.browser('n');
    const asked = /name="asked" value="([^"]+)"/.exec((await browser.get(own)).body)?.[1] ?? '';
    // The host notes the morning of 12 May while the page is open.
    const unavailable = JSON.stringify([['2027-05-12T00:00', '2027-05-12T23:59']]);
    await db.updateTable('interviewees').set({ unavailable }).where('id', '=', ann).execute();
    await move('2027-05-12', '2027-05-20');
    const form = { 'away-seen': '2027-05-12 afternoon', needs: '', 'needs-seen': '' };
    const ticked = { ...form, away: ['2027-05-11 morning', '2027-05-13 morning'], asked };
    const { body } = await browser.post(`${own}/times`, ticked);
    says(words(body), 'The dates have moved since you opened this page, and nothing is kept yet.');
    const boxes = [...body.matchAll(/<input[^>]*name="away"[^>]*>/g)].map(([box]) => box);
    const away = boxes.filter((box) => box.includes(' checked')).map((box) => /value="([^"]+)"/.exec(box)?.[1] ?? '');
    const seen = [...body.matchAll(/name="away-seen" value="([^"]+)"/g)].map(([, half]) => half ?? '');
    assert.deepEqual(
      [away, seen],
      [
        ['2027-05-12 morning', '2027-05-13 morning'],
        ['2027-05-12 morning', '2027-05-12 afternoon'],
      ],
    );
    const again = { ...form, away, 'away-seen': seen, asked: /name="asked" value="([^"]+)"/.exec(body)?.[1] ?? '' };
    assert.equal((await browser.post(`${own}/times`, again)).statusCode, 303);
    const row = await db.selectFrom('interviewees').select('unavailable').where('id', '=', ann).executeTakeFirst();
    assert.deepEqual(row?.unavailable, [
      ['2027-05-12T00:00', '2027-05-12T13:00'],
      ['2027-05-13T00:00', '2027-05-13T13:00'],
    ]);
  });

  it('somebody can be taken out of a session that was cancelled on a day that is none any more; it comes back on a new day only', async () => {
    const { housing, people, ann, move, press } = await place();
    says(await press(`sessions/${housing}/cancellation`, { version: '1', reason: 'Illness' }), 'is cancelled');
    await move('2027-05-17', '2027-05-20');
    says(await press(`interviewees/${ann}/removal`), 'First take them out of it: ‘Change the session’ does');
    const day = { on: 'other', 'date-day': '11', 'date-month': '5', 'date-year': '2027', start: '10:00', end: '11:00' };
    const form = {
      ...{ version: '2', title: 'Housing', kind: 'interview', room: '', place: '', category: 'members', others: '' },
      ...{ peers: people.peer, tell: 'later' },
    };
    const REFUSED = 'Tuesday 11 May 2027 is not one of the days on site: choose a day from';
    says(await press(`sessions/${housing}`, { ...form, ...day, start: '10:30' }), REFUSED);
    says(await press(`sessions/${housing}`, { ...form, ...day }), '‘Housing’ is changed.');
    says(await press(`interviewees/${ann}/removal`), 'Ann Lee is off the list');
    says(await press(`sessions/${housing}/restoration`, { version: '3' }), REFUSED);
    const isLive = async () =>
      (await db.selectFrom('sessions').select('is_live').where('id', '=', housing).executeTakeFirst())?.is_live;
    assert.equal(await isLive(), false);
    const moved = { ...form, on: '2027-05-18', start: '10:00', end: '11:00', version: '3' };
    says(await press(`sessions/${housing}`, moved), '‘Housing’ is changed.');
    await press(`sessions/${housing}/restoration`, { version: '4' });
    assert.equal(await isLive(), true);
    says(await press(`sessions/${housing}`, { ...form, ...day, version: '5' }), REFUSED);
  });

  it('what was noted of a day that is none any more does not stand in the way of saving', async () => {
    const { ann, move, press } = await place();
    const unavailable = JSON.stringify([['2027-05-11T00:00', '2027-05-11T13:00']]);
    await db.updateTable('interviewees').set({ unavailable }).where('id', '=', ann).execute();
    await move('2027-05-17', '2027-05-20');
    const fields = { version: '1', name: 'Ann Lee', jobTitle: 'Tenant', email: '', category: 'residents' };
    says(await press(`interviewees/${ann}`, { ...fields, cannot: '11 May morning; 18 May' }), 'Ann Lee is saved.');
    const row = await db.selectFrom('interviewees').select('unavailable').where('id', '=', ann).executeTakeFirst();
    assert.deepEqual(row?.unavailable, [
      ['2027-05-11T00:00', '2027-05-11T13:00'],
      ['2027-05-18T00:00', '2027-05-18T23:59'],
    ]);
    says(
      await press(`interviewees/${ann}`, { ...fields, version: '2', cannot: '12 May' }),
      '“12 May” is not a time on a day on site. Write it as 17 May, 17 May morning',
    );
  });
});
