import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stageReached } from '#modules/programmes';
import { testService } from '#test/service';
import { aChallenge } from './builders.ts';

describe('A built challenge', () => {
  it('stands at the stage asked for, in every programme and stage', async () => {
    const { db } = await testService();
    for (const programme of [
      'corporate',
      'adult-social-care',
      'safeguarding-adults',
      'peer-collaborative-improvement',
    ]) {
      const first = await aChallenge(db, { programme, stage: 'enquiry' });
      for (const { key } of first.definition.stages) {
        const built = await aChallenge(db, { programme, stage: key, bodyId: first.bodyId });
        const rows = await db
          .selectFrom('challenge_milestones')
          .selectAll()
          .where('challenge_id', '=', built.id)
          .execute();
        const reached = stageReached(built.definition, new Set(rows.map((row) => row.milestone as never)));
        assert.equal(built.head.stage, key);
        assert.equal(reached.key, key);
      }
    }
  });

  it('has dates, themes with probes, slots and confirmed peers once its team is', async () => {
    const { db } = await testService();
    const built = await aChallenge(db, { stage: 'preparing', themes: ['safety', 'workforce'] });
    const probes = await db.selectFrom('challenge_probes').selectAll().execute();
    const placed = await db.selectFrom('placements').select(['peer_id', 'status']).execute();
    assert.deepEqual([built.head.onSiteFrom, built.head.onSiteUntil], ['2027-05-10', '2027-05-14']);
    assert.deepEqual(
      built.themes.map((theme) => theme.key),
      ['safety', 'workforce'],
    );
    assert.equal(probes.length > built.themes.length, true);
    assert.deepEqual(placed.map((row) => row.peer_id).sort(), [built.people.peer, built.people.secondPeer].sort());
  });
});
