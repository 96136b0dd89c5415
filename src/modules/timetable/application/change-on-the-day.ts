import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { changesSince, newsIn } from '../domain/frozen.ts';
import { placeNoteIn, type Session } from '../domain/session.ts';
import { clashNamedBy } from '../store/clashes.ts';
import { isReleased } from '../store/release.ts';
import { toldBefore } from '../store/releases.ts';
import { findSession } from '../store/sessions.ts';
import { swapTwoPeers } from '../store/write-session.ts';
import { formOfSession } from './form-of-session.ts';
import { inTurn, type OutOfTurn } from './in-turn.ts';
import { keepStep, standsOf } from './keep-step.ts';
import { clashesBefore, type LookFirst, lookedAt, orLookFirst } from './look-first.ts';
import { type SavedSession, type SessionForm, saveSession } from './save-session.ts';
import { tellTogether } from './tell-together.ts';
import { NOBODY, type Told } from './whom-to-ring.ts';

/** What is changed in one press on the day: another room, or one peer in place of another. */
export type QuickChange = { readonly roomId: string } | { readonly leavesId: string; readonly comesId: string };

/** Moves a session to another room or sends another peer, and tells everybody concerned at once. Refused with a clash, like any change. */
export async function changeOnTheDay(
  services: Services,
  head: ChallengeHead,
  session: Session,
  change: QuickChange & { readonly version: number; readonly seen: string },
  by: string,
): Promise<Refusal | SavedSession> {
  const ids = session.peers.map(({ id }) => id);
  const roomId = 'roomId' in change ? change.roomId : session.roomId;
  const form: SessionForm = {
    ...formOfSession(session),
    version: change.version,
    roomId,
    placeNote: placeNoteIn(session, roomId),
    peerIds: 'comesId' in change ? [...ids.filter((id) => id !== change.leavesId), change.comesId] : ids,
    tell: 'now',
    seen: change.seen,
  };
  return await saveSession(services, head, form, by);
}

/** One peer of each of two sessions, who change places. */
export type Swap = {
  readonly sessionId: string;
  /** The revision of it that was seen. */
  readonly version: number;
  readonly peerId: string;
  readonly otherSessionId: string;
  readonly otherPeerId: string;
  /** What was seen that nobody could keep. */
  readonly seen: string;
};

/**
 * Two peers of two sessions change places, and they and the organisers hear at once. Refused where one of them is not there any more,
 * or would be in two sessions at a time. What people have not been told of the other session would be told with it: that is looked at first.
 */
export async function swapPeers(
  services: Services,
  head: ChallengeHead,
  swap: Swap,
  by: string,
): Promise<Refusal<'gone' | 'clash' | OutOfTurn> | LookFirst | Told> {
  try {
    return await orLookFirst(() => inTurn(services, head.id, (trx) => swapIn(trx, services, head, swap, by)));
  } catch (error) {
    if (clashNamedBy(error) === null) throw error;
    return refusal('clash', 'One of the two has something else at that time. Nothing was changed.');
  }
}

async function swapIn(
  trx: Transacting,
  services: Services,
  head: ChallengeHead,
  swap: Swap,
  by: string,
): Promise<Refusal<'gone'> | Told> {
  const at = services.clock();
  const ids = [swap.sessionId, swap.otherSessionId].sort();
  const one = await findSession(trx, head.id, swap.sessionId);
  const two = await findSession(trx, head.id, swap.otherSessionId);
  const has = (session: Session | null, id: string) => session?.peers.some((peer) => peer.id === id) ?? false;
  const apart = !has(one, swap.otherPeerId) && !has(two, swap.peerId);
  if (
    one?.version !== swap.version ||
    !one.isLive ||
    !two?.isLive ||
    !apart ||
    !has(one, swap.peerId) ||
    !has(two, swap.otherPeerId)
  )
    return refusal('gone', 'Somebody changed one of the two sessions just now. Look again.');
  const released = await isReleased(trx, head.id);
  const frozen = released ? await toldBefore(trx, head.id, at) : [];
  const stood = await standsOf(trx, [one, two]);
  const before = released ? await clashesBefore(trx, head.id, at, frozen, [one, two]) : [];
  await swapTwoPeers(trx, swap, released);
  // Of the first it stands above the form that was seen; of the second it does not.
  const untold = released ? newsIn(changesSince(frozen, [two]), at) : [];
  if (released) await lookedAt(trx, head.id, at, { before, seen: swap.seen, untold });
  for (const id of ids)
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'session', id },
      action: 'Two peers changed places',
      at,
    });
  if (released) return await tellTogether(trx, { config: services.config, head, at }, ids, by);
  await keepStep(trx, { challengeId: head.id, by, at, what: 'swapped' }, stood, ids);
  return NOBODY;
}
