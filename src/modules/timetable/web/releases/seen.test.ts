import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type TestBrowser, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** A draft of one session on 11 May at 10am, not released yet; the host has it on the screen while the challenge manager changes it. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const first = await aSession(db, { challengeId, title: 'First', peerIds: [people.peer] });
  const url = `/challenges/${challenge.reference}`;
  const [host, manager] = [await service.as(people.hostCoordinator), await service.as(people.challengeManager)];
  return { challengeId, people, first, url, host, manager };
}
type Place = Awaited<ReturnType<typeof place>>;

async function plan({ manager, url, first, people }: Place, start: string) {
  const { version } = await db
    .selectFrom('sessions')
    .select('version')
    .where('id', '=', first)
    .executeTakeFirstOrThrow();
  const saved = await manager.post(`${url}/sessions/${first}`, {
    ...{ title: 'First', kind: 'interview', category: 'members', on: '2027-05-11', start, end: '1 hour' },
    ...{ room: '', place: '', others: '', tell: 'later', peers: people.peer, version: `${version}` },
  });
  assert.equal(saved.statusCode, 303, words(saved.body).slice(0, 600));
}

/** What a page's form sends back of what it shows. */
async function seenOn(browser: TestBrowser, path: string): Promise<string> {
  const seen = /name="seen" value="([\w-]{22})"/.exec((await browser.get(path)).body)?.[1];
  assert.equal(typeof seen, 'string', 'the page does not say what it shows');
  return seen as string;
}

/** Presses, and what is said on the page that follows. */
async function press(browser: TestBrowser, path: string, seen: string): Promise<string> {
  const done = await browser.post(path, { seen });
  assert.equal(done.statusCode, 303);
  return words((await browser.get(String(done.headers.location))).body);
}

const letters = async ({ challengeId }: Place) =>
  (await db.selectFrom('mail_messages').select('id').where('challenge_id', '=', challengeId).execute()).length;
const LOOK = 'Somebody changed more meanwhile, so nothing was released. Look again, then release it.';

describe('A release', () => {
  it('is of what was seen: where the draft is another by then, it is shown again and nobody is told', async () => {
    const here = await place();
    const { host, url } = here;
    const seen = await seenOn(host, `${url}/timetable`);
    await plan(here, '2pm');
    const shown = await press(host, `${url}/timetable/release`, seen);
    assert.deepEqual([shown.includes(LOOK), shown.includes('2pm to 3pm'), await letters(here)], [true, true, 0], shown);
    const released = await press(host, `${url}/timetable/release`, await seenOn(host, `${url}/timetable`));
    assert.equal(released.includes('The timetable is released.'), true, released);
    assert.equal((await letters(here)) > 0, true);
  });

  it('of changes is of those that were seen, too', async () => {
    const here = await place();
    const { host, url } = here;
    await press(host, `${url}/timetable/release`, '');
    await plan(here, '2pm');
    const [seen, known] = [await seenOn(host, `${url}/releases`), await letters(here)];
    await plan(here, '4pm');
    const shown = await press(host, `${url}/releases`, seen);
    assert.deepEqual([shown.includes(LOOK), shown.includes('4pm to 5pm')], [true, true], shown);
    assert.equal(await letters(here), known);
    const again = await seenOn(host, `${url}/releases`);
    // Back as it was when they looked first, it is what they saw.
    await plan(here, '2pm');
    assert.equal(await seenOn(host, `${url}/releases`), seen);
    assert.equal((await press(host, `${url}/releases`, again)).includes(LOOK), true);
    assert.equal((await press(host, `${url}/releases`, seen)).includes('1 change is released.'), true);
  });
});
