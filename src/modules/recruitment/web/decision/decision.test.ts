import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { loadProgrammeDefinitions, storeDefinitions } from '#modules/programmes';
import { countingStatements } from '#platform/database/connect';
import { TEST_NOW, testService } from '#test/service';
import { makeAuthority, makeBody, makePeer, makePerson } from '../../../pool/testing/builders.ts';
import { COMPETENCIES } from '../../domain/competencies.ts';
import { anInterest, lettersTo, openTasksOf } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
const loaded = await loadProgrammeDefinitions(path.resolve(import.meta.dirname, '../../../../../programmes'));
if ('problems' in loaded) throw new Error(JSON.stringify(loaded));
await storeDefinitions(db, bodyId, loaded.definitions, TEST_NOW);
await makeAuthority(db, 'W01', { name: 'Westhaven Council' });
const officerId = await makePerson(db, 'Kwame Boateng', 'placement-officer', { bodyId });
const managerId = await makePerson(db, 'Morag Sinclair', 'programme-manager', { bodyId });
const peerId = await makePeer(db, { bodyId, name: 'Ayesha Khan', email: 'ayesha@peers.example' });
const [officer, manager, assessor] = [
  await service.as(officerId),
  await service.as(managerId),
  await service.as(peerId),
];

const all = (words: string, seen = 'seen') =>
  Object.fromEntries(
    COMPETENCIES.flatMap(({ key }) => [
      [`seen-${key}`, seen],
      [`evidence-${key}`, `${words} ${key}`],
    ]),
  );
const statusOf = async (id: string) =>
  (await db.selectFrom('expressions_of_interest').select('status').where('id', '=', id).executeTakeFirstOrThrow())
    .status;
const assessmentOf = async (interestId: string, assessorId: string) =>
  (
    await db
      .selectFrom('assessments')
      .select('id')
      .where('interest_id', '=', interestId)
      .where('assessor_id', '=', assessorId)
      .orderBy('attempt', 'desc')
      .executeTakeFirstOrThrow()
  ).id;

/** An applicant who came, assessed by the placement officer and by a peer. */
async function assessed(words = 'Listened first') {
  const applicant = await anInterest(db, { bodyId, status: 'attended', authorityId: 'W01' });
  await officer.post(`/pool/interest/${applicant.id}/assessors`, { assessor: officerId });
  await officer.post(`/pool/interest/${applicant.id}/assessors`, {
    assessor: '',
    'assessor-email': 'ayesha@peers.example',
  });
  for (const [browser, id] of [
    [officer, officerId],
    [assessor, peerId],
  ] as const) {
    const done = await browser.post(`/assessments/${await assessmentOf(applicant.id, id)}`, {
      version: '1',
      do: 'finish',
      ...all(words),
    });
    assert.equal(done.statusCode, 303, done.body);
  }
  return applicant;
}

