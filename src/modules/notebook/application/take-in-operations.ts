import { type Refusal, refusal } from '#kernel/result';
import type { Services } from '#platform/http/context';
import { endSession } from '#platform/sessions/sessions';
import type { Answer } from '../contract.ts';
import { decideTakeIn } from '../domain/take-in.ts';
import { holdChallenge } from '../store/hold-challenge.ts';
import { holdDevice, keepTakenIn, takeInFacts } from '../store/operations.ts';
import { readOperations } from './read-operations.ts';
import { DESTROYED, REVOKED } from './register-device.ts';

export type Batch = {
  readonly challengeId: string;
  readonly device: string;
  readonly operations: readonly unknown[];
  /** The session in which the device itself sends; it is ended when the device is taken out of use. */
  readonly sessionId?: string;
  /** The number of the browser that it is in. */
  readonly browser?: string | null | undefined;
};

export type TakeInRefusal = Refusal<'unknown-device' | 'wrong-device' | 'revoked' | 'destroyed'>;

/**
 * Takes in what a device wrote: idempotent on (device, number), in one transaction, and answers only after it has committed. Each
 * operation is taken in, laid beside another version or refused by itself. A challenge that has closed still takes in what was
 * written before, until the day its notes are destroyed. The device must be this person's, on this challenge, and not revoked: one that
 * was is signed out.
 */
export async function takeInOperations(
  services: Pick<Services, 'db' | 'clock'>,
  batch: Batch,
  personId: string,
): Promise<TakeInRefusal | Answer> {
  const arrived = readOperations(batch.operations);
  return await services.db.transaction().execute(async (trx) => {
    const challenge = await holdChallenge(trx, batch.challengeId);
    const device = await holdDevice(trx, batch.device);
    if (!device) return refusal('unknown-device', 'The server does not know this device yet.');
    if (device.personId !== personId || device.challengeId !== batch.challengeId) {
      return refusal('wrong-device', 'These notes were written by somebody else, or for another challenge.');
    }
    const now = services.clock();
    if (device.revoked) {
      if (batch.sessionId) await endSession(trx, batch.sessionId, now);
      return REVOKED;
    }
    if (challenge.destroyed) return DESTROYED;
    const decision = decideTakeIn(await takeInFacts(trx, device, arrived), arrived);
    await keepTakenIn(trx, device, decision, now, batch);
    const { sequence: knows, hash } = decision.log;
    return { knows, hash, outcomes: decision.outcomes, now: now.toISOString(), closed: challenge.closed };
  });
}
