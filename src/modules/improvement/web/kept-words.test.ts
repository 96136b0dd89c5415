import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { TEST_NOW, testService } from '#test/service';
import { untilWaiting } from '#test/waiting';
import { aVisited, INTERVIEWEE } from '../../reporting/testing/builders.ts';

const service = await testService();
const { db } = service;

/** A challenge whose report is published, with one recommendation. */
async function published() {
  const built = await aVisited(service);
  const report = { slug: `report-${built.reference}`, title: 'A report', host_id: built.hostId, programme_name: 'ASC' };
  await db
    .insertInto('published_reports')
    .values({ ...report, challenge_id: built.id, content: '{}', published_at: TEST_NOW })
    .execute();
  await db
    .insertInto('challenge_milestones')
    .values({ challenge_id: built.id, milestone: 'report-published', reached_on: '2026-11-20', recorded_at: TEST_NOW })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id: recommendation } = await db
    .selectFrom('recommendations')
    .select('id')
    .where('challenge_id', '=', built.id)
    .executeTakeFirstOrThrow();
  const [host, manager] = [
    await service.as(built.people.hostCoordinator),
    await service.as(built.people.challengeManager),
  ];
  const actions = `${built.base}/action-plan/actions`;
  return { ...built, recommendation, host, manager, actions, review: `${built.base}/progress-review` };
}

const words = { owner: 'Head of service', measure: '', baseline: '', 'due-day': '31', 'due-month': '3' };
const action = (recommendation: string, text: string) => ({
  ...{ ...words, id: newId(), recommendation, text },
  'due-year': '2028',
});

describe('An action', () => {
  it('that was taken out of the plan meanwhile shows what was typed into it', async () => {
    const { host, actions, recommendation } = await published();
    const made = action(recommendation, 'Ring weekly');
    await host.post(actions, made);
    await host.post(`${actions}/${made.id}/removal`);
    const late = await host.post(`${actions}/${made.id}`, { ...made, text: 'Ring <daily>', version: '1' });
    assert.equal(late.statusCode, 409);
    assert.equal(late.body.includes('Ring &lt;daily&gt;') && late.body.includes('31 3 2028'), true);
    const mark = { version: '1', 'own-status': 'under-way', 'status-note': 'Half are rung' };
    const marked = await host.post(`${actions}/${made.id}/progress`, mark);
    assert.equal(marked.body.includes('Half are rung'), true);
    assert.equal((await host.get(`${actions}/${made.id}`)).statusCode, 404);
  });

  it('is another where its form is sent again in other words, and the same once', async () => {
    const { host, actions, recommendation, id } = await published();
    const form = action(recommendation, 'First');
    for (const text of ['First', 'First', 'Second', 'Second'])
      assert.equal((await host.post(actions, { ...form, text })).statusCode, 303);
    const rows = await db.selectFrom('actions').select('text').where('challenge_id', '=', id).orderBy('text').execute();
    assert.deepEqual(rows, [{ text: 'First' }, { text: 'Second' }]);
  });
});

describe('What is written of progress', () => {
  it('is shown to whoever typed it where the review was published meanwhile', async () => {
    const { manager, review, recommendation, id } = await published();
    await manager.post(`${review}/opening`);
    await db
      .updateTable('progress_reviews')
      .set({ status: 'published', held_on: '2026-11-01', published_at: TEST_NOW })
      .where('challenge_id', '=', id)
      .execute();
    const entry = `${review}/recommendations/${recommendation}/team`;
    const late = await manager.post(entry, { text: 'We saw shorter waits', version: '0' });
    assert.equal(late.statusCode, 409);
    assert.equal(late.body.includes('We saw shorter waits'), true);
  });

  it('does not slip into a review that is being published', async () => {
    const { manager, review, recommendation, id } = await published();
    await manager.post(`${review}/opening`);
    const entry = `${review}/recommendations/${recommendation}/team`;
    const writing = await db.transaction().execute(async (trx) => {
      const open = trx.selectFrom('progress_reviews').select('status').where('challenge_id', '=', id);
      await open.forUpdate().execute();
      const sent = manager.post(entry, { text: 'In the last moment', version: '0' });
      await untilWaiting(db);
      await trx
        .updateTable('progress_reviews')
        .set({ status: 'published', held_on: '2026-11-01', published_at: TEST_NOW })
        .where('challenge_id', '=', id)
        .execute();
      return { sent };
    });
    const late = await writing.sent;
    assert.equal(late.statusCode, 409);
    assert.equal(late.body.includes('In the last moment'), true);
    const entries = db.selectFrom('progress_entries').select('peers_view').where('challenge_id', '=', id);
    assert.deepEqual(await entries.execute(), []);
  });

  it('is shown back before it is kept where it points to one person, and kept by whoever says so', async () => {
    const { manager, host, review, recommendation, id } = await published();
    await manager.post(`${review}/opening`);
    const team = `${review}/recommendations/${recommendation}/team`;
    const text = `${INTERVIEWEE.name} told us that waits are shorter`;
    const shown = await manager.post(team, { text, version: '0' });
    assert.equal(shown.statusCode, 422);
    assert.equal(shown.body.includes(`Take out “${INTERVIEWEE.name}”`) && shown.body.includes(text), true);
    assert.equal((await host.get(review)).body.includes(INTERVIEWEE.name), false);
    assert.equal((await manager.post(team, { text, version: '0', anyway: 'yes' })).statusCode, 303);
    await host.post(`${review}/recommendations/${recommendation}/host`, { text: 'They are', version: '0' });

    const day = { 'held-day': '1', 'held-month': '11', 'held-year': '2026' };
    const summary = `The ${INTERVIEWEE.jobTitle} is content`;
    const refused = await manager.post(`${review}/publication`, { ...day, summary });
    assert.equal(refused.statusCode, 422);
    assert.equal(refused.body.includes(summary) && refused.body.includes('Publish it as it is'), true);
    assert.equal((await manager.post(`${review}/publication`, { ...day, summary, anyway: 'yes' })).statusCode, 303);
    const { status } = await db
      .selectFrom('progress_reviews')
      .select('status')
      .where('challenge_id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(status, 'published');
  });

  it('is looked at again before anybody can read it: what named nobody when it was saved may do so now', async () => {
    const { manager, host, review, recommendation, id } = await published();
    await manager.post(`${review}/opening`);
    const entry = `${review}/recommendations/${recommendation}`;
    const words = { host: 'Yusra Newcomer rings them', team: 'The Keeper of Bells agrees. Head of' };
    for (const [browser, side] of [
      [host, 'host'],
      [manager, 'team'],
    ] as const)
      assert.equal((await browser.post(`${entry}/${side}`, { text: words[side], version: '0' })).statusCode, 303);
    await db
      .updateTable('interviewees')
      .set({ name: 'Yusra Newcomer', job_title: 'Keeper of Bells' })
      .where('challenge_id', '=', id)
      .execute();

    const day = { 'held-day': '1', 'held-month': '11', 'held-year': '2026' };
    const refused = await manager.post(`${review}/publication`, { ...day, summary: 'Lighthouses are lit' });
    assert.equal(refused.statusCode, 422);
    const warning =
      'Take out “Yusra Newcomer” (recommendation 1, what the host says), “Keeper of Bells” (recommendation 1, what the peers see): ';
    assert.equal(refused.body.includes(warning), true);
    assert.equal(refused.body.includes('Lighthouses are lit') && refused.body.includes('Publish it as it is'), true);
    const again = { ...day, summary: 'Lighthouses are lit', anyway: 'yes' };
    assert.equal((await manager.post(`${review}/publication`, again)).statusCode, 303);
  });
});
