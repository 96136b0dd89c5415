import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aVisited, INTERVIEWEE, readOn } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** A report that waits to be signed off. */
async function handedOver() {
  const built = await aVisited(service);
  const { people, base } = built;
  const manager = await service.as(people.challengeManager);
  const host = await service.as(people.hostCoordinator);
  for (const step of ['', '/comment-window', '/comment-window/closing', '/fact-check'])
    await manager.post(`${base}/report${step}`, { reason: '' });
  await host.post(`${base}/fact-check/submission`);
  await manager.post(`${base}/report/sign-off-request`);
  return { ...built, manager, host, office: await service.as(people.programmeManager) };
}

const statusOf = async (challengeId: string) =>
  (await db.selectFrom('reports').select('status').where('challenge_id', '=', challengeId).executeTakeFirstOrThrow())
    .status;

describe('A report that is signed off', () => {
  it('is what was read: a recommendation that a peer has changed since is read first', async () => {
    const { id, base, people, office } = await handedOver();
    const read = await readOn(office, base);
    const peer = await service.as(people.peer);
    const found = await db
      .selectFrom('recommendations as recommendation')
      .innerJoin('recommendation_findings as link', 'link.recommendation_id', 'recommendation.id')
      .select(['recommendation.id', 'recommendation.version', 'link.finding_id as finding'])
      .where('recommendation.challenge_id', '=', id)
      .executeTakeFirstOrThrow();
    const words = { title: 'Close the front door', body: '', finding: found.finding, version: String(found.version) };
    assert.equal((await peer.post(`${base}/recommendations/${found.id}`, words)).statusCode, 303);
    const stale = await office.post(`${base}/report/sign-off`, { read });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('The report has changed since you opened this page'), true);
    assert.equal(stale.body.includes('Close the front door'), true);
    assert.equal(await statusOf(id), 'signing');
    assert.equal((await office.post(`${base}/report/sign-off`, { read: await readOn(office, base) })).statusCode, 303);
  });

  it('does not point to one person, unless somebody says why it may: a host that publishes reads it next', async () => {
    const { id, base, manager, office, host } = await handedOver();
    const section = `${base}/report/sections/summary`;
    const { version } = await db
      .selectFrom('report_sections')
      .select('version')
      .where('challenge_id', '=', id)
      .where('key', '=', 'summary')
      .executeTakeFirstOrThrow();
    await manager.post(section, { body: `${INTERVIEWEE.name} agreed.`, version: String(version) });
    // What is written after the check is not the host's to read before it was looked at again.
    assert.equal((await host.get(`${base}/fact-check`)).body.includes(INTERVIEWEE.name), false);
    const pointing = await office.post(`${base}/report/sign-off`, { read: await readOn(office, base), reason: '' });
    assert.equal(pointing.statusCode, 422);
    assert.equal(pointing.body.includes('Why these words may stay'), true);
    assert.equal(await statusOf(id), 'signing');
    const reason = 'They asked to be named.';
    const done = await office.post(`${base}/report/sign-off`, { read: await readOn(office, base), reason });
    assert.equal(done.statusCode, 303);
    const entry = await db
      .selectFrom('audit_entries')
      .select('reason')
      .where('challenge_id', '=', id)
      .where('status_after', '=', 'signed-off')
      .where('subject_kind', '=', 'report')
      .executeTakeFirstOrThrow();
    assert.deepEqual(entry, { reason });
  });

  it('cannot be signed off from a page of before', async () => {
    const { id, base, office } = await handedOver();
    assert.equal((await office.post(`${base}/report/sign-off`, { read: newId() })).statusCode, 409);
    assert.equal(await statusOf(id), 'signing');
  });
});