describe('An assessment', () => {
  it('is asked of those who are named, and is nobody else’s to read or write', async () => {
    const { id } = await anInterest(db, { bodyId, status: 'attended' });
    const early = await anInterest(db, { bodyId, status: 'invited' });
    assert.equal((await officer.post(`/pool/interest/${early.id}/assessors`, { assessor: officerId })).statusCode, 422);
    assert.equal((await assessor.get('/assessments')).statusCode, 403);
    const nobodyWeKnow = await officer.post(`/pool/interest/${id}/assessors`, {
      assessor: '',
      'assessor-email': 'no@body.example',
    });
    assert.equal(nobodyWeKnow.statusCode, 422);
    assert.equal(nobodyWeKnow.body.includes('We know no peer and nobody of the office by that address'), true);
    for (let press = 0; press < 2; press += 1)
      assert.equal(
        (await officer.post(`/pool/interest/${id}/assessors`, { 'assessor-email': 'ayesha@peers.example' })).statusCode,
        303,
      );
    const assessment = await assessmentOf(id, peerId);
    assert.deepEqual(await lettersTo(db, 'ayesha@peers.example'), ['assessor-named']);
    assert.deepEqual(await openTasksOf(db, assessment), [
      { kind: 'record-assessment', for_role: null, for_person_id: peerId },
    ]);
    assert.equal((await assessor.get(`/assessments/${assessment}`)).statusCode, 200);
    assert.equal((await manager.get(`/assessments/${assessment}`)).statusCode, 403);
    await officer.post(`/pool/interest/${id}/assessors`, { assessor: officerId });
    assert.equal((await officer.get(`/assessments/${assessment}`)).statusCode, 404);
    assert.equal((await officer.post(`/assessments/${assessment}`, { version: '1', ...all('x') })).statusCode, 404);
  });

  it('is saved as it goes, finished only when whole, and then stands', async () => {
    const { id } = await anInterest(db, { bodyId, status: 'attended' });
    await officer.post(`/pool/interest/${id}/assessors`, { 'assessor-email': 'ayesha@peers.example' });
    const own = `/assessments/${await assessmentOf(id, peerId)}`;
    const [first, second] = COMPETENCIES;
    assert.ok(first && second);
    const part = { [`seen-${first.key}`]: 'seen', [`evidence-${first.key}`]: 'Asked the quietest first 🌧️ أهلا' };
    assert.equal((await assessor.post(own, { version: '1', do: 'save', ...part })).statusCode, 303);
    const lacking = await assessor.post(own, { version: '2', do: 'finish', ...part });
    assert.equal(lacking.statusCode, 422);
    assert.equal(lacking.body.includes(`Say whether it was seen: ${second.label.toLowerCase()}`), true);
    assert.equal(lacking.body.includes('Asked the quietest first 🌧️ أهلا'), true);
    const stale = await assessor.post(own, { version: '1', do: 'save', ...all('typed in vain') });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('typed in vain'), true);
    const savedNow = (body: string) =>
      [...body.matchAll(/What is saved now<\/h3>(.*?)<\/div>/gs)].map(([, saved = '']) =>
        saved
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      );
    const others = COMPETENCIES.slice(1).map(() => 'Neither is chosen Nothing is written');
    assert.deepEqual(savedNow(stale.body), ['Seen Asked the quietest first 🌧️ أهلا', ...others]);
    const alike = await assessor.post(own, { version: '1', do: 'save', ...all('typed in vain'), ...part });
    assert.deepEqual(savedNow(alike.body), others);
    const long = await assessor.post(own, { version: '3', do: 'save', ...all('y'.repeat(100_000)) });
    assert.equal(long.statusCode, 422);
    // What another window saved meanwhile is not saved over by pressing again.
    const longer = await assessor.post(own, { version: '2', do: 'save', ...all('y'.repeat(100_000)) });
    assert.match(longer.body, /name="version" value="2"/);
    assert.equal(
      (await assessor.post(own, { version: '3', do: 'finish', ...all('Saw', 'not-yet-seen') })).statusCode,
      303,
    );
    assert.equal((await assessor.post(own, { version: '4', do: 'save', ...all('changed') })).statusCode, 409);
    assert.equal((await assessor.get(own)).body.includes('It stands as you wrote it'), true);
    // One alone is not enough; a second who is released is none.
    await officer.post(`/pool/interest/${id}/assessors`, { assessor: officerId });
    const { id: open } = await db
      .selectFrom('assessments')
      .select('id')
      .where('interest_id', '=', id)
      .where('status', '=', 'open')
      .executeTakeFirstOrThrow();
    await officer.post(`/pool/interest/${id}/assessors/${open}/release`);
    assert.equal(await statusOf(id), 'attended');
    assert.equal(
      (await manager.post(`/pool/interest/${id}/decision`, { decision: 'not-yet', feedback: 'x' })).statusCode,
      409,
    );
  });
});

describe('An assessment that was over meanwhile', () => {
  const texts = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  it('was finished in another window: what was typed here stands below what is saved, and the same sent twice is done', async () => {
    const { id } = await assessed('Finished with');
    const own = `/assessments/${await assessmentOf(id, peerId)}`;
    const [first, second] = COMPETENCIES;
    assert.ok(first && second);
    const other = { ...all('Finished with'), [`evidence-${second.key}`]: 'Typed in the other window' };
    const late = await assessor.post(own, { version: '1', do: 'finish', ...other });
    assert.equal(late.statusCode, 409);
    const [saved = '', typed = ''] = texts(late.body).split('What you typed here, which is not saved');
    assert.equal(saved.includes(`Finished with ${second.key}`), true);
    assert.equal(typed.includes('Typed in the other window'), true);
    assert.equal(typed.includes(second.label), true);
    assert.equal(typed.includes(first.label), false);
    const twice = await assessor.post(own, { version: '1', do: 'finish', ...all('Finished with') });
    assert.equal(twice.headers.location, '/assessments');
  });

  it('is not asked any more: what was typed is shown to whoever typed it', async () => {
    const { id } = await anInterest(db, { bodyId, status: 'attended' });
    await officer.post(`/pool/interest/${id}/assessors`, { 'assessor-email': 'ayesha@peers.example' });
    const assessment = await assessmentOf(id, peerId);
    await officer.post(`/pool/interest/${id}/assessors/${assessment}/release`);
    const late = await assessor.post(`/assessments/${assessment}`, {
      version: '1',
      do: 'save',
      ...all('An hour of words'),
    });
    assert.equal(late.statusCode, 409);
    assert.equal(texts(late.body).includes('The office does not ask you for this any more.'), true);
    assert.equal(late.body.includes(`An hour of words ${COMPETENCIES[5]?.key}`), true);
    assert.equal((await assessor.get(`/assessments/${assessment}`)).statusCode, 404);
  });
});

