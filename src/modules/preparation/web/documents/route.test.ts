import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { type TestFile, type TestService, testService } from '#test/service';
import { samplePdf, samplePng, sampleProgram } from '../../../../platform/files/testing/sample-files.ts';
import { aChallenge, type ChallengeToBuild } from '../../../challenges/testing/builders.ts';
import { documentsForEvidence } from '../../store/documents.ts';

async function begin(wanted: ChallengeToBuild = {}) {
  const service = await testService();
  const built = await aChallenge(service.db, wanted);
  const base = `/challenges/${built.reference}/documents`;
  const host = await service.as(built.people.hostCoordinator);
  return { service, built, base, host, people: built.people };
}

const file = (fileName: string, content: Buffer): TestFile => ({ name: 'files', fileName, type: 'x/y', content });
const fields = (more: Record<string, string> = {}) => ({
  id: newId(),
  request: '',
  title: '',
  visibleTo: 'team',
  ...more,
});
const rows = (service: TestService) =>
  service.db
    .selectFrom('documents')
    .select(['id', 'title', 'file_name', 'visible_to', 'media_type'])
    .orderBy('title')
    .execute();

function storedFiles({ services }: TestService): string[] {
  const folder = services.config.dataFolder;
  return globSync('**/*', { cwd: folder }).filter(
    (name) => /(^|\/)([0-9a-f]{62}|incoming-.*)$/.test(name) && existsSync(path.join(folder, name)),
  );
}

describe('The documents that the host is asked for', () => {
  it('are those of the agreed themes, once the team is confirmed, with due dates', async () => {
    const early = await begin({ stage: 'team' });
    assert.match((await early.host.get(early.base)).body, /appears here once the team is confirmed/);
    const { service, built, base, host } = await begin({ themes: ['workforce'] });
    const page = await host.get(base);
    await host.get(base);
    const expected = built.definition.documentRequests.filter(({ theme }) => !theme || theme === 'workforce');
    const requests = await service.db.selectFrom('document_requests').select('key').orderBy('position').execute();
    assert.deepEqual(
      requests.map(({ key }) => key),
      expected.map(({ key }) => key),
    );
    assert.match(page.body, /Due on Monday 1 March 2027/);
  });

  it('are settled by a document or by a reason, and then the host says that it is everything', async () => {
    const { service, built, base, host, people } = await begin({ themes: ['workforce'] });
    await host.get(base);
    const requests = await service.db.selectFrom('document_requests').select('id').orderBy('position').execute();
    const [first, ...others] = requests.map(({ id }) => id);
    const early = await host.post(`${base}/completion`);
    assert.match((await host.get(String(early.headers.location))).body, /Not yet: Share something for/);
    const bare = await host.post(`${base}/requests/${first}/not-held`, { reason: '  ' });
    assert.equal(bare.statusCode, 422);
    assert.match(bare.body, /Say why you do not hold it/);
    await host.upload(base, fields({ request: first ?? '' }), [file('plan.pdf', samplePdf())]);
    const clash = await host.post(`${base}/requests/${first}/not-held`, { reason: 'None' });
    assert.equal(clash.statusCode, 422);
    for (const id of others) await host.post(`${base}/requests/${id}/not-held`, { reason: 'We stopped making it 🏴󠁧󠁢󠁷󠁬󠁳󠁿' });
    assert.match((await host.get(`${base}/requests/${others[0]}`)).body, /We stopped making it 🏴󠁧󠁢󠁷󠁬󠁳󠁿/);
    await host.post(`${base}/requests/${others[0]}/asking-again`);
    assert.match((await host.get(base)).body, /govuk-tag--grey[^>]*>\s*Asked for/);
    await host.post(`${base}/requests/${others[0]}/not-held`, { reason: 'Not since 2024' });
    assert.match((await host.get(base)).body, /That is everything/);
    await host.post(`${base}/completion`);
    await host.post(`${base}/completion`);
    const mail = await service.db.selectFrom('mail_messages').select(['person_id', 'template']).execute();
    assert.deepEqual(mail, [{ person_id: people.challengeManager, template: 'documents-complete' }]);
    const milestone = await service.db
      .selectFrom('challenge_milestones')
      .select('recorded_by')
      .where('challenge_id', '=', built.id)
      .where('milestone', '=', 'documents-complete')
      .execute();
    assert.deepEqual(milestone, [{ recorded_by: people.hostCoordinator }]);
  });

  it('can be added to by a manager, once for a double press, and the host hears of it', async () => {
    const { service, base, people } = await begin();
    const manager = await service.as(people.challengeManager);
    const sent = { id: newId(), name: 'Winter plan', why: 'It came up', visibleTo: 'team' };
    const impossible = { 'due-day': '30', 'due-month': '2', 'due-year': '2027' };
    const wrong = await manager.post(`${base}/requests`, { ...sent, ...impossible });
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /Enter a real date/);
    assert.match(wrong.body, /value="Winter plan"/);
    const date = { 'due-day': '1', 'due-month': '4', 'due-year': '2027' };
    await manager.post(`${base}/requests`, { ...sent, ...date });
    await manager.post(`${base}/requests`, { ...sent, ...date });
    const added = await service.db
      .selectFrom('document_requests')
      .select(['name', 'due_on'])
      .where('key', 'like', 'added-%')
      .execute();
    assert.deepEqual(added, [{ name: 'Winter plan', due_on: '2027-04-01' }]);
    const mail = await service.db.selectFrom('mail_messages').select(['person_id', 'subject']).execute();
    assert.deepEqual(mail, [
      { person_id: people.hostCoordinator, subject: 'Please share “Winter plan” by Thursday 1 April 2027' },
    ]);
    const host = await service.as(people.hostCoordinator);
    assert.equal((await host.post(`${base}/requests`, { ...sent, id: newId() })).statusCode, 403);
  });
});

