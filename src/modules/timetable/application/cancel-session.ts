import { londonDate, longDateTime } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { type Clash, clashMessages } from '../domain/clash.ts';
import type { Session } from '../domain/session.ts';
import { dayProblem, daysOnSite } from '../domain/session-time.ts';
import { clashNamedBy, findClashes } from '../store/clashes.ts';
import { isReleased } from '../store/release.ts';
import { toldBefore } from '../store/releases.ts';
import { findSession } from '../store/sessions.ts';
import { heldAlready } from '../store/wanted.ts';
import { setLive } from '../store/write-session.ts';
import { inTurn, type OutOfTurn } from './in-turn.ts';
import { keepStep, standsOf } from './keep-step.ts';
import { clashesBefore, lookedAt, orLookFirst } from './look-first.ts';
import { tellTogether } from './tell-together.ts';
import { NOBODY, type Told } from './whom-to-ring.ts';

export type LiveChange = {
  readonly id: string;
  readonly version: number;
  /** Why it is off; null brings it back. */
  readonly cancelledReason: string | null;
};

export type ChangedLive = { readonly session: Session } & Told;

/**
 * Cancels a session with a reason, or brings it back. A cancelled session keeps its people and holds nothing up: its room and people
 * are free. Bringing it back is refused where its day is no day on site any more, where any of them has something else by now, where what it was about
 * is held in another session by now, or, once people would be told, where somebody could not keep it. Nobody hears that something is off that they were never told of. Doing either again changes nothing.
 */
export async function changeLive(
  services: Services,
  head: ChallengeHead,
  change: LiveChange,
  by: string,
): Promise<Refusal<'gone' | 'stale' | 'clash' | OutOfTurn> | ChangedLive> {
  const isLive = change.cancelledReason === null;
  let seen: Session | null = null;
  try {
    const outcome = await orLookFirst(() => inTurn(services, head.id, turn));
    if (!('kind' in outcome)) return outcome;
    return refusal('clash', `${outcome.clashes.join('. ')}. Put that right first, then bring it back.`);
  } catch (error) {
    const named = clashNamedBy(error);
    if (named === null || seen === null) throw error;
    return refusal('clash', await clashWords(services, seen, named));
  }

  async function turn(trx: Transacting): Promise<Refusal<'gone' | 'stale' | 'clash'> | ChangedLive> {
    const at = services.clock();
    const old = await findSession(trx, head.id, change.id);
    if (!old) return refusal('gone', 'This session is no longer there.');
    seen = old;
    if (old.isLive === isLive) return { session: old, ...NOBODY };
    if (old.version !== change.version)
      return refusal('stale', 'Somebody changed this session while you were looking. Look again, then decide.');
    const wrongDay = isLive ? dayProblem(londonDate(old.startsAt), old.kind, daysOnSite(head)) : null;
    if (wrongDay)
      return refusal('clash', `${wrongDay}. ‘Change the session’ moves it: do that first, then bring it back.`);
    const [held] = isLive ? await heldAlready(trx, [old.id]) : [];
    if (held) return refusal('clash', heldWords(held));
    const released = await isReleased(trx, head.id);
    const frozen = released ? await toldBefore(trx, head.id, at) : [];
    // Of what nobody was told of, or knows to be off, nobody hears that it is off: it is a change to the draft.
    const isKnown = frozen.some((one) => one.id === old.id && one.isLive);
    const tells = released && (isLive || isKnown);
    const clashes = tells && isLive ? await clashesBefore(trx, head.id, at, frozen, [old]) : [];
    const stood = await standsOf(trx, [old]);
    await setLive(trx, {
      id: old.id,
      isLive,
      reason: change.cancelledReason,
      version: old.version + 1,
      calendarSequence: old.calendarSequence + (tells ? 1 : 0),
    });
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'session', id: old.id },
      action: isLive ? 'Brought the session back' : 'Cancelled the session',
      before: old.isLive ? 'live' : 'cancelled',
      after: isLive ? 'live' : 'cancelled',
      // The history is read by others than the team, who alone may know why its conversation is off.
      reason: old.ofTeam ? null : change.cancelledReason,
      at,
    });
    if (tells && isLive) await lookedAt(trx, head.id, at, { before: clashes, seen: '' });
    const session = await findSession(trx, head.id, old.id);
    if (!session) throw new Error('changeLive: the session has gone');
    const step = { challengeId: head.id, by, at, what: isLive ? 'brought-back' : 'taken-off' } as const;
    if (!tells) await keepStep(trx, step, stood, [old.id]);
    const about = { config: services.config, head, at };
    const told = tells ? await tellTogether(trx, about, [old.id], by) : NOBODY;
    return { session, ...told };
  }
}

/** Why what is held in another session cannot be held again, as a sentence. */
function heldWords({ title, startsAt }: { title: string; startsAt: Date }): string {
  return `It is held already, in ‘${title}’ on ${longDateTime(startsAt)}: cancel that one first, or leave this one off.`;
}

async function clashWords(services: Services, session: Session, named: Clash['field']): Promise<string> {
  const found = await findClashes(services.db, {
    ...session,
    peerIds: session.peers.map((peer) => peer.id),
    intervieweeIds: session.interviewees.map((who) => who.id),
  });
  return `${Object.values(clashMessages(found, named)).join('. ')}. Change one of the two first.`;
}
