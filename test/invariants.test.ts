import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import type { Transacting } from '#platform/database/connect';
import { aChallenge } from '../src/modules/challenges/testing/builders.ts';
import { aFinding, aRecommendation } from '../src/modules/findings/testing/builders.ts';
import { aNote, aSession } from '../src/modules/notebook/testing/builders.ts';
import { testDatabase } from './support/database.ts';

const folder = path.resolve(import.meta.dirname, '../db/invariants');
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort();
const ask = (file: string) => sql.raw(readFileSync(path.join(folder, file), 'utf8'));

const demo = await testDatabase('demo');
const { db } = await testDatabase();
const here = await aChallenge(db, { stage: 'on-site' });
const there = await aChallenge(db, { stage: 'on-site', bodyId: here.bodyId });
const [theme, foreignTheme] = [here.themes[0], there.themes[0]];
if (!theme || !foreignTheme) throw new Error('no themes');
const note = await aNote(db, { challengeId: here.id, authorId: here.people.peer, themeId: theme.id });
const session = await aSession(db, { challengeId: here.id, themeIds: [theme.id] });
const finding = await aFinding(db, { challengeId: here.id, themeId: theme.id, noteIds: [note] });
await aRecommendation(db, { challengeId: here.id, findingIds: [finding] });

/** What breaks each invariant, past every constraint and trigger that would refuse it. */
const PLANTED: Record<string, (trx: Transacting) => Promise<unknown>> = {
  'closed-challenges-were-closed.sql': (trx) =>
    trx.updateTable('challenges').set({ closed_at: new Date() }).where('id', '=', here.id).execute(),
  'evidence-is-of-its-challenge.sql': (trx) =>
    trx.updateTable('findings').set({ theme_id: foreignTheme.id }).where('id', '=', finding).execute(),
  // Somebody has said yes, and sits on no place.
  'event-places.sql': (trx) =>
    sql`insert into event_invitations (id, event_id, person_id, status, invited_at)
      values (gen_random_uuid(), gen_random_uuid(), ${here.people.peer}, 'accepted', now())`.execute(trx),
  'findings-stand-on-evidence.sql': (trx) =>
    trx.deleteFrom('finding_notes').where('finding_id', '=', finding).execute(),
  'notes-are-of-their-challenge.sql': (trx) =>
    trx.updateTable('notes').set({ theme_id: foreignTheme.id }).where('id', '=', note).execute(),
  'nothing-is-left-of-destroyed-notes.sql': async (trx) => {
    await trx.updateTable('challenges').set({ notes_destroyed_at: new Date() }).where('id', '=', here.id).execute();
    const prompt = { id: newId(), challenge_id: here.id, session_id: session, text: 'Who decides?' };
    await trx
      .insertInto('session_prompts')
      .values({ ...prompt, raised_by: here.people.peer, raised_at: new Date() })
      .execute();
  },
  'placements-fit-their-challenge.sql': (trx) =>
    trx
      .updateTable('placements')
      .set({ challenge_id: there.id, status: 'withdrawn' })
      .where('challenge_id', '=', here.id)
      .execute(),
  'recommendations-stand-on-findings.sql': (trx) => trx.deleteFrom('recommendation_findings').execute(),
  'sessions-fit-their-challenge.sql': (trx) =>
    trx.insertInto('session_themes').values({ session_id: session, theme_id: foreignTheme.id }).execute(),
  'wanted-sessions-fit-their-challenge.sql': async (trx) => {
    const id = newId();
    const row = { id, challenge_id: here.id, title: 'Leader', kind: 'interview', minutes: 60, peers_needed: 2 };
    await trx.insertInto('wanted_sessions').values(row).execute();
    await trx.insertInto('wanted_session_themes').values({ wanted_id: id, theme_id: foreignTheme.id }).execute();
  },
};

describe('The invariants of db/invariants', () => {
  it('each have a breach planted here, so that each can fail', () => {
    assert.deepEqual(Object.keys(PLANTED).sort(), files);
  });

  for (const file of files) {
    it(`${file} holds in the demo and in a challenge as it is built`, async () => {
      assert.deepEqual((await ask(file).execute(demo.db)).rows, []);
      assert.deepEqual((await ask(file).execute(db)).rows, []);
    });

    it(`${file} finds its planted breach`, async () => {
      const found = await rolledBack(async (trx) => {
        await PLANTED[file]?.(trx);
        return (await ask(file).execute(trx)).rows.length;
      });
      assert.equal(found > 0, true);
    });
  }
});

/** Does it with the database's own guards asleep, and takes everything back. */
async function rolledBack<T>(work: (trx: Transacting) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  const takenBack = new Error('taken back');
  await db
    .transaction()
    .execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      result = { value: await work(trx) };
      throw takenBack;
    })
    .catch((error: unknown) => {
      if (error !== takenBack) throw error;
    });
  if (!result) throw new Error('nothing was done');
  return result.value;
}
