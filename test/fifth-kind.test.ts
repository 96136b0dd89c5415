import assert from 'node:assert/strict';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { newId } from '#kernel/ids';
import { BUILT_IN_PROGRAMMES, definitionVersion } from '#modules/programmes';
import { aBody, anAuthority, aPeerOf, aPerson } from '../src/modules/challenges/testing/people.ts';
import { aFinding, aRecommendation } from '../src/modules/findings/testing/builders.ts';
import { preparePrograms } from '../src/service.ts';
import { type TestBrowser, testService } from './support/service.ts';

const KEY = 'scrutiny-health-check';
const root = path.resolve(import.meta.dirname, '..');

/** A file that somebody else could have written: one day, six stages, two people, two themes. */
const FIFTH = {
  format: 'critical-friend/programme@1',
  key: KEY,
  version: 1,
  name: 'Scrutiny health check',
  shortName: 'Scrutiny',
  summary: 'Two people who know scrutiny spend a day with a council’s scrutiny committees.',
  purpose: ['A council asks how well its scrutiny works. It is a conversation, not an inspection.'],
  leads: 'programme-body',
  reportWrittenBy: 'challenge-manager',
  fee: null,
  expectedEveryYears: null,
  onSite: { days: { least: 1, most: 1, usual: 1 }, eveningBefore: false, subTeams: { least: 1, most: 1 } },
  stages: [
    stage('enquiry', 'A first word', 'programme-body', 'opened'),
    stage('scoping', 'Settling the day', 'challenge-manager', 'scope-agreed'),
    stage('team', 'Finding the pair', 'programme-body', 'team-confirmed'),
    stage('on-site', 'The scrutiny day', 'team', 'findings-presented'),
    stage('published', 'The letter', 'challenge-manager', 'report-published'),
    stage('closed', 'Goodbye', 'programme-body', 'closed'),
  ],
  clocks: [
    {
      key: 'write-the-letter',
      stage: 'published',
      name: 'Write the letter',
      due: { anchor: 'on-site-until', offset: { days: 10 } },
      whose: 'challenge-manager',
      doneWhen: 'report-published',
    },
  ],
  team: {
    slots: [
      slot('chair', 'Scrutiny chair from elsewhere', 'scrutiny-chair', { lead: true, manager: false }),
      slot('convener', 'Convener', 'challenge-manager', { lead: false, manager: true }),
    ],
    maxFirstOutings: 1,
    leastExperienced: 0,
    leastAuthorities: null,
    objectionDays: 7,
  },
  focus: { leastThemes: 2, localThemesMost: 0, narrowings: [] },
  themes: [
    theme('committee-room', 'In the committee room', 'governance'),
    theme('work-programme', 'Choosing what to scrutinise', 'improvement'),
  ],
  documentRequests: [],
  selfAssessment: {
    name: 'Our own view',
    intro: 'A page is enough.',
    wordsAdvised: 400,
    prompts: [{ key: 'proud', question: 'What did scrutiny change last year?', hint: 'One thing is enough.' }],
  },
  sessionTemplate: [
    {
      key: 'chairs',
      kind: 'focus-group',
      name: 'Committee chairs',
      minutes: 60,
      sourceCategory: 'members',
      themes: ['committee-room'],
      when: 'first-day',
    },
  ],
  reportOutline: [
    { key: 'opening', heading: 'Dear colleagues', about: 'How the day went.', source: 'written' },
    { key: 'saw', heading: 'What we saw', about: 'By theme.', source: 'theme-findings', theme: 'each' },
    { key: 'try', heading: 'What you could try', about: 'What to do.', source: 'recommendations' },
  ],
  presentation: [{ key: 'saw', heading: 'What we saw', about: 'By theme.', source: 'theme-findings', theme: 'each' }],
  peerCommentDays: 5,
  factCheckDays: null,
  actionPlan: { dueMonths: 3 },
  progressReview: null,
  notesDestroyedMonthsAfter: 1,
};

