import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { ChallengeHead, Services } from '#platform/http/context';
import { type Pushed, pushLater } from '../domain/push-later.ts';
import type { Session } from '../domain/session.ts';
import { clashNamedBy } from '../store/clashes.ts';
import { isReleased } from '../store/release.ts';
import { tellOne, toldBefore } from '../store/releases.ts';
import { timetableOf } from '../store/sessions.ts';
import { bringBack, lockTimetable, parkSessions, updateSession } from '../store/write-session.ts';
import { keepStep, standsOf } from './keep-step.ts';
import { sessionThen, tellOfChange } from './tell-people.ts';

/** By how many minutes a session is late; `version` is the revision that was seen. `pushing`: what it runs into begins later too. */
export type Late = {
  readonly id: string;
  readonly version: number;
  readonly minutes: number;
  readonly pushing: boolean;
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
): Promise<Refusal<'gone' | 'stale' | 'clash'> | RanLate> {
  try {
    return await services.db.transaction().execute(async (trx) => {
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
      if (released) await toldBefore(trx, head.id, at);
      const thens = [];
      for (const each of moved) thens.push(await sessionThen(trx, each.session));
      const ids = moved.map((each) => each.session.id);
      const stood = await standsOf(
        trx,
        moved.map((each) => each.session),
      );
      await parkSessions(trx, ids);
      for (const each of moved) await updateSession(trx, atNewTime(each, released));
      await bringBack(trx, ids);
      const now = await timetableOf(trx, head.id);
      let told = 0;
      for (const before of thens) {
        const after = now.find(({ id }) => id === before.session.id) as Session;
        await recordAudit(trx, {
          actorId: by,
          challengeId: head.id,
          subject: { kind: 'session', id: after.id },
          action: 'The session runs late',
          detail: { startsAt: after.startsAt.toISOString(), endsAt: after.endsAt.toISOString() },
          at,
        });
        if (!released) continue;
        await tellOne(trx, await toldBefore(trx, head.id, at), after, by, at);
        told += await tellOfChange(trx, { config: services.config, head, at }, { before, after, by });
      }
      if (!released) await keepStep(trx, { challengeId: head.id, by, at, what: 'late' }, stood, ids);
      return { kind: 'moved', moved, told };
    });
  } catch (error) {
    if (clashNamedBy(error) === null) throw error;
    return refusal('clash', 'A peer of it has a session of another challenge then, or somebody saved one just now');
  }
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
