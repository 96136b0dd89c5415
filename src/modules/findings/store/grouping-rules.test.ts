import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testDatabase } from '#test/database';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aNote, aPrompt, aSession } from '../../notebook/testing/builders.ts';
import { aFinding, anEmergingFinding } from '../testing/builders.ts';

const { db } = await testDatabase();
const here = await aChallenge(db, { stage: 'on-site' });
const there = await aChallenge(db, { stage: 'on-site', bodyId: here.bodyId });
const themeOf = (built: typeof here) => built.themes[0]?.id ?? '';
const by = here.people.peer;
const note = await aNote(db, { challengeId: here.id, authorId: by });
const foreignNote = await aNote(db, { challengeId: there.id, authorId: there.people.peer });
const session = await aSession(db, { challengeId: here.id });
const foreignSession = await aSession(db, { challengeId: there.id });
const group = await anEmergingFinding(db, { challengeId: here.id, themeId: themeOf(here), noteIds: [note], by });
const foreignFinding = await aFinding(db, { challengeId: there.id, themeId: themeOf(there), noteIds: [foreignNote] });
const link = (emerging: string, noteId: string, challengeId: string) =>
  db
    .insertInto('emerging_finding_notes')
    .values({ emerging_finding_id: emerging, note_id: noteId, challenge_id: challengeId })
    .execute();
const foreignKey = { code: '23503' };

describe('The database', () => {
  it('keeps an emerging finding, its notes, its theme and what it becomes to one challenge', async () => {
    await assert.rejects(link(group, foreignNote, here.id), foreignKey);
    await assert.rejects(link(group, foreignNote, there.id), foreignKey);
    const foreignTheme = { challengeId: here.id, themeId: themeOf(there), noteIds: [], by };
    await assert.rejects(anEmergingFinding(db, foreignTheme), foreignKey);
    const become = db.updateTable('emerging_findings').set({ finding_id: foreignFinding }).where('id', '=', group);
    await assert.rejects(become.execute(), foreignKey);
  });

  it('keeps a prompt, its session and the note it came from to one challenge', async () => {
    await assert.rejects(aPrompt(db, { challengeId: here.id, sessionId: foreignSession, raisedBy: by }), foreignKey);
    const wanted = { challengeId: here.id, sessionId: session, raisedBy: by };
    await assert.rejects(aPrompt(db, { ...wanted, noteId: foreignNote }), foreignKey);
    await aPrompt(db, { ...wanted, noteId: note });
    await assert.rejects(aPrompt(db, { ...wanted, noteId: note }), { code: '23505' });
  });

  it('has a group that became a finding there again where the finding is gone, and never apart at once', async () => {
    const finding = await aFinding(db, { challengeId: here.id, themeId: themeOf(here), noteIds: [note], id: newId() });
    const set = (values: { finding_id?: string; apart_at?: Date }) =>
      db.updateTable('emerging_findings').set(values).where('id', '=', group).execute();
    await set({ finding_id: finding });
    await assert.rejects(set({ apart_at: new Date() }), { code: '23514' });
    await db.deleteFrom('findings').where('id', '=', finding).execute();
    const row = await db
      .selectFrom('emerging_findings')
      .select(['finding_id', 'challenge_id'])
      .where('id', '=', group)
      .executeTakeFirstOrThrow();
    assert.deepEqual(row, { finding_id: null, challenge_id: here.id });
  });
});
