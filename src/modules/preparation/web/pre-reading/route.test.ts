import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { type TestService, testService } from '#test/service';
import { samplePdf } from '../../../../platform/files/testing/sample-files.ts';
import { aChallenge, type BuiltChallenge, type ChallengeToBuild } from '../../../challenges/testing/builders.ts';

async function begin(wanted: ChallengeToBuild = { stage: 'pre-reading' }) {
  const service = await testService();
  const built = await aChallenge(service.db, wanted);
  const base = `/challenges/${built.reference}/pre-reading`;
  const manager = await service.as(built.people.challengeManager);
  return { service, built, base, manager, people: built.people, peer: await service.as(built.people.peer) };
}

async function aDocument(service: TestService, built: BuiltChallenge, title: string, visibleTo = 'team') {
  const host = await service.as(built.people.hostCoordinator);
  const fields = { id: newId(), request: '', title, visibleTo };
  const files = [{ name: 'files', fileName: 'a.pdf', type: 'application/pdf', content: samplePdf(title) }];
  await host.upload(`/challenges/${built.reference}/documents`, fields, files);
  const row = await service.db
    .selectFrom('documents')
    .select('id')
    .where('title', '=', title)
    .executeTakeFirstOrThrow();
  return row.id;
}

async function handIn(service: TestService, built: BuiltChallenge) {
  const host = await service.as(built.people.hostCoordinator);
  const base = `/challenges/${built.reference}/self-assessment`;
  await host.post(`${base}/people`, { text: 'word '.repeat(1000), version: '0', go: 'later' });
  await host.post(`${base}/submission`, { gaps: 'yes' });
}

const itemsOf = (service: TestService) =>
  service.db
    .selectFrom('pack_items')
    .select(['id', 'document_id', 'position', 'note', 'reading_minutes'])
    .orderBy('position')
    .execute();
const packMail = (service: TestService) =>
  service.db
    .selectFrom('mail_messages')
    .select(['person_id', 'template', 'subject'])
    .where('template', 'like', 'pre-reading%')
    .orderBy('queued_at')
    .execute();

function fieldsOf(
  items: Awaited<ReturnType<typeof itemsOf>>,
  version: number,
  more: Record<string, string | string[]> = {},
) {
  const fields: Record<string, string | string[]> = { version: String(version) };
  for (const item of items) {
    fields[`place-${item.id}`] = String(item.position);
    fields[`minutes-${item.id}`] = String(item.reading_minutes);
    fields[`note-${item.id}`] = item.note;
  }
  return { ...fields, ...more };
}

