import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { TEST_NOW, testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { openReviewsDue } from '../application/progress-review.ts';

type Service = Awaited<ReturnType<typeof testService>>;

/** A challenge whose report is published, with that many recommendations. */
async function published(service: Service, count = 2) {
  const built = await aChallenge(service.db, { stage: 'improving', onSiteFrom: '2026-02-02' });
  const ids: string[] = [];
  await service.db.transaction().execute(async (trx) => {
    for (let number = 1; number <= count; number += 1) {
      const id = newId();
      ids.push(id);
      const words = {
        title: `Recommendation ${number}`,
        body: '',
        position: number,
        without_evidence_reason: 'For this test',
        without_evidence_by: built.people.challengeManager,
      };
      await trx
        .insertInto('recommendations')
        .values({ id, challenge_id: built.id, created_at: TEST_NOW, ...words })
        .execute();
    }
    const report = {
      slug: `report-${built.reference}`,
      title: 'A report',
      host_id: built.hostId,
      programme_name: 'ASC',
      content: '{}',
    };
    await trx
      .insertInto('published_reports')
      .values({ challenge_id: built.id, ...report, published_at: TEST_NOW })
      .execute();
  });
  const [coordinator, manager] = [
    await service.as(built.people.hostCoordinator),
    await service.as(built.people.challengeManager),
  ];
  return { ...built, ids, coordinator, manager, base: `/challenges/${built.reference}` };
}

const action = (recommendation: string, change: Record<string, string> = {}) => ({
  id: newId(),
  recommendation,
  text: 'Open a second front door',
  owner: 'Head of commissioning',
  'due-day': '31',
  'due-month': '3',
  'due-year': '2027',
  measure: 'Fewer than two weeks’ wait',
  baseline: '',
  ...change,
});

/** What a page that came back says is saved now. */
const savedIn = (body: string) =>
  body
    .slice(body.indexOf('What is saved now'), body.indexOf('What you typed'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('The action plan', () => {
  it('is written by the host, once however often a form is sent, and published when it answers every recommendation', async () => {
    const service = await testService();
    const { coordinator, base, ids, db, id } = { ...(await published(service)), db: service.db };
    const first = action(ids[0] ?? '');
    for (let press = 0; press < 2; press += 1)
      assert.equal((await coordinator.post(`${base}/action-plan/actions`, first)).statusCode, 303);
    const gap = await coordinator.post(`${base}/action-plan/publication`);
    assert.equal(gap.statusCode, 422);
    assert.equal(gap.body.includes('Add an action for “Recommendation 2”'), true);
    await coordinator.post(`${base}/action-plan/actions`, action(ids[1] ?? ''));
    assert.equal((await coordinator.post(`${base}/action-plan/publication`)).statusCode, 303);
    assert.equal((await db.selectFrom('actions').select('id').execute()).length, 2);
    const reached = await db
      .selectFrom('challenge_milestones')
      .select('milestone')
      .where('challenge_id', '=', id)
      .execute();
    assert.equal(reached.filter((row) => row.milestone === 'action-plan-published').length, 1);
    const mail = await db.selectFrom('mail_messages').select('template').execute();
    assert.deepEqual(
      mail.map((row) => row.template),
      ['plan-published', 'plan-published'],
    );
  });

  it('keeps what was typed, and says beside each field what is wrong', async () => {
    const service = await testService();
    const { coordinator, base, ids } = await published(service);
    const typed = action(ids[0] ?? '', {
      text: '<i>Ail ddrws</i> 🙂 ثانية',
      owner: '',
      'due-day': '31',
      'due-month': '2',
    });
    const response = await coordinator.post(`${base}/action-plan/actions`, typed);
    assert.equal(response.statusCode, 422);
    for (const words of [
      'Say which post sees that it happens',
      'Enter a real date',
      '&lt;i&gt;Ail ddrws&lt;/i&gt; 🙂 ثانية',
    ]) {
      assert.equal(response.body.includes(words), true, words);
    }
    const long = await coordinator.post(
      `${base}/action-plan/actions`,
      action(ids[0] ?? '', { text: 'y'.repeat(100_000) }),
    );
    assert.equal(long.statusCode, 422);
  });

  it('shows the other person’s change instead of overwriting it', async () => {
    const service = await testService();
    const { coordinator, base, ids, people } = await published(service);
    const first = action(ids[0] ?? '');
    await coordinator.post(`${base}/action-plan/actions`, first);
    const sponsor = await service.as(people.hostSponsor);
    const here = `${base}/action-plan/actions/${first.id}`;
    await sponsor.post(here, { ...first, text: 'Open two front doors', version: '1' });
    const stale = await coordinator.post(here, { ...first, text: 'Close the front door', version: '1' });
    assert.equal(stale.statusCode, 409);
    const theirs = { ...first, owner: 'Head of repairs', 'due-day': '9', 'due-month': '12', 'due-year': '2028' };
    await sponsor.post(here, { ...theirs, measure: 'Fewer calls', text: 'Open two front doors', version: '2' });
    const again = await coordinator.post(here, { ...first, text: 'Close the front door', version: '2' });
    const saved = savedIn(again.body);
    assert.match(
      saved,
      /done Open two front doors Who Head of repairs By 9 December 2028 How we will know Fewer calls Where it starts from Nothing/,
    );
    assert.equal(again.body.includes(`value="${first.owner}"`), true);
    const done = { 'own-status': 'done', 'status-note': '' };
    await sponsor.post(`${here}/progress`, { ...done, version: '3' });
    const mark = await coordinator.post(`${here}/progress`, { ...done, 'own-status': 'under-way', version: '3' });
    assert.match(savedIn(mark.body), /How far it is Done What is different, or in the way Nothing/);
    assert.equal(stale.body.includes('Open two front doors') && stale.body.includes('Close the front door'), true);
    const [row] = await service.db.selectFrom('actions').select('text').execute();
    assert.equal(row?.text, 'Open two front doors');
  });

  it('shows it too after something was wrong in the form', async () => {
    const service = await testService();
    const { coordinator, manager, base, ids, people } = await published(service);
    const first = action(ids[0] ?? '');
    await coordinator.post(`${base}/action-plan/actions`, first);
    const sponsor = await service.as(people.hostSponsor);
    const here = `${base}/action-plan/actions/${first.id}`;
    const mark = { 'own-status': 'under-way', 'status-note': 'Begun' };
    await sponsor.post(here, { ...first, text: 'Open two front doors', version: '1' });
    await manager.post(`${base}/progress-review/opening`);
    const entry = `${base}/progress-review/recommendations/${ids[0]}/host`;
    await sponsor.post(entry, { text: 'Waits are shorter', version: '0' });
    for (const [path, wrong, right, version] of [
      [here, { ...first, owner: '' }, first, '1'],
      [`${here}/progress`, { ...mark, 'own-status': '' }, mark, '1'],
      [entry, { text: '' }, { text: 'Mine' }, '0'],
    ] as const) {
      const again = await coordinator.post(path, { ...wrong, version });
      assert.equal(again.statusCode, 422);
      assert.equal(again.body.includes(`name="version" value="${version}"`), true, path);
      assert.equal((await coordinator.post(path, { ...right, version })).statusCode, 409);
    }
  });

  it('is the host’s: the team reads it, and others are told that it is not theirs, or nothing at all', async () => {
    const service = await testService();
    const { base, ids, people, manager } = await published(service);
    assert.equal((await manager.get(`${base}/action-plan`)).statusCode, 200);
    assert.equal((await manager.post(`${base}/action-plan/actions`, action(ids[0] ?? ''))).statusCode, 403);
    assert.equal((await (await service.as(people.stranger)).get(`${base}/action-plan`)).statusCode, 404);
  });

  it('asks the database the same few things for one recommendation and for three', async () => {
    const service = await testService();
    const [one, three] = [await published(service, 1), await published(service, 3)];
    const counts: number[] = [];
    // The definition is read once a process: not counted.
    await one.coordinator.get(`${one.base}/action-plan`);
    for (const { coordinator, base, ids } of [one, three]) {
      for (const id of ids) await coordinator.post(`${base}/action-plan/actions`, action(id));
      counts.push((await countingStatements(() => coordinator.get(`${base}/action-plan`))).count);
    }
    assert.equal(counts[0], counts[1]);
    assert.equal((counts[0] ?? 99) <= 8, true);
  });
});

describe('The progress review', () => {
  it('opens on its clock, once', async () => {
    const service = await testService();
    await published(service);
    // Ten months after Friday 6 February 2026 is 6 December 2026.
    service.setNow(new Date('2026-12-05T12:00:00Z'));
    assert.equal(await openReviewsDue(service.services), 0);
    service.setNow(new Date('2026-12-06T12:00:00Z'));
    assert.equal(await openReviewsDue(service.services), 1);
    assert.equal(await openReviewsDue(service.services), 0);
  });

  it('is written by both sides without either overwriting the other, and published when both have said all', async () => {
    const service = await testService();
    const { coordinator, manager, base, ids, people } = await published(service);
    await manager.post(`${base}/progress-review/opening`);
    const at = (id: string, side: string) => `${base}/progress-review/recommendations/${id}/${side}`;
    await coordinator.post(at(ids[0] ?? '', 'host'), { text: 'Waits are shorter', version: '0' });
    assert.equal(
      (await manager.post(at(ids[0] ?? '', 'team'), { text: 'We saw shorter waits', version: '0' })).statusCode,
      303,
    );
    const sponsor = await service.as(people.hostSponsor);
    const stale = await sponsor.post(at(ids[0] ?? '', 'host'), { text: 'Waits are longer', version: '0' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('Waits are shorter') && stale.body.includes('Waits are longer'), true);
    const day = { 'held-day': '1', 'held-month': '11', 'held-year': '2026', summary: 'Much has changed' };
    const early = await manager.post(`${base}/progress-review/publication`, day);
    assert.equal(early.body.includes('The host has not written yet on “Recommendation 2”'), true);
    assert.equal(early.body.includes('Much has changed'), true);
    await coordinator.post(at(ids[1] ?? '', 'host'), { text: 'Begun', version: '0' });
    await manager.post(at(ids[1] ?? '', 'team'), { text: 'Begun indeed', version: '0' });
    assert.equal((await manager.post(`${base}/progress-review/publication`, day)).statusCode, 303);
    const [row] = await service.db.selectFrom('challenges').select('stage').execute();
    assert.equal(row?.stage, 'closed');
    assert.equal((await coordinator.post(at(ids[1] ?? '', 'host'), { text: 'Later', version: '1' })).statusCode, 409);
  });

  it('lets the host write for the host only, and peers for the team only', async () => {
    const service = await testService();
    const { coordinator, manager, base, ids } = await published(service);
    await manager.post(`${base}/progress-review/opening`);
    const at = (side: string) => `${base}/progress-review/recommendations/${ids[0]}/${side}`;
    assert.equal((await coordinator.post(at('team'), { text: 'x', version: '0' })).statusCode, 403);
    assert.equal((await manager.post(at('host'), { text: 'x', version: '0' })).statusCode, 403);
  });
});

describe('What follows a published report', () => {
  it('is for anybody once it is published, and for nobody before', async () => {
    const service = await testService();
    const { coordinator, base, ids, reference } = await published(service, 1);
    const reader = service.browser('r');
    assert.equal((await reader.get(`/reports/report-${reference}/action-plan`)).statusCode, 404);
    await coordinator.post(`${base}/action-plan/actions`, action(ids[0] ?? ''));
    await coordinator.post(`${base}/action-plan/publication`);
    const page = await reader.get(`/reports/report-${reference}/action-plan`);
    assert.equal(page.statusCode, 200);
    assert.equal(page.body.includes('Open a second front door'), true);
    assert.equal((await reader.get(`/reports/report-${reference}/progress-review`)).statusCode, 404);
  });
});
