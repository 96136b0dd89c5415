import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aRoom, aSession, released } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

async function place() {
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
  const browser = await service.as(challenge.people.hostCoordinator);
  return { challenge, browser, url: `/challenges/${challenge.reference}` };
}

async function listed(challengeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('interviewees')
    .select(['name', 'job_title', 'email', 'source_category'])
    .where('challenge_id', '=', challengeId)
    .orderBy('name')
    .execute();
  return rows.map((row) => Object.values(row).join('|'));
}

describe('People to be heard', () => {
  it('are pasted, one on each line, also from a spreadsheet; those on the list already stay as they are', async () => {
    const { challenge, browser, url } = await place();
    const lines = [
      'Rhian Lloyd; Cabinet member; rhian@host.example; Members',
      '',
      'Dai Evans\tSocial worker\t\tfrontline',
      "Zoë O'Neill-Ó Briain; Carer",
    ].join('\r\n');
    const first = await browser.post(`${url}/interviewees/lines`, { usual: 'residents', lines });
    assert.equal(first.statusCode, 303);
    await browser.post(`${url}/interviewees/lines`, { usual: 'residents', lines });
    assert.deepEqual(await listed(challenge.id), [
      'Dai Evans|Social worker||frontline',
      'Rhian Lloyd|Cabinet member|rhian@host.example|members',
      "Zoë O'Neill-Ó Briain|Carer||residents",
    ]);
  });

  it('are all left out where one line is bad: each bad line is named, and the text stays', async () => {
    const { challenge, browser, url } = await place();
    const lines =
      'Good One; Manager; ; Partners\nBad Mail; Manager; not-mail; Partners\n; nobody\nStrange; ; ; Wizards\nGood One; manager;;Members';
    const page = await browser.post(`${url}/interviewees/lines`, { usual: '', lines });
    assert.equal(page.statusCode, 422);
    for (const part of [
      'Line 2: “not-mail” is not an email address',
      'Line 3: the name is missing',
      'Line 4: “Wizards” is not one of',
      'Line 5: this is the same person as in line 1',
    ])
      assert.equal(words(page.body).includes(part), true, part);
    assert.equal(page.body.includes('Good One; Manager; ; Partners&#10;'), true);
    assert.deepEqual(await listed(challenge.id), []);
  });

  it('bring no character along that no keyboard makes, and no more than fits', async () => {
    const { challenge, browser, url } = await place();
    await browser.post(`${url}/interviewees/lines`, { usual: 'members', lines: 'Nul\u0000 Name; \u0007 Bell' });
    assert.deepEqual(await listed(challenge.id), ['Nul Name|Bell||members']);
    const long = 'é'.repeat(100_001);
    const page = await browser.post(`${url}/interviewees/lines`, { usual: 'members', lines: long });
    assert.deepEqual([page.statusCode, page.body.includes(long)], [422, true]);
  });

  it('are added one at a time too, with messages beside the fields', async () => {
    const { challenge, browser, url } = await place();
    const bad = await browser.post(`${url}/interviewees`, { name: '', email: 'x@', category: 'data' });
    assert.equal(bad.statusCode, 422);
    for (const part of ['Enter the person', 'Enter an email address', 'Choose who they are'])
      assert.equal(words(bad.body).includes(part), true, part);
    const good = { name: 'Cllr <b>Bold</b>', jobTitle: '', email: '', category: 'members' };
    await browser.post(`${url}/interviewees`, good);
    await browser.post(`${url}/interviewees`, good);
    assert.deepEqual(await listed(challenge.id), ['Cllr <b>Bold</b>|||members']);
    assert.equal((await browser.get(`${url}/interviewees`)).body.includes('<b>Bold'), false);
  });

  it('are not saved with times that could mean two things: the form asks beside the field, with what was typed', async () => {
    const { challenge, browser, url } = await place();
    const person = { name: 'Rhian Lloyd', jobTitle: '', email: '', category: 'members', cannot: '11 May 1.30-3' };
    const page = await browser.post(`${url}/interviewees`, person);
    assert.equal(page.statusCode, 422);
    const said = 'Write it as, for example, 11 May 1.30pm to 3pm';
    assert.deepEqual([words(page.body).includes(said), page.body.includes('value="11 May 1.30-3"')], [true, true]);
    assert.deepEqual(await listed(challenge.id), []);
  });

  it('are known to the team by name, and their addresses only to those who arrange the days', async () => {
    const { challenge, browser, url } = await place();
    await anInterviewee(db, { challengeId: challenge.id, name: 'Rhian Lloyd', email: 'rhian@host.example' });
    const peer = await service.as(challenge.people.peer);
    const seen = [await browser.get(`${url}/interviewees`), await peer.get(`${url}/interviewees`)];
    assert.deepEqual(
      seen.map(({ body }) => [body.includes('Rhian Lloyd'), body.includes('rhian@host.example')]),
      [
        [true, true],
        [true, false],
      ],
    );
  });

  it('are changed by one at a time: the second sees what the first put', async () => {
    const { challenge, browser, url } = await place();
    const id = await anInterviewee(db, { challengeId: challenge.id, name: 'First Name' });
    const change = { version: '1', jobTitle: '', email: '', category: 'partners' };
    await browser.post(`${url}/interviewees/${id}`, { ...change, name: 'Theirs' });
    const stale = await browser.post(`${url}/interviewees/${id}`, { ...change, name: 'Mine' });
    assert.equal(stale.statusCode, 409);
    assert.deepEqual([stale.body.includes('Theirs'), stale.body.includes('value="Mine"')], [true, true]);
    assert.deepEqual(await listed(challenge.id), ['Theirs|||partners']);
  });

  it('keep their place in a session: they leave the list only when they are in none', async () => {
    const { challenge, browser, url } = await place();
    const id = await anInterviewee(db, { challengeId: challenge.id, name: 'Needed' });
    await aSession(db, { challengeId: challenge.id, intervieweeIds: [id] });
    await browser.post(`${url}/interviewees/${id}/removal`);
    assert.equal((await listed(challenge.id)).length, 1);
  });

  it('with another address after the release: the new one is invited, the old one is shut out', async () => {
    const { challenge, browser, url } = await place();
    const id = await anInterviewee(db, { challengeId: challenge.id, name: 'Rhian', email: 'wrong@host.example' });
    await aSession(db, { challengeId: challenge.id, title: 'Talk', intervieweeIds: [id] });
    await browser.post(`${url}/timetable/release`);
    const person = async (email: string) =>
      (await db.selectFrom('people').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;
    const wrong = await service.as(await person('wrong@host.example'));
    assert.equal((await wrong.get(`${url}/my-sessions`)).statusCode, 200);
    const fields = { version: '1', name: 'Rhian', jobTitle: '', email: 'right@host.example', category: 'members' };
    await browser.post(`${url}/interviewees/${id}`, fields);
    assert.equal((await wrong.get(`${url}/my-sessions`)).statusCode, 404);
    const right = await service.as(await person('right@host.example'));
    assert.equal((await right.get(`${url}/my-sessions`)).body.includes('Talk'), true);
  });

  it('who are added to a session after the release are invited to it at once', async () => {
    const { challenge, browser, url } = await place();
    await released(db, challenge.id);
    const id = await aSession(db, { challengeId: challenge.id });
    const fields = {
      version: '1',
      title: 'Meet the cabinet member',
      kind: 'interview',
      on: '2027-05-11',
      start: '10:00',
      end: '11:00',
      category: 'members',
      'new-interviewees': 'Late Comer;;late@host.example',
    };
    assert.equal((await browser.post(`${url}/sessions/${id}`, fields)).statusCode, 303);
    const mail = await db
      .selectFrom('mail_messages')
      .select(['to_address', 'template'])
      .where('challenge_id', '=', challenge.id)
      .orderBy('template')
      .execute();
    assert.deepEqual(
      mail.map(({ template }) => template),
      ['interviewee-invitation', 'session-heard'],
    );
    assert.equal(mail[0]?.to_address, 'late@host.example');
  });
});

describe('The list of people to be heard', () => {
  it('asks everybody who is silent when they can come, once a day, and again at a new address', async () => {
    const { challenge, browser, url } = await place();
    const challengeId = challenge.id;
    const mine = (name: string) => `${name}-${challengeId.slice(-6)}@host.example`;
    const ann = await anInterviewee(db, { challengeId, name: 'Ann Lee', email: mine('ann') });
    const ben = await anInterviewee(db, { challengeId, name: 'Ben Shah', email: mine('ben') });
    const said = { availability_said_at: TEST_NOW, said_from: '2027-05-10', said_until: '2027-05-14' };
    await db.updateTable('interviewees').set(said).where('id', '=', ben).execute();
    const ask = async (by = browser) => {
      const answer = await by.post(`${url}/interviewees/times`);
      return words((await by.get(String(answer.headers.location))).body);
    };
    const asked = async () =>
      (
        await db
          .selectFrom('mail_messages')
          .select('to_address')
          .where('challenge_id', '=', challengeId)
          .where('template', '=', 'interviewee-times')
          .execute()
      )
        .map(({ to_address }) => to_address)
        .sort();
    await Promise.all([browser.post(`${url}/interviewees/times`), browser.post(`${url}/interviewees/times`)]);
    const page = await ask();
    for (const part of [
      'Nobody was asked just now: everybody with an email address has said when they can come, or was asked today already.',
      'We have asked 1 person today when they can come, and wait for an answer. Who is silent can be asked again tomorrow.',
    ])
      assert.equal(page.includes(part), true, page);
    assert.equal(page.includes('Ask them when they can come'), false);
    assert.deepEqual(await asked(), [mine('ann')]);
    const fields = { version: '1', name: 'Ann Lee', jobTitle: '', email: mine('annie'), category: 'members' };
    await browser.post(`${url}/interviewees/${ann}`, fields);
    assert.equal((await ask()).includes('We have asked 1 person.'), true);
    assert.deepEqual(await asked(), [mine('ann'), mine('annie')]);
    service.setNow(new Date(TEST_NOW.getTime() + 24 * 3_600_000));
    try {
      const tomorrow = await service.as(challenge.people.hostCoordinator);
      assert.equal((await ask(tomorrow)).includes('We have asked 1 person.'), true);
      assert.deepEqual(await asked(), [mine('ann'), mine('annie'), mine('annie')]);
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('begins with what can be done, and shows by one press those about whom something is to be done', async () => {
    const { challenge, browser, url } = await place();
    const challengeId = challenge.id;
    const ids = {
      ann: await anInterviewee(db, { challengeId, name: 'Ann Lee', email: 'ann@host.example' }),
      ben: await anInterviewee(db, { challengeId, name: 'Ben Shah', email: 'ben@host.example' }),
      cat: await anInterviewee(db, { challengeId, name: 'Cat Roe' }),
    };
    const session = await aSession(db, { challengeId, intervieweeIds: [ids.ann, ids.ben] });
    await db
      .updateTable('session_interviewees')
      .set({ answer: 'declined' })
      .where('session_id', '=', session)
      .where('interviewee_id', '=', ids.ben)
      .execute();
    const rows = async (show: string) =>
      [...(await browser.get(`${url}/interviewees${show}`)).body.matchAll(/interviewees\/[0-9a-f-]{36}">([^<]+)/g)].map(
        ([, name]) => name,
      );
    await released(db, challengeId);
    const { body } = await browser.get(`${url}/interviewees`);
    const page = words(body);
    assert.equal(
      page.includes(
        'Everybody (3) In no session yet (1) Have not answered (1) Cannot come, or ask for another time (1) No email: tell them yourself (1)',
      ),
      true,
      page,
    );
    assert.equal(page.indexOf('Add one person') < page.indexOf('Ann Lee'), true);
    assert.deepEqual(await rows(''), ['Ann Lee', 'Ben Shah', 'Cat Roe']);
    assert.deepEqual(await rows('?show=waiting'), ['Cat Roe']);
    assert.deepEqual(await rows('?show=silent'), ['Ann Lee']);
    assert.deepEqual(await rows('?show=no'), ['Ben Shah']);
    assert.deepEqual(await rows('?show=no-address'), ['Cat Roe']);
    assert.deepEqual(await rows('?show=%3Cscript%3E'), ['Ann Lee', 'Ben Shah', 'Cat Roe']);
    const peer = await service.as(challenge.people.peer);
    assert.equal((await peer.get(`${url}/interviewees?show=no`)).body.includes('Cannot come, or ask'), false);
  });
});

describe('Rooms', () => {
  it('are added once, changed by one at a time, and leave the list only when nothing is in them', async () => {
    const { challenge, browser, url } = await place();
    const page = await browser.get(`${url}/rooms`);
    const id = /name="id" value="([^"]+)"/.exec(page.body)?.[1] as string;
    const fields = { id, name: 'Committee room 1', site: 'Town hall', capacity: '12' };
    await browser.post(`${url}/rooms`, fields);
    await browser.post(`${url}/rooms`, fields);
    const rooms = () =>
      db.selectFrom('rooms').select(['name', 'version']).where('challenge_id', '=', challenge.id).execute();
    assert.deepEqual(await rooms(), [{ name: 'Committee room 1', version: 1 }]);
    const twin = await browser.post(`${url}/rooms`, {
      ...fields,
      id: id.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    });
    assert.equal(words(twin.body).includes('There is a room called Committee room 1 already'), true);
    await browser.post(`${url}/rooms/${id}`, { version: '1', name: 'Theirs', capacity: '' });
    const bad = await browser.post(`${url}/rooms/${id}`, { version: '1', name: '', capacity: 'many' });
    // The form is still the one that was made before they changed it.
    assert.deepEqual([bad.statusCode, bad.body.includes('name="version" value="1"')], [422, true]);
    const stale = await browser.post(`${url}/rooms/${id}`, { version: '1', name: 'Mine', capacity: '' });
    assert.deepEqual([stale.statusCode, stale.body.includes('value="Mine"')], [409, true]);
    await aSession(db, { challengeId: challenge.id, roomId: id });
    await browser.post(`${url}/rooms/${id}/removal`);
    assert.deepEqual(await rooms(), [{ name: 'Theirs', version: 2 }]);
    const free = await aRoom(db, { challengeId: challenge.id, name: 'Free' });
    await browser.post(`${url}/rooms/${free}/removal`);
    assert.deepEqual(await rooms(), [{ name: 'Theirs', version: 2 }]);
  });
});
