import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { endSession } from '#platform/sessions/sessions';
import { type DeviceOfPhone, holdPhone } from '../store/devices.ts';

/**
 * Takes a device of one's own out of use: from now on it is given no key and nothing is taken in from it, and it wipes itself when it
 * next asks. With it goes all that is on the same phone: the notes of other challenges, heard of from the same browser or through the same
 * session, and what was sent straight from it. The sessions are ended, so that it does not get another key under another id, and answered. Again
 * changes nothing. `missing` where this person has no such device.
 */
export async function revokeDevice(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  device: string,
  personId: string,
): Promise<'missing' | { readonly endedSessions: readonly string[] }> {
  return await db.transaction().execute(async (trx) => {
    const rows = await holdPhone(trx, device, personId);
    const own = rows.find((row) => row.id === device);
    if (!own) return 'missing';
    // A phone that was found again is in use under other ids, in another session.
    if (own.revoked_at) return { endedSessions: sessionsOf(rows.filter((row) => row.revoked_at !== null)) };
    const endedSessions = sessionsOf(rows);
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

function sessionsOf(rows: readonly DeviceOfPhone[]): string[] {
  return [...new Set(rows.flatMap((row) => row.web_session_id ?? []))];
}
