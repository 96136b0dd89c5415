import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { ownLink } from '../../application/own-link.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';
import { answerOn } from '../../testing/own-page.ts';

const service = await testService();
const { db } = service;

async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const email = `rhian-${challengeId.slice(-6)}@council.example`;
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email });
  const session = await aSession(db, {
    challengeId,
    title: 'Housing',
    peerIds: [people.peer],
    intervieweeIds: [rhian],
  });
  const host = await service.as(people.hostCoordinator);
  const url = `/challenges/${challenge.reference}`;
  const path = new URL(ownLink(service.services, { id: rhian, linkKey: 0 })).pathname;
  const browser = service.browser('y');
  const says = async (fields: Record<string, string | string[]>) => {
    assert.equal((await browser.post(`${path}/times`, fields)).statusCode, 303);
    return words((await browser.get(path)).body);
  };
  const opens = async () => seenOn((await browser.get(path)).body);
  const answers = (answer: string) => answerOn(browser, path, session, answer);
  return { challenge, challengeId, people, rhian, session, host, url, path, says, opens, answers };
}
type Place = Awaited<ReturnType<typeof place>>;

/** What the page sends of what it showed. */
function seenOn(body: string): Record<string, string | string[]> {
  const away = [...body.matchAll(/name="away-seen" value="([^"]+)"/g)].map(([, half]) => half ?? '');
  return { 'away-seen': away, 'needs-seen': /name="needs-seen" value="([^"]*)"/.exec(body)?.[1] ?? '' };
}

async function released(here: Place): Promise<void> {
  assert.equal((await here.host.post(`${here.url}/timetable/release`)).statusCode, 303);
}

async function notes(here: Place, unavailable: readonly (readonly [string, string])[], needs = ''): Promise<void> {
  await db
    .updateTable('interviewees')
    .set({ unavailable: JSON.stringify(unavailable), access_needs: needs })
    .where('id', '=', here.rhian)
    .execute();
}

async function known({ rhian }: Place) {
  const row = await db
    .selectFrom('interviewees')
    .select(['unavailable', 'access_needs'])
    .where('id', '=', rhian)
    .executeTakeFirstOrThrow();
  return [row.unavailable, row.access_needs];
}

/** What was mailed of it: to how many, and the letter. */
async function letters({ challengeId }: Place): Promise<[subject: string, to: number, text: string][]> {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['subject', 'to_address', 'text_body'])
    .where('challenge_id', '=', challengeId)
    .where('template', '=', 'interviewee-own-times')
    .execute();
  const subjects = [...new Set(rows.map(({ subject }) => subject))].sort();
  return subjects.map((subject) => {
    const own = rows.filter((row) => row.subject === subject);
    return [subject, new Set(own.map((row) => row.to_address)).size * 10 + own.length, own[0]?.text_body ?? ''];
  });
}
/** Two people, one letter each. */
const ONCE = 22;

const HOUR = ['2027-05-12T09:00', '2027-05-12T11:00'] as const;
const AFTERNOON = ['2027-05-13T13:00', '2027-05-13T23:59'] as const;
const MORNING = '2027-05-11 morning';

