import type { Insertable } from 'kysely';
import type { DB } from '#db/types';
import { newId } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';

export type ReflectionToKeep = {
  readonly id: string;
  readonly text: string;
  readonly shared: boolean;
  readonly challengeId: string | null;
};

/** A peer writes down what they made of a challenge: theirs alone, or shared with the office. The same form twice is one; in other words, another. */
export async function writeReflection(services: Services, peerId: string, reflection: ReflectionToKeep): Promise<void> {
  const at = services.clock();
  await services.db.transaction().execute(async (trx) => {
    const row = {
      id: reflection.id,
      peer_id: peerId,
      challenge_id: reflection.challengeId,
      text: reflection.text,
      shared: reflection.shared,
      written_at: at,
    };
    if (!(await insertReflection(trx, row))) {
      if (await hasReflection(trx, row)) return;
      await insertReflection(trx, { ...row, id: newId(at.getTime()) });
    }
    // That one is written is recorded; what it says is nobody's but the peer's.
    const subject = { kind: 'peer', id: peerId };
    await recordAudit(trx, { actorId: peerId, subject, action: 'Wrote a reflection', at });
  });
}

type ReflectionRow = Insertable<DB['peer_reflections']>;

async function insertReflection(trx: Transacting, row: ReflectionRow): Promise<boolean> {
  const inserted = await trx
    .insertInto('peer_reflections')
    .values(row)
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

async function hasReflection(trx: Transacting, row: ReflectionRow): Promise<boolean> {
  const found = await trx
    .selectFrom('peer_reflections')
    .select('id')
    .where('peer_id', '=', row.peer_id)
    .where('text', '=', row.text)
    .where('shared', '=', row.shared ?? false)
    .where('challenge_id', 'is not distinct from', row.challenge_id ?? null)
    .executeTakeFirst();
  return found !== undefined;
}

/** Changes a reflection from the revision it was read at. `stale`: changed meanwhile elsewhere; nothing is saved. */
export async function changeReflection(
  services: Services,
  peerId: string,
  change: ReflectionToKeep & { readonly version: number },
): Promise<'saved' | 'stale' | 'missing'> {
  const { db } = services;
  const saved = await db
    .updateTable('peer_reflections')
    .set((eb) => ({
      text: change.text,
      shared: change.shared,
      challenge_id: change.challengeId,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', change.id)
    .where('peer_id', '=', peerId)
    .where('version', '=', change.version)
    .executeTakeFirst();
  if (saved.numUpdatedRows > 0n) return 'saved';
  const there = await db
    .selectFrom('peer_reflections')
    .select('id')
    .where('id', '=', change.id)
    .where('peer_id', '=', peerId)
    .executeTakeFirst();
  return there ? 'stale' : 'missing';
}

/** A reflection is gone for good. False where it is not theirs. */
export async function removeReflection(services: Services, peerId: string, id: string): Promise<boolean> {
  const gone = await services.db
    .deleteFrom('peer_reflections')
    .where('id', '=', id)
    .where('peer_id', '=', peerId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
