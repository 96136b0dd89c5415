import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { words } from '#test/words';
import { makeBody, makePerson } from '../../../pool/testing/builders.ts';
import { anInterest, lettersTo, openTasksOf } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
const officer = await service.as(await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId }));
const stranger = await service.as(
  await makePerson(db, 'Of Elsewhere', 'placement-officer', { bodyId: await makeBody(db) }),
);

describe('The office’s page of an offer', () => {
  it('moves it only as the table says, tells the applicant, and keeps its note from them', async () => {
    const { id, personId, email } = await anInterest(db, { bodyId, name: 'Siân <i>Rhys</i>' });
    const url = `/pool/interest/${id}/status`;
    assert.equal((await officer.get(`/pool/interest/${id}`)).body.includes('Siân &lt;i&gt;Rhys&lt;/i&gt;'), true);
    const leap = await officer.post(url, { version: '1', move: 'accredit', note: 'kept words' });
    assert.equal(leap.statusCode, 422);
    assert.equal(leap.body.includes('kept words'), true);
    assert.equal((await officer.post(url, { version: '1', move: 'screen', note: 'Knows rents well' })).statusCode, 303);
    const stale = await officer.post(url, { version: '1', move: 'turn-down', note: 'unsaved' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('it is “Read and suitable” now') && stale.body.includes('unsaved'), true);
    assert.deepEqual(await openTasksOf(db, id), [
      { kind: 'invite-applicant', for_role: 'placement-officer', for_person_id: null },
    ]);
    assert.equal((await officer.post(`/pool/interest/${id}/notes`, { text: '' })).statusCode, 422);
    assert.equal((await officer.post(`/pool/interest/${id}/notes`, { text: 'Rang her: keen' })).statusCode, 303);
    assert.deepEqual(await lettersTo(db, email), ['interest-moved']);
    // What could leak is there: the office reads it, the applicant does not.
    const page = (await officer.get(`/pool/interest/${id}`)).body;
    const own = (await (await service.as(personId)).get('/application')).body;
    for (const note of ['Knows rents well', 'Rang her: keen']) {
      assert.equal(page.includes(note), true, note);
      assert.equal(own.includes(note), false, note);
    }
    assert.equal(own.includes('What you bring fits.'), true);
  });

  it('is for the office of the same body alone', async () => {
    const { id, personId } = await anInterest(db, { bodyId });
    const applicant = await service.as(personId);
    assert.equal((await applicant.get('/pool/interest')).statusCode, 403);
    assert.equal((await applicant.get(`/pool/interest/${id}`)).statusCode, 403);
    assert.equal((await stranger.get(`/pool/interest/${id}`)).statusCode, 404);
    assert.equal(
      (await stranger.post(`/pool/interest/${id}/status`, { version: '1', move: 'screen', note: '' })).statusCode,
      404,
    );
    assert.equal((await stranger.post(`/pool/interest/${id}/notes`, { text: 'x' })).statusCode, 404);
    assert.equal((await officer.get('/application')).headers.location, '/become-a-peer');
  });

  it('is taken back by the applicant, and by nobody else; then nobody is asked anything', async () => {
    const { id, personId, email } = await anInterest(db, { bodyId });
    const other = await anInterest(db, { bodyId });
    assert.equal((await (await service.as(other.personId)).post(`/application/${id}/withdrawal`)).statusCode, 404);
    await officer.post(`/pool/interest/${id}/status`, { version: '1', move: 'screen', note: '' });
    const applicant = await service.as(personId);
    assert.equal((await applicant.get(`/application/${id}/withdrawal`)).statusCode, 200);
    assert.equal((await applicant.post(`/application/${id}/withdrawal`)).statusCode, 303);
    assert.deepEqual(await openTasksOf(db, id), []);
    assert.deepEqual(await lettersTo(db, email), ['interest-moved', 'interest-withdrawn']);
    assert.equal((await applicant.get('/application')).body.includes('You took your offer back.'), true);
    assert.deepEqual(
      await db
        .selectFrom('audit_entries')
        .select(['status_before', 'status_after'])
        .where('subject_id', '=', id)
        .orderBy('status_after')
        .execute(),
      [
        { status_before: 'received', status_after: 'screened' },
        { status_before: 'screened', status_after: 'withdrawn' },
      ],
    );
  });

  it('costs the same few statements however many offers there are', async () => {
    const counts: number[] = [];
    for (let rows = 0; rows < 3; rows += 1) {
      const { id, personId } = await anInterest(db, { bodyId });
      const list = await countingStatements(() => officer.get('/pool/interest'));
      const one = await countingStatements(() => officer.get(`/pool/interest/${id}`));
      const applicant = await service.as(personId);
      const own = await countingStatements(() => applicant.get('/application'));
      counts.push(list.count, one.count, own.count);
    }
    assert.deepEqual(counts.slice(0, 3), counts.slice(6));
    assert.equal(Math.max(...counts) <= 8, true, counts.join());
  });
});

describe('The list of offers', () => {
  it('has first what still waits, longest first, then what has ended, latest first, and says so', async () => {
    const body = await makeBody(db);
    const office = await service.as(await makePerson(db, 'Orla Keane', 'placement-officer', { bodyId: body }));
    const stands = [
      ['Ended long ago', 'accredited', '2025-01-10'],
      ['Waits since October', 'screened', '2026-10-01'],
      ['Ended lately', 'withdrawn', '2026-11-01'],
      ['Waits since March', 'received', '2026-03-01'],
    ] as const;
    for (const [name, status, since] of stands) {
      const { id } = await anInterest(db, { bodyId: body, name, status });
      await db
        .updateTable('expressions_of_interest')
        .set({ status_since: new Date(`${since}T09:00:00Z`) })
        .where('id', '=', id)
        .execute();
    }
    const names = /Waits since \w+|Ended \w+( ago)?/g;
    const all = words((await office.get('/pool/interest')).body);
    assert.deepEqual(all.match(names), ['Waits since March', 'Waits since October', 'Ended lately', 'Ended long ago']);
    assert.equal(all.includes('Offers that still wait for something come first'), true);
    const waiting = words((await office.get('/pool/interest?status=received')).body);
    assert.equal(waiting.includes('The longest where it stands is at the top.'), true);
    const ended = words((await office.get('/pool/interest?status=accredited')).body);
    assert.equal(ended.includes('The latest is at the top.'), true);
  });
});