describe('Making the pre-reading', () => {
  it('offers what the team may read and the self-assessment, with minutes guessed', async () => {
    const { service, built, base, manager } = await begin();
    const budget = await aDocument(service, built, 'Budget');
    const secret = await aDocument(service, built, 'For the manager', 'manager');
    await handIn(service, built);
    const page = await manager.get(`${base}/contents`);
    assert.ok(page.body.includes(`value="${budget}"`));
    assert.ok(!page.body.includes(`value="${secret}"`));
    await manager.post(`${base}/contents`, { version: '1', add: [budget, secret, 'self-assessment', newId()] });
    const items = await itemsOf(service);
    assert.deepEqual(
      items.map((item) => [item.document_id, item.reading_minutes]),
      [
        [null, 5],
        [budget, 2],
      ],
    );
  });

  it('keeps order, minutes and reasons, takes things out, and changes nothing for a second press', async () => {
    const { service, built, base, manager } = await begin();
    const [a, b, c] = [
      await aDocument(service, built, 'A'),
      await aDocument(service, built, 'B'),
      await aDocument(service, built, 'C'),
    ];
    await manager.post(`${base}/contents`, { version: '1', add: [a, b, c] });
    const items = await itemsOf(service);
    const id = (document: string) => items.find((item) => item.document_id === document)?.id ?? '';
    const change = fieldsOf(items, 2, {
      [`place-${id(a)}`]: '9',
      [`minutes-${id(b)}`]: '45',
      [`note-${id(b)}`]: 'Rheswm 🏴󠁧󠁢󠁷󠁬󠁳󠁿 مرحبا <b>',
      [`out-${id(c)}`]: 'yes',
    });
    assert.equal((await manager.post(`${base}/contents`, change)).statusCode, 303);
    const after = await itemsOf(service);
    assert.deepEqual(
      after.map((item) => [item.document_id, item.position, item.reading_minutes, item.note]),
      [
        [b, 1, 45, 'Rheswm 🏴󠁧󠁢󠁷󠁬󠁳󠁿 مرحبا <b>'],
        [a, 2, 2, ''],
      ],
    );
    assert.equal((await manager.post(`${base}/contents`, fieldsOf(after, 3))).statusCode, 303);
    const pack = await service.db.selectFrom('packs').select('version').executeTakeFirstOrThrow();
    assert.equal(pack.version, 3);
  });

  it('says beside the field what is wrong, and shows both where two people changed it', async () => {
    const { service, built, base, manager, people } = await begin();
    await manager.post(`${base}/contents`, { version: '1', add: [await aDocument(service, built, 'A')] });
    const [item] = await itemsOf(service);
    const wrong = await manager.post(
      `${base}/contents`,
      fieldsOf(item ? [item] : [], 2, { [`minutes-${item?.id}`]: '0', [`note-${item?.id}`]: 'x'.repeat(100_000) }),
    );
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /Give the minutes it takes, from 1 to 600/);
    assert.match(wrong.body, /Use 300 characters or fewer/);
    assert.ok(wrong.body.includes('x'.repeat(100_000)));
    const office = await service.as(people.programmeManager);
    await office.post(
      `${base}/contents`,
      fieldsOf(item ? [item] : [], 2, { [`note-${item?.id}`]: 'The office’s reason' }),
    );
    const clash = await manager.post(
      `${base}/contents`,
      fieldsOf(item ? [item] : [], 2, { [`note-${item?.id}`]: 'My reason' }),
    );
    assert.equal(clash.statusCode, 409);
    assert.match(clash.body, /The office’s reason/);
    assert.match(clash.body, /value="My reason"/);
    assert.match(clash.body, /name="version" value="3"/);
    assert.equal((await itemsOf(service))[0]?.note, 'The office’s reason');
  });

  it('is for managers; the host does not see it and strangers do not know of it', async () => {
    const { service, base, people } = await begin();
    for (const [person, see, make] of [
      [people.peer, 200, 403],
      [people.programmeManager, 200, 200],
      [people.hostCoordinator, 403, 403],
      [people.placementOfficer, 403, 403],
      [people.stranger, 404, 404],
    ] as const) {
      const browser = await service.as(person);
      assert.equal((await browser.get(base)).statusCode, see);
      assert.equal((await browser.get(`${base}/contents`)).statusCode, make);
      assert.equal((await browser.post(`${base}/sharing`)).statusCode, make === 200 ? 303 : make);
    }
  });
});

describe('Sharing the pre-reading', () => {
  it('waits until there is something in it that can be read', async () => {
    const { service, base, manager } = await begin();
    const empty = await manager.post(`${base}/sharing`);
    assert.match((await manager.get(String(empty.headers.location))).body, /There is nothing in the pre-reading yet/);
    await manager.post(`${base}/contents`, { version: '1', add: 'self-assessment' });
    const early = await manager.post(`${base}/sharing`);
    assert.match((await manager.get(String(early.headers.location))).body, /not handed in yet/);
    assert.deepEqual(await packMail(service), []);
  });

  it('reaches the milestone and tells each peer once with the time; a change is told when the manager says so', async () => {
    const { service, built, base, manager, people, peer } = await begin();
    await manager.post(`${base}/contents`, { version: '1', add: [await aDocument(service, built, 'A')] });
    assert.match((await peer.get(base)).body, /Not ready yet/);
    await manager.post(`${base}/sharing`);
    await manager.post(`${base}/sharing`);
    const told = [people.peer, people.secondPeer];
    const first = await packMail(service);
    assert.deepEqual(first.map((mail) => mail.person_id).sort(), [...told].sort());
    assert.match(first[0]?.subject ?? '', /^Your pre-reading for Northdale \d+ Council: 2 minutes$/);
    const stage = await service.db
      .selectFrom('challenges')
      .select('stage')
      .where('id', '=', built.id)
      .executeTakeFirstOrThrow();
    assert.equal(stage.stage, 'team-call');
    await manager.post(
      `${base}/contents`,
      fieldsOf(await itemsOf(service), 2, { add: await aDocument(service, built, 'B') }),
    );
    assert.equal((await packMail(service)).length, 2);
    assert.match((await manager.get(base)).body, /has changed since the team was told/);
    await manager.post(`${base}/sharing`);
    assert.deepEqual(
      (await packMail(service)).slice(2).map((mail) => mail.template),
      ['pre-reading-changed', 'pre-reading-changed'],
    );
  });
});

