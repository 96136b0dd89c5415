import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { ChallengeHead, Services } from '#platform/http/context';
import type { Session } from '../domain/session.ts';
import { clashNamedBy } from '../store/clashes.ts';
import { isReleased } from '../store/release.ts';
import { tellOne, toldBefore } from '../store/releases.ts';
import { findSession } from '../store/sessions.ts';
import { lockSession, swapTwoPeers } from '../store/write-session.ts';
import { formOfSession } from './form-of-session.ts';
import { keepStep, standsOf } from './keep-step.ts';
import { type SavedSession, type SessionForm, saveSession } from './save-session.ts';
import { sessionThen, tellOfChange } from './tell-people.ts';

/** What is changed in one press on the day: another room, or one peer in place of another. */
export type QuickChange = { readonly roomId: string } | { readonly leavesId: string; readonly comesId: string };

/** Moves a session to another room or sends another peer, and tells everybody concerned at once. Refused with a clash, like any change. */
export async function changeOnTheDay(
  services: Services,
  head: ChallengeHead,
  session: Session,
  change: QuickChange & { readonly version: number },
  by: string,
): Promise<Refusal | SavedSession> {
  const ids = session.peers.map(({ id }) => id);
  const form: SessionForm = {
    ...formOfSession(session),
    version: change.version,
    roomId: 'roomId' in change ? change.roomId : session.roomId,
    peerIds: 'comesId' in change ? [...ids.filter((id) => id !== change.leavesId), change.comesId] : ids,
    tell: 'now',
  };
  return await saveSession(services, head, form, by);
}

/** One peer of each of two sessions, who change places. */
export type Swap = {
  readonly sessionId: string;
  readonly peerId: string;
  readonly otherSessionId: string;
  readonly otherPeerId: string;
};

/**
 * Two peers of two sessions change places, and they and the organisers hear at once. Refused where one of them is not there any more,
 * or would be in two sessions at a time.
 */
export async function swapPeers(
  services: Services,
  head: ChallengeHead,
  swap: Swap,
  by: string,
): Promise<Refusal<'gone' | 'clash'> | { told: number }> {
  try {
    return await services.db.transaction().execute(async (trx) => {
      const at = services.clock();
      const ids = [swap.sessionId, swap.otherSessionId].sort();
      for (const id of ids) await lockSession(trx, head.id, id);
      const [one, two] = [
        await findSession(trx, head.id, swap.sessionId),
        await findSession(trx, head.id, swap.otherSessionId),
      ];
      const has = (session: Session | null, id: string) => session?.peers.some((peer) => peer.id === id) ?? false;
      const apart = !has(one, swap.otherPeerId) && !has(two, swap.peerId);
      if (!one?.isLive || !two?.isLive || !apart || !has(one, swap.peerId) || !has(two, swap.otherPeerId))
        return refusal('gone', 'Somebody changed one of the two sessions just now. Look again.');
      const released = await isReleased(trx, head.id);
      const thens = [await sessionThen(trx, one), await sessionThen(trx, two)];
      const stood = await standsOf(trx, [one, two]);
      await swapTwoPeers(trx, swap, released);
      if (!released) await keepStep(trx, { challengeId: head.id, by, at, what: 'swapped' }, stood, ids);
      let told = 0;
      for (const before of thens) {
        const after = await findSession(trx, head.id, before.session.id);
        if (!after) throw new Error('swapPeers: a session has gone');
        await recordAudit(trx, {
          actorId: by,
          challengeId: head.id,
          subject: { kind: 'session', id: after.id },
          action: 'Two peers changed places',
          at,
        });
        if (!released) continue;
        await tellOne(trx, await toldBefore(trx, head.id, at), after, by, at);
        told += await tellOfChange(trx, { config: services.config, head, at }, { before, after, by });
      }
      return { told };
    });
  } catch (error) {
    if (clashNamedBy(error) === null) throw error;
    return refusal('clash', 'One of the two has something else at that time. Nothing was changed.');
  }
}
