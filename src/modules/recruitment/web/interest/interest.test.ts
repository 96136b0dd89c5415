import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { makeBody, makePerson } from '../../../pool/testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
const officer = await service.as(await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId }));
const nobody = service.browser();
const id = newId();
const fields = {
  id,
  name: 'Siân <i>Rhys</i>',
  email: 'sian@offers.example',
  kind: 'officer',
  role: 'Head of housing',
  authority: '',
  why: 'Dw i’n hoffi gwrando 🌧️ أهلا',
};
const version = async () =>
  String((await db.selectFrom('expressions_of_interest').select('version').executeTakeFirstOrThrow()).version);

describe('Offering to become a peer', () => {
  it('is open to anybody, and says what is missing beside what was typed', async () => {
    assert.equal((await nobody.get('/become-a-peer')).statusCode, 200);
    const page = await nobody.post('/become-a-peer', {
      ...fields,
      email: 'not an address',
      kind: 'king',
      why: 'y'.repeat(100_000),
    });
    assert.equal(page.statusCode, 422);
    for (const words of [
      'Enter an email address like name@example.org',
      'Choose what you are',
      'Use 3,000 characters or fewer',
      'y'.repeat(100_000),
      'Head of housing',
    ]) {
      assert.equal(page.body.includes(words), true, words.slice(0, 40));
    }
    assert.deepEqual(await db.selectFrom('expressions_of_interest').select('id').execute(), []);
  });

  it('is kept once, thanks them, asks the office, and lets them sign in as an applicant', async () => {
    for (let press = 0; press < 2; press += 1)
      assert.equal((await nobody.post('/become-a-peer', fields)).statusCode, 303);
    const person = await db
      .selectFrom('people')
      .select('id')
      .where('email', '=', fields.email)
      .executeTakeFirstOrThrow();
    assert.deepEqual(await db.selectFrom('role_grants').select('role').where('person_id', '=', person.id).execute(), [
      { role: 'applicant' },
    ]);
    assert.deepEqual(await db.selectFrom('mail_messages').select(['template', 'to_address']).execute(), [
      { template: 'interest-received', to_address: fields.email },
    ]);
    assert.deepEqual(await db.selectFrom('tasks').select(['kind', 'for_role']).execute(), [
      { kind: 'read-interest', for_role: 'placement-officer' },
    ]);
    const applicant = await service.as(person.id);
    const own = await applicant.get('/application');
    assert.equal(own.body.includes('We have it and will read it within three weeks.'), true);
    assert.equal((await applicant.get('/pool/interest')).statusCode, 403);
    assert.equal((await officer.get('/application')).statusCode, 404);
  });

  it('moves one step at a time, tells them, and keeps the office’s note from them', async () => {
    const url = `/pool/interest/${id}/status`;
    const page = await officer.get(`/pool/interest/${id}`);
    assert.equal(page.body.includes('Siân &lt;i&gt;Rhys&lt;/i&gt;'), true);
    const leap = await officer.post(url, { version: '1', to: 'accredited', note: 'kept words' });
    assert.equal(leap.statusCode, 422);
    assert.equal(leap.body.includes('kept words'), true);
    assert.equal((await officer.post(url, { version: '1', to: 'screened', note: 'Knows rents well' })).statusCode, 303);
    const stale = await officer.post(url, { version: '1', to: 'not-now', note: 'unsaved' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('it is “Read and suitable” now') && stale.body.includes('unsaved'), true);
    for (const to of ['invited', 'assessed', 'accredited']) {
      assert.equal((await officer.post(url, { version: await version(), to, note: '' })).statusCode, 303, to);
    }
    assert.equal((await officer.post(url, { version: await version(), to: 'not-now', note: '' })).statusCode, 422);
    const person = await db
      .selectFrom('people')
      .select('id')
      .where('email', '=', fields.email)
      .executeTakeFirstOrThrow();
    const peer = await service.as(person.id);
    assert.equal((await peer.get('/peer')).statusCode, 200);
    const own = (await peer.get('/application')).body;
    assert.equal(own.includes('Knows rents well'), false);
    assert.deepEqual(
      await db.selectFrom('peers').select(['kind', 'status']).where('person_id', '=', person.id).execute(),
      [{ kind: 'officer', status: 'serving' }],
    );
    const list = await officer.get('/pool/interest?status=accredited');
    assert.equal(list.body.includes('Head of housing'), true);
    assert.equal((await officer.get('/pool/interest?status=received')).body.includes('Head of housing'), false);
  });
});