describe('Sharing documents', () => {
  it('keeps each good file of a form, says which are not, and leaves nothing of those', async () => {
    const { service, base, host } = await begin();
    const page = await host.upload(base, fields({ title: 'Our plan' }), [
      file('plan.pdf', samplePdf()),
      file('run.pdf', sampleProgram),
      file('page.pdf', Buffer.from('<!doctype html><script>alert(1)</script>')),
      file('photo.docx', samplePng),
      file('nothing.txt', Buffer.alloc(0)),
    ]);
    assert.equal(page.statusCode, 422);
    for (const words of [
      '“run.pdf” is not a kind of file that we take',
      '“page.pdf” is not a kind of file that we take',
      '“photo.docx” is not the kind of file that its name says',
      '“nothing.txt” is empty',
      '“plan.pdf” is shared. Choose only the others again.',
    ])
      assert.ok(page.body.includes(words), words);
    assert.match(page.body, /value="Our plan"/);
    assert.deepEqual(
      (await rows(service)).map((row) => [row.title, row.file_name]),
      [['Our plan', 'plan.pdf']],
    );
    assert.equal(storedFiles(service).length, 1);
  });

  it('refuses a file over the limit and leaves nothing in the store', async () => {
    const { service, base, host } = await begin();
    const page = await host.upload(base, fields(), [file('huge.pdf', Buffer.alloc(50 * 1024 * 1024 + 1, 0x25))]);
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /“huge\.pdf” is larger than 50 MB/);
    assert.deepEqual(await rows(service), []);
    assert.deepEqual(storedFiles(service), []);
  });

  it('wants at least one file, and keeps what was typed', async () => {
    const { service, base, host } = await begin();
    const none = await host.upload(base, fields({ title: 'مرحبا' }), []);
    assert.equal(none.statusCode, 422);
    assert.match(none.body, /Choose at least one file/);
    assert.match(none.body, /value="مرحبا"/);
    const long = await host.upload(base, fields({ title: 'x'.repeat(100_000) }), [file('plan.pdf', samplePdf())]);
    assert.equal(long.statusCode, 422);
    assert.match(long.body, /Use 200 characters or fewer/);
    assert.match(long.body, /Choose the files again/);
    const nobody = await host.upload(base, fields({ visibleTo: 'everyone' }), [file('plan.pdf', samplePdf())]);
    assert.match(nobody.body, /Choose who may read it/);
    assert.deepEqual(storedFiles(service), []);
    assert.equal((await host.upload(base, fields({ request: newId() }), [file('a.pdf', samplePdf())])).statusCode, 404);
    assert.deepEqual(await rows(service), []);
  });

  it('shares each file once for a double press', async () => {
    const { service, base, host } = await begin();
    const sent = fields();
    const files = [file('plan.pdf', samplePdf('a')), file('map.png', samplePng)];
    await host.upload(base, sent, files);
    await host.upload(base, sent, files);
    assert.deepEqual(
      (await rows(service)).map((row) => row.title),
      ['map', 'plan'],
    );
  });

  it('shares a file again where its form is sent again with another title, and once for each', async () => {
    const { service, base, host } = await begin();
    const sent = fields({ title: 'Budget' });
    for (const title of ['Budget', 'Budget', 'Savings plan', 'Savings plan'])
      await host.upload(base, { ...sent, title }, [file('plan.pdf', samplePdf('a'))]);
    assert.deepEqual(
      (await rows(service)).map((row) => row.title),
      ['Budget', 'Savings plan'],
    );
  });

  it('takes hostile file names as names and nothing more', async () => {
    const { service, base, host } = await begin();
    const names = [
      '../../etc/passwd.pdf',
      '<img src=x onerror=alert(1)>.pdf',
      'C:\\temp\\..\\boot.pdf',
      '.htaccess',
      'cynllun ŵ\u202efdp.pdf',
    ];
    await host.upload(
      base,
      fields(),
      names.map((name, index) => file(name, samplePdf(String(index)))),
    );
    const kept = (await rows(service)).map((row) => row.file_name).sort();
    assert.deepEqual(
      kept,
      ['<img src=x onerror=alert(1)>.pdf', 'boot.pdf', 'cynllun ŵfdp.pdf', 'htaccess.pdf', 'passwd.pdf'].sort(),
    );
    const page = await host.get(base);
    assert.ok(page.body.includes('&lt;img src=x onerror=alert(1)&gt;'));
    assert.ok(!page.body.includes('<img src=x'));
    for (const { id } of await rows(service)) {
      const answer = await host.get(`${base}/${id}`);
      assert.equal(answer.statusCode, 200);
      assert.doesNotMatch(String(answer.headers['content-disposition']), /[\r\n<>]|\.\.\//);
    }
  });

  it('is for the host and the challenge manager', async () => {
    const { service, base, people } = await begin();
    for (const [person, status] of [
      [people.peer, 403],
      [people.programmeManager, 403],
      [people.placementOfficer, 403],
      [people.stranger, 404],
      [people.challengeManager, 303],
    ] as const) {
      const browser = await service.as(person);
      const answer = await browser.upload(base, fields(), [file('plan.pdf', samplePdf())]);
      assert.equal(answer.statusCode, status);
    }
    assert.equal((await rows(service)).length, 1);
  });
});

