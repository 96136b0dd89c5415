import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { jobHandlers } from '../../../../app.ts';
import { makeBody, makePerson } from '../../../pool/testing/builders.ts';
import { lastLink, lettersTo, OFFICER_ANSWERS, openTasksOf, writeOffer } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
const officerId = await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId });
const nobody = service.browser();
let letter = 'b'.charCodeAt(0);

async function sent(email: string, pages = OFFICER_ANSWERS) {
  letter += 1;
  const browser = service.browser(String.fromCharCode(letter));
  const { id, path } = await writeOffer(browser, { name: `Tom ${email}`, email }, pages);
  assert.equal((await browser.post(`${path}/check`)).statusCode, 303);
  const person = await db.selectFrom('people').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  return { id, personId: person.id };
}
const backedBy = (email: string) => ({
  ...OFFICER_ANSWERS,
  backing: { ...OFFICER_ANSWERS.backing, 'backer-email': email },
});
const statusOf = async (id: string) =>
  (await db.selectFrom('expressions_of_interest').select('status').where('id', '=', id).executeTakeFirstOrThrow())
    .status;

describe('An employer’s release', () => {
  it('is read by link without answering, shows nothing of the offer but who and what, and is given once', async () => {
    const { id, personId } = await sent('tom@offers.example');
    const link = await lastLink(db, 'jo.bloggs@westhaven.example', 'backing-asked');
    for (let reads = 0; reads < 3; reads += 1) {
      const page = await nobody.get(link);
      assert.equal(page.statusCode, 200);
      assert.equal(page.body.includes('Yes, I release Tom tom@offers.example'), true);
      assert.equal(page.body.includes('hoffi gwrando'), false);
    }
    assert.equal(await statusOf(id), 'awaiting-backing');
    assert.equal((await nobody.inject({ method: 'POST', url: link })).statusCode, 403);
    const empty = await nobody.post(link, { words: 'Term time only – 🎒' });
    assert.equal(empty.statusCode, 422);
    assert.equal(empty.body.includes('Choose your answer') && empty.body.includes('Term time only – 🎒'), true);
    assert.equal((await nobody.post(link, { stance: 'nominated' })).statusCode, 422);
    await Promise.all(
      [nobody.post(link, { stance: 'released', words: 'Term time only' }), nobody.post(link, { stance: 'no' })].slice(
        0,
        1,
      ),
    );
    await nobody.post(link, { stance: 'no' });
    assert.equal(await statusOf(id), 'received');
    assert.equal((await nobody.get(link)).body.includes('You answered on 22 November 2026: released'), true);
    assert.deepEqual(await openTasksOf(db, id), [
      { kind: 'read-interest', for_role: 'placement-officer', for_person_id: null },
    ]);
    const own = await (await service.as(personId)).get('/application');
    assert.equal(own.body.includes('Jo Bloggs agreed on 22 November 2026'), true);
    assert.equal(own.body.includes('Term time only'), false);
    const office = await (await service.as(officerId)).get(`/pool/interest/${id}`);
    assert.equal(office.body.includes('Term time only'), true);
  });

  it('refused, asks the applicant to name somebody else; the first can then no longer answer', async () => {
    const { id, personId } = await sent('ann@offers.example', backedBy('boss@one.example'));
    const first = await lastLink(db, 'boss@one.example', 'backing-asked');
    await nobody.post(first, { stance: 'no', words: '' });
    assert.equal(await statusOf(id), 'backing-refused');
    assert.deepEqual(await openTasksOf(db, id), [{ kind: 'name-backer', for_role: null, for_person_id: personId }]);
    const ann = await service.as(personId);
    assert.equal((await ann.get('/application')).body.includes('Name somebody to stand behind your offer'), true);
    const stranger = await service.as(officerId);
    assert.equal((await stranger.get(`/application/${id}/backing`)).statusCode, 404);
    const fields = { 'backer-name': 'Cy Two', 'backer-email': 'cy@two.example', 'backer-role': '' };
    assert.equal((await stranger.post(`/application/${id}/backing`, fields)).statusCode, 404);
    assert.equal((await ann.post(`/application/${id}/backing`, { ...fields, 'backer-name': '' })).statusCode, 422);
    assert.equal((await ann.post(`/application/${id}/backing`, fields)).statusCode, 303);
    assert.equal(await statusOf(id), 'awaiting-backing');
    assert.deepEqual(await openTasksOf(db, id), []);
    const late = await nobody.post(first, { stance: 'released', words: 'After all, term time only' });
    assert.equal(late.statusCode, 409);
    assert.equal(late.body.includes('After all, term time only'), true);
    assert.equal(await statusOf(id), 'awaiting-backing');
    await nobody.post(await lastLink(db, 'cy@two.example', 'backing-asked'), { stance: 'released' });
    assert.equal(await statusOf(id), 'received');
  });

  it('is reminded of once, half way, and ends after 28 days: the applicant is asked again', async () => {
    const { id, personId } = await sent('una@offers.example', backedBy('silent@one.example'));
    const round = async (at: string) => {
      service.setNow(new Date(at));
      await jobHandlers(service.services)['daily-round']({ date: at.slice(0, 10) });
      return { letters: (await lettersTo(db, 'silent@one.example')).length, status: await statusOf(id) };
    };
    assert.deepEqual(await round('2026-12-04T06:00:00Z'), { letters: 1, status: 'awaiting-backing' });
    assert.deepEqual(await round('2026-12-07T06:00:00Z'), { letters: 2, status: 'awaiting-backing' });
    assert.deepEqual(await round('2026-12-08T06:00:00Z'), { letters: 2, status: 'awaiting-backing' });
    assert.deepEqual(await round('2026-12-20T23:00:00Z'), { letters: 2, status: 'awaiting-backing' });
    assert.deepEqual(await round('2026-12-21T06:00:00Z'), { letters: 2, status: 'backing-refused' });
    assert.deepEqual(await openTasksOf(db, id), [{ kind: 'name-backer', for_role: null, for_person_id: personId }]);
    const late = await nobody.get(await lastLink(db, 'silent@one.example', 'backing-asked'));
    assert.equal(late.body.includes('The time to answer is over.'), true);
  });
});

