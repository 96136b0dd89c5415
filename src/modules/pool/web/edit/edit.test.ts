import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { makeAuthority, makeBody, makePeer, makePerson } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
await makeAuthority(db, 'NOR', { name: 'Northdale Council' });
await makeAuthority(db, 'SOU', { name: 'Southmere Council' });
const ayesha = await makePeer(db, { bodyId, name: 'Ayesha Khan', authorityId: 'NOR', skills: { finance: 2 } });
const officer = await service.as(await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId }));
const manager = await service.as(await makePerson(db, 'Megan Rees', 'programme-manager', { bodyId }));
const peer = await service.as(ayesha);

const versionOf = async () =>
  (await db.selectFrom('peers').select('version').where('person_id', '=', ayesha).executeTakeFirstOrThrow()).version;

/** The fields of a form as the page has them, with changes. */
async function fieldsOf(url: string, changes: Record<string, string>): Promise<Record<string, string>> {
  const { body } = await officer.get(url);
  const fields: Record<string, string> = {};
  const main = body.slice(body.indexOf('<main'));
  for (const [, tag = ''] of main.matchAll(/<input([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name && !/type="(checkbox|radio)"/.test(tag) && name !== '_csrf')
      fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  }
  for (const [, name = '', options = ''] of main.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  return { ...fields, ...changes };
}

describe('A new authority', () => {
  it('leaves the one before as a tie until that day; saved again it changes nothing, and one that goes back has both', async () => {
    const mover = await makePeer(db, { bodyId, name: 'Owen Mover', authorityId: 'NOR' });
    const url = `/pool/${mover}/edit/post`;
    const left = async () =>
      (
        await db
          .selectFrom('peer_previous_authorities')
          .select(['authority_id', 'until_on'])
          .where('peer_id', '=', mover)
          .orderBy('authority_id')
          .execute()
      ).map(({ authority_id, until_on }) => `${authority_id} ${until_on}`);
    const seen: string[][] = [];
    for (const authority of ['Northdale Council', 'Southmere Council', 'Southmere Council', 'Northdale Council']) {
      assert.equal((await officer.post(url, await fieldsOf(url, { authority }))).statusCode, 303);
      seen.push(await left());
    }
    assert.deepEqual(seen, [[], ['NOR 2026-11-22'], ['NOR 2026-11-22'], ['NOR 2026-11-22', 'SOU 2026-11-22']]);
  });
});

describe('Editing a profile', () => {
  it('is for the office of the same body and for the peer, each the sections that are theirs', async () => {
    for (const section of ['post', 'roles', 'skills', 'days', 'ties', 'programmes', 'places', 'about']) {
      const { result, count } = await countingStatements(() => officer.get(`/pool/${ayesha}/edit/${section}`));
      assert.equal(result.statusCode, 200, section);
      assert.equal(count <= 8, true, section);
      const own = await peer.get(`/peer/profile/${section}`);
      assert.equal(own.statusCode, ['programmes', 'places'].includes(section) ? 404 : 200, section);
    }
    assert.equal((await officer.get(`/pool/${ayesha}/edit/nothing`)).statusCode, 404);
    assert.equal((await peer.get(`/pool/${ayesha}/edit`)).statusCode, 403);
    const stranger = await service.as(
      await makePerson(db, 'Far Away', 'placement-officer', { bodyId: await makeBody(db) }),
    );
    assert.equal((await stranger.get(`/pool/${ayesha}/edit/post`)).statusCode, 404);
    assert.equal(
      (await stranger.post(`/pool/${ayesha}/edit/days`, { version: '1', daysPerYear: '9' })).statusCode,
      404,
    );
    assert.equal((await officer.get('/peer/profile')).statusCode, 404);
  });

  it('keeps what was typed with the message beside it, and saves nothing', async () => {
    const url = `/pool/${ayesha}/edit/roles`;
    const wrong = await officer.post(
      url,
      await fieldsOf(url, {
        'role-1-title': 'Cyfarwyddwr 🌼 <b>',
        'role-1-role': 'director',
        'role-1-authority': 'Nowhere',
        'role-1-from-day': '31',
        'role-1-from-month': '2',
        'role-1-from-year': '2025',
      }),
    );
    assert.equal(wrong.statusCode, 422);
    assert.equal(wrong.body.includes('Cyfarwyddwr 🌼 &lt;b&gt;'), true);
    assert.equal(wrong.body.includes('Enter a real date, such as 27 3 2027'), true);
    const nowhere = await officer.post(
      url,
      await fieldsOf(url, { 'role-1-title': 'Leader', 'role-1-role': 'council-leader', 'role-1-authority': 'Nowhere' }),
    );
    assert.equal(nowhere.statusCode, 422);
    assert.equal(nowhere.body.includes('We know no authority of that name'), true);
    const long = await officer.post(`/pool/${ayesha}/edit/about`, {
      version: String(await versionOf()),
      bio: 'x'.repeat(100_000),
      languages: '',
    });
    assert.equal(long.statusCode, 422);
    assert.equal(long.body.includes('Use 3,000 characters or fewer'), true);
    assert.equal((await db.selectFrom('peer_roles').selectAll().where('peer_id', '=', ayesha).execute()).length, 1);
  });

  it('adds a role and expertise, which the peer is then found by', async () => {
    const roles = `/pool/${ayesha}/edit/roles`;
    const saved = await officer.post(
      roles,
      await fieldsOf(roles, {
        'role-1-title': 'Harbour reeve',
        'role-1-role': 'senior-officer',
        'role-1-authority': 'southmere',
        'role-1-from-day': '1',
        'role-1-from-month': '5',
        'role-1-from-year': '2020',
        'role-1-until-day': '3',
        'role-1-until-month': '4',
        'role-1-until-year': '2024',
      }),
    );
    assert.equal(saved.headers.location, `/pool/${ayesha}/edit`);
    const skills = '/peer/profile/skills';
    const fields = await fieldsOf(`/pool/${ayesha}/edit/skills`, {
      'skill-1-topic': 'housing',
      'skill-1-level': '3',
      'skill-1-evidence': 'Wrote the allocations policy',
      more: 'yes',
    });
    assert.equal((await peer.post(skills, fields)).headers.location, skills);
    assert.deepEqual(
      await db
        .selectFrom('peer_skills')
        .select(['topic', 'level', 'evidence'])
        .where('peer_id', '=', ayesha)
        .orderBy('topic')
        .execute(),
      [
        { topic: 'finance', level: 2, evidence: '' },
        { topic: 'housing', level: 3, evidence: 'Wrote the allocations policy' },
      ],
    );
    assert.equal((await officer.get('/pool?words=housing')).body.includes('Ayesha Khan'), true);
    const audit = await db.selectFrom('audit_entries').select('action').where('subject_id', '=', ayesha).execute();
    assert.deepEqual(audit.map(({ action }) => action).sort(), [
      'Changed the profile: Expertise',
      'Changed the profile: Roles held',
    ]);
  });

  it('shows the other person’s words where somebody saved meanwhile, and overwrites nothing', async () => {
    const version = String(await versionOf());
    assert.equal((await peer.post('/peer/profile/days', { version, daysPerYear: '7' })).statusCode, 303);
    const late = await officer.post(`/pool/${ayesha}/edit/days`, { version, daysPerYear: '3' });
    assert.equal(late.statusCode, 409);
    assert.equal(late.body.includes('7 days a year'), true);
    assert.equal(late.body.includes('value="3"'), true);
    const days = () =>
      db.selectFrom('peers').select('days_per_year').where('person_id', '=', ayesha).executeTakeFirstOrThrow();
    assert.equal((await days()).days_per_year, 7);
    const again = /name="version" value="(\d+)"/.exec(late.body)?.[1] ?? '';
    assert.equal(
      (await officer.post(`/pool/${ayesha}/edit/days`, { version: again, daysPerYear: '3' })).statusCode,
      303,
    );
    assert.equal((await days()).days_per_year, 3);
  });

  it('refuses an address that belongs to somebody else', async () => {
    await makePeer(db, { bodyId, name: 'Other', email: 'other@peers.example' });
    const url = `/pool/${ayesha}/edit/post`;
    const taken = await officer.post(url, await fieldsOf(url, { email: 'OTHER@peers.example' }));
    assert.equal(taken.statusCode, 422);
    assert.equal(taken.body.includes('Somebody else has this address'), true);
  });

  it('starts a review where the last post ends, as a task of the office, which the office settles', async () => {
    const url = `/pool/${ayesha}/edit/roles`;
    const fields = await fieldsOf(url, {
      'role-0-until-day': '1',
      'role-0-until-month': '11',
      'role-0-until-year': '2026',
    });
    assert.equal((await peer.post('/peer/profile/roles', fields)).statusCode, 303);
    const where = () =>
      db.selectFrom('peers').select(['status', 'status_reason']).where('person_id', '=', ayesha).executeTakeFirst();
    assert.deepEqual(await where(), { status: 'review-due', status_reason: 'Has left their post: Director of Place' });
    const open = () =>
      db
        .selectFrom('tasks')
        .select(['title', 'path'])
        .where('done_at', 'is', null)
        .where('kind', '=', 'review-peer')
        .execute();
    assert.deepEqual(await open(), [
      { title: 'Look at Ayesha Khan’s place in the pool', path: `/pool/${ayesha}/standing` },
    ]);
    const standing = `/pool/${ayesha}/standing`;
    const refused = await officer.post(standing, { move: 'suspend', reason: '', status: 'review-due' });
    assert.equal(refused.statusCode, 422);
    assert.equal(refused.body.includes('Say why, in a few words'), true);
    assert.equal((await officer.post(standing, { move: 'keep', reason: '', status: 'serving' })).statusCode, 422);
    assert.equal((await manager.post(standing, { move: 'keep', reason: '', status: 'review-due' })).statusCode, 303);
    assert.equal((await where())?.status, 'serving');
    assert.deepEqual(await open(), []);
  });
});

describe('What is kept apart', () => {
  it('shows access needs to the peer and to placement officers, and records each reading', async () => {
    assert.equal(
      (await peer.post('/peer/access-needs', { needs: 'A hearing loop 🦻', seen: '' })).headers.location,
      '/peer/profile',
    );
    assert.equal((await manager.get(`/pool/${ayesha}/access-needs`)).statusCode, 403);
    assert.equal((await officer.get(`/pool/${ayesha}`)).body.includes('hearing loop'), false);
    assert.equal((await manager.get(`/pool/${ayesha}`)).body.includes('access-needs'), false);
    assert.equal((await officer.get(`/pool/${ayesha}/access-needs`)).body.includes('A hearing loop 🦻'), true);
    const read = await db
      .selectFrom('audit_entries')
      .select('detail')
      .where('action', '=', 'Read the access needs')
      .execute();
    assert.deepEqual(read, [{ detail: {} }]);
    const stale = await officer.post(`/pool/${ayesha}/access-needs`, { needs: 'None', seen: 'Something else' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('A hearing loop 🦻'), true);
    assert.equal(stale.body.includes('>None</textarea>'), true);
    const now = { needs: '', seen: 'A hearing loop 🦻' };
    assert.equal((await officer.post(`/pool/${ayesha}/access-needs`, now)).statusCode, 303);
    assert.deepEqual(await db.selectFrom('peer_access_needs').selectAll().execute(), []);
  });

  it('takes answers about equality and shows them to nobody, not even to who gave them', async () => {
    const answers = { ageBand: '45-54', ethnicGroup: 'mixed', disability: '', gender: 'woman' };
    assert.equal((await peer.post('/peer/equality', answers)).statusCode, 303);
    const page = (await peer.get('/peer/equality')).body;
    assert.equal(page.includes('You answered on 22 November 2026'), true);
    assert.equal(/<input[^>]*checked/.test(page), false);
    assert.deepEqual(await db.selectFrom('peer_equality').select(['age_band', 'disability']).execute(), [
      { age_band: '45-54', disability: null },
    ]);
    const none = { ageBand: '', ethnicGroup: '', disability: '', gender: '' };
    assert.equal((await peer.post('/peer/equality', none)).statusCode, 303);
    assert.deepEqual(await db.selectFrom('peer_equality').select('peer_id').execute(), []);
    assert.equal((await officer.get('/peer/equality')).statusCode, 404);
    assert.equal((await officer.get(`/pool/${newId()}/access-needs`)).statusCode, 404);
  });
});
