import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { endSession } from '#platform/sessions/sessions';

/**
 * Takes a device of one's own out of use: from now on it is given no key and nothing is taken in from it, and it wipes itself when it
 * next asks. The session through which it was last heard of is ended, so that it does not get another key under another id; its id is
 * answered, null where none is known. Again changes nothing. `missing` where this person has no such device.
 */
export async function revokeDevice(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  device: string,
  personId: string,
): Promise<'missing' | { readonly endedSession: string | null }> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('notebook_devices')
      .select(['revoked_at', 'web_session_id'])
      .where('id', '=', device)
      .where('person_id', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return 'missing';
    const endedSession = row.web_session_id;
    if (row.revoked_at) return { endedSession };
    const at = clock();
    await trx.updateTable('notebook_devices').set({ revoked_at: at }).where('id', '=', device).execute();
    if (endedSession) await endSession(trx, endedSession, at);
    const subject = { kind: 'notebook-device', id: device };
    await recordAudit(trx, { actorId: personId, challengeId: null, subject, action: 'took a device out of use', at });
    return { endedSession };
  });
}
