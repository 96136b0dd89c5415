import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testDatabase } from '#test/database';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aNote } from '../../notebook/testing/builders.ts';
import { aFinding, aRecommendation } from '../testing/builders.ts';
import { findingsForReport, recommendationsForReport } from './for-report.ts';

const { db } = await testDatabase();
const built = await aChallenge(db, { stage: 'on-site' });
const [first, second] = built.themes;
if (!first || !second) throw new Error('the programme has fewer than two themes');
const base = { challengeId: built.id, themeId: first.id };
const note = await aNote(db, { challengeId: built.id, authorId: built.people.peer });
const other = await aNote(db, { challengeId: built.id, authorId: built.people.peer });

describe('The database', () => {
  it('refuses a finding that stands on nothing, and takes one with a reason', async () => {
    await assert.rejects(() => aFinding(db, base), /stands on no note/);
    await assert.rejects(
      () => aFinding(db, { ...base, without: { by: built.people.challengeManager, reason: '  ' } }),
      /without_evidence_reason/,
    );
    await aFinding(db, { ...base, without: { by: built.people.challengeManager }, title: 'By reason', position: 9 });
  });

  it('refuses to take the last note away, and lets one note be put in the place of another', async () => {
    const id = await aFinding(db, { ...base, noteIds: [note], title: 'By note', position: 1 });
    await assert.rejects(
      () => db.deleteFrom('finding_notes').where('finding_id', '=', id).execute(),
      /stands on no note/,
    );
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom('finding_notes').where('finding_id', '=', id).execute();
      await trx.insertInto('finding_notes').values({ finding_id: id, note_id: other }).execute();
    });
    await assert.rejects(() => db.deleteFrom('notes').where('id', '=', other).execute(), /foreign key/);
    const [kept] = await db.selectFrom('finding_notes').select('note_id').where('finding_id', '=', id).execute();
    assert.equal(kept?.note_id, other);
  });

  it('lets a finding go with its evidence, and refuses a recommendation without a finding', async () => {
    const id = await aFinding(db, { ...base, noteIds: [note], title: 'To go', position: 5 });
    await assert.rejects(() => aRecommendation(db, { challengeId: built.id }), /follows from no finding/);
    const recommendation = await aRecommendation(db, { challengeId: built.id, findingIds: [id] });
    await assert.rejects(() => db.deleteFrom('findings').where('id', '=', id).execute(), /foreign key/);
    await assert.rejects(
      () => db.deleteFrom('recommendation_findings').where('finding_id', '=', id).execute(),
      /follows from no finding/,
    );
    await db.deleteFrom('recommendations').where('id', '=', recommendation).execute();
    await db.deleteFrom('findings').where('id', '=', id).execute();
    const left = await db.selectFrom('findings').select('title').where('id', '=', id).execute();
    assert.deepEqual(left, []);
  });

  it('does not let two people take half of the evidence away each', async () => {
    const id = await aFinding(db, { ...base, noteIds: [note, other], title: 'Halves', position: 6 });
    const takeAway = (noteId: string) =>
      db.transaction().execute(async (trx) => {
        await trx.deleteFrom('finding_notes').where('finding_id', '=', id).where('note_id', '=', noteId).execute();
      });
    const outcomes = await Promise.allSettled([takeAway(note), takeAway(other)]);
    assert.deepEqual(outcomes.map((outcome) => outcome.status).sort(), ['fulfilled', 'rejected']);
    await db.deleteFrom('findings').where('id', '=', id).execute();
  });
});

describe('What reports and slides are given', () => {
  it('is the findings theme by theme, strengths first, and the recommendations by number', async () => {
    const consideration = await aFinding(db, {
      ...base,
      kind: 'consideration',
      noteIds: [note],
      title: 'Waits are long',
      isKeyMessage: true,
      position: 0,
    });
    const later = await aFinding(db, { ...base, themeId: second.id, noteIds: [note], title: 'Later', position: 0 });
    const b = await aRecommendation(db, { challengeId: built.id, findingIds: [later], title: 'B', position: 7 });
    const a = await aRecommendation(db, {
      challengeId: built.id,
      findingIds: [later, consideration],
      title: 'A',
      body: 'Why',
      position: 3,
    });
    const findings = await findingsForReport(db, built.id);
    assert.deepEqual(
      findings.map(({ title }) => title),
      ['By note', 'By reason', 'Waits are long', 'Later'],
    );
    assert.deepEqual(findings[2], {
      id: consideration,
      themeId: first.id,
      themeName: first.name,
      kind: 'consideration',
      title: 'Waits are long',
      body: '',
      isKeyMessage: true,
      position: 0,
    });
    const recommendations = await recommendationsForReport(db, built.id);
    assert.deepEqual(
      recommendations.map((each) => ({ ...each, findingIds: [...each.findingIds].sort() })),
      [
        { id: a, number: 1, title: 'A', body: 'Why', findingIds: [consideration, later].sort() },
        { id: b, number: 2, title: 'B', body: '', findingIds: [later] },
      ],
    );
  });
});
