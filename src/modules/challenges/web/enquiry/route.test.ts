import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aChallenge, anAuthority, aPerson } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const other = await aChallenge(db, { stage: 'closed' });
const hostId = await anAuthority(db, {
  name: 'Armagh City, Banbridge and Craigavon Borough Council',
  shortName: 'Armagh',
});
const coordinator = await aPerson(db, { name: 'Ayesha', grants: [{ role: 'host-coordinator', authorityId: hostId }] });
const office = await service.as(other.people.programmeManager);

const enquiries = () =>
  db.selectFrom('challenges').selectAll().where('host_id', '=', hostId).orderBy('reference').execute();
const mailAbout = (id: string) =>
  db.selectFrom('mail_messages').select(['subject', 'to_name']).where('challenge_id', '=', id).orderBy('id').execute();
const asking = { programme: 'adult-social-care', why: 'Wir möchten lernen 🙂', months: ['2027-06', '2027-05'] };

describe('A host’s enquiry', () => {
  it('opens once, however often it is sent, with a task and a letter for the programme manager', async () => {
    const browser = await service.as(coordinator);
    const page = await browser.get('/enquiry');
    assert.equal(page.statusCode, 200);
    const fields = { ...asking, id: newId(), host: hostId };
    const sent = await browser.post('/enquiry', fields);
    await browser.post('/enquiry', fields);
    const [enquiry, ...more] = await enquiries();
    assert.deepEqual(more, []);
    assert.equal(sent.headers.location, `/challenges/${enquiry?.reference}`);
    assert.equal(enquiry?.title, 'Adult social care challenge, Armagh 2027');
    assert.equal(enquiry?.stage, 'enquiry');
    assert.deepEqual(enquiry?.wished_months, ['2027-05', '2027-06']);
    assert.deepEqual(await mailAbout(enquiry?.id as string), [
      { subject: 'Armagh asks for a challenge: please take it up', to_name: 'Priya Programme' },
    ]);
    const tasks = await db
      .selectFrom('tasks')
      .select(['kind', 'for_role'])
      .where('challenge_id', '=', enquiry!.id)
      .execute();
    assert.deepEqual(tasks, [{ kind: 'opened', for_role: 'programme-manager' }]);
  });

  it('is another where its form is sent again in other words, and the same once', async () => {
    const host = await anAuthority(db, { name: 'Derry City', shortName: 'Derry' });
    const browser = await service.as(
      await aPerson(db, { name: 'Bronagh', grants: [{ role: 'host-coordinator', authorityId: host }] }),
    );
    const fields = { ...asking, id: newId(), host };
    const other = { ...fields, programme: 'corporate', why: 'A new chief executive' };
    const answers = [];
    for (const each of [fields, other, other, fields])
      answers.push((await browser.post('/enquiry', each)).headers.location);
    const rows = await db
      .selectFrom('challenges')
      .select(['reference', 'why'])
      .where('host_id', '=', host)
      .orderBy('reference')
      .execute();
    assert.deepEqual(
      rows.map(({ why }) => why),
      [asking.why, 'A new chief executive'],
    );
    const [first, second] = rows.map(({ reference }) => `/challenges/${reference}`);
    assert.deepEqual(answers, [first, second, second, first]);
  });

  it('keeps what was typed and says what is missing beside it', async () => {
    const browser = await service.as(coordinator);
    const again = await browser.post('/enquiry', { id: newId(), host: hostId, why: 'Kept <words>' });
    assert.equal(again.statusCode, 422);
    assert.match(again.body, /Choose a programme/);
    assert.match(again.body, /Kept &lt;words&gt;/);
    const long = await browser.post('/enquiry', { ...asking, id: newId(), host: hostId, why: 'x'.repeat(100_000) });
    assert.equal(long.statusCode, 422);
    assert.match(long.body, /Use 5,000 characters or fewer/);
    assert.equal(long.body.includes('x'.repeat(100_000)), true);
  });

  it('is for one’s own authority only, and not for peers', async () => {
    const browser = await service.as(coordinator);
    const foreign = await browser.post('/enquiry', { ...asking, id: newId(), host: other.hostId });
    assert.equal(foreign.statusCode, 404);
    const peer = await service.as(other.people.peer);
    assert.equal((await peer.get('/enquiry')).statusCode, 403);
    assert.equal((await peer.get('/challenges/new')).statusCode, 403);
  });
});

describe('The programme manager', () => {
  it('finds a host by a part of its name and opens an enquiry for it', async () => {
    const found = await office.get('/challenges/new?q=banbridge');
    assert.match(found.body, new RegExp(`/challenges/new\\?host=${hostId}`));
    assert.match((await office.get('/challenges/new?q=nowhere')).body, /No authority found/);
    assert.equal((await office.get(`/challenges/new?host=${hostId}`)).statusCode, 200);
    const opened = await office.post('/challenges/new', {
      ...asking,
      programme: 'corporate',
      id: newId(),
      host: hostId,
    });
    assert.match(String(opened.headers.location), /^\/challenges\/CF\d+\/take-up$/);
    const enquiry = (await enquiries()).at(-1);
    assert.deepEqual(
      (await mailAbout(enquiry!.id)).map((mail) => mail.to_name),
      ['Ayesha'],
    );
  });

  it('takes an enquiry up by naming who runs it, and scoping begins', async () => {
    const enquiry = (await enquiries())[0]!;
    const url = `/challenges/${enquiry.reference}/take-up`;
    assert.equal((await office.get(url)).statusCode, 200);
    assert.equal((await (await service.as(coordinator)).get(url)).statusCode, 403);
    const nobody = await office.post(url, {});
    assert.equal(nobody.statusCode, 422);
    const wrong = await office.post(url, { manager: 'other', name: 'Siân', email: 'nowhere' });
    assert.equal(wrong.statusCode, 422);
    const taken = await office.post(url, {
      manager: 'other',
      name: 'Siân Protheroe',
      email: 'sian@partnership.example',
    });
    assert.equal(taken.statusCode, 303);
    const again = await office.post(url, { manager: other.people.programmeManager });
    assert.equal(again.statusCode, 303);
    const now = (await enquiries())[0]!;
    const manager = await db
      .selectFrom('people')
      .select(['id', 'name'])
      .where('email', '=', 'sian@partnership.example')
      .executeTakeFirst();
    assert.deepEqual([now.stage, now.manager_id, now.fee_pence], ['scoping', manager?.id, 1_150_000]);
    const browser = await service.as(manager!.id);
    assert.match((await browser.get(`/challenges/${enquiry.reference}`)).body, /Your move/);
  });

  it('declines an enquiry with a reason that the host is told, once', async () => {
    const enquiry = (await enquiries()).at(-1)!;
    const url = `/challenges/${enquiry.reference}/declining`;
    assert.equal((await office.post(url, { reason: ' ' })).statusCode, 422);
    const before = (await mailAbout(enquiry.id)).length;
    await office.post(url, { reason: 'You had one last year.' });
    await office.post(url, { reason: 'Again.' });
    assert.equal((await mailAbout(enquiry.id)).length, before + 1);
    const page = await office.get(`/challenges/${enquiry.reference}`);
    assert.match(page.body, /This enquiry was declined on 22 November 2026\. You had one last year\./);
    const open = await db
      .selectFrom('tasks')
      .select('id')
      .where('challenge_id', '=', enquiry.id)
      .where('dropped_at', 'is', null)
      .execute();
    assert.deepEqual(open, []);
  });
});
