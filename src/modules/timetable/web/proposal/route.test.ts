import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findChallengeHead } from '#modules/challenges';
import { countingStatements } from '#platform/database/connect';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { proposalFacts } from '../../application/proposal-facts.ts';
import { buildInstance } from '../../domain/build-instance.ts';
import { readInstance } from '../../domain/engine/read-instance.ts';
import { anInterviewee, aRoom, aSession } from '../../testing/builders.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db } = service;

/** A challenge with two rooms, and four sessions wanted of which one can never be placed. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const challengeId = challenge.id;
  const room = await aRoom(db, { challengeId, name: 'Room 1', capacity: 20 });
  await aRoom(db, { challengeId, name: 'Room 2', capacity: 4 });
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd' });
  await db
    .updateTable('interviewees')
    .set({ unavailable: JSON.stringify([['2027-05-11T00:00', '2027-05-11T23:59']]) })
    .where('id', '=', rhian)
    .execute();
  const wanted = {
    rhian: await aWanted(db, { challengeId, title: 'Head of housing', intervieweeIds: [rhian] }),
    group: await aWanted(db, { challengeId, title: 'Staff', kind: 'focus-group', othersExpected: 12 }),
    visit: await aWanted(db, { challengeId, title: 'The depot', kind: 'site-visit', minutes: 90 }),
    never: await aWanted(db, { challengeId, title: 'All day', notBefore: '16:00', minutes: 120 }),
  };
  const browser = await service.as(challenge.people.hostCoordinator);
  return { challenge, challengeId, room, rhian, wanted, browser, url: `/challenges/${challenge.reference}` };
}

let minutes = 0;

async function solved(url: string, browser: Awaited<ReturnType<typeof place>>['browser']) {
  // The newest run is the one asked for last: two at the same moment have no order.
  minutes += 1;
  service.setNow(new Date(TEST_NOW.getTime() + minutes * 60_000));
  assert.equal((await browser.post(`${url}/proposal`)).statusCode, 303);
  await db.updateTable('timetable_runs').set({ seconds_allowed: 2 }).where('ended_at', 'is', null).execute();
  await service.runJobs();
}

async function live(challengeId: string) {
  return await db
    .selectFrom('sessions')
    .select(['id', 'title', 'wanted_id', 'set_by_hand', 'room_id', 'version'])
    .where('challenge_id', '=', challengeId)
    .where('is_live', '=', true)
    .orderBy('title')
    .execute();
}

const runOf = async (challengeId: string) =>
  await db
    .selectFrom('timetable_runs')
    .selectAll()
    .where('challenge_id', '=', challengeId)
    .orderBy('asked_at', 'desc')
    .executeTakeFirstOrThrow();
describe('Proposing a timetable', () => {
  it('runs as a job, shows what has a place and why the rest has none, and changes nothing before it is accepted', async () => {
    const { challengeId, url, browser } = await place();
    assert.equal((await browser.post(`${url}/proposal`)).statusCode, 303);
    const waiting = await browser.get(`${url}/proposal`);
    assert.equal(words(waiting.body).includes('Waiting for its turn'), true);
    await solved(url, browser);
    const page = words((await browser.get(`${url}/proposal`)).body);
    assert.equal(page.includes('3 of 4 sessions have a place.'), true);
    assert.equal(page.includes('All day It lasts 120 minutes and would have to lie between 4pm and 5.30pm.'), true);
    assert.deepEqual(await live(challengeId), []);
    const runs = await db.selectFrom('timetable_runs').select('id').where('challenge_id', '=', challengeId).execute();
    assert.equal(runs.length, 1);
  });

  it('says of a finished timetable how near to the best it is, and where that is far, what that means', async () => {
    const { challengeId, url, browser } = await place();
    await solved(url, browser);
    const { id } = await runOf(challengeId);
    const says = async (score: number, bound: number) => {
      await db.updateTable('timetable_runs').set({ score, bound }).where('id', '=', id).execute();
      return words((await browser.get(`${url}/proposal`)).body);
    };
    assert.equal((await says(49, 50)).includes('It is within 2% of what no timetable can pass.'), true);
    assert.equal((await says(50, 50)).includes('No better timetable is possible.'), true);
    const far = await says(-60, 50);
    assert.equal(far.includes('A much better timetable is not ruled out.'), true);
    assert.equal(far.includes('not known yet'), false);
  });

  it('puts all of it into the draft when accepted, once however often the button is pressed', async () => {
    const { challengeId, url, browser, wanted, rhian } = await place();
    await solved(url, browser);
    const run = await runOf(challengeId);
    for (const _ of [1, 2]) assert.equal((await browser.post(`${url}/proposal/${run.id}/acceptance`)).statusCode, 303);
    const sessions = await live(challengeId);
    assert.deepEqual(
      sessions.map(({ title, wanted_id, set_by_hand }) => [title, wanted_id, set_by_hand]),
      [
        ['Head of housing', wanted.rhian, false],
        ['Staff', wanted.group, false],
        ['The depot', wanted.visit, false],
      ],
    );
    const heard = await db
      .selectFrom('session_interviewees')
      .select(['interviewee_id', 'period'])
      .where('session_id', '=', sessions[0]!.id)
      .execute();
    assert.deepEqual(
      heard.map(({ interviewee_id }) => interviewee_id),
      [rhian],
    );
    // She cannot come on the first day.
    assert.equal(String(heard[0]?.period).includes('2027-05-11'), false);
    const list = words((await browser.get(`${url}/wanted`)).body);
    assert.equal(list.includes('4 sessions wanted, 3 of them in the timetable.'), true);
  });

  it('leaves what a person has set by hand where it is, and keeps to it when proposing again', async () => {
    const { challengeId, url, browser, wanted, room } = await place();
    await solved(url, browser);
    await browser.post(`${url}/proposal/${(await runOf(challengeId)).id}/acceptance`);
    const staff = (await live(challengeId)).find(({ title }) => title === 'Staff')!;
    const fields = {
      version: `${staff.version}`,
      title: 'Staff',
      kind: 'focus-group',
      on: '2027-05-12',
      start: '6.30pm',
      end: '1 hour',
    };
    const moved = await browser.post(`${url}/sessions/${staff.id}`, {
      ...fields,
      room,
      place: '',
      category: 'frontline',
      others: '12',
    });
    assert.equal(moved.statusCode, 303);
    await solved(url, browser);
    const run = await runOf(challengeId);
    assert.equal(JSON.stringify(run.proposal).includes(wanted.group), false);
    await browser.post(`${url}/proposal/${run.id}/acceptance`);
    const after = (await live(challengeId)).find(({ id }) => id === staff.id)!;
    assert.deepEqual([after.set_by_hand, after.room_id, after.version], [true, room, staff.version + 1]);
  });

  it('asks first how far apart two sites are of which nobody has said, beside the rooms and before it proposes', async () => {
    const { challengeId, url, browser } = await place();
    const asks =
      'How long does it take to get from one to the other? Until somebody says, we count no time at all between:';
    const page = async (path: string) => words((await browser.get(`${url}/${path}`)).body);
    assert.equal((await page('proposal')).includes(asks), false);
    await aRoom(db, { challengeId, name: 'Yard', site: 'Depot' });
    await aRoom(db, { challengeId, name: 'Hall', site: 'Library' });
    const known = { challenge_id: challengeId, site_a: 'Depot', site_b: 'Library', minutes: 5 };
    await db.insertInto('site_travel').values(known).execute();
    for (const path of ['proposal', 'rooms']) {
      const shown = await page(path);
      assert.equal(
        shown.includes(`${asks} Depot and Town hall Library and Town hall Say how many minutes`),
        true,
        path,
      );
    }
    // Said, be it that it takes none, it is not asked again.
    const hours = { 'day-from': '9am', 'day-until': '5.30pm', 'break-from': '12.30pm', 'break-until': '1.15pm' };
    const pairs = [
      ['Depot', 'Library'],
      ['Depot', 'Town hall'],
      ['Library', 'Town hall'],
    ].map((pair, place) => [`sites-${place}`, JSON.stringify(pair)]);
    const minutes = { 'travel-0': '5', 'travel-1': '20', 'travel-2': '0' };
    const said = { version: '0', changeover: '15', ...minutes, ...Object.fromEntries(pairs) };
    assert.equal((await browser.post(`${url}/hours`, { ...hours, ...said })).statusCode, 303);
    for (const path of ['proposal', 'rooms']) assert.equal((await page(path)).includes(asks), false, path);
  });

  it('is taken back whole by one press of undo on the board, and can be accepted again', async () => {
    const { challengeId, url, browser, wanted } = await place();
    await solved(url, browser);
    const first = await runOf(challengeId);
    const accept = (run: { id: string }) => browser.post(`${url}/proposal/${run.id}/acceptance`);
    const accepted = await accept(first);
    assert.equal(
      words((await browser.get(accepted.headers.location as string)).body).includes(
        'You can take it back on the board',
      ),
      true,
    );
    const draft = await live(challengeId);
    // The second proposal moves what the first has placed, and has no place for what nobody may come to any more.
    await db.updateTable('wanted_sessions').set({ not_before: '17:15' }).where('id', '=', wanted.group).execute();
    await solved(url, browser);
    const second = await runOf(challengeId);
    await accept(second);
    assert.deepEqual(
      (await live(challengeId)).map(({ title }) => title),
      ['Head of housing', 'The depot'],
    );
    const undo = async () => {
      const { body } = await browser.get(`${url}/timetable/board`);
      const step = /name="step" value="([^"]+)"/.exec(body)?.[1] ?? '';
      await browser.post(`${url}/timetable/board/undo`, { step });
      return words(body);
    };
    const said = await undo();
    assert.match(said, /A proposed timetable was accepted by [^:]+: .*1 session was taken out\./);
    const bare = (rows: typeof draft) => rows.map(({ version: _, ...rest }) => rest);
    assert.deepEqual(bare(await live(challengeId)), bare(draft));
    const again = await undo();
    assert.equal(
      again.includes('3 sessions were given a place. Undo: put all 3 sessions back'),
      true,
      again.slice(0, 1500),
    );
    assert.deepEqual(await live(challengeId), []);
    const page = (await browser.get(`${url}/timetable`)).body;
    assert.deepEqual(
      ['Head of housing', 'Cancelled'].filter((text) => page.includes(text)),
      [],
    );
    assert.equal((await runOf(challengeId)).accepted_at, null);
    await accept(second);
    assert.deepEqual(
      (await live(challengeId)).map(({ title }) => title),
      ['Head of housing', 'The depot'],
    );
  });

  it('cannot be taken back whole where people were told of one of its sessions since, which is said', async () => {
    const { challengeId, url, browser } = await place();
    await solved(url, browser);
    await browser.post(`${url}/proposal/${(await runOf(challengeId)).id}/acceptance`);
    await browser.post(`${url}/timetable/release`);
    const staff = (await live(challengeId)).find(({ title }) => title === 'Staff');
    await browser.post(`${url}/sessions/${staff?.id}/cancellation`, { version: `${staff?.version}`, reason: 'Snow' });
    const page = words((await browser.get(`${url}/timetable/board`)).body);
    assert.match(
      page,
      /The last change \(A proposed timetable was accepted .*\) cannot be taken back: ‘Staff’ has been changed since/,
    );
  });

  it('refuses all of a proposal with which something set since would clash', async () => {
    const { challenge, challengeId, url, browser } = await place();
    await solved(url, browser);
    const run = await runOf(challengeId);
    const { placed } = run.proposal as { placed: { startsAt: string; roomId: string | null; peerIds: string[] }[] };
    const first = placed[0]!;
    const start = new Date(first.startsAt);
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      hour: '2-digit',
      minute: '2-digit',
    }).format(start);
    await aSession(db, {
      challengeId,
      title: 'In the way',
      date: first.startsAt.slice(0, 10),
      start: clock,
      end: '18:00',
      peerIds: first.peerIds.slice(0, 1),
    });
    const answer = await browser.post(`${url}/proposal/${run.id}/acceptance`);
    const page = await browser.get(answer.headers.location as string);
    assert.equal(words(page.body).includes('Propose again: nothing was changed.'), true);
    assert.deepEqual(
      (await live(challengeId)).map(({ title }) => title),
      ['In the way'],
    );
    assert.equal(challenge.id, challengeId);
  });

  it('can be stopped, and says what is missing where there is nothing to make one from', async () => {
    const { challengeId, url, browser } = await place();
    await browser.post(`${url}/proposal`);
    const run = await runOf(challengeId);
    await browser.post(`${url}/proposal/${run.id}/cancellation`);
    await service.runJobs();
    const after = await runOf(challengeId);
    assert.equal(after.ended_at !== null, true);
    assert.equal(['cancelled', 'finished'].includes(after.outcome ?? ''), true);
  });

  it('is not offered where something is missing: what to do instead is said, with the page to do it on', async () => {
    const bare = await aChallenge(db, { stage: 'preparing' });
    const { challengeId, url, browser, manager } = {
      ...{ challengeId: bare.id, url: `/challenges/${bare.reference}` },
      browser: await service.as(bare.people.hostCoordinator),
      manager: await service.as(bare.people.challengeManager),
    };
    const seen = async () => {
      const { body } = await browser.get(`${url}/proposal`);
      const [, part = ''] = /<div class="cf-empty">([\s\S]*?)<\/div>/.exec(body) ?? [];
      const to = /class="govuk-link" href="([^"]+)"/.exec(part)?.[1] ?? '';
      return [/<button[^>]*>\s*Propose a timetable/.test(body), words(part).trim(), to.replace(url, '')];
    };
    assert.deepEqual(await seen(), [
      false,
      'There is nothing to place yet Say what to hear first: a timetable is proposed from that list, and nothing is on it. Say what to hear, and from whom',
      '/wanted',
    ]);
    await manager.post(`${url}/proposal`);
    const told = words((await manager.get(`${url}/proposal`)).body);
    assert.equal(told.includes('Please note Say what to hear first'), true);
    const wanted = await aWanted(db, { challengeId, title: 'Staff' });
    assert.deepEqual((await seen()).slice(0, 2), [
      false,
      'There are no rooms yet Add the rooms first: every session needs one. Add the rooms',
    ]);
    await aRoom(db, { challengeId });
    assert.deepEqual(await seen(), [true, '', '']);
    const session = await aSession(db, { challengeId, title: 'Staff' });
    await db.updateTable('sessions').set({ wanted_id: wanted, set_by_hand: true }).where('id', '=', session).execute();
    assert.deepEqual((await seen()).slice(0, 1), [false]);
    assert.match(String((await seen())[1]), /^Everything has its place Nothing is left to place: every session/);
    const list = (await browser.get(`${url}/wanted`)).body;
    assert.equal(list.includes('Propose a timetable'), false);
    assert.match(list, /<a class="govuk-button" href="[^"]+\/wanted\/new"/);
  });

  it('is built in the same number of statements for one session as for many, and its page sends at most eight', async () => {
    const { challenge, challengeId, url, browser } = await place();
    const head = (await findChallengeHead(db, challenge.reference))!;
    const ask = () => countingStatements(() => proposalFacts(db, head, new Date('2026-11-20T09:00:00Z')));
    const few = (await ask()).count;
    for (let n = 0; n < 40; n += 1) await aWanted(db, { challengeId, title: `Interview ${n}` });
    assert.equal((await ask()).count, few);
    assert.equal(few <= 14, true, `${few}`);
    const { count } = await countingStatements(() => browser.get(`${url}/proposal`));
    assert.equal(count <= 8, true, `${count}`);
    const built = buildInstance(await proposalFacts(db, head, new Date('2026-11-20T09:00:00Z')));
    assert.equal('refused' in (readInstance(built.instance) as object), false);
  });
});