describe('Opening documents', () => {
  it('is only for those whom each is for, in lists and at its address', async () => {
    const { service, built, base, host, people } = await begin();
    const manager = await service.as(people.challengeManager);
    await host.upload(base, fields({ title: 'Host for team' }), [file('a.pdf', samplePdf('a'))]);
    await host.upload(base, fields({ title: 'Host for manager', visibleTo: 'manager' }), [
      file('b.pdf', samplePdf('b')),
    ]);
    await manager.upload(base, fields({ title: 'Ours for team' }), [file('c.pdf', samplePdf('c'))]);
    await manager.upload(base, fields({ title: 'Ours for all', visibleTo: 'team-and-host' }), [
      file('d.pdf', samplePdf('d')),
    ]);
    const all = await rows(service);
    const expected: [string, string[]][] = [
      [people.hostSponsor, ['Host for manager', 'Host for team', 'Ours for all']],
      [people.peer, ['Host for team', 'Ours for all', 'Ours for team']],
      [people.challengeManager, all.map(({ title }) => title)],
      [people.programmeManager, all.map(({ title }) => title)],
    ];
    for (const [person, titles] of expected) {
      const browser = await service.as(person);
      const page = (await browser.get(base)).body;
      for (const { id, title } of all) {
        assert.equal(page.includes(`<bdi>${title}</bdi>`), titles.includes(title), title);
        assert.equal((await browser.get(`${base}/${id}`)).statusCode, titles.includes(title) ? 200 : 404, title);
      }
    }
    const stranger = await service.as(people.stranger);
    assert.equal((await stranger.get(`${base}/${all[0]?.id}`)).statusCode, 404);
    assert.equal((await host.get(`${base}/not-an-id`)).statusCode, 404);
    const evidence = await documentsForEvidence(service.db, built.id);
    assert.deepEqual(
      evidence.map(({ title }) => title),
      ['Host for team', 'Ours for all', 'Ours for team'],
    );
    const other = await aChallenge(service.db, { bodyId: built.bodyId });
    const theirs = await service.as(other.people.peer);
    assert.equal((await theirs.get(`/challenges/${other.reference}/documents/${all[0]?.id}`)).statusCode, 404);
  });

  it('gives the bytes that were shared, in the browser only for PDF and pictures', async () => {
    const { service, base, host } = await begin();
    await host.upload(base, fields(), [file('plan.pdf', samplePdf()), file('wards.csv', Buffer.from('Ward,Count\n'))]);
    const found = await rows(service);
    const [plan, wards] = ['plan', 'wards'].map((title) => found.find((row) => row.title === title)?.id);
    const pdf = await host.get(`${base}/${plan}`);
    assert.deepEqual(pdf.rawPayload, samplePdf());
    assert.match(String(pdf.headers['content-disposition']), /^inline; filename="plan\.pdf"/);
    const csv = await host.get(`${base}/${wards}`);
    assert.match(String(csv.headers['content-disposition']), /^attachment;/);
    assert.equal(csv.headers['content-type'], 'text/csv; charset=utf-8');
    assert.equal(csv.headers['x-content-type-options'], 'nosniff');
  });

  it('is written down where the document may name people', async () => {
    const { service, base, host, people } = await begin();
    await host.get(base);
    await service.db.updateTable('document_requests').set({ sensitive: true }).where('key', '=', 'budget').execute();
    const { id: request } = await service.db
      .selectFrom('document_requests')
      .select('id')
      .where('key', '=', 'budget')
      .executeTakeFirstOrThrow();
    await host.upload(base, fields({ request }), [file('names.pdf', samplePdf())]);
    const [document] = await rows(service);
    await (await service.as(people.peer)).get(`${base}/${document?.id}`);
    const opened = await service.db
      .selectFrom('audit_entries')
      .select(['actor_id', 'subject_id'])
      .where('action', '=', 'Opened a sensitive document')
      .execute();
    assert.deepEqual(opened, [{ actor_id: people.peer, subject_id: document?.id }]);
  });
});

