import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** Midday of 11 May: ‘Early’, with Rhian and a peer, was from 10am to 11am, as everybody was told. */
async function place() {
  service.setNow(TEST_NOW);
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const email = `rhian-${challengeId.slice(-6)}@council.example`;
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email });
  const early = await aSession(db, { challengeId, title: 'Early', peerIds: [people.peer], intervieweeIds: [rhian] });
  const url = `/challenges/${challenge.reference}`;
  assert.equal((await (await service.as(people.hostCoordinator)).post(`${url}/timetable/release`)).statusCode, 303);
  await db.deleteFrom('mail_messages').where('challenge_id', '=', challengeId).execute();
  service.setNow(new Date('2027-05-11T11:00:00Z'));
  return { people, challengeId, rhian, early, url, host: await service.as(people.hostCoordinator) };
}
type Place = Awaited<ReturnType<typeof place>>;

async function save({ host, url, early, people, rhian }: Place, fields: Record<string, string>): Promise<string> {
  const { version } = await db
    .selectFrom('sessions')
    .select('version')
    .where('id', '=', early)
    .executeTakeFirstOrThrow();
  const saved = await host.post(`${url}/sessions/${early}`, {
    ...{ title: 'Early', kind: 'interview', category: 'members', on: '2027-05-11', start: '10am', end: '1 hour' },
    ...{ room: '', place: '', others: '', tell: 'now', peers: people.peer, interviewees: rhian },
    ...{ version: `${version}`, ...fields },
  });
  assert.equal(saved.statusCode, 303, words(saved.body).slice(0, 600));
  return words((await host.get(String(saved.headers.location))).body);
}

const letters = async ({ challengeId }: Place) =>
  (await db.selectFrom('mail_messages').select('template').where('challenge_id', '=', challengeId).execute()).map(
    ({ template }) => template,
  );

describe('What is put right about a session that is over', () => {
  it('is kept as told and written to nobody, told at once or by a release, and each page says so', async () => {
    const here = await place();
    try {
      const { host, url, early } = here;
      assert.equal((await save(here, { start: '9.45am' })).includes('Nobody is told: it is over.'), true);
      await save(here, { title: 'Early on', tell: 'later' });
      const waiting = words((await host.get(`${url}/releases`)).body);
      assert.match(waiting, /Early on Changed .* Nobody is told: it is over\. .* Release 1 change Releases/);
      const done = await host.post(`${url}/releases`);
      const says = words((await host.get(String(done.headers.location))).body);
      assert.equal(says.includes('1 change is released. Nobody is told: it is over.'), true, says);
      assert.equal(says.includes('Nothing: everybody knows the timetable as it is.'), true);
      const page = words((await host.get(`${url}/sessions/${early}`)).body);
      assert.match(page, /Cancel the session Nobody is told: it is over\./);
      assert.deepEqual(await letters(here), []);
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('is told where it is to come after all, or was told to', async () => {
    const here = await place();
    try {
      const told = ['interviewee', 'peer', 'manager'].length;
      await save(here, { start: '3pm' });
      assert.equal((await letters(here)).length, told);
      await save(here, { start: '9am' });
      assert.equal((await letters(here)).length, 2 * told);
      await save(here, { start: '10am' });
      assert.equal((await letters(here)).length, 2 * told);
    } finally {
      service.setNow(TEST_NOW);
    }
  });
});

describe('What is over when a timetable is released for the first time', () => {
  it('invites nobody: letters and calendars have what is to come', async () => {
    service.setNow(new Date('2027-05-11T11:00:00Z'));
    try {
      const challenge = await aChallenge(db, {
        stage: 'preparing',
        milestones: ['opened', 'scope-agreed', 'team-confirmed'],
      });
      const { people, id: challengeId } = challenge;
      const heard = async (name: string) => {
        const email = `${name.toLowerCase()}-${challengeId.slice(-6)}@council.example`;
        return { email, id: await anInterviewee(db, { challengeId, name, email }) };
      };
      const [rhian, tom] = [await heard('Rhian'), await heard('Tom')];
      const both = { challengeId, peerIds: [people.peer] };
      await aSession(db, { ...both, title: 'Early', intervieweeIds: [rhian.id, tom.id] });
      await aSession(db, { ...both, title: 'Later', start: '14:00', end: '15:00', intervieweeIds: [tom.id] });
      const host = await service.as(people.hostCoordinator);
      assert.equal((await host.post(`/challenges/${challenge.reference}/timetable/release`)).statusCode, 303);
      const mails = await db
        .selectFrom('mail_messages')
        .select(['to_address', 'text_body'])
        .where('challenge_id', '=', challengeId)
        .execute();
      const toldOf = (address: string) =>
        mails.filter((mail) => mail.to_address === address).map((mail) => mail.text_body);
      assert.deepEqual(toldOf(rhian.email), []);
      const [invitation = '', ...more] = toldOf(tom.email);
      assert.deepEqual(more, []);
      assert.deepEqual(
        ['Early', 'Later'].map((title) => invitation.includes(title)),
        [false, true],
      );
    } finally {
      service.setNow(TEST_NOW);
    }
  });
});
