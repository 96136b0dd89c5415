import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { endSession } from '#platform/sessions/sessions';
import { NOTES_DESTROYED } from '../contract.ts';
import { isRevoked, isSessionOfRevoked } from '../store/devices.ts';
import { holdChallenge } from '../store/hold-challenge.ts';
import { leaverOf } from '../store/leavers.ts';
import { newDeviceKey, unwrapForPerson } from './device-key.ts';
import { LEFT, refusedToLeaver } from './leaving.ts';

export type DeviceToRegister = {
  readonly challengeId: string;
  /** A UUIDv7 that the device made. */
  readonly device: string;
  /** `Chrome on Android`, for its owner's list. */
  readonly name: string;
  /** The device's wrapped key where it has one already. */
  readonly wrapped: string | null;
  /** The phone from which notes are sent straight under this id, because it has no room to keep them. */
  readonly phone?: string | null | undefined;
  /** The number of the browser: the same one for the notebooks of every challenge on it. */
  readonly browser?: string | null | undefined;
  /** The session in which the device itself asks; it is ended when the device is taken out of use. */
  readonly sessionId?: string;
};

export type RegisterRefusal = Refusal<
  'wrong-device' | 'revoked' | 'closed' | 'destroyed' | 'wrong-key' | 'left-team' | 'too-late'
>;

/** What a device hears, or whoever hands in its notes, once it was taken out of use. */
export const REVOKED = refusal('revoked', 'This device was taken out of use on your account page.');

/** The same, once the day has come on which nothing of what was said is kept any more: the device wipes its notes. */
export const DESTROYED = refusal('destroyed', NOTES_DESTROYED);

/**
 * Makes a device known as this person's for a challenge and gives it the key to its notes, wrapped and open. A device that is known
 * already gets the key in its own wrapping, which is how it opens again after signing out, and after a restored backup. Refused where
 * it was revoked or is somebody else's, where the notes are destroyed, and, for a device that is not known, where the challenge has closed or
 * its person has left the team; where they have, for any once the time for handing in is over. A revoked device that asks is
 * signed out, and gets no key under another id either, nor may it send anything straight under one.
 */
export async function registerDevice(
  services: Pick<Services, 'db' | 'clock' | 'config'>,
  wanted: DeviceToRegister,
  personId: string,
): Promise<RegisterRefusal | { readonly key: string; readonly wrapped: string }> {
  const { challengeId, device, sessionId } = wanted;
  const { secret } = services.config;
  const owner = { device, personId, challengeId };
  const known = wanted.wrapped === null ? null : await unwrapForPerson(services, owner, wanted.wrapped);
  if (wanted.wrapped !== null && known === null) {
    return refusal('wrong-key', 'The notes on this device were locked for somebody else, or by another server.');
  }
  return await services.db.transaction().execute(async (trx) => {
    const challenge = await holdChallenge(trx, challengeId);
    const now = services.clock();
    const before = await trx
      .selectFrom('notebook_devices')
      .selectAll()
      .where('id', '=', device)
      .forUpdate()
      .executeTakeFirst();
    if (before && (before.person_id !== personId || before.challenge_id !== challengeId)) {
      return refusal('wrong-device', 'This device is known as somebody else’s, or for another challenge.');
    }
    const isOut = before?.revoked_at || (wanted.phone && (await isRevoked(trx, wanted.phone)));
    if (isOut || (sessionId && (await isSessionOfRevoked(trx, sessionId)))) {
      if (sessionId) await endSession(trx, sessionId, now);
      return REVOKED;
    }
    if (challenge.destroyed) return DESTROYED;
    if (challenge.closed && known === null) {
      return refusal('closed', 'This challenge has closed, so its notebook is not put on a device any more.');
    }
    const leaver = await leaverOf(trx, challengeId, personId);
    if (leaver && known === null) return LEFT;
    const late = leaver && (await refusedToLeaver(trx, { challengeId, personId, leftAt: leaver.leftAt }, now));
    if (late) return late;
    const heard = { seen_at: now, web_session_id: sessionId, browser_id: wanted.browser ?? undefined };
    if (before) await trx.updateTable('notebook_devices').set(heard).where('id', '=', device).execute();
    else {
      const row = { id: device, challenge_id: challengeId, person_id: personId, phone_id: wanted.phone ?? null };
      await trx
        .insertInto('notebook_devices')
        .values({ ...row, name: wanted.name, registered_at: now, ...heard })
        .execute();
      await recordAudit(trx, {
        actorId: personId,
        // Not in the challenge's history, which others than the team may read.
        challengeId: null,
        subject: { kind: 'notebook-device', id: device },
        action: 'opened the notebook on a device',
        at: now,
      });
    }
    const made = known === null ? newDeviceKey(secret, owner) : { key: known, wrapped: wanted.wrapped ?? '' };
    return { key: made.key.toString('base64url'), wrapped: made.wrapped };
  });
}
