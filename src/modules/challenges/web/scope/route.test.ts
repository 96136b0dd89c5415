import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { aChallenge, type BuiltChallenge } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const date = (name: string, iso: string) => {
  const [year, month, day] = iso.split('-');
  return { [`${name}-day`]: day!, [`${name}-month`]: month!, [`${name}-year`]: year! };
};
const scopeForm = (changes: Record<string, string | string[]> = {}) => ({
  version: '1',
  ...date('from', '2027-06-07'),
  ...date('until', '2027-06-11'),
  narrowing: 'own',
  themes: ['safety', 'leadership'],
  fee: '11,500',
  ...changes,
});
const rowOf = (built: BuiltChallenge) =>
  db.selectFrom('challenges').selectAll().where('id', '=', built.id).executeTakeFirstOrThrow();
const lettersTo = async (built: BuiltChallenge, template: string) =>
  (
    await db
      .selectFrom('mail_messages')
      .select('to_name')
      .where('challenge_id', '=', built.id)
      .where('template', '=', template)
      .orderBy('to_name')
      .execute()
  ).map((row) => row.to_name);
const inScoping = () => aChallenge(db, { stage: 'scoping', themes: [], onSiteFrom: null });

describe('Scoping', () => {
  it('goes from saving to both sides agreeing, and then the challenge has its slots', async () => {
    const built = await inScoping();
    const url = `/challenges/${built.reference}/scope`;
    const manager = await service.as(built.people.challengeManager);
    const host = await service.as(built.people.hostSponsor);
    assert.equal((await manager.get(`${url}/edit`)).statusCode, 200);
    const own = {
      'local-0-name': 'Rural life',
      'local-0-probes': 'Who is far away?\n\nWho decides?',
      'slot-lead-note': 'Welsh speaker',
    };
    assert.equal((await manager.post(url, scopeForm(own))).headers.location, url);
    assert.deepEqual(await lettersTo(built, 'scope-changed'), ['Cora Coordinator', 'Sam Sponsor']);
    const page = (await host.get(url)).body;
    assert.match(page, /7 to 11 June 2027, Monday to Friday: 5 working days/);
    assert.match(page, /Who decides\?/);
    await manager.post(`${url}/manager-agreement`, { version: '2' });
    assert.deepEqual(await lettersTo(built, 'agree-scope'), ['Cora Coordinator', 'Sam Sponsor']);
    assert.equal((await rowOf(built)).stage, 'scoping');
    await host.post(`${url}/host-agreement`, { version: '2' });
    await host.post(`${url}/host-agreement`, { version: '2' });
    const row = await rowOf(built);
    assert.deepEqual([row.stage, row.on_site_from, row.title], ['team', '2027-06-07', built.head.title]);
    const slots = await db
      .selectFrom('challenge_slots')
      .selectAll()
      .where('challenge_id', '=', built.id)
      .orderBy('position')
      .execute();
    const kept = built.definition.team.slots.filter((slot) => !slot.optional).map((slot) => slot.key);
    assert.deepEqual(
      slots.map((slot) => slot.key),
      kept,
    );
    assert.equal((slots[0]!.requirement as { note: string }).note, 'Welsh speaker');
    const open = await db
      .selectFrom('tasks')
      .select('kind')
      .where('challenge_id', '=', built.id)
      .where('done_at', 'is', null)
      .where('dropped_at', 'is', null)
      .execute();
    assert.deepEqual(
      open.map((task) => task.kind),
      ['team-confirmed'],
    );
  });

  it('says what is wrong beside the field and keeps every word', async () => {
    const built = await inScoping();
    const manager = await service.as(built.people.challengeManager);
    const bad = await manager.post(
      `/challenges/${built.reference}/scope`,
      scopeForm({ ...date('from', '2027-02-30'), fee: 'lots', 'team-note': 'Diolch 🙂 مرحبا <script>' }),
    );
    assert.equal(bad.statusCode, 422);
    assert.match(bad.body, /Enter a real date, such as 27 3 2027/);
    assert.match(bad.body, /Enter the fee in pounds/);
    assert.match(bad.body, /Diolch 🙂 مرحبا &lt;script&gt;/);
    assert.match(bad.body, /value="lots"/);
    const early = await manager.post(`/challenges/${built.reference}/scope`, scopeForm(date('until', '2027-06-01')));
    assert.match(early.body, /The last day must be Monday 7 June 2027 or later/);
  });

  it('shows the other person’s scope beside what was typed where two write at once', async () => {
    const built = await inScoping();
    const url = `/challenges/${built.reference}/scope`;
    const manager = await service.as(built.people.challengeManager);
    await manager.post(url, scopeForm({ 'team-note': 'Theirs' }));
    const late = await manager.post(url, scopeForm({ 'team-note': 'Mine' }));
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /Theirs/);
    assert.match(late.body, /Mine/);
    assert.equal((await rowOf(built)).team_note, 'Theirs');
    await manager.post(url, scopeForm({ version: '2', 'team-note': 'Mine' }));
    assert.equal((await rowOf(built)).team_note, 'Mine');
  });

  it('shows what was typed, which is not saved, where the team came on site meanwhile', async () => {
    const built = await inScoping();
    const url = `/challenges/${built.reference}/scope`;
    const manager = await service.as(built.people.challengeManager);
    await db
      .insertInto('challenge_milestones')
      .values({
        challenge_id: built.id,
        milestone: 'on-site-started',
        reached_on: '2026-11-20',
        recorded_at: new Date('2026-11-20T09:00:00Z'),
      })
      .execute();
    const typed = {
      'local-0-name': 'Rural <life>',
      'local-0-about': 'Far villages',
      'local-0-probes': 'Who is far away?',
      'slot-lead-note': 'Welsh speaker',
      'team-note': 'Somebody new',
      'fee-note': 'Shared',
    };
    // What is right, and what would have been asked about again.
    for (const fee of ['11,500', 'lots']) {
      const late = await manager.post(url, scopeForm({ ...typed, fee }));
      assert.equal(late.statusCode, 409);
      for (const words of [
        'What you typed, which is not saved',
        'Rural &lt;life&gt;',
        'Far villages',
        'Who is far away?',
      ])
        assert.equal(late.body.includes(words), true, words);
      for (const words of ['Welsh speaker', 'Somebody new', 'Shared', '07 06 2027', fee])
        assert.equal(late.body.includes(words), true, words);
    }
    assert.equal((await rowOf(built)).team_note, '');
    assert.equal((await manager.get(`${url}/edit`)).headers.location, url);
  });

  it('clears the agreement when the scope changes, and refuses to agree to a text not read', async () => {
    const built = await inScoping();
    const url = `/challenges/${built.reference}/scope`;
    const manager = await service.as(built.people.challengeManager);
    const host = await service.as(built.people.hostCoordinator);
    assert.equal((await rowOf(built)).host_agreed_at, null);
    await host.post(`${url}/host-agreement`, { version: '1' });
    assert.equal((await rowOf(built)).host_agreed_at, null);
    await manager.post(url, scopeForm());
    await host.post(`${url}/host-agreement`, { version: '1' });
    assert.equal((await rowOf(built)).host_agreed_at, null);
    await host.post(`${url}/host-agreement`, { version: '2' });
    assert.notEqual((await rowOf(built)).host_agreed_at, null);
    const changed = await manager.post(url, scopeForm({ version: '2', fee: '10000', 'fee-note': 'Shared' }));
    assert.equal(changed.statusCode, 303);
    assert.match((await manager.get(url)).body, /both sides agree again/);
    assert.equal((await rowOf(built)).host_agreed_at, null);
    assert.equal((await rowOf(built)).fee_pence, 1_000_000);
  });

  it('will not move the days under peers who hold places', async () => {
    const built = await aChallenge(db, { stage: 'preparing' });
    const manager = await service.as(built.people.challengeManager);
    const themes = built.themes.map((theme) => theme.key);
    const moved = await manager.post(`/challenges/${built.reference}/scope`, scopeForm({ themes }));
    assert.equal(moved.statusCode, 422);
    assert.match(moved.body, /Peers hold places on the days agreed/);
  });

  it('is the manager’s to write, the host’s to agree or to ask about, a peer’s to read without the fee', async () => {
    const built = await inScoping();
    const url = `/challenges/${built.reference}/scope`;
    const host = await service.as(built.people.hostCoordinator);
    const peer = await service.as(built.people.peer);
    assert.equal((await host.get(`${url}/edit`)).statusCode, 403);
    assert.equal((await host.post(url, scopeForm())).statusCode, 403);
    assert.equal((await host.post(`${url}/manager-agreement`, { version: '1' })).statusCode, 403);
    assert.equal(
      (await (await service.as(built.people.challengeManager)).post(`${url}/host-agreement`, { version: '1' }))
        .statusCode,
      403,
    );
    assert.equal((await (await service.as(built.people.stranger)).get(url)).statusCode, 404);
    assert.equal((await host.get(url)).body.includes('£11,500'), true);
    assert.equal((await peer.get(url)).body.includes('£11,500'), false);
    assert.equal((await host.post(`${url}/change-requests`, { words: '' })).statusCode, 422);
    await host.post(`${url}/change-requests`, { words: 'Add housing' });
    assert.deepEqual(await lettersTo(built, 'scope-change-asked'), ['Mair Manager']);
  });

  it('is read with at most eight statements', async () => {
    const built = await aChallenge(db, { stage: 'scoping' });
    const host = await service.as(built.people.hostCoordinator);
    const { count } = await countingStatements(() => host.get(`/challenges/${built.reference}/scope`));
    assert.equal(count <= 8, true, `${count} statements`);
  });
});