test('a fifth kind of challenge is one more file, and a challenge of it runs from enquiry to its end', async () => {
  const service = await testService();
  const { db } = service;
  const bodyId = await aBody(db);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-fifth-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(BUILT_IN_PROGRAMMES, folder, { recursive: true });
  writeFileSync(path.join(folder, `${KEY}.json`), JSON.stringify(FIFTH));
  assert.deepEqual(await preparePrograms(service.services, folder), []);
  const definition = await definitionVersion(db, KEY, 1);

  const hostId = await anAuthority(db, { name: 'Testford Council', leadingParty: 'Green' });
  const officeId = await aPerson(db, { name: 'Petra Office', grants: [{ role: 'programme-manager', bodyId }] });
  const hostPersonId = await aPerson(db, {
    name: 'Hari Host',
    grants: [{ role: 'host-sponsor', authorityId: hostId }],
  });
  const managerId = await aPerson(db, { name: 'Mo Manager', grants: [{ role: 'programme-manager', bodyId }] });
  const peerId = await aScrutinyChair();
  const signIn = async () => ({
    office: await service.as(officeId),
    host: await service.as(hostPersonId),
    manager: await service.as(managerId),
    peer: await service.as(peerId),
  });
  let { office, host, manager, peer } = await signIn();

  const opened = await went(office, '/challenges/new', {
    id: newId(),
    host: hostId,
    programme: KEY,
    why: 'Three committees became one.',
    months: [],
  });
  const base = opened.replace('/take-up', '');
  await says('A first word');
  await went(office, `${base}/take-up`, { manager: managerId });
  await says('Settling the day');
  const day = { day: '14', month: '6', year: '2027' };
  const dates = Object.fromEntries(
    ['from', 'until'].flatMap((name) => Object.entries(day).map(([part, value]) => [`${name}-${part}`, value])),
  );
  const scope = { version: '1', ...dates, narrowing: 'own', themes: definition.themes.map(({ key }) => key), fee: '' };
  await went(manager, `${base}/scope`, scope);
  const edit = (await manager.get(`${base}/scope`)).body;
  for (const each of FIFTH.themes) assert.equal(edit.includes(each.name), true, each.name);
  await went(manager, `${base}/scope/manager-agreement`, { version: '2' });
  await went(host, `${base}/scope/host-agreement`, { version: '2' });
  await says('Finding the pair');

  const { id, slots } = await challenge();
  const place = slots.find(({ key }) => key === 'chair')?.id ?? '';
  assert.equal((await office.get(`${base}/slots/${place}`)).body.includes('Sana Chair'), true);
  const placement = newId();
  await went(office, `${base}/placements`, { id: placement, slot: place, peer: peerId });
  await went(office, `${base}/placements/${placement}/offers`, {});
  await went(peer, `/peer/offers/${placement}/acceptance`, {});
  await went(host, `${base}/team/contentment`, { seen: placement });
  await says('The scrutiny day');

  // Months later everybody has to sign in again.
  service.setNow(new Date('2027-06-14T08:00:00Z'));
  ({ office, host, manager, peer } = await signIn());
  const [first, second] = (await challenge()).themes;
  const without = { by: managerId };
  const finding = { challengeId: id, without };
  const seen = await aFinding(db, { ...finding, themeId: first ?? '', title: 'Chairs listen' });
  await aFinding(db, { ...finding, themeId: second ?? '', kind: 'consideration', title: 'Topics come late' });
  await aRecommendation(db, { challengeId: id, findingIds: [seen], title: 'Choose topics in May' });
  const slides = await peer.get(`${base}/presentation`);
  assert.equal(slides.statusCode, 200);
  assert.equal(slides.body.includes('In the committee room'), true);
  await went(manager, `${base}/presentation/giving`, {});
  await says('The letter');

  await went(manager, `${base}/report`, {});
  const draft = (await manager.get(`${base}/report`)).body;
  for (const words of ['Dear colleagues', 'In the committee room', 'What you could try'])
    assert.equal(draft.includes(words), true, words);
  await went(manager, `${base}/report/sections/opening`, { body: 'Thank you for a good day.', version: '1' });
  await went(manager, `${base}/report/comment-window`, {});
  await went(manager, `${base}/report/comment-window/closing`, {});
  assert.equal((await manager.get(`${base}/report`)).body.includes('fact check'), false);
  await went(manager, `${base}/report/sign-off-request`, { reason: '' });
  const read = /name="read" value="([^"]*)"/.exec((await office.get(`${base}/report`)).body)?.[1] ?? '';
  await went(office, `${base}/report/sign-off`, { read });
  const where = await went(office, `${base}/report/publication`, { reason: '' });
  await says('Goodbye');
  const letter = (await service.browser('z').get(where)).body;
  for (const words of ['Dear colleagues', 'Thank you for a good day.', 'Chairs listen', 'Choose topics in May'])
    assert.equal(letter.includes(words), true, words);
  await went(manager, `${base}/close`, { reason: 'All done.' });
  assert.notEqual((await challenge()).closed_at, null);

  /** Where a form leads, once it was taken in. */
  async function went(browser: TestBrowser, url: string, fields: Record<string, string | string[]>): Promise<string> {
    const answer = await browser.post(url, fields);
    const wrong = /govuk-error-summary[\s\S]{0,1500}/.exec(answer.body)?.[0] ?? answer.body.slice(0, 500);
    assert.equal(answer.statusCode, 303, `${url}: ${wrong}`);
    return String(answer.headers.location);
  }

  /** The challenge's own page calls the stage it is in as this programme does. */
  async function says(stageName: string): Promise<void> {
    const known = FIFTH.stages.find(({ name }) => name === stageName);
    assert.equal((await challenge()).stage, known?.key);
    assert.equal((await host.get(base)).body.includes(stageName), true, stageName);
  }

  async function challenge() {
    const row = await db
      .selectFrom('challenges')
      .select(['id', 'stage', 'closed_at'])
      .where('programme_key', '=', KEY)
      .executeTakeFirstOrThrow();
    const of = (table: 'challenge_slots' | 'challenge_themes') =>
      db.selectFrom(table).select(['id', 'key']).where('challenge_id', '=', row.id).orderBy('position').execute();
    const themes = (await of('challenge_themes')).map((each) => each.id);
    return { ...row, slots: await of('challenge_slots'), themes };
  }

  async function aScrutinyChair(): Promise<string> {
    const authorityId = await anAuthority(db, { region: 'South West' });
    const personId = await aPerson(db, { name: 'Sana Chair', authorityId });
    await aPeerOf(db, personId, { bodyId, authorityId, kind: 'member' });
    const role = { id: newId(), peer_id: personId, role: 'scrutiny-chair', title: 'Chair', authority_id: authorityId };
    await db.insertInto('peer_roles').values(role).execute();
    const dated = { from_on: '2026-01-01', until_on: '2028-12-31' };
    await db
      .insertInto('accreditations')
      .values({ id: newId(), peer_id: personId, programme_key: KEY, ...dated })
      .execute();
    return personId;
  }
});

