import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { asToldIn, changesSince, type Frozen, newsIn, retold } from '../domain/frozen.ts';
import { releaseClashes } from '../domain/release-clashes.ts';
import type { Session } from '../domain/session.ts';
import { intervieweesOf } from '../store/interviewees.ts';
import { keepRelease, toldBefore } from '../store/releases.ts';
import { timetableOf } from '../store/sessions.ts';
import { onSiteOf, travelOf } from '../store/settings.ts';
import { teamOf } from '../store/team.ts';
import { inTurn, type OutOfTurn } from './in-turn.ts';
import { inviteInterviewees } from './invite-interviewees.ts';
import { isAsSeen, LOOK_AGAIN, seenOfChanges } from './seen-release.ts';
import { tellChanges } from './tell-changes.ts';
import { namesToRing, whoRings } from './who-rings.ts';
import type { Told } from './whom-to-ring.ts';

/**
 * What stands in the way of a release: sentences, none where nothing does. With `told`, what stood in the way of what was told. Six
 * statements.
 */
export async function clashesOf(
  db: Queryable,
  challengeId: string,
  now: Date,
  told: readonly Frozen[] | null = null,
): Promise<string[]> {
  const [drafts, travel, people, team] = [
    await timetableOf(db, challengeId),
    await travelOf(db, challengeId),
    await intervieweesOf(db, challengeId),
    await teamOf(db, challengeId),
  ];
  const absences = new Map(people.map((who) => [who.id, who.unavailable]));
  const sessions = told === null ? drafts : asToldIn(told, drafts).sort(byStart);
  const onSite = await onSiteOf(db, challengeId);
  return releaseClashes({ sessions, travel, absences, team, now, onSite });
}

function byStart(a: Session, b: Session): number {
  return a.startsAt.getTime() - b.startsAt.getTime();
}

/** Whether a sentence is about a session of one of these titles. */
export function isAbout(clash: string, titles: readonly string[]): boolean {
  return titles.some((title) => clash.includes(`‘${title}’`));
}

/** So many are said after a change; the page of releases has them all. */
const MOST_SAID = 3;

/**
 * What nobody could keep of these sessions, in one sentence, or nothing: said to whoever has just changed the draft. A release is refused
 * with it.
 */
export async function lookAgainAt(
  db: Queryable,
  challengeId: string,
  titles: readonly string[],
  now: Date,
): Promise<string> {
  const clashes = await clashesOf(db, challengeId, now);
  const own = clashes.filter((clash) => isAbout(clash, titles));
  return own.length === 0 ? '' : `Look again: ${own.slice(0, MOST_SAID).join('. ')}.`;
}

/**
 * Releases what has changed since the last release: it is frozen as the next version, and each person concerned gets one message with
 * their own changes for the calendar; of what is over nobody is told. Refused with a clash, where nothing has changed, and where it is not what
 * was `seen`. Whom no mail reaches is named.
 */
export async function releaseAgain(
  services: Services,
  head: ChallengeHead,
  by: string,
  seen: string,
): Promise<Refusal<'nothing-new' | 'changed' | 'clash' | OutOfTurn> | ({ changes: number } & Told)> {
  return await inTurn(services, head.id, async (trx) => {
    const at = services.clock();
    const told = await toldBefore(trx, head.id, at);
    const found = changesSince(told, await timetableOf(trx, head.id));
    if (found.length === 0) return refusal('nothing-new', 'Nothing has changed since the last release.');
    if (!isAsSeen(seen, seenOfChanges(found))) return refusal('changed', LOOK_AGAIN);
    const clashes = await clashesOf(trx, head.id, at);
    if (clashes.length > 0) return refusal('clash', `This cannot be released: ${clashes.slice(0, 5).join('. ')}.`);
    const ids = found.map(({ session }) => session.id);
    await trx
      .updateTable('sessions')
      .set((row) => ({ calendar_sequence: row('calendar_sequence', '+', 1) }))
      .where('id', 'in', ids)
      .execute();
    const now = await timetableOf(trx, head.id);
    const changes = changesSince(told, now);
    await keepRelease(trx, { challengeId: head.id, at, by, snapshot: retold(told, now) });
    const news = newsIn(changes, at);
    const coming = news.map(({ session }) => session.id);
    await inviteInterviewees(trx, head, coming, by, at);
    const rings = await whoRings(trx, head, news, by);
    const about = { config: services.config, head, at };
    const count = news.length > 0 ? await tellChanges(trx, about, news, rings, by) : 0;
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'challenge', id: head.id },
      action: 'Released changes to the timetable',
      detail: { changes: changes.length, told: count },
      at,
    });
    return { changes: changes.length, told: count, ...(await namesToRing(trx, rings)), isOver: news.length === 0 };
  });
}