describe('Removing a document', () => {
  it('asks first, closes it to everybody, and can be undone; both are in the history', async () => {
    const { service, base, host, people } = await begin();
    await host.upload(base, fields(), [file('plan.pdf', samplePdf())]);
    const [document] = await rows(service);
    const url = `${base}/${document?.id}`;
    const peer = await service.as(people.peer);
    assert.match((await host.get(`${url}/removal`)).body, /will no longer open for anybody/);
    assert.equal((await peer.post(`${url}/removal`)).statusCode, 403);
    await host.post(`${url}/removal`);
    await host.post(`${url}/removal`);
    assert.equal((await host.get(url)).statusCode, 404);
    assert.equal((await peer.get(url)).statusCode, 404);
    assert.match((await host.get(base)).body, /Put it back/);
    assert.doesNotMatch((await peer.get(base)).body, /<bdi>plan<\/bdi>/);
    await host.post(`${url}/restoration`);
    assert.equal((await peer.get(url)).statusCode, 200);
    const actions = await service.db
      .selectFrom('audit_entries')
      .select('action')
      .where('subject_kind', '=', 'document')
      .orderBy('id')
      .execute();
    assert.deepEqual(actions.map(({ action }) => action).sort(), [
      'Put a document back',
      'Removed a document',
      'Shared a document',
    ]);
  });

  it('is not for the host where the manager shared it', async () => {
    const { service, base, host, people } = await begin();
    const manager = await service.as(people.challengeManager);
    await manager.upload(base, fields({ visibleTo: 'team-and-host' }), [file('plan.pdf', samplePdf())]);
    const [document] = await rows(service);
    assert.equal((await host.post(`${base}/${document?.id}/removal`)).statusCode, 404);
    assert.equal((await host.get(`${base}/${document?.id}`)).statusCode, 200);
  });
});

describe('The page of documents', () => {
  it('asks the database little, with one document or three', async () => {
    const { service, base, host, people } = await begin();
    await host.get(base);
    for (const names of [['a'], ['b', 'c']]) {
      for (const name of names) await host.upload(base, fields(), [file(`${name}.pdf`, samplePdf(name))]);
      for (const person of [people.hostCoordinator, people.peer, people.challengeManager]) {
        const browser = await service.as(person);
        assert.equal((await countingStatements(() => browser.get(base))).count, 5);
      }
      const request = await service.db.selectFrom('document_requests').select('id').executeTakeFirstOrThrow();
      assert.equal((await countingStatements(() => host.get(`${base}/requests/${request.id}`))).count, 4);
    }
  });
});
