import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** A released session with Tom Reed, who has no email address, a peer and the challenge manager. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const tom = await anInterviewee(db, { challengeId, name: 'Tom Reed' });
  const first = await aSession(db, {
    ...{ challengeId, title: 'First', intervieweeIds: [tom] },
    peerIds: [people.peer, people.challengeManager],
  });
  const url = `/challenges/${challenge.reference}`;
  assert.equal((await (await service.as(people.hostCoordinator)).post(`${url}/timetable/release`)).statusCode, 303);
  return { people, challengeId, first, url };
}
type Place = Awaited<ReturnType<typeof place>>;

/** Ten minutes later, pressed by that person; what they are told then. */
async function late({ first, url }: Place, by: string): Promise<string> {
  const browser = await service.as(by);
  const { version } = await db
    .selectFrom('sessions')
    .select('version')
    .where('id', '=', first)
    .executeTakeFirstOrThrow();
  const done = await browser.post(`${url}/sessions/${first}/delay`, { version: `${version}`, minutes: '10' });
  assert.equal(done.statusCode, 303, words(done.body).slice(0, 600));
  return words((await browser.get(String(done.headers.location))).body);
}

/** What the letters about a move say of whom no mail reaches, by who gets them. */
async function letters({ challengeId }: Place): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['to_name as name', 'text_body as text'])
    .where('challenge_id', '=', challengeId)
    .where('template', '=', 'session-moved')
    .orderBy('id')
    .execute();
  const said = (text: string) => /Tom Reed[^.]*\./.exec(text.replace(/\s+/g, ' '))?.[0] ?? '';
  return Object.fromEntries(rows.map(({ name, text }) => [name, said(text)]));
}

describe('Whom no mail reaches when a session runs late', () => {
  it('is named to those who arrange the days where a peer says so, who reads that the host is asked to ring', async () => {
    const here = await place();
    const says = await late(here, here.people.peer);
    assert.equal(says.includes('Tom Reed has no email address: the host is asked to ring them.'), true, says);
    const ring = 'Tom Reed has no email address: please ring them.';
    const found = await letters(here);
    assert.deepEqual(Object.values(found), [ring, ring]);
    assert.equal(Object.keys(found).includes('Devi Peer'), false);
  });

  it('is rung once: where one of those who arrange the days made it late, the others read who was asked to', async () => {
    const here = await place();
    const says = await late(here, here.people.challengeManager);
    assert.equal(says.includes('Tom Reed has no email address: tell them yourself.'), true, says);
    const found = await letters(here);
    assert.deepEqual(Object.values(found).filter(Boolean), [
      'Tom Reed has no email address: Mair Manager was asked to tell them.',
    ]);
  });
});
