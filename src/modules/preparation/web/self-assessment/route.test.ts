import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { type TestService, testService } from '#test/service';
import { aChallenge, type BuiltChallenge, type ChallengeToBuild } from '../../../challenges/testing/builders.ts';

async function begin(wanted: ChallengeToBuild = {}) {
  const service = await testService();
  const built = await aChallenge(service.db, wanted);
  const base = `/challenges/${built.reference}/self-assessment`;
  return { service, built, base, host: await service.as(built.people.hostCoordinator) };
}

async function answerAll(service: TestService, built: BuiltChallenge, leave = 0) {
  const host = await service.as(built.people.hostCoordinator);
  const prompts = built.definition.selfAssessment.prompts.slice(leave);
  for (const { key } of prompts) {
    const url = `/challenges/${built.reference}/self-assessment/${key}`;
    await host.post(url, { text: `We know about ${key}.`, version: '0', go: 'later' });
  }
}

const audits = (service: TestService) =>
  service.db.selectFrom('audit_entries').select(['action', 'status_before', 'status_after']).execute();

describe('Writing the self-assessment', () => {
  it('opens once the scope is agreed, and is nobody else’s until it is handed in', async () => {
    const early = await begin({ stage: 'scoping' });
    assert.match((await early.host.get(early.base)).body, /opens once the scope is agreed/);
    assert.equal((await early.host.get(`${early.base}/people`)).statusCode, 404);
    const { service, built, base, host } = await begin({ stage: 'team' });
    const page = await host.get(base);
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /0 of \d+ answered/);
    await host.post(`${base}/people`, { text: 'SECRET DRAFT', version: '0', go: 'later' });
    for (const person of [built.people.peer, built.people.challengeManager, built.people.programmeManager]) {
      for (const url of [base, `${base}/reading`]) {
        const seen = await (await service.as(person)).get(url);
        assert.equal(seen.statusCode, 200);
        assert.match(seen.body, /still writing/);
        assert.doesNotMatch(seen.body, /SECRET DRAFT/);
      }
    }
  });

  it('is written by the host alone; strangers do not know that it is there', async () => {
    const { service, built, base } = await begin();
    const expected: [string, number, number][] = [
      [built.people.peer, 200, 403],
      [built.people.challengeManager, 200, 403],
      [built.people.hostSponsor, 200, 200],
      [built.people.placementOfficer, 403, 403],
      [built.people.stranger, 404, 404],
      [built.people.interviewee, 404, 404],
    ];
    for (const [person, see, write] of expected) {
      const browser = await service.as(person);
      assert.equal((await browser.get(base)).statusCode, see);
      assert.equal((await browser.get(`${base}/people`)).statusCode, write);
    }
    const peer = await service.as(built.people.peer);
    assert.equal((await peer.post(`${base}/people`, { text: 'x', version: '0' })).statusCode, 403);
    assert.equal((await peer.post(`${base}/submission`, { gaps: 'yes' })).statusCode, 403);
  });

  it('saves as it goes, on to the next question or back to the list, and a double press saves once', async () => {
    const { service, built, base, host } = await begin();
    const second = built.definition.selfAssessment.prompts[1]?.key;
    const first = await host.post(`${base}/people`, { text: 'Ours', version: '0', go: 'on' });
    assert.equal(first.headers.location, `${base}/${second}`);
    const again = await host.post(`${base}/people`, { text: 'Ours', version: '0', go: 'later' });
    assert.equal(again.headers.location, base);
    const rows = await service.db.selectFrom('self_assessment_answers').select(['text', 'version']).execute();
    assert.deepEqual(rows, [{ text: 'Ours', version: 1 }]);
    assert.equal((await host.get(`${base}/nothing-of-the-kind`)).statusCode, 404);
  });

  it('shows both texts where two people wrote at once, and loses neither', async () => {
    const { service, built, base, host } = await begin();
    const sponsor = await service.as(built.people.hostSponsor);
    await sponsor.post(`${base}/people`, { text: 'What the sponsor wrote', version: '0', go: 'later' });
    const clash = await host.post(`${base}/people`, { text: 'What I wrote', version: '0', go: 'later' });
    assert.equal(clash.statusCode, 409);
    assert.match(clash.body, /What the sponsor wrote/);
    assert.match(clash.body, /What I wrote<\/textarea>/);
    assert.match(clash.body, /name="version" value="1"/);
    const kept = await service.db.selectFrom('self_assessment_answers').select('text').executeTakeFirstOrThrow();
    assert.equal(kept.text, 'What the sponsor wrote');
    await host.post(`${base}/people`, { text: 'Both', version: '1', go: 'later' });
    assert.match((await sponsor.get(`${base}/people`)).body, />Both<\/textarea>/);
  });

  it('keeps 100,000 letters of any script, and writes them back unharmed', async () => {
    const { service, base, host } = await begin();
    const text = `${'ŵ'.repeat(99_990)}👍🏽 مرحبا <b>`;
    await host.post(`${base}/people`, { text, version: '0', go: 'later' });
    const kept = await service.db.selectFrom('self_assessment_answers').select('text').executeTakeFirstOrThrow();
    assert.equal(kept.text, text);
    assert.ok((await host.get(`${base}/people`)).body.includes('👍🏽 مرحبا &lt;b&gt;</textarea>'));
    const tooMuch = await host.post(`${base}/people`, { text: 'x'.repeat(200_001), version: '1', go: 'later' });
    assert.equal(tooMuch.statusCode, 422);
    assert.match(tooMuch.body, /Use 200,000 characters or fewer/);
    assert.ok(tooMuch.body.includes('x'.repeat(200_001)));
  });

  it('asks the database little, however much is written', async () => {
    const { service, built, base, host } = await begin();
    for (const leave of [built.definition.selfAssessment.prompts.length - 1, 0]) {
      await answerAll(service, built, leave);
      const { count } = await countingStatements(() => host.get(base));
      assert.equal(count, 5);
      assert.equal((await countingStatements(() => host.get(`${base}/people`))).count, 5);
    }
  });
});