test('no code knows a kind of challenge by its key', () => {
  const kinds = [KEY, ...globSync('*.json', { cwd: BUILT_IN_PROGRAMMES }).map((file) => path.basename(file, '.json'))];
  const files = globSync('src/**/*.ts', { cwd: root }).filter(
    (file) => !/\.test\.ts$|\/testing\/|^src\/demo\//.test(file.replaceAll('\\', '/')),
  );
  const compared = files.filter((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return text.includes(KEY) || kinds.some((kind) => new RegExp(`[!=]==? ['"]${kind}['"]`).test(text));
  });
  assert.deepEqual(compared, []);
});

function stage(key: string, name: string, whoseMove: string, milestone: string) {
  return { key, name, about: `${name}.`, whoseMove, milestone };
}

function slot(key: string, name: string, role: string, is: { lead: boolean; manager: boolean }) {
  const days = { usual: 1, most: 2 };
  return {
    key,
    name,
    about: 'Comes for the day.',
    anyOf: [{ role }],
    skillChosenAtScoping: false,
    party: null,
    days,
    ...is,
    optional: false,
  };
}

function theme(key: string, name: string, topic: string) {
  const probe = { key: `${key}-probe`, text: 'Who decides what comes next?', askOf: ['members'] };
  const area = { key: `${key}-area`, name: 'How it goes', looksLike: 'People listen.', probes: [probe] };
  return { key, name, about: 'One half of the day.', topics: [topic], areas: [area] };
}