describe('Reading', () => {
  it('is ticked off item by item; the task is done with the last and open again when one is taken back', async () => {
    const { service, built, base, manager, people, peer } = await begin();
    await manager.post(`${base}/contents`, {
      version: '1',
      add: [await aDocument(service, built, 'A'), await aDocument(service, built, 'B')],
    });
    const [a, b] = await itemsOf(service);
    assert.equal((await peer.post(`${base}/items/${a?.id}/reading`, { read: 'yes' })).statusCode, 404);
    await manager.post(`${base}/sharing`);
    const open = async () => {
      const tasks = await service.db
        .selectFrom('tasks')
        .select('for_person_id')
        .where('kind', '=', 'read-pre-reading')
        .where('done_at', 'is', null)
        .execute();
      return tasks.map((task) => task.for_person_id).sort();
    };
    assert.deepEqual(await open(), [people.peer, people.secondPeer].sort());
    assert.match((await peer.get(base)).body, /4 minutes left<\/strong> of 4 minutes/);
    await peer.post(`${base}/items/${a?.id}/reading`, { read: 'yes' });
    await peer.post(`${base}/items/${a?.id}/reading`, { read: 'yes' });
    assert.match((await peer.get(base)).body, /2 minutes left<\/strong> of 4 minutes/);
    await peer.post(`${base}/items/${b?.id}/reading`, { read: 'yes' });
    assert.match((await peer.get(base)).body, /Nothing left/);
    assert.deepEqual(await open(), [people.secondPeer]);
    const seen = await manager.get(base);
    assert.match(seen.body, /1 of 2/);
    assert.match(seen.body, /All read/);
    await peer.post(`${base}/items/${b?.id}/reading`, { read: 'no' });
    assert.deepEqual(await open(), [people.peer, people.secondPeer].sort());
    assert.equal((await peer.post(`${base}/items/${newId()}/reading`, { read: 'yes' })).statusCode, 404);
    assert.equal((await peer.post(`${base}/items/nonsense/reading`, { read: 'yes' })).statusCode, 404);
    const host = await service.as(people.hostCoordinator);
    assert.equal((await host.post(`${base}/items/${a?.id}/reading`, { read: 'yes' })).statusCode, 403);
  });

  it('leaves out a document that was removed, for as long as it is', async () => {
    const { service, built, base, manager, people, peer } = await begin();
    const [a, b] = [await aDocument(service, built, 'A plan'), await aDocument(service, built, 'B plan')];
    await manager.post(`${base}/contents`, { version: '1', add: [a, b] });
    await manager.post(`${base}/sharing`);
    const host = await service.as(people.hostCoordinator);
    assert.match(
      (await host.get(`/challenges/${built.reference}/documents/${a}/removal`)).body,
      /It is in the pre-reading/,
    );
    await host.post(`/challenges/${built.reference}/documents/${a}/removal`);
    assert.doesNotMatch((await peer.get(base)).body, /A plan/);
    await host.post(`/challenges/${built.reference}/documents/${a}/restoration`);
    assert.match((await peer.get(base)).body, /A plan/);
  });

  it('asks the database little, with one item or three', async () => {
    const { service, built, base, manager, peer } = await begin();
    let version = 1;
    for (const titles of [['A'], ['B', 'C']]) {
      for (const title of titles) {
        const add = await aDocument(service, built, title);
        await manager.post(`${base}/contents`, fieldsOf(await itemsOf(service), version, { add }));
        version += 1;
      }
      await manager.post(`${base}/sharing`);
      assert.equal((await countingStatements(() => peer.get(base))).count, 5);
      assert.equal((await countingStatements(() => manager.get(base))).count, 6);
      assert.ok((await countingStatements(() => manager.get(`${base}/contents`))).count <= 7);
    }
  });
});
