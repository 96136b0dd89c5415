import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { aChallenge } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const stageOf = async (id: string) =>
  (await db.selectFrom('challenges').select('stage').where('id', '=', id).executeTakeFirstOrThrow()).stage;

describe('Closing a challenge', () => {
  it('asks for a reason where something was not done, then ends it and says when the notes are destroyed', async () => {
    const built = await aChallenge(db, { stage: 'improving' });
    const url = `/challenges/${built.reference}/close`;
    const manager = await service.as(built.people.challengeManager);
    assert.match((await manager.get(url)).body, /Monday 22 February 2027/);
    const refused = await manager.post(url, { reason: '' });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Say why it is closed/);
    assert.equal(await stageOf(built.id), 'improving');
    await manager.post(url, { reason: 'The council is merging.' });
    await manager.post(url, { reason: 'Again' });
    assert.equal(await stageOf(built.id), 'closed');
    assert.match(
      (await manager.get(`/challenges/${built.reference}`)).body,
      /This challenge was closed on 22 November 2026\. The council is merging\./,
    );
    const open = await db
      .selectFrom('tasks')
      .select('id')
      .where('challenge_id', '=', built.id)
      .where('done_at', 'is', null)
      .where('dropped_at', 'is', null)
      .execute();
    assert.deepEqual(open, []);
    const letters = await db
      .selectFrom('mail_messages')
      .select('to_name')
      .where('challenge_id', '=', built.id)
      .orderBy('to_name')
      .execute();
    assert.deepEqual(
      letters.map((mail) => mail.to_name),
      ['Cora Coordinator', 'Sam Sponsor'],
    );
  });

  it('is not for the host, and an enquiry is declined instead', async () => {
    const enquiry = await aChallenge(db, { stage: 'enquiry' });
    const url = `/challenges/${enquiry.reference}/close`;
    assert.equal((await (await service.as(enquiry.people.hostSponsor)).get(url)).statusCode, 403);
    await (await service.as(enquiry.people.programmeManager)).post(url, { reason: 'x' });
    assert.equal(await stageOf(enquiry.id), 'enquiry');
  });
});

describe('The team call', () => {
  it('is planned by the manager, told to the team, hidden from the host, and marked once held', async () => {
    const built = await aChallenge(db, { stage: 'team-call' });
    const url = `/challenges/${built.reference}/team-call`;
    const manager = await service.as(built.people.challengeManager);
    const peer = await service.as(built.people.peer);
    const plan = {
      version: '0',
      'on-day': '3',
      'on-month': '5',
      'on-year': '2027',
      at: '2.30pm',
      joining: 'https://call.example',
      lines: 'Why do people wait?',
    };
    const bad = await manager.post(url, { ...plan, at: 'noonish' });
    assert.equal(bad.statusCode, 422);
    assert.match(bad.body, /noonish/);
    assert.equal((await manager.post(url, plan)).statusCode, 303);
    assert.equal((await manager.post(url, plan)).statusCode, 303);
    assert.equal((await manager.post(url, { ...plan, lines: 'Other' })).statusCode, 409);
    assert.match((await peer.get(url)).body, /Monday 3 May 2027 at 2\.30pm/);
    assert.equal((await peer.post(url, plan)).statusCode, 403);
    assert.equal((await (await service.as(built.people.hostCoordinator)).get(url)).statusCode, 403);
    const letters = await db
      .selectFrom('mail_messages')
      .select('to_name')
      .where('challenge_id', '=', built.id)
      .orderBy('to_name')
      .execute();
    assert.deepEqual(
      letters.map((mail) => mail.to_name),
      ['Devi Peer', 'Owen Peer'],
    );
    await manager.post(`${url}/held`);
    assert.equal(await stageOf(built.id), 'on-site');
  });

  it('cannot have been held before there is a team', async () => {
    const built = await aChallenge(db, { stage: 'team' });
    const manager = await service.as(built.people.challengeManager);
    await manager.post(`/challenges/${built.reference}/team-call/held`);
    assert.equal(await stageOf(built.id), 'team');
  });
});

describe('On site', () => {
  it('begins when the manager says so, not before the first day', async () => {
    const built = await aChallenge(db, { stage: 'on-site', onSiteFrom: '2026-11-23' });
    const manager = await service.as(built.people.challengeManager);
    const started = async () =>
      (
        await db
          .selectFrom('challenge_milestones')
          .select('reached_on')
          .where('challenge_id', '=', built.id)
          .where('milestone', '=', 'on-site-started')
          .execute()
      ).length;
    assert.equal((await manager.get(`/challenges/${built.reference}`)).body.includes('The team is on site'), false);
    await manager.post(`/challenges/${built.reference}/on-site-start`);
    assert.equal(await started(), 0);
    service.setNow(new Date('2026-11-23T09:00:00Z'));
    const next = await service.as(built.people.challengeManager);
    assert.equal((await next.get(`/challenges/${built.reference}`)).body.includes('The team is on site'), true);
    await next.post(`/challenges/${built.reference}/on-site-start`);
    assert.equal(await started(), 1);
  });
});
