import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge, aPerson } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** The morning of a released session with Tom Reed, who has no email address, a peer and the challenge manager; Zena Zeal arranges the days for the host too. */
async function place() {
  service.setNow(TEST_NOW);
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId, hostId } = challenge;
  await aPerson(db, { name: 'Zena Zeal', grants: [{ role: 'host-coordinator', authorityId: hostId }] });
  const tom = await anInterviewee(db, { challengeId, name: 'Tom Reed' });
  const first = await aSession(db, {
    ...{ challengeId, title: 'First', intervieweeIds: [tom] },
    peerIds: [people.peer, people.challengeManager],
  });
  const url = `/challenges/${challenge.reference}`;
  assert.equal((await (await service.as(people.hostCoordinator)).post(`${url}/timetable/release`)).statusCode, 303);
  service.setNow(new Date('2027-05-11T08:00:00Z'));
  return { people, challengeId, hostId, first, url };
}
type Place = Awaited<ReturnType<typeof place>>;

/** What that person presses, and what they are told then. */
async function press({ first, url }: Place, by: string, what: string, fields: Record<string, string>): Promise<string> {
  const browser = await service.as(by);
  const { version } = await db
    .selectFrom('sessions')
    .select('version')
    .where('id', '=', first)
    .executeTakeFirstOrThrow();
  const done = await browser.post(`${url}${what}`, { version: `${version}`, ...fields });
  assert.equal(done.statusCode, 303, words(done.body).slice(0, 600));
  return words((await browser.get(String(done.headers.location))).body);
}

const late = (here: Place, by: string) => press(here, by, `/sessions/${here.first}/delay`, { minutes: '10' });

/** Nobody coordinates for the host any more. */
const withoutCoordinator = ({ hostId }: Place) =>
  db
    .updateTable('role_grants')
    .set({ ended_at: new Date('2026-11-21T09:00:00Z') })
    .where('authority_id', '=', hostId)
    .where('role', '=', 'host-coordinator')
    .execute();

/** What the letters about a change say of whom no mail reaches, by who gets them. */
async function letters({ challengeId }: Place, template = 'session-moved'): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['to_name as name', 'text_body as text'])
    .where('challenge_id', '=', challengeId)
    .where('template', '=', template)
    .orderBy('id')
    .execute();
  const said = (text: string) => /Tom Reed[^.]*\./.exec(text.replace(/\s+/g, ' '))?.[0] ?? '';
  return Object.fromEntries(rows.map(({ name, text }) => [name, said(text)]));
}

const NO_MAIL = 'Tom Reed has no email address:';

describe('Whom no mail reaches when a session runs late', () => {
  it('is rung by one coordinator where a peer says so: the peer, the manager and the other coordinator read by whom', async () => {
    const here = await place();
    const says = await late(here, here.people.peer);
    assert.equal(says.includes(`${NO_MAIL} Cora Coordinator is asked to tell them.`), true, says);
    assert.deepEqual(await letters(here), {
      'Cora Coordinator': `${NO_MAIL} please ring them.`,
      'Mair Manager': `${NO_MAIL} Cora Coordinator was asked to tell them.`,
      'Zena Zeal': `${NO_MAIL} Cora Coordinator was asked to tell them.`,
    });
  });

  it('is rung by the manager where nobody coordinates for the host', async () => {
    const here = await place();
    await withoutCoordinator(here);
    const says = await late(here, here.people.peer);
    assert.equal(says.includes(`${NO_MAIL} Mair Manager is asked to tell them.`), true, says);
    assert.deepEqual(await letters(here), { 'Mair Manager': `${NO_MAIL} please ring them.` });
  });

  it('is rung by the manager, and named to nobody of the host, in a conversation of the team', async () => {
    const here = await place();
    await db
      .insertInto('team_conversations')
      .values({ session_id: here.first, title: 'Tom of the depot', source_category: 'frontline' })
      .execute();
    const says = await late(here, here.people.peer);
    assert.equal(says.includes(`${NO_MAIL} Mair Manager is asked to tell them.`), true, says);
    assert.deepEqual(await letters(here), { 'Mair Manager': `${NO_MAIL} please ring them.` });
  });

  it('is rung once: where one of those who arrange the days made it late, the others read who was asked to', async () => {
    const here = await place();
    const says = await late(here, here.people.challengeManager);
    assert.equal(says.includes(`${NO_MAIL} tell them yourself.`), true, says);
    const asked = `${NO_MAIL} Mair Manager was asked to tell them.`;
    assert.deepEqual(await letters(here), { 'Cora Coordinator': asked, 'Devi Peer': '', 'Zena Zeal': asked });
  });
});

describe('Whom no mail reaches when the programme manager changes a session', () => {
  const asked = `${NO_MAIL} Priya Programme was asked to tell them.`;
  const all = { 'Cora Coordinator': asked, 'Mair Manager': asked, 'Zena Zeal': asked };

  it('is told by the programme manager, and those who arrange the days read that, where it is cancelled', async () => {
    const here = await place();
    const says = await press(here, here.people.programmeManager, `/sessions/${here.first}/cancellation`, {
      reason: 'The room is flooded',
    });
    assert.equal(says.includes(`${NO_MAIL} tell them yourself.`), true, says);
    assert.deepEqual(await letters(here, 'session-cancelled'), { 'Devi Peer': '', ...all });
  });

  it('is told by the programme manager, and those who arrange the days read that, where it is released', async () => {
    const here = await place();
    await db.updateTable('sessions').set({ place_note: 'In the yard' }).where('id', '=', here.first).execute();
    const says = await press(here, here.people.programmeManager, '/releases', {});
    assert.equal(says.includes(`${NO_MAIL} tell them yourself.`), true, says);
    assert.deepEqual(await letters(here, 'timetable-changed'), { 'Devi Peer': '', ...all });
  });
});
