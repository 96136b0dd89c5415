import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { openTask } from '../../store/tasks.ts';
import { aChallenge, aPerson, BUILT_AT } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

async function aRunningChallenge() {
  const built = await aChallenge(db, { stage: 'preparing' });
  const url = `/challenges/${built.reference}/manager`;
  return { ...built, url, office: await service.as(built.people.programmeManager) };
}

const runs = async (id: string) =>
  (await db.selectFrom('challenges').select('manager_id').where('id', '=', id).executeTakeFirstOrThrow()).manager_id;

const lettersAbout = (id: string) =>
  db
    .selectFrom('mail_messages')
    .select(['to_name', 'subject'])
    .where('challenge_id', '=', id)
    .where('template', '=', 'challenge-handed-over')
    .orderBy('to_name')
    .execute();

describe('Handing a challenge over', () => {
  it('passes the role, what waits and the letters to the new manager, once, and says why in the history', async () => {
    const { id, url, office, people, reference, head } = await aRunningChallenge();
    await db.transaction().execute((trx) =>
      openTask(
        trx,
        {
          challengeId: id,
          kind: 'change-scope',
          for: { role: 'challenge-manager' },
          title: 'Answer the host',
          path: url,
        },
        BUILT_AT,
      ),
    );
    const before = await service.as(people.challengeManager);
    assert.equal((await before.get(`/challenges/${reference}/notes`)).statusCode, 200);
    const fields = { manager: 'other', name: 'Siân Protheroe', email: 'sian@partnership.example', reason: 'Leave 🙂' };
    const handed = await office.post(url, { ...fields, from: people.challengeManager });
    assert.equal(handed.statusCode, 303);
    const sian = await aKnown('sian@partnership.example');
    assert.equal(await runs(id), sian);
    const after = await service.as(sian);
    assert.match((await after.get('/')).body, /Answer the host/);
    assert.equal((await after.get(`/challenges/${reference}/notes`)).statusCode, 200);
    assert.equal((await before.get(`/challenges/${reference}/notes`)).statusCode, 404);
    const letters = await lettersAbout(id);
    assert.deepEqual(letters, [
      { to_name: await nameOf(people.hostCoordinator), subject: 'Siân Protheroe runs your challenge from now on' },
      { to_name: await nameOf(people.challengeManager), subject: `Siân Protheroe runs ${head.title} from now on` },
      { to_name: await nameOf(people.hostSponsor), subject: 'Siân Protheroe runs your challenge from now on' },
      { to_name: 'Siân Protheroe', subject: `You run ${head.title} from now on` },
    ]);
    assert.match((await office.get(`/challenges/${reference}/history`)).body, /to Siân Protheroe[\s\S]*Leave 🙂/);
    // The same form once more: she runs it by now.
    const again = await office.post(url, { ...fields, from: people.challengeManager });
    assert.equal(again.statusCode, 409);
    assert.match(again.body, /Siân Protheroe runs it now/);
    assert.equal((await lettersAbout(id)).length, 4);
  });

  it('says beside the field what is missing, keeps what was typed, and changes nothing', async () => {
    const { id, url, office, people } = await aRunningChallenge();
    const from = people.challengeManager;
    assert.equal((await office.post(url, { from })).statusCode, 422);
    const wrong = await office.post(url, { from, manager: 'other', name: '<Siân>', email: 'nowhere', reason: 'Kept' });
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /&lt;Siân&gt;[\s\S]*nowhere[\s\S]*Kept/);
    const long = await office.post(url, { from, manager: people.programmeManager, reason: 'x'.repeat(100_000) });
    assert.equal(long.statusCode, 422);
    const same = await office.post(url, { from, manager: from });
    assert.match(same.body, /runs it already/);
    assert.equal(same.statusCode, 422);
    assert.equal(await runs(id), from);
    assert.deepEqual(await lettersAbout(id), []);
  });

  it('is the programme manager’s to do, while the challenge runs', async () => {
    const { url, people, reference, id, office } = await aRunningChallenge();
    for (const who of [people.challengeManager, people.placementOfficer, people.hostSponsor, people.peer])
      assert.equal((await (await service.as(who)).get(url)).statusCode, 403);
    assert.equal((await (await service.as(await aPerson(db))).get(url)).statusCode, 404);
    const page = (await office.get(`/challenges/${reference}`)).body;
    assert.equal(page.includes(url), true);
    await db.updateTable('challenges').set({ closed_at: BUILT_AT }).where('id', '=', id).execute();
    const closed = await office.get(url);
    assert.equal(closed.headers.location?.toString().startsWith(`/challenges/${reference}`), true);
    await office.post(url, { from: people.challengeManager, manager: people.programmeManager });
    assert.equal(await runs(id), people.challengeManager);
  });

  it('asks the database at most eight times', async () => {
    const { url, office } = await aRunningChallenge();
    await office.get(url);
    const { count, texts } = await countingStatements(() => office.get(url));
    assert.equal(count <= 8, true, `${count}\n${texts.join('\n')}`);
  });
});

async function aKnown(email: string): Promise<string> {
  return (await db.selectFrom('people').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;
}

async function nameOf(id: string): Promise<string> {
  return (await db.selectFrom('people').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name;
}