describe('The decision', () => {
  it('is of somebody who was none of the assessors: the pages and the database both refuse them', async () => {
    const { id } = await assessed();
    assert.equal(await statusOf(id), 'assessed');
    // The only placement officer has assessed, so the programme manager is asked.
    assert.deepEqual(await openTasksOf(db, id), [
      { kind: 'decide', for_role: 'programme-manager', for_person_id: null },
    ]);
    assert.equal(
      (await officer.get(`/pool/interest/${id}/decision`)).body.includes('You assessed them, so somebody else decides'),
      true,
    );
    assert.equal(
      (await officer.post(`/pool/interest/${id}/decision`, { decision: 'not-yet', feedback: 'x' })).statusCode,
      409,
    );
    assert.equal((await assessor.get(`/pool/interest/${id}/decision`)).statusCode, 403);
    const row = {
      id: newId(),
      interest_id: id,
      attempt: 1,
      decision: 'not-yet',
      feedback: 'x',
      decided_by: officerId,
      decided_at: TEST_NOW,
    };
    await assert.rejects(
      db.insertInto('accreditation_decisions').values(row).execute(),
      /decided by one of the assessors/,
    );
    const other = await anInterest(db, { bodyId, status: 'assessed' });
    const bare = { ...row, id: newId(), interest_id: other.id, decided_by: managerId };
    await assert.rejects(
      db.insertInto('accreditation_decisions').values(bare).execute(),
      /decided on 0 finished assessments/,
    );
  });

  it('keeps what was typed where it is not whole', async () => {
    const { id } = await assessed();
    for (const [fields, words] of [
      [{}, 'Choose one'],
      [{ decision: 'not-yet' }, 'Write what you would like to see more of'],
      [
        { decision: 'accredited', 'until-day': '1', 'until-month': '1', 'until-year': '2029' },
        'Choose the programmes they are accredited for',
      ],
      [
        { decision: 'accredited', programmes: 'corporate', 'until-day': '1', 'until-month': '1', 'until-year': '2020' },
        'Enter a day that lies ahead',
      ],
      [
        { decision: 'accredited', programmes: 'invented', 'until-day': '1', 'until-month': '1', 'until-year': '2029' },
        'Choose the programmes',
      ],
    ] as const) {
      const page = await manager.post(`/pool/interest/${id}/decision`, { conditions: 'kept words', ...fields });
      assert.equal(page.statusCode, 422, words);
      assert.equal(page.body.includes(words) && page.body.includes('kept words'), true, words);
    }
    assert.equal(await statusOf(id), 'assessed');
  });

  it('accredits for the programmes named, until a day: the person is in the pool and can be placed', async () => {
    const { id, personId, email } = await assessed();
    const url = `/pool/interest/${id}/decision`;
    const fields = {
      decision: 'accredited',
      programmes: ['corporate', 'adult-social-care'],
      'until-day': '30',
      'until-month': '11',
      'until-year': '2029',
      conditions: 'First with an experienced lead peer',
      feedback: '',
    };
    assert.equal((await manager.get(url)).body.includes('Listened first planning'), true);
    const both = await Promise.all([manager.post(url, fields), manager.post(url, fields)]);
    assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [303, 409]);
    assert.deepEqual(
      await db
        .selectFrom('accreditations')
        .select(['programme_key', 'from_on', 'until_on', 'conditions'])
        .where('peer_id', '=', personId)
        .orderBy('programme_key')
        .execute(),
      ['adult-social-care', 'corporate'].map((programme_key) => ({
        programme_key,
        from_on: '2026-11-22',
        until_on: '2029-11-30',
        conditions: 'First with an experienced lead peer',
      })),
    );
    assert.deepEqual(
      await db
        .selectFrom('peers')
        .select(['kind', 'status', 'authority_id', 'days_per_year'])
        .where('person_id', '=', personId)
        .execute(),
      [{ kind: 'officer', status: 'serving', authority_id: 'W01', days_per_year: 8 }],
    );
    assert.deepEqual(
      await db.selectFrom('peer_roles').select(['role', 'title']).where('peer_id', '=', personId).execute(),
      [{ role: 'head-of-service', title: 'Head of housing' }],
    );
    assert.deepEqual(
      await db.selectFrom('peer_skills').select(['topic', 'level']).where('peer_id', '=', personId).execute(),
      [{ topic: 'housing', level: 1 }],
    );
    assert.deepEqual(await lettersTo(db, email), ['accredited']);
    assert.deepEqual(await openTasksOf(db, id), []);
    const peer = await service.as(personId);
    assert.equal((await peer.get('/peer')).statusCode, 200);
    assert.equal((await peer.get('/application')).body.includes('First with an experienced lead peer'), true);
  });

  it('not yet reaches them with the feedback by mail and page; nothing else of what was written does', async () => {
    const { id, personId, email } = await assessed('SECRET-EVIDENCE');
    await officer.post(`/pool/interest/${id}/notes`, { text: 'SECRET-NOTE' });
    await db
      .insertInto('interest_backings')
      .values({
        id: newId(),
        interest_id: id,
        kind: 'release',
        backer_name: 'Jo Bloggs',
        backer_email: 'jo@x.example',
        status: 'given',
        stance: 'released',
        words: 'SECRET-WORDS',
        asked_at: TEST_NOW,
        ends_on: '2026-12-01',
        answered_at: TEST_NOW,
      })
      .execute();
    const feedback = 'You listened well.\nWe would like to see you test what you hear.';
    await manager.post(`/pool/interest/${id}/decision`, { decision: 'not-yet', feedback });
    assert.equal(await statusOf(id), 'not-yet');
    const applicant = await service.as(personId);
    const page = await countingStatements(() => applicant.get('/application'));
    assert.equal(page.count <= 8, true);
    const letters = await db
      .selectFrom('mail_messages')
      .select(['template', 'text_body'])
      .where('to_address', '=', email)
      .execute();
    assert.deepEqual(
      letters.map(({ template }) => template),
      ['not-yet'],
    );
    const office = `${(await officer.get(`/pool/interest/${id}`)).body} ${(await manager.get(`/pool/interest/${id}/decision`)).body}`;
    for (const secret of ['SECRET-EVIDENCE', 'SECRET-NOTE', 'SECRET-WORDS', 'Ayesha Khan', 'Kwame Boateng']) {
      assert.equal(office.includes(secret), true, secret);
      assert.equal(page.result.body.includes(secret), false, secret);
      assert.equal(letters[0]?.text_body.includes(secret), false, secret);
    }
    for (const words of ['You listened well.', 'We would like to see you test what you hear.']) {
      assert.equal(page.result.body.includes(words), true, words);
      assert.equal(letters[0]?.text_body.includes(words), true, words);
    }
    assert.deepEqual(await db.selectFrom('peers').select('person_id').where('person_id', '=', personId).execute(), []);
    // They may come again: a new attempt, for which nothing has been seen.
    const { version } = await db
      .selectFrom('expressions_of_interest')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await officer.post(`/pool/interest/${id}/status`, { version: String(version), move: 'screen', note: '' });
    assert.equal((await officer.get(`/pool/interest/${id}/decision`)).body.includes('SECRET-EVIDENCE'), false);
    assert.equal((await applicant.get('/application')).body.includes('You listened well.'), false);
  });

  it('costs the office the same few statements however many assess', async () => {
    const { id } = await assessed();
    for (const url of [`/pool/interest/${id}`, `/pool/interest/${id}/decision`]) {
      const { count, result } = await countingStatements(() => manager.get(url));
      assert.equal(result.statusCode, 200);
      assert.equal(count <= 8, true, `${url}: ${count}`);
    }
  });

  it('says how many more could assess than its list of names holds', async () => {
    const { id } = await anInterest(db, { bodyId, status: 'attended', authorityId: 'W01' });
    const moreOn = async () =>
      /(\d+) more of those who may assess/.exec((await officer.get(`/pool/interest/${id}`)).body)?.[1];
    assert.equal(await moreOn(), undefined);
    for (let one = 0; one < 201; one += 1) await makePerson(db, `Assessor ${one}`, 'assessor', { bodyId });
    const known = db
      .selectFrom('role_grants')
      .select((row) => row.fn.count<number>('person_id').distinct().as('people'))
      .where('body_id', '=', bodyId)
      .where('role', 'in', ['assessor', 'placement-officer', 'programme-manager']);
    const { people } = await known.executeTakeFirstOrThrow();
    assert.equal(await moreOn(), String(Number(people) - 200));
  });
});
