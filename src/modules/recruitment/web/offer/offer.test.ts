import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { makeAuthority, makeBody } from '../../../pool/testing/builders.ts';
import { lettersTo, OFFICER_ANSWERS, openTasksOf, writeOffer } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
await makeBody(db);
await makeAuthority(db, 'W01', { name: 'Westhaven Council' });
const nobody = service.browser();
const SIAN = { name: 'Siân <i>Rhys</i>', email: 'sian@offers.example' };
const drafts = async () => await db.selectFrom('interest_drafts').select(['id', 'answers']).execute();

describe('Writing an offer to become a peer', () => {
  const id = newId();
  const path = `/become-a-peer/offers/${id}`;

  it('is open to anybody, and says what is missing beside what was typed', async () => {
    assert.equal((await nobody.get('/become-a-peer')).statusCode, 200);
    assert.equal((await nobody.get('/become-a-peer/offers/new')).statusCode, 200);
    const page = await nobody.post('/become-a-peer/offers', { id, name: SIAN.name, email: 'not an address' });
    assert.equal(page.statusCode, 422);
    assert.equal(page.body.includes('Enter an email address like name@example.org'), true);
    assert.equal(page.body.includes('Siân &lt;i&gt;Rhys&lt;/i&gt;'), true);
    assert.deepEqual(await drafts(), []);
  });

  it('is begun once however often the button is pressed, and the way back to it is mailed', async () => {
    for (let press = 0; press < 2; press += 1)
      assert.equal((await nobody.post('/become-a-peer/offers', { id, ...SIAN })).headers.location, `${path}/kind`);
    assert.deepEqual(await drafts(), [{ id, answers: SIAN }]);
    assert.deepEqual(await lettersTo(db, SIAN.email), ['offer-begun']);
  });

  it('asks a page at a time, saves each, and keeps what is wrong on the screen', async () => {
    assert.equal((await nobody.get(`${path}/role`)).headers.location, `${path}/kind`);
    assert.equal((await nobody.get(`${path}/check`)).headers.location, `${path}/kind`);
    assert.equal((await nobody.post(`${path}/kind`, { kind: 'king' })).statusCode, 422);
    assert.equal((await nobody.post(`${path}/kind`, { kind: 'officer' })).headers.location, `${path}/role`);
    await nobody.post(`${path}/role`, OFFICER_ANSWERS.role);
    const long = await nobody.post(`${path}/bring`, { topics: ['housing', 'magic'], why: 'y'.repeat(100_000) });
    assert.equal(long.statusCode, 422);
    for (const words of ['Choose from the list', 'Use 3,000 characters or fewer', 'y'.repeat(100_000)])
      assert.equal(long.body.includes(words), true, words.slice(0, 40));
    assert.equal((await nobody.post(`${path}/bring`, OFFICER_ANSWERS.bring)).headers.location, `${path}/time`);
    const days = await nobody.post(`${path}/time`, { days: '400', languages: 'Welsh' });
    assert.equal(days.statusCode, 422);
    assert.equal(days.body.includes('value="Welsh"'), true);
  });

  it('is finished later from anywhere by its owner, and by nobody else', async () => {
    const later = await nobody.post(`${path}/time`, { days: 'seven', languages: '', leave: 'later' });
    assert.equal(later.headers.location, '/become-a-peer');
    // The browser is let go of: whoever sits there next is asked to sign in.
    const away = await nobody.get(`${path}/time`);
    assert.equal(String(away.headers.location).startsWith('/sign-in?return-to='), true);
    assert.equal((await service.browser('c').get(path)).headers.location?.toString().startsWith('/sign-in'), true);
    const { id: personId } = await db
      .selectFrom('people')
      .select('id')
      .where('email', '=', SIAN.email)
      .executeTakeFirstOrThrow();
    const sian = await service.as(personId);
    assert.equal((await sian.get('/application')).body.includes('Your offer is saved, and not sent yet'), true);
    assert.equal((await sian.get(path)).headers.location, `${path}/time`);
    assert.equal((await sian.get(`${path}/time`)).body.includes('value="seven"'), true);
    const other = await writeOffer(service.browser('d'), { name: 'Another', email: 'another@offers.example' });
    assert.equal((await sian.get(`${other.path}/role`)).statusCode, 404);
    assert.equal((await sian.post(`${other.path}/role`, OFFICER_ANSWERS.role)).statusCode, 404);
    await sian.post(`${path}/time`, OFFICER_ANSWERS.time);
    const own = await sian.post(`${path}/backing`, {
      ...OFFICER_ANSWERS.backing,
      'backer-email': 'Sian@offers.example',
    });
    assert.equal(own.statusCode, 422);
    assert.equal(own.body.includes('it cannot be your own'), true);
    assert.equal((await sian.post(`${path}/backing`, OFFICER_ANSWERS.backing)).headers.location, `${path}/check`);
  });

  it('can be changed on the check page, and is sent once', async () => {
    const { id: personId } = await db
      .selectFrom('people')
      .select('id')
      .where('email', '=', SIAN.email)
      .executeTakeFirstOrThrow();
    const sian = await service.as(personId);
    const check = await countingStatements(() => sian.get(`${path}/check`));
    assert.equal(check.count <= 8, true);
    for (const words of [
      'Head of housing, Westhaven Council',
      'Housing, Finance',
      'Jo Bloggs',
      'Dw i’n hoffi gwrando 🌧️ أهلا',
    ])
      assert.equal(check.result.body.includes(words), true, words);
    assert.equal(
      (await sian.post(`${path}/role`, { ...OFFICER_ANSWERS.role, title: 'Director of housing' })).headers.location,
      `${path}/check`,
    );
    const sent = await Promise.all([sian.post(`${path}/check`), sian.post(`${path}/check`)]);
    assert.deepEqual(
      sent.map(({ statusCode }) => statusCode),
      [303, 303],
    );
    assert.deepEqual(
      await db
        .selectFrom('expressions_of_interest')
        .select([
          'id',
          'status',
          'kind',
          'role_key',
          'role_title',
          'authority_id',
          'topics',
          'languages',
          'days_per_year',
        ])
        .execute(),
      [
        {
          id,
          status: 'awaiting-backing',
          kind: 'officer',
          role_key: 'head-of-service',
          role_title: 'Director of housing',
          authority_id: 'W01',
          topics: ['housing', 'finance'],
          languages: ['Welsh', 'British Sign Language'],
          days_per_year: 8,
        },
      ],
    );
    assert.deepEqual(await lettersTo(db, SIAN.email), ['interest-received', 'offer-begun']);
    assert.deepEqual(await lettersTo(db, 'jo.bloggs@westhaven.example'), ['backing-asked']);
    assert.deepEqual(await openTasksOf(db, id), []);
    assert.equal((await sian.get(path)).headers.location, '/application');
    const again = await writeOffer(sian, { name: 'Siân', email: 'ignored@offers.example' });
    const refused = await sian.post(`${again.path}/check`);
    assert.equal(refused.statusCode, 422);
    assert.equal(refused.body.includes('We have an offer of yours already'), true);
  });

  it('of somebody with lived experience needs nobody behind it, and is read at once', async () => {
    const browser = service.browser('e');
    const { id: theirs, path: own } = await writeOffer(
      browser,
      { name: 'Jean Aldous', email: 'jean@offers.example' },
      {
        kind: { kind: 'lived-experience' },
        role: { title: 'Expert by experience', authority: '' },
        bring: { why: 'I know what a good assessment feels like.' },
        time: { days: '5', languages: '' },
      },
    );
    assert.equal((await browser.get(`${own}/backing`)).statusCode, 404);
    assert.equal((await browser.post(`${own}/check`)).headers.location, '/become-a-peer/thanks');
    assert.deepEqual(await openTasksOf(db, theirs), [
      { kind: 'read-interest', for_role: 'placement-officer', for_person_id: null },
    ]);
  });
});
