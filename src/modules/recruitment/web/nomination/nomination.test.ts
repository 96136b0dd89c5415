import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { jobHandlers } from '../../../../app.ts';
import { makeBody, makePerson } from '../../../pool/testing/builders.ts';
import { errorsIn, lastLink, lettersTo, OFFICER_ANSWERS, openTasksOf, writeOffer } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
const officer = await service.as(await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId }));
const office = service.browser('o');
const WORDS = 'Knows how to disagree – da iawn 🌼';

function fields(nominee: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    id: newId(),
    'backer-kind': 'group-office',
    'backer-name': 'Iris Group',
    'backer-email': 'iris@group.example',
    'backer-role': 'Peer support lead',
    name: `Cllr ${nominee}`,
    email: `${nominee.toLowerCase()}@council.example`,
    seat: 'Leader',
    authority: 'Westhaven Council',
    party: 'Independent',
    words: WORDS,
    ...more,
  };
}
async function nominated(nominee: string): Promise<string> {
  const nominator = `${nominee.toLowerCase()}@group.example`;
  const sent = await office.post('/become-a-peer/nominations', fields(nominee, { 'backer-email': nominator }));
  assert.equal(sent.headers.location, '/become-a-peer/nominations/sent');
  const proof = await lastLink(db, nominator, 'nomination-begun');
  assert.equal((await office.post(proof)).statusCode, 303);
  return await lastLink(db, `${nominee.toLowerCase()}@council.example`, 'nominee-asked');
}
const standing = async (nominee: string) =>
  await db
    .selectFrom('nominations')
    .select(['id', 'status'])
    .where('email', '=', `${nominee.toLowerCase()}@council.example`)
    .executeTakeFirst();

describe('A form that is sent again after Back', () => {
  it('nominates somebody else too, and each once', async () => {
    const form = fields('Backa');
    for (const nominee of ['Backa', 'Backa', 'Backb', 'Backb'])
      await office.post('/become-a-peer/nominations', { ...fields(nominee), id: form.id ?? '' });
    const made = await db
      .selectFrom('nominations')
      .select('name')
      .where('name', 'like', 'Cllr Back%')
      .orderBy('name')
      .execute();
    assert.deepEqual(made, [{ name: 'Cllr Backa' }, { name: 'Cllr Backb' }]);
    assert.deepEqual(await lettersTo(db, 'iris@group.example'), ['nomination-begun', 'nomination-begun']);
    // Mended in one line of it, it is another one too.
    const mended = { authority: 'Northmere Council', party: 'Green', 'backer-name': 'Iris Groupe' };
    const others = { ...mended, 'backer-role': 'Head of office', 'backer-kind': 'lead-member' };
    for (const [name, value] of Object.entries(others))
      for (let press = 0; press < 2; press += 1)
        await office.post('/become-a-peer/nominations', { ...fields('Backa'), [name]: value, id: form.id ?? '' });
    const all = await db
      .selectFrom('nominations')
      .select(['authority_name', 'party', 'backer_name', 'backer_role', 'backer_kind'])
      .where('name', '=', 'Cllr Backa')
      .execute();
    const as = {
      authority_name: 'Westhaven Council',
      party: 'Independent',
      backer_name: 'Iris Group',
      backer_role: 'Peer support lead',
      backer_kind: 'group-office',
    };
    const expected = [
      as,
      { ...as, authority_name: 'Northmere Council' },
      { ...as, party: 'Green' },
      { ...as, backer_name: 'Iris Groupe' },
      { ...as, backer_role: 'Head of office' },
      { ...as, backer_kind: 'lead-member' },
    ];
    const lines = (rows: (typeof as)[]) => rows.map((row) => Object.values(row).join(', ')).sort();
    assert.deepEqual(lines(all), lines(expected));
    await db.deleteFrom('nominations').where('name', 'like', 'Cllr Back%').execute();
    await db.deleteFrom('mail_messages').where('to_address', '=', 'iris@group.example').execute();
  });
});

