import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { ownLink } from '../../application/own-link.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** Rhian is heard on Tuesday from 10am to 11am; Sam is on the list and in no session. The team stays until Friday. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const person = (name: string) => anInterviewee(db, { challengeId, name, email: `${name}-${challengeId}@x.example` });
  const [rhian, sam] = [await person('Rhian'), await person('Sam')];
  const heard = { challengeId, peerIds: [people.peer], intervieweeIds: [rhian] };
  await aSession(db, { ...heard, title: 'First' });
  const host = await service.as(people.hostCoordinator);
  const url = `/challenges/${challenge.reference}`;
  assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  const nobody = service.browser('y');
  const linkOf = (id: string) => new URL(ownLink(service.services, { id, linkKey: 0 })).pathname;
  const pageOf = async (id: string, at: string) => {
    service.setNow(new Date(at));
    return words((await nobody.get(linkOf(id))).body);
  };
  return { heard, people, rhian, sam, nobody, linkOf, pageOf };
}

describe('The own page of somebody to be heard', () => {
  it('asks nothing of whoever has been heard, and says that there is nothing to do', async () => {
    const { heard, rhian, pageOf } = await place();
    try {
      assert.match(
        await pageOf(rhian, '2027-05-11T09:30:00Z'),
        /Come and talk to the peer team .* First .* I will come/,
      );
      const over = await pageOf(rhian, '2027-05-11T10:00:00Z');
      assert.match(over, /The peer team’s visit .*Your session .* is over, Rhian\. There is nothing you have to do\./);
      assert.match(over, /If you could not come, please tell Northdale .* How what you say is treated/);
      for (const asked of ['When can you come?', 'Any of these days', 'would like a visiting'])
        assert.equal(over.includes(asked), false, asked);
      const gone = await pageOf(rhian, '2027-05-15T08:00:00Z');
      assert.equal(gone.includes('If you could not come'), false);
      // What is to come is asked about still.
      await aSession(db, { ...heard, title: 'Second', date: '2027-05-13' });
      await db.deleteFrom('timetable_releases').where('challenge_id', '=', heard.challengeId).execute();
      assert.match(
        await pageOf(rhian, '2027-05-11T10:00:00Z'),
        /Come and talk to the peer team .* Second .* I will come/,
      );
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('has no two buttons that are called the same', async () => {
    const { heard, rhian, nobody, linkOf } = await place();
    await aSession(db, { ...heard, title: 'Second', date: '2027-05-13' });
    await db.deleteFrom('timetable_releases').where('challenge_id', '=', heard.challengeId).execute();
    const page = (await nobody.get(linkOf(rhian))).body;
    const all = [...page.matchAll(/<button[^>]*name="answer"[^>]*>(.*?)<\/button>/gs)].map(([, each]) =>
      words(each ?? '').trim(),
    );
    assert.equal(all[0], 'I will come (First, Tuesday 11 May 2027, 10am to 11am)');
    assert.deepEqual([all.length, new Set(all).size], [6, 6]);
  });

  it('asks nobody to come once the team has gone, and whoever is in no session yet as long as it is there', async () => {
    const { sam, pageOf } = await place();
    try {
      assert.match(await pageOf(sam, '2027-05-13T10:00:00Z'), /When can you come\?/);
      const gone = await pageOf(sam, '2027-05-15T08:00:00Z');
      assert.match(gone, /The peer team has been at Northdale .*, Sam\. There is nothing you have to do\./);
      assert.equal(gone.includes('would like a visiting'), false);
    } finally {
      service.setNow(TEST_NOW);
    }
  });

  it('of a link that has ended says where the new one is, and nothing of anybody', async () => {
    const { rhian, sam, nobody, linkOf } = await place();
    await db.updateTable('interviewees').set({ link_key: 1 }).where('id', '=', rhian).execute();
    const pages = [];
    for (const path of [linkOf(rhian), `${linkOf(sam)}x`, '/heard/x']) {
      const page = await nobody.get(path);
      assert.equal(page.statusCode, 404, path);
      pages.push(words(page.body));
    }
    assert.match(
      pages[0] ?? '',
      /This link does not work any more .*look for our newest message to you: your link is in it/,
    );
    assert.deepEqual(new Set(pages).size, 1);
    assert.equal(
      pages.some((page) => page.includes('Rhian') || page.includes('Northdale')),
      false,
    );
  });
});
