import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addToDate, londonDate, londonInstant } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aFinding, anEmergingFinding } from '../../findings/testing/builders.ts';
import { aNote, aPrompt, aSession } from '../testing/builders.ts';
import { destroyNotesDue } from './destroy-notes.ts';

const service = await testService();
const { db, services } = service;
const closedAt = new Date('2027-01-31T23:30:00Z');
const built = await aChallenge(db, { stage: 'closed', reference: 'DN1' });
const open = await aChallenge(db, { stage: 'on-site', reference: 'DN2', bodyId: built.bodyId });
await db.updateTable('challenges').set({ closed_at: closedAt }).where('id', '=', built.id).execute();
const [theme] = built.themes;
if (!theme) throw new Error('no theme');
const session = await aSession(db, { challengeId: built.id });
const write = (text: string) =>
  aNote(db, {
    challengeId: built.id,
    authorId: built.people.peer,
    sessionId: session,
    themeId: theme.id,
    kind: 'strength',
    nthInPress: 2,
    text,
  });
await db
  .insertInto('team_conversations')
  .values({ session_id: session, title: 'Qsecret porter', source_category: 'frontline' })
  .execute();
await db
  .updateTable('sessions')
  .set({ is_live: false, cancelled_reason: 'Qsecret why' })
  .where('id', '=', session)
  .execute();
const behind = await write('Qsecret one');
await write('Qsecret two');
const prompt = await aPrompt(db, {
  challengeId: built.id,
  sessionId: session,
  raisedBy: built.people.peer,
  noteId: behind,
});
const emerging = await anEmergingFinding(db, {
  challengeId: built.id,
  themeId: theme.id,
  noteIds: [behind],
  by: built.people.peer,
  title: 'Qsecret title',
});
await db
  .insertInto('notebook_brought')
  .values({
    ...{ revision: newId(), challenge_id: built.id, name: newId(), sequence: 1, landed_on: behind },
    brought_at: closedAt,
  })
  .execute();
const finding = await aFinding(db, { challengeId: built.id, themeId: theme.id, noteIds: [behind], title: 'It stays' });
const elsewhere = await aNote(db, { challengeId: open.id, authorId: open.people.peer });
const dueDay = addToDate(londonDate(closedAt), { months: built.definition.notesDestroyedMonthsAfter });
const notes = async () => await db.selectFrom('notes').selectAll().where('challenge_id', '=', built.id).execute();

describe('Destroying notes on schedule', () => {
  it('waits for the day that the programme says', async () => {
    service.setNow(new Date(londonInstant(dueDay, '06:00').getTime() - 86_400_000));
    assert.equal(await destroyNotesDue(services), 0);
    assert.equal((await notes()).length, 2);
    const steps = await db
      .selectFrom('grouping_steps')
      .select('into_id')
      .where('challenge_id', '=', built.id)
      .execute();
    assert.deepEqual(steps, [{ into_id: emerging }]);
    const prompts = await db.selectFrom('session_prompts').select('id').where('challenge_id', '=', built.id).execute();
    assert.deepEqual(prompts, [{ id: prompt }]);
  });

  it('leaves of a note that a finding stands on only what is counted, and nothing of the others', async () => {
    const now = londonInstant(dueDay, '06:00');
    service.setNow(now);
    assert.equal(await destroyNotesDue(services), 1);
    const left = await notes();
    // Its revision is made anew, at random: the old one told when it was written.
    assert.deepEqual(
      left.map((note) => note.revision_id[14]),
      ['4'],
    );
    assert.deepEqual(
      left.map(({ revision_id: _, ...note }) => note),
      [
        {
          id: behind,
          challenge_id: built.id,
          session_id: null,
          theme_id: theme.id,
          author_id: null,
          kind: 'strength',
          source_category: 'frontline',
          text: null,
          written_at: null,
          changed_at: null,
          after_leaving_at: null,
          destroyed_at: now,
          beside_id: null,
          nth_in_press: 0,
          version: 2,
        },
      ],
    );
    const [entry] = await db
      .selectFrom('audit_entries')
      .select(['action', 'detail'])
      .where('challenge_id', '=', built.id)
      .execute();
    assert.deepEqual(entry, { action: 'destroyed the notes on schedule', detail: { deleted: 1, counted: 1 } });
  });

  it('leaves nothing of what the team made of its notes: questions taken into sessions, emerging findings and who grouped what', async () => {
    const made = ['session_prompts', 'emerging_findings', 'emerging_finding_notes', 'grouping_steps'] as const;
    for (const table of [...made, 'notebook_brought'] as const) {
      const rows = await db.selectFrom(table).selectAll().where('challenge_id', '=', built.id).execute();
      assert.deepEqual(rows, [], table);
    }
    const why = await db.selectFrom('sessions').select('cancelled_reason').where('id', '=', session).execute();
    assert.deepEqual(why, [{ cancelled_reason: null }]);
  });

  it('does nothing twice, and nothing to a challenge that is open', async () => {
    assert.equal(await destroyNotesDue(services), 0);
    const kept = await db.selectFrom('notes').select('text').where('id', '=', elsewhere).executeTakeFirst();
    assert.equal(kept?.text, 'Supervision happens every month and is written down.');
  });

  it('is told to the team, and the finding still counts', async () => {
    const peer = await service.as(built.people.peer);
    assert.equal((await peer.get('/challenges/DN1/notes')).body.includes('The notes were destroyed on'), true);
    const page = await peer.get(`/challenges/DN1/findings/${finding}`);
    assert.equal(page.body.includes('1 note, 1 kind of source'), true);
    assert.equal(page.body.includes('One note has been destroyed on schedule and is only counted.'), true);
    assert.equal((await peer.get(`/challenges/DN1/notes/${behind}`)).statusCode, 404);
    assert.equal(
      (await peer.get('/challenges/DN1/wall')).body.includes('1<span class="govuk-visually-hidden"> strength'),
      true,
    );
  });

  it('runs with the daily round', async () => {
    const late = await aChallenge(db, { stage: 'closed', reference: 'DN3', bodyId: built.bodyId });
    await db.updateTable('challenges').set({ closed_at: closedAt }).where('id', '=', late.id).execute();
    await aNote(db, { challengeId: late.id, authorId: late.people.peer });
    const { jobHandlers } = await import('../../../app.ts');
    await jobHandlers(services)['daily-round']({} as never);
    const left = await db.selectFrom('notes').select('id').where('challenge_id', '=', late.id).execute();
    assert.deepEqual(left, []);
  });
});