describe('When somebody says on their own page when they cannot come', () => {
  it('what the host has noted by the hour stays, also where any day suits on a page that was opened before', async () => {
    const here = await place();
    await here.opens();
    await notes(here, [HOUR], 'Step-free');
    const page = await here.says({ any: 'yes' });
    assert.deepEqual(await known(here), [[[...HOUR]], 'Step-free']);
    assert.equal(page.includes('has noted that you cannot come on 12 May 9am to 11am'), true);
  });

  it('what the host has noted since stays, and what they say themselves is kept', async () => {
    const here = await place();
    await here.says({ away: [MORNING], needs: '' });
    const seen = await here.opens();
    assert.deepEqual(seen, { 'away-seen': [MORNING], 'needs-seen': '' });
    await notes(here, [['2027-05-11T00:00', '2027-05-11T13:00'], HOUR, AFTERNOON], 'Step-free');
    await here.says({ ...seen, away: ['2027-05-12 afternoon'], needs: '' });
    assert.deepEqual(await known(here), [
      [[...HOUR], ['2027-05-12T13:00', '2027-05-12T23:59'], [...AFTERNOON]],
      'Step-free',
    ]);
    // Seen and unticked, it goes; what they write of their needs is theirs.
    await here.says({ ...(await here.opens()), away: [], needs: 'An interpreter' });
    assert.deepEqual(await known(here), [[[...HOUR]], 'An interpreter']);
  });

  it('keeps what was typed where something is wrong with it, and what the page had shown', async () => {
    const here = await place();
    await here.says({ away: [MORNING], needs: 'Step-free' });
    const seen = await here.opens();
    await notes(here, [['2027-05-11T00:00', '2027-05-11T13:00'], AFTERNOON], 'Step-free');
    const wrong = await service.browser('y').post(`${here.path}/times`, { ...seen, needs: 'x'.repeat(1001) });
    assert.equal(wrong.statusCode, 422);
    assert.deepEqual(seenOn(wrong.body), seen);
    assert.equal(/name="away"[^>]*checked/.test(wrong.body), false);
  });

  it('the host and the manager hear of it once where they were told of a session that is then, and the page says that it stands', async () => {
    const here = await place();
    await released(here);
    const says = { away: [MORNING], needs: '' };
    const page = await here.says(says);
    for (const part of [
      'The host knows that you cannot come to ‘Housing’. It still stands as we told you, until we write to you.',
      'It is noted that you cannot come then. The session still stands as we told you',
    ])
      assert.equal(page.includes(part), true, page);
    await here.says(says);
    await here.says({ away: [MORNING, '2027-05-13 morning'], needs: '' });
    const [first, ...rest] = await letters(here);
    assert.deepEqual([first?.slice(0, 2), rest], [['Rhian Lloyd cannot come: Housing', ONCE], []]);
    for (const part of [
      '‘Housing’ on Tuesday 11 May 2027 at 10am',
      'The timetable has not changed',
      `/sessions/${here.session}`,
    ])
      assert.equal(first?.[2].includes(part), true, first?.[2]);
    const free = await here.says({ away: [], needs: '' });
    assert.equal(free.includes('It is noted that you cannot come then'), false);
    assert.deepEqual(
      (await letters(here)).map(([subject, to]) => [subject, to]),
      [
        ['Rhian Lloyd can come after all: Housing', ONCE],
        ['Rhian Lloyd cannot come: Housing', ONCE],
      ],
    );
  });

  it('they hear of what somebody needs who is expected, once for each change, and where it is known', async () => {
    const here = await place();
    await here.says({ away: [], needs: 'Large print' });
    assert.deepEqual(await letters(here), []);
    await released(here);
    await here.says({ away: [], needs: 'Large print' });
    for (const _ of [1, 2]) await here.says({ away: [], needs: 'A BSL interpreter' });
    const [first, ...rest] = await letters(here);
    assert.deepEqual([first?.slice(0, 2), rest], [['Rhian Lloyd says what they need to take part', ONCE], []]);
    for (const part of ['They write that they need: A BSL interpreter', `/interviewees/${here.rhian}`])
      assert.equal(first?.[2].includes(part), true, first?.[2]);
  });

  it('they hear of both in one letter', async () => {
    const here = await place();
    await released(here);
    await here.says({ away: [MORNING], needs: 'A BSL interpreter' });
    const [first, ...rest] = await letters(here);
    assert.deepEqual([first?.slice(0, 2), rest], [['Rhian Lloyd cannot come: Housing', ONCE], []]);
    const text = words(first?.[2] ?? '');
    for (const part of [
      'at 10am. They say what they need to take part.',
      'They write that they need: A BSL interpreter.',
      `/sessions/${here.session}`,
    ])
      assert.equal(text.includes(part), true, text);
  });

  it('nobody hears before the release, of another time than theirs, or of a session to which they have said no', async () => {
    const here = await place();
    await here.says({ away: [MORNING], needs: 'Step-free' });
    await here.says({ away: [], needs: '' });
    await released(here);
    await here.says({ away: ['2027-05-11 afternoon'], needs: '' });
    await here.answers('declined');
    await here.says({ away: [MORNING], needs: '' });
    assert.deepEqual(await letters(here), []);
  });

  it('the time that they were told counts, and the one to which it has moved since', async () => {
    const here = await place();
    await released(here);
    const moved = await here.host.post(`${here.url}/sessions/${here.session}`, {
      ...{ version: '1', title: 'Housing', kind: 'interview', on: '2027-05-12', start: '10am', end: '1 hour' },
      ...{ room: '', place: '', category: 'members', others: '', tell: 'later' },
      ...{ peers: here.people.peer, interviewees: here.rhian },
    });
    assert.equal(moved.statusCode, 303);
    await here.says({ away: [MORNING], needs: '' });
    assert.equal((await letters(here))[0]?.[0], 'Rhian Lloyd cannot come: Housing');
    await here.says({ away: [], needs: '' });
    await here.says({ away: ['2027-05-12 morning'], needs: '' });
    assert.deepEqual(
      (await letters(here)).map(([subject, to]) => [subject, to % 10]),
      [
        ['Rhian Lloyd can come after all: Housing', 2],
        ['Rhian Lloyd cannot come: Housing', 4],
      ],
    );
  });

  it('it stands beside them for those who arrange the days, on today, the session and the printed day, and for no peer', async () => {
    const here = await place();
    await released(here);
    const { url, session, people } = here;
    await here.says({ away: [MORNING], needs: 'A BSL interpreter' });
    service.setNow(new Date('2027-05-11T08:30:00Z'));
    try {
      const host = await service.as(people.hostCoordinator);
      const peer = await service.as(people.peer);
      for (const [page, said] of [
        ['today', 'Rhian Lloyd ( cannot come then; needs: A BSL interpreter )'],
        [`sessions/${session}`, 'It is noted that they cannot come then Needs: A BSL interpreter'],
        ['timetable/2027-05-11', 'Rhian Lloyd ( cannot come then; needs: A BSL interpreter )'],
      ] as const) {
        const { count, result } = await countingStatements(() => host.get(`${url}/${page}`));
        assert.equal(words(result.body).includes(said), true, words(result.body));
        assert.equal(count <= 8, true, `${page}: ${count}`);
        const theirs = words((await peer.get(`${url}/${page}`)).body);
        assert.deepEqual(
          ['Rhian Lloyd', 'BSL', 'cannot come'].map((part) => theirs.includes(part)),
          [true, false, false],
          page,
        );
        const sponsor = await (await service.as(people.hostSponsor)).get(`${url}/${page}`);
        assert.deepEqual([sponsor.statusCode, sponsor.body.includes('BSL')], [200, false], page);
      }
      assert.equal((await host.get(`${url}/timetable/2027-05-11?by=room`)).body.includes('Rhian'), false);
      // A peer's own day is printed to be given to them.
      const day = (await host.get(`${url}/timetable/2027-05-11?peer=${people.peer}`)).body;
      assert.deepEqual([day.includes('Rhian'), day.includes('BSL')], [true, false]);
    } finally {
      service.setNow(TEST_NOW);
    }
  });
});
