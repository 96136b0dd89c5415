import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { type Pushed, pushLater } from '../domain/push-later.ts';
import { clashNamedBy } from '../store/clashes.ts';
import { isReleased } from '../store/release.ts';
import { toldBefore } from '../store/releases.ts';
import { timetableOf } from '../store/sessions.ts';
import { bringBack, lockTimetable, parkSessions, updateSession } from '../store/write-session.ts';
import { keepStep, standsOf } from './keep-step.ts';
import { clashesBefore, type LookFirst, lookedAt, orLookFirst } from './look-first.ts';
import { tellTogether } from './tell-together.ts';

/** By how many minutes a session is late; `version` is the revision that was seen. `pushing`: what it runs into begins later too. */
export type Late = {
  readonly id: string;
  readonly version: number;
  readonly minutes: number;
  readonly pushing: boolean;
  /** What was seen that nobody could keep. */
  readonly seen: string;
};

/** What was moved, itself first, and how many messages go out. Or what it would run into, as it would have to be; nothing was moved. */
export type RanLate =
  | { readonly kind: 'moved'; readonly moved: readonly Pushed[]; readonly told: number }
  | { readonly kind: 'runs-into'; readonly others: readonly Pushed[] };

/**
 * A session begins later, and everybody concerned hears at once. Where it would run into others, they are named and nothing is moved;
 * pushed along, each of them begins no later than it must, all of them or none.
 */
export async function runLate(
  services: Services,
  head: ChallengeHead,
  late: Late,
  by: string,
): Promise<Refusal<'gone' | 'stale' | 'clash'> | LookFirst | RanLate> {
  try {
    return await orLookFirst(() =>
      services.db.transaction().execute((trx) => moveLater(trx, services, head, late, by)),
    );
  } catch (error) {
    if (clashNamedBy(error) === null) throw error;
    return refusal('clash', 'A peer of it has a session of another challenge then, or somebody saved one just now');
  }
}

async function moveLater(
  trx: Transacting,
  services: Services,
  head: ChallengeHead,
  late: Late,
  by: string,
): Promise<Refusal<'gone' | 'stale'> | RanLate> {
  const at = services.clock();
  await lockTimetable(trx, head.id);
  const released = await isReleased(trx, head.id);
  const all = await timetableOf(trx, head.id);
  const session = all.find(({ id }) => id === late.id);
  if (!session?.isLive) return refusal('gone', 'This session is no longer there.');
  if (session.version !== late.version)
    return refusal('stale', 'Somebody else changed it just now. Look again, then decide');
  const moved = pushLater(session, late.minutes, all);
  if (moved.length > 1 && !late.pushing) return { kind: 'runs-into', others: moved.slice(1) };
  const frozen = released ? await toldBefore(trx, head.id, at) : [];
  const sessions = moved.map((each) => each.session);
  const ids = sessions.map(({ id }) => id);
  const stood = await standsOf(trx, sessions);
  const before = released ? await clashesBefore(trx, head.id, at, frozen, sessions) : [];
  await parkSessions(trx, ids);
  for (const each of moved) await updateSession(trx, atNewTime(each, released));
  await bringBack(trx, ids);
  if (released) await lookedAt(trx, head.id, at, { before, seen: late.seen });
  for (const { session: each, startsAt, endsAt } of moved)
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'session', id: each.id },
      action: 'The session runs late',
      detail: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      at,
    });
  if (!released) {
    await keepStep(trx, { challengeId: head.id, by, at, what: 'late' }, stood, ids);
    return { kind: 'moved', moved, told: 0 };
  }
  const told = await tellTogether(trx, { config: services.config, head, at }, ids, by);
  return { kind: 'moved', moved, told };
}

function atNewTime({ session, startsAt, endsAt }: Pushed, released: boolean) {
  return {
    ...session,
    startsAt,
    endsAt,
    peerIds: session.peers.map(({ id }) => id),
    intervieweeIds: session.interviewees.map(({ id }) => id),
    version: session.version + 1,
    calendarSequence: session.calendarSequence + (released ? 1 : 0),
    isLive: false,
  };
}