describe('A nomination by a group office', () => {
  it('says what is missing, keeps what was typed, and takes nobody who nominates themselves', async () => {
    assert.equal((await office.get('/become-a-peer')).body.includes('/become-a-peer/nominations/new'), true);
    assert.equal((await office.get('/become-a-peer/nominations/new')).statusCode, 200);
    const bare = await office.post('/become-a-peer/nominations', { id: newId(), words: WORDS });
    assert.equal(bare.statusCode, 422);
    for (const words of ['Choose who you are', 'Enter the councillor’s name', 'Enter the council on which they serve'])
      assert.equal(errorsIn(bare.body).includes(words), true, words);
    assert.equal(bare.body.includes(WORDS), true);
    const own = await office.post('/become-a-peer/nominations', fields('Own', { email: 'IRIS@group.example' }));
    assert.equal(errorsIn(own.body).includes('it cannot be yours'), true);
    assert.equal(await standing('Own'), undefined);
  });

  it('writes to the councillor only once the address is shown to be theirs, however often the page is read', async () => {
    const typed = fields('Gwen');
    await office.post('/become-a-peer/nominations', typed);
    await office.post('/become-a-peer/nominations', typed);
    assert.deepEqual(await lettersTo(db, 'iris@group.example'), ['nomination-begun']);
    const proof = await lastLink(db, 'iris@group.example', 'nomination-begun');
    for (let reads = 0; reads < 3; reads += 1) assert.equal((await office.get(proof)).statusCode, 200);
    assert.deepEqual(await lettersTo(db, 'gwen@council.example'), []);
    assert.equal((await standing('Gwen'))?.status, 'unproven');
    assert.equal((await officer.get('/pool/interest')).body.includes('Cllr Gwen'), false);
    await office.post(proof);
    await office.post(proof);
    assert.deepEqual(await lettersTo(db, 'gwen@council.example'), ['nominee-asked']);
    assert.equal((await office.get(proof)).body.includes('can answer until Sunday 20 December 2026'), true);
    const { result, count } = await countingStatements(async () => await officer.get('/pool/interest'));
    assert.equal(result.body.includes('Nominated, and not taken up yet') && result.body.includes('Cllr Gwen'), true);
    assert.equal(count <= 8, true);
    // Links do one thing each.
    assert.equal((await office.get(proof.replace('nominations', 'nominated'))).statusCode, 404);
  });

  it('is taken up by the councillor: the offer knows what is known, needs nobody asked, and goes to be read', async () => {
    const link = await lastLink(db, 'gwen@council.example', 'nominee-asked');
    const gwen = service.browser('g');
    const page = await gwen.get(link);
    assert.equal(page.body.includes('Iris Group has nominated you') && page.body.includes('Peer support lead'), true);
    assert.equal(page.body.includes(WORDS), false);
    assert.equal((await gwen.post(link, { answer: 'perhaps' })).headers.location, link);
    const taken = await gwen.post(link, { answer: 'yes' });
    const path = taken.headers.location ?? '';
    assert.match(path, /^\/become-a-peer\/offers\/[0-9a-f-]{36}$/);
    assert.equal((await gwen.get(path)).headers.location, `${path}/role`);
    const role = await gwen.get(`${path}/role`);
    assert.equal(role.body.includes('value="Leader"') && role.body.includes('value="Westhaven Council"'), true);
    const answers = { role: 'council-leader', title: 'Leader', authority: 'Westhaven Council', party: 'Independent' };
    await gwen.post(`${path}/role`, answers);
    await gwen.post(`${path}/bring`, OFFICER_ANSWERS.bring);
    assert.equal((await gwen.post(`${path}/time`, OFFICER_ANSWERS.time)).headers.location, `${path}/check`);
    const check = await gwen.get(`${path}/check`);
    assert.equal(check.body.includes('Iris Group has nominated you already'), true);
    assert.equal((await gwen.post(`${path}/check`)).statusCode, 303);
    const offer = await db
      .selectFrom('expressions_of_interest')
      .select(['id', 'person_id', 'status', 'kind'])
      .where('email', '=', 'gwen@council.example')
      .executeTakeFirstOrThrow();
    assert.deepEqual([offer.status, offer.kind], ['received', 'member']);
    assert.deepEqual(
      await db
        .selectFrom('interest_backings')
        .select(['kind', 'status', 'stance', 'backer_name'])
        .where('interest_id', '=', offer.id)
        .execute(),
      [{ kind: 'group-office', status: 'given', stance: 'nominated', backer_name: 'Iris Group' }],
    );
    assert.deepEqual(await openTasksOf(db, offer.id), [
      { kind: 'read-interest', for_role: 'placement-officer', for_person_id: null },
    ]);
    assert.equal((await lettersTo(db, 'iris@group.example')).includes('backing-asked'), false);
    assert.equal((await officer.get(`/pool/interest/${offer.id}`)).body.includes(WORDS), true);
    const own = await (await service.as(offer.person_id ?? '')).get('/application');
    assert.equal(own.body.includes('Iris Group agreed on 22 November 2026'), true);
    assert.equal(own.body.includes(WORDS), false);
    assert.equal((await gwen.get(link)).body.includes('You took it up on 22 November 2026'), true);
    assert.equal((await gwen.post(link, { answer: 'yes' })).headers.location, link);
  });

  it('does not stand behind an offer in which somebody else was named after all', async () => {
    const link = await nominated('Huw');
    const huw = service.browser('h');
    const path = (await huw.post(link, { answer: 'yes' })).headers.location ?? '';
    const role = { role: 'councillor', title: 'Member', authority: 'Westhaven Council', party: 'Independent' };
    const other = { 'backing-kind': 'lead-member', 'backer-name': 'Lee', 'backer-email': 'lee@lead.example' };
    await huw.post(`${path}/role`, role);
    await huw.post(`${path}/bring`, OFFICER_ANSWERS.bring);
    await huw.post(`${path}/time`, OFFICER_ANSWERS.time);
    await huw.post(`${path}/backing`, { ...other, 'backer-role': '' });
    await huw.post(`${path}/check`);
    assert.deepEqual(await lettersTo(db, 'lee@lead.example'), ['backing-asked']);
  });

  it('backs the offer that a councillor has sent already and that waits for somebody else', async () => {
    const browser = service.browser('i');
    const pages = {
      ...OFFICER_ANSWERS,
      kind: { kind: 'member' },
      role: { role: 'councillor', title: 'Member', authority: 'Westhaven Council', party: 'Independent' },
      backing: {
        'backing-kind': 'lead-member',
        'backer-name': 'Silent',
        'backer-email': 'silent@lead.example',
        'backer-role': '',
      },
    };
    const { id, path } = await writeOffer(browser, { name: 'Cllr Ifan', email: 'ifan@council.example' }, pages);
    await browser.post(`${path}/check`);
    const link = await nominated('Ifan');
    assert.equal((await browser.post(link, { answer: 'yes' })).headers.location, link);
    assert.deepEqual(
      await db
        .selectFrom('interest_backings')
        .select(['backer_name', 'status'])
        .where('interest_id', '=', id)
        .orderBy('backer_name')
        .execute(),
      [
        { backer_name: 'Iris Group', status: 'given' },
        { backer_name: 'Silent', status: 'replaced' },
      ],
    );
    const { status } = await db
      .selectFrom('expressions_of_interest')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(status, 'received');
  });

  it('is declined in one press, and whoever nominated hears it', async () => {
    const link = await nominated('Jac');
    await service.browser('j').post(link, { answer: 'no' });
    assert.equal((await standing('Jac'))?.status, 'declined');
    const told = await db
      .selectFrom('mail_messages')
      .select('text_body')
      .where('template', '=', 'nomination-answered')
      .where('subject', 'like', '%Cllr Jac%')
      .execute();
    assert.equal(told.length, 1);
    assert.equal(told[0]?.text_body.includes('Cllr Jac does not take up your nomination now.'), true);
    assert.equal(
      (await db.selectFrom('people').select('id').where('email', '=', 'jac@council.example').execute()).length,
      0,
    );
  });

  it('is reminded of once, half way, and ends after 28 days; one that nobody confirmed is forgotten in a week', async () => {
    await nominated('Kit');
    await office.post('/become-a-peer/nominations', fields('Lost'));
    const round = async (at: string) => {
      service.setNow(new Date(at));
      await jobHandlers(service.services)['daily-round']({ date: at.slice(0, 10) });
      return [
        (await lettersTo(db, 'kit@council.example')).join(' '),
        (await standing('Kit'))?.status,
        (await standing('Lost'))?.status,
      ];
    };
    assert.deepEqual(await round('2026-11-28T06:00:00Z'), ['nominee-asked', 'asked', 'unproven']);
    assert.deepEqual(await round('2026-12-07T06:00:00Z'), ['nominee-asked nominee-reminder', 'asked', undefined]);
    assert.deepEqual(await round('2026-12-08T06:00:00Z'), ['nominee-asked nominee-reminder', 'asked', undefined]);
    const link = await lastLink(db, 'kit@council.example', 'nominee-reminder');
    assert.deepEqual(await round('2026-12-21T06:00:00Z'), ['nominee-asked nominee-reminder', 'expired', undefined]);
    const late = service.browser('k');
    assert.equal((await late.get(link)).body.includes('The time to answer is over.'), true);
    await late.post(link, { answer: 'yes' });
    assert.equal((await standing('Kit'))?.status, 'expired');
    assert.equal((await standing('Gwen'))?.status, 'taken-up');
  });
});
