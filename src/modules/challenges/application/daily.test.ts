import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { reminderFor } from '../domain/reminders.ts';
import { aChallenge } from '../testing/builders.ts';
import { remindOfLateClocks } from './remind-of-clocks.ts';
import { startOnSiteWhereDue } from './start-on-site.ts';

const at = (date: string) => new Date(`${date}T06:00:00Z`);

describe('A reminder', () => {
  const cases: [today: string, kind: string | null][] = [
    ['2027-05-07', null],
    ['2027-05-08', 'week-before'],
    ['2027-05-15', 'week-before'],
    ['2027-05-16', 'late'],
    ['2027-06-12', 'late'],
    ['2027-06-13', null],
  ];
  for (const [today, kind] of cases) {
    it(`of a clock due on 15 May is ${kind ?? 'none'} on ${today}`, () => {
      assert.equal(reminderFor('2027-05-15', today), kind);
    });
  }
});

describe('The daily round', () => {
  it('writes once in the week before and once when late, to whom the clock belongs, however often it runs', async () => {
    const service = await testService();
    // Dates on site from 10 May: the self-assessment and the documents are due on 5 April, the timetable on 12 April.
    const built = await aChallenge(service.db, {
      stage: 'preparing',
      milestones: ['opened', 'scope-agreed', 'team-confirmed'],
    });
    const mails = async () =>
      (
        await service.db
          .selectFrom('mail_messages')
          .select(['template', 'to_name', 'subject'])
          .orderBy('queued_at')
          .orderBy('to_name')
          .orderBy('subject')
          .execute()
      ).map((mail) => `${mail.template} ${mail.to_name}: ${mail.subject}`);
    service.setNow(at('2027-03-28'));
    assert.equal(await remindOfLateClocks(service.services), 0);
    service.setNow(at('2027-03-29'));
    assert.equal(await remindOfLateClocks(service.services), 2);
    assert.equal(await remindOfLateClocks(service.services), 0);
    service.setNow(at('2027-03-30'));
    assert.equal(await remindOfLateClocks(service.services), 0);
    assert.deepEqual(
      (await mails()).filter((mail) => mail.includes('self-assessment')),
      [
        'clock-soon Cora Coordinator: By Monday 5 April 2027: Hand in the self-assessment',
        'clock-soon Sam Sponsor: By Monday 5 April 2027: Hand in the self-assessment',
      ],
    );
    await service.db
      .insertInto('challenge_milestones')
      .values({
        challenge_id: built.id,
        milestone: 'documents-complete',
        reached_on: '2027-04-01',
        recorded_at: at('2027-04-01'),
      })
      .execute();
    service.setNow(at('2027-04-06'));
    assert.equal(await remindOfLateClocks(service.services), 2);
    assert.equal(await remindOfLateClocks(service.services), 0);
    assert.deepEqual((await mails()).slice(4), [
      'clock-late Cora Coordinator: Late, was due on Monday 5 April 2027: Hand in the self-assessment',
      'clock-soon Mair Manager: By Monday 12 April 2027: Release the timetable',
      'clock-late Sam Sponsor: Late, was due on Monday 5 April 2027: Hand in the self-assessment',
    ]);
  });

  it('starts each confirmed team on its first day, once, and no other', async () => {
    const service = await testService();
    const confirmed = await aChallenge(service.db, { stage: 'team-call', onSiteFrom: '2027-05-10' });
    const unconfirmed = await aChallenge(service.db, { stage: 'team', onSiteFrom: '2027-05-10' });
    service.setNow(at('2027-05-09'));
    assert.equal(await startOnSiteWhereDue(service.services), 0);
    service.setNow(at('2027-05-10'));
    assert.equal(await startOnSiteWhereDue(service.services), 1);
    assert.equal(await startOnSiteWhereDue(service.services), 0);
    const rows = await service.db
      .selectFrom('challenge_milestones')
      .select('challenge_id')
      .where('milestone', '=', 'on-site-started')
      .execute();
    assert.deepEqual(rows, [{ challenge_id: confirmed.id }]);
    assert.equal(unconfirmed.head.stage, 'team');
  });
});
