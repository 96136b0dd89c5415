import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import { testService } from '#test/service';
import { aChallenge, BUILT_AT } from '../../challenges/testing/builders.ts';
import { NO_PLACE_ANY_MORE } from '../domain/board/moves.ts';
import { aSession } from '../testing/builders.ts';

const { db } = await testService();
const migration = readFileSync(
  new URL('../../../../db/migrations/0055_why_conversations_are_off.sql', import.meta.url),
  'utf8',
);

it('What was typed of why a conversation of the team is off stands with the session alone, and of what else is off it stays', async () => {
  const { id: challengeId, people } = await aChallenge(db, { stage: 'on-site' });
  const off = async (title: string, reason: string) => {
    const id = await aSession(db, { challengeId, title });
    await db.updateTable('sessions').set({ is_live: false, cancelled_reason: reason }).where('id', '=', id).execute();
    return id;
  };
  const talk = await off('A conversation of the team', 'The porter is frightened');
  const parked = await off('A conversation of the team', NO_PLACE_ANY_MORE);
  const forgotten = await off('A conversation of the team', 'The porter is frightened');
  const plain = await off('Carers', 'They are ill');
  for (const [session, title] of [
    [talk, 'Porter'],
    [parked, 'Cook'],
    [forgotten, null],
  ] as const)
    await db
      .insertInto('team_conversations')
      .values({ session_id: session, title, source_category: 'frontline' })
      .execute();
  const all = [plain, talk, parked];
  const reasons = ['They are ill', 'The porter is frightened', NO_PLACE_ANY_MORE];
  const frozen = all.map((id, at) => ({ id, isLive: false, cancelledReason: reasons[at], title: `Session ${at}` }));
  const on = { id: newId(), isLive: true, cancelledReason: null, title: 'On' };
  for (const [at, snapshot] of [[], [on, ...frozen]].entries())
    await db
      .insertInto('timetable_releases')
      .values({
        ...{ id: newId(), challenge_id: challengeId, number: at + 1, released_at: BUILT_AT },
        snapshot: JSON.stringify(snapshot),
      })
      .execute();
  for (const [at, id] of all.entries()) {
    const [before, after] = [{ isLive: true, cancelledReason: null }, frozen[at]].map((stand) => JSON.stringify(stand));
    await db
      .insertInto('timetable_moves')
      .values({
        ...{ id: newId(), challenge_id: challengeId, session_id: id, moved_at: BUILT_AT },
        ...{ moved_by: people.challengeManager, before, after: String(after) },
      })
      .execute();
    await db.transaction().execute((trx) =>
      recordAudit(trx, {
        ...{ actorId: people.challengeManager, challengeId, subject: { kind: 'session', id } },
        ...{ action: 'Cancelled the session', reason: reasons[at] ?? null, at: BUILT_AT },
      }),
    );
  }
  const kept = async () => {
    const { rows: releases } = await sql<{ snapshot: unknown[] }>`select snapshot from timetable_releases
      where challenge_id = ${challengeId} order by number`.execute(db);
    const { rows: moves } = await sql<{
      before: unknown;
      after: { cancelledReason: string | null };
    }>`select before, after
      from timetable_moves where challenge_id = ${challengeId} order by number`.execute(db);
    const { rows: history } = await sql<{ subject: string; reason: string | null }>`select subject_id as subject, reason
      from audit_entries where challenge_id = ${challengeId} and action = 'Cancelled the session'`.execute(db);
    return {
      releases: releases.map(({ snapshot }) => snapshot),
      moves: moves.map(({ after }) => after.cancelledReason),
      history: all.map((id) => history.find(({ subject }) => subject === id)?.reason),
    };
  };
  assert.deepEqual(await kept(), { releases: [[], [on, ...frozen]], moves: reasons, history: reasons });
  await sql.raw(migration).execute(db);
  const cleared = [reasons[0], null, NO_PLACE_ANY_MORE];
  const told = frozen.map((one, at) => ({ ...one, cancelledReason: cleared[at] }));
  assert.deepEqual(await kept(), {
    releases: [[], [on, ...told]],
    moves: cleared,
    history: ['They are ill', null, null],
  });
  const left = await db.selectFrom('sessions').select(['id', 'cancelled_reason']).execute();
  const still = [...all, forgotten].map((id) => left.find((one) => one.id === id)?.cancelled_reason);
  assert.deepEqual(still, [...reasons, null]);
  await assert.rejects(sql`update audit_entries set reason = 'Another'`.execute(db), /append-only/);
});