describe('A councillor', () => {
  const pages = {
    ...OFFICER_ANSWERS,
    kind: { kind: 'member' },
    role: {
      role: 'cabinet-member',
      title: 'Cabinet member for finance',
      authority: 'Westhaven Council',
      party: 'Independent',
    },
    backing: {
      'backing-kind': 'group-office',
      'backer-name': 'The group office',
      'backer-email': 'office@group.example',
      'backer-role': '',
    },
  };

  it('is seconded or nominated by link', async () => {
    const { id } = await sent('bea@offers.example', pages);
    const link = await lastLink(db, 'office@group.example', 'backing-asked');
    assert.equal((await nobody.post(link, { stance: 'released' })).statusCode, 422);
    await nobody.post(link, { stance: 'seconded' });
    assert.equal(await statusOf(id), 'received');
    assert.deepEqual(
      await db
        .selectFrom('interest_backings')
        .select(['kind', 'status', 'stance', 'entered_by'])
        .where('interest_id', '=', id)
        .execute(),
      [{ kind: 'group-office', status: 'given', stance: 'seconded', entered_by: null }],
    );
  });

  it('is nominated by a word to the office, who says how it was told', async () => {
    const { id } = await sent('gil@offers.example', pages);
    const officer = await service.as(officerId);
    const { id: backing } = await db
      .selectFrom('interest_backings')
      .select('id')
      .where('interest_id', '=', id)
      .executeTakeFirstOrThrow();
    const bare = await officer.post(`/pool/interest/${id}/backing`, { backing, stance: 'nominated', words: '' });
    assert.equal(bare.statusCode, 422);
    assert.equal(bare.body.includes('Say how they told you'), true);
    const done = await officer.post(`/pool/interest/${id}/backing`, {
      backing,
      stance: 'nominated',
      words: 'By telephone',
    });
    assert.equal(done.statusCode, 303);
    assert.equal(await statusOf(id), 'received');
    assert.equal(
      (await officer.post(`/pool/interest/${id}/backing`, { backing, stance: 'no', words: 'x' })).statusCode,
      409,
    );
  });
});
