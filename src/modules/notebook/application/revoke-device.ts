import { type SqlBool, sql } from 'kysely';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { endSession } from '#platform/sessions/sessions';

/**
 * Takes a device of one's own out of use: from now on it is given no key and nothing is taken in from it, and it wipes itself when it
 * next asks. With it goes what was last heard of through the same session, which is the same phone with the notes of another challenge, and
 * what was sent straight from it. The sessions are ended, so that it does not get another key under another id, and answered. Again
 * changes nothing. `missing` where this person has no such device.
 */
export async function revokeDevice(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  device: string,
  personId: string,
): Promise<'missing' | { readonly endedSessions: readonly string[] }> {
  return await db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('notebook_devices')
      .select(['id', 'revoked_at', 'web_session_id'])
      .where('person_id', '=', personId)
      .where(
        sql<SqlBool>`(id = ${device} or phone_id = ${device}
          or web_session_id = (select web_session_id from notebook_devices where id = ${device}))`,
      )
      .orderBy('id')
      .forUpdate()
      .execute();
    const own = rows.find((row) => row.id === device);
    if (!own) return 'missing';
    const endedSessions = [...new Set(rows.flatMap((row) => row.web_session_id ?? []))];
    if (own.revoked_at) return { endedSessions };
    const at = clock();
    for (const { id } of rows.filter((row) => row.revoked_at === null)) {
      await trx.updateTable('notebook_devices').set({ revoked_at: at }).where('id', '=', id).execute();
      const subject = { kind: 'notebook-device', id };
      await recordAudit(trx, { actorId: personId, challengeId: null, subject, action: 'took a device out of use', at });
    }
    for (const session of endedSessions) await endSession(trx, session, at);
    return { endedSessions };
  });
}
