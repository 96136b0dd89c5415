import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTask } from '#modules/challenges';
import { countingStatements } from '#platform/database/connect';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aRoom, aSession } from '../../../timetable/testing/builders.ts';

const task = (
  challengeId: string,
  role: 'host-coordinator' | 'challenge-manager',
  title: string,
  dueOn: string | null,
) => ({
  challengeId,
  kind: title,
  for: { role },
  title,
  path: '/challenges/x/scope',
  dueOn,
});

describe('Home', () => {
  it('says first what is asked of me, soonest first, then what I wait for', async () => {
    const service = await testService();
    const { head, people } = await aChallenge(service.db);
    await service.db.deleteFrom('tasks').execute();
    await service.db.transaction().execute(async (trx) => {
      await openTask(trx, task(head.id, 'host-coordinator', 'Share the documents', '2026-12-01'), TEST_NOW);
      await openTask(trx, task(head.id, 'host-coordinator', 'Write the self-assessment', '2026-11-25'), TEST_NOW);
      await openTask(trx, task(head.id, 'challenge-manager', 'Release the timetable', '2026-11-20'), TEST_NOW);
    });
    const host = (await (await service.as(people.hostCoordinator)).get('/')).body;
    const order = [
      'Write the self-assessment',
      'Share the documents',
      'What you wait for',
      'Release the timetable',
    ].map((words) => host.indexOf(words));
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
    assert.equal(
      order.every((at) => at > 0),
      true,
    );
    assert.equal(host.includes('due Wednesday 25 November 2026, in 3 days'), true);
    assert.equal(host.includes('2 days late'), true);
    const manager = (await (await service.as(people.challengeManager)).get('/')).body;
    assert.equal(manager.indexOf('Release the timetable') < manager.indexOf('What you wait for'), true);
  });

  it('asks of whoever can do it what a clock asks, as the page of the challenge does', async () => {
    const service = await testService();
    const { head, people } = await aChallenge(service.db);
    await service.db.deleteFrom('tasks').execute();
    await service.db.transaction().execute(async (trx) => {
      const present = {
        ...task(head.id, 'challenge-manager', 'Present the findings', null),
        kind: 'findings-presented',
      };
      await openTask(trx, { ...present, for: { role: 'team-peer' } }, TEST_NOW);
      await openTask(
        trx,
        { ...task(head.id, 'host-coordinator', 'Agree the plan', null), kind: 'action-plan-published' },
        TEST_NOW,
      );
      await openTask(trx, task(head.id, 'host-coordinator', 'Name a room', null), TEST_NOW);
    });
    const asked = async (person: string) => {
      const said = words((await (await service.as(person)).get('/')).body);
      const waits = said.indexOf('What you wait for');
      return ['Present the findings', 'Agree the plan', 'Name a room'].filter((title) => {
        const at = said.indexOf(title);
        return at > 0 && (waits < 0 || at < waits);
      });
    };
    assert.deepEqual(await asked(people.challengeManager), ['Present the findings']);
    assert.deepEqual(await asked(people.hostSponsor), ['Agree the plan']);
    assert.deepEqual(await asked(people.hostCoordinator), ['Agree the plan', 'Name a room']);
    assert.deepEqual(await asked(people.programmeManager), []);
  });

  it('shows a stranger nothing of a challenge', async () => {
    const service = await testService();
    const { head, people } = await aChallenge(service.db);
    const body = (await (await service.as(people.stranger)).get('/')).body;
    assert.equal(body.includes(head.title), false);
    assert.equal(body.includes('Nothing is asked of you today'), true);
  });

  it('welcomes somebody who is not signed in, and leads them to the reports, to becoming a peer and in', async () => {
    const service = await testService({ template: 'demo' });
    const { result: page, count } = await countingStatements(() => service.browser().get('/'));
    assert.equal(page.statusCode, 200);
    for (const path of ['/reports', '/become-a-peer', '/sign-in'])
      assert.equal(page.body.includes(`href="${path}"`), true, path);
    assert.equal(page.body.match(/href="\/reports\/[^"]+"/g)?.length, 3);
    assert.equal(page.body.includes('Choose who you want to be'), false);
    assert.equal(count, 1);
  });

  it('says before the first report that reports will be here', async () => {
    const service = await testService();
    assert.equal((await service.browser().get('/')).body.includes('when they are published'), true);
  });

  it('asks the database at most eight things, with one challenge and with three', async () => {
    const service = await testService();
    const first = await aChallenge(service.db);
    const browser = await service.as(first.people.programmeManager);
    const one = await countingStatements(() => browser.get('/'));
    await aChallenge(service.db, { bodyId: first.head.bodyId });
    await aChallenge(service.db, { bodyId: first.head.bodyId });
    const three = await countingStatements(() => browser.get('/'));
    assert.equal(three.count, one.count);
    assert.equal(one.count <= 8, true);
  });
});

describe('Home of somebody to be heard', () => {
  it('has their sessions as they were told of them, the sponsor of the host among them, and nothing before', async () => {
    const service = await testService();
    const { db } = service;
    const milestones = ['opened', 'scope-agreed', 'team-confirmed'] as const;
    const { id: challengeId, people, reference } = await aChallenge(db, { stage: 'preparing', milestones });
    const { email } = await db
      .selectFrom('people')
      .select('email')
      .where('id', '=', people.hostSponsor)
      .executeTakeFirstOrThrow();
    // Typed by the host as she writes it, and linked to her sign-in by the release.
    const who = await anInterviewee(db, { challengeId, name: 'H. Ollerton', email: String(email).toUpperCase() });
    const talk = { challengeId, title: 'Meet the director', place: 'Mill Lane', intervieweeIds: [who] };
    const session = await aSession(db, { ...talk, peerIds: [people.peer] });
    const home = async () => (await (await service.as(people.hostSponsor)).get('/')).body;
    assert.equal((await home()).includes('Meet the director'), false);
    const host = await service.as(people.hostCoordinator);
    assert.equal((await host.post(`/challenges/${reference}/timetable/release`)).statusCode, 303);
    await db
      .updateTable('sessions')
      .set({ period: '[2027-05-11T15:00:00Z,2027-05-11T16:00:00Z)', place_note: 'Room 9' })
      .where('id', '=', session)
      .execute();
    const told = await home();
    for (const part of ['Meet the director', '10am to 11am', 'Mill Lane'])
      assert.equal(told.includes(part), true, part);
    assert.equal(told.includes('Room 9'), false);
    const own = await (await service.as(people.hostSponsor)).get(`/challenges/${reference}/my-sessions`);
    assert.deepEqual(
      [own.body.includes('Meet the director'), own.body.includes('Say whether you can come')],
      [true, true],
    );
    await host.post(`/challenges/${reference}/releases`);
    const moved = await home();
    assert.deepEqual(
      [moved.includes('4pm to 5pm'), moved.includes('Room 9'), moved.includes('Mill Lane')],
      [true, true, false],
    );
  });

  it('says what they answered, and asks again once another time was told', async () => {
    const service = await testService();
    const { db } = service;
    const milestones = ['opened', 'scope-agreed', 'team-confirmed'] as const;
    const { id: challengeId, people, reference } = await aChallenge(db, { stage: 'preparing', milestones });
    const email = 'rhian@council.example';
    const who = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email });
    const session = await aSession(db, { challengeId, intervieweeIds: [who], peerIds: [people.peer] });
    const host = await service.as(people.hostCoordinator);
    const release = async (path: string) =>
      assert.equal((await host.post(`/challenges/${reference}${path}`)).statusCode, 303);
    await release('/timetable/release');
    const person = await db.selectFrom('people').select('id').where('email', '=', email).executeTakeFirstOrThrow();
    const browser = await service.as(person.id);
    const pages = async () => [
      words((await browser.get('/')).body),
      words((await browser.get(`/challenges/${reference}/my-sessions`)).body),
    ];
    const all = async (asked: RegExp) => (await pages()).map((page) => asked.test(page));
    assert.deepEqual(await all(/Say whether you can come/), [true, true]);
    const [, path = ''] =
      /href="(\/heard\/[^"/]+)"/.exec((await browser.get(`/challenges/${reference}/my-sessions`)).body) ?? [];
    const said = { answer: 'declined', note: '', from: '2027-05-11T09:00:00.000Z', until: '2027-05-11T10:00:00.000Z' };
    assert.equal((await browser.post(`${path}/sessions/${session}`, said)).statusCode, 303);
    assert.deepEqual(await all(/You said that you cannot come\. .*[Cc]hange your answer/), [true, true]);
    assert.deepEqual(await all(/Say whether you can come/), [false, false]);
    await db
      .updateTable('sessions')
      .set({ period: '[2027-05-11T15:00:00Z,2027-05-11T16:00:00Z)' })
      .where('id', '=', session)
      .execute();
    assert.deepEqual(await all(/You said that you cannot come\./), [true, true]);
    await release('/releases');
    assert.deepEqual(await all(/Say whether you can come/), [true, true]);
    assert.deepEqual(await all(/You said that you cannot come\./), [false, false]);
  });

  it('has only what is to come, with the room, where it is and how to join', async () => {
    const service = await testService();
    const { db } = service;
    const milestones = ['opened', 'scope-agreed', 'team-confirmed'] as const;
    const { id: challengeId, people, reference } = await aChallenge(db, { stage: 'preparing', milestones });
    const email = 'rhian@council.example';
    const who = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email });
    const roomId = await aRoom(db, { challengeId, name: 'Parlour', site: 'Town hall' });
    const heard = { challengeId, intervieweeIds: [who] };
    // More than the page shows were before it.
    for (let hour = 0; hour < 20; hour += 1)
      await aSession(db, {
        ...{ ...heard, title: `Before ${hour}`, date: hour < 10 ? '2027-05-10' : '2027-05-11' },
        ...{ start: `0${hour % 10}:00`, end: `0${hour % 10}:30` },
      });
    const place = 'https://meet.example/abc';
    await aSession(db, { ...heard, title: 'To come', start: '10:00', end: '11:00', roomId, place });
    await aSession(db, { ...heard, title: 'Then', start: '15:00', end: '16:00' });
    const host = await service.as(people.hostCoordinator);
    assert.equal((await host.post(`/challenges/${reference}/timetable/release`)).statusCode, 303);
    const person = await db.selectFrom('people').select('id').where('email', '=', email).executeTakeFirstOrThrow();
    service.setNow(new Date('2027-05-11T09:30:00Z'));
    const page = words((await (await service.as(person.id)).get('/')).body);
    assert.match(
      page,
      /Tuesday 11 May 2027, 10am to 11am To come \([^)]*\) Parlour, Town hall, https:\/\/meet\.example\/abc/,
    );
    assert.match(
      page,
      /Say whether you can come Conversations after that .*3pm to 4pm Then \([^)]*\) We will tell you where/,
    );
    assert.equal(page.includes('Before'), false, page);
  });
});

describe('Feedback', () => {
  it('is kept once however often it is sent, and asks for what is missing', async () => {
    const service = await testService();
    const browser = service.browser();
    const form = {
      id: '0190a000-0000-7000-8000-000000000001',
      path: '/pool',
      doing: 'Find a peer 🙂',
      happened: 'Rhy araf ـ بطيء',
    };
    for (let press = 0; press < 2; press += 1) assert.equal((await browser.post('/feedback', form)).statusCode, 303);
    assert.deepEqual(await service.db.selectFrom('page_feedback').select(['doing', 'happened']).execute(), [
      { doing: 'Find a peer 🙂', happened: 'Rhy araf ـ بطيء' },
    ]);
    const missing = await browser.post('/feedback', { ...form, happened: '', doing: '<b>kept</b>' });
    assert.equal(missing.statusCode, 422);
    assert.equal(missing.body.includes('&lt;b&gt;kept&lt;/b&gt;'), true);
    const long = await browser.post('/feedback', { ...form, happened: 'x'.repeat(100_000) });
    assert.equal(long.statusCode, 422);
    assert.equal(long.body.includes('Use 5,000 characters or fewer'), true);
    assert.equal(long.body.includes('x'.repeat(100_000)), true);
  });
});
