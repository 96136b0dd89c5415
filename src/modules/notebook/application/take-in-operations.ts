import { type Refusal, refusal } from '#kernel/result';
import type { Services } from '#platform/http/context';
import { endSession } from '#platform/sessions/sessions';
import type { Answer } from '../contract.ts';
import { decideTakeIn } from '../domain/take-in.ts';
import { holdChallenge } from '../store/hold-challenge.ts';
import { holdDevice, keepTakenIn, takeInFacts } from '../store/operations.ts';
import { isFirstHandedIn, LEFT, refusedToLeaver, tellManager } from './leaving.ts';
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
  /** Its person has left the team, and says that they hand in what lies on the device; or whoever runs the challenge does so with a file of theirs. */
  readonly handsIn?: boolean | undefined;
  readonly byManager?: boolean | undefined;
};

export type TakeInRefusal = Refusal<
  'unknown-device' | 'wrong-device' | 'revoked' | 'destroyed' | 'left-team' | 'too-late'
>;

/**
 * Takes in what a device wrote: idempotent on (device, number), in one transaction, and answers only after it has committed. Each
 * operation is taken in, laid beside another version or refused by itself. A challenge that has closed still takes in what was
 * written before, until the day its notes are destroyed. The device must be this person's, on this challenge, and not revoked: one that
 * was is signed out. From somebody who has left the team only what they hand in themselves comes in, while the time for it goes on; it is
 * marked, whoever runs the challenge is told, and what the team had before stays as it is.
 */
export async function takeInOperations(
  services: Pick<Services, 'db' | 'clock' | 'config'>,
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
    const { leftAt } = device;
    const refused = await refusedToLeaver(trx, device, now);
    if (refused) return refused;
    if (leftAt !== null && !batch.handsIn) return LEFT;
    const decision = decideTakeIn(await takeInFacts(trx, device, arrived), arrived);
    const handedIn = leftAt !== null && decision.steps.length > 0 ? { ...device, leftAt } : null;
    const tells = handedIn && !batch.byManager && (await isFirstHandedIn(trx, handedIn));
    await keepTakenIn(trx, device, decision, now, batch);
    if (tells) await tellManager(services, trx, handedIn, now);
    const { sequence: knows, hash } = decision.log;
    return { knows, hash, outcomes: decision.outcomes, now: now.toISOString(), closed: challenge.closed };
  });
}