describe('Handing in the self-assessment', () => {
  it('names the gaps and wants them confirmed', async () => {
    const { service, built, base, host } = await begin();
    const nothing = await host.post(`${base}/submission`, { gaps: 'yes' });
    assert.equal(nothing.statusCode, 422);
    assert.match(nothing.body, /Nothing is written yet/);
    await answerAll(service, built, 1);
    const page = await host.get(`${base}/submission`);
    assert.match(page.body, /One question has no answer/);
    assert.ok(page.body.includes(`${base}/${built.definition.selfAssessment.prompts[0]?.key}`));
    assert.equal((await host.post(`${base}/submission`)).statusCode, 422);
    assert.equal((await host.post(`${base}/submission`, { gaps: 'yes' })).statusCode, 303);
  });

  it('reaches the milestone, tells the challenge manager once, and lets the team read', async () => {
    const { service, built, base, host } = await begin();
    await answerAll(service, built);
    const done = await host.post(`${base}/submission`);
    assert.equal(done.headers.location, base);
    await host.post(`${base}/submission`);
    assert.match((await host.get(base)).body, /Handed in on Sunday 22 November 2026 at 2pm by Cora Coordinator/);
    const milestones = await service.db
      .selectFrom('challenge_milestones')
      .select('recorded_by')
      .where('milestone', '=', 'self-assessment-submitted')
      .execute();
    assert.equal(milestones.length, 1);
    const mail = await service.db.selectFrom('mail_messages').select(['person_id', 'template']).execute();
    assert.deepEqual(mail, [{ person_id: built.people.challengeManager, template: 'self-assessment-handed-in' }]);
    const peer = await (await service.as(built.people.peer)).get(base);
    assert.match(peer.body, /We know about people\./);
    assert.doesNotMatch(peer.body, /Reopen it/);
    const late = await host.post(`${base}/people`, { text: 'One more thing', version: '1', go: 'later' });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, />One more thing<\/textarea>/);
  });

  it('is reopened by the host until the team reads it, and both are in the history', async () => {
    const { service, built, base, host } = await begin();
    await answerAll(service, built);
    await host.post(`${base}/submission`);
    await host.post(`${base}/reopening`);
    await host.post(`${base}/reopening`);
    assert.match((await (await service.as(built.people.peer)).get(base)).body, /still writing/);
    const moves = (await audits(service)).filter(({ action }) => / the self-assessment$/.test(action));
    assert.deepEqual(moves, [
      { action: 'Handed in the self-assessment', status_before: 'open', status_after: 'submitted' },
      { action: 'Reopened the self-assessment', status_before: 'submitted', status_after: 'open' },
    ]);
    const tasks = await service.db
      .selectFrom('tasks')
      .select('for_role')
      .where('kind', '=', 'hand-in-self-assessment-again')
      .execute();
    assert.deepEqual(tasks, [{ for_role: 'host-coordinator' }]);
    await host.post(`${base}/submission`);
    await service.db
      .insertInto('challenge_milestones')
      .values({
        challenge_id: built.id,
        milestone: 'pre-reading-shared',
        reached_on: '2026-11-22',
        recorded_at: new Date(),
      })
      .execute();
    const refused = await host.post(`${base}/reopening`);
    assert.match((await host.get(String(refused.headers.location))).body, /The team is reading it already/);
    const row = await service.db.selectFrom('self_assessments').select('status').executeTakeFirstOrThrow();
    assert.equal(row.status, 'submitted');
  });
});
