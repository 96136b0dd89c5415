import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';

/**
 * Takes a device of one's own out of use: from now on it is given no key and nothing is taken in from it, and it wipes itself when it
 * next asks. Again changes nothing. False where this person has no such device.
 */
export async function revokeDevice(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  device: string,
  personId: string,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('notebook_devices')
      .select('revoked_at')
      .where('id', '=', device)
      .where('person_id', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return false;
    if (row.revoked_at) return true;
    const at = clock();
    await trx.updateTable('notebook_devices').set({ revoked_at: at }).where('id', '=', device).execute();
    const subject = { kind: 'notebook-device', id: device };
    await recordAudit(trx, { actorId: personId, challengeId: null, subject, action: 'took a device out of use', at });
    return true;
  });
}
