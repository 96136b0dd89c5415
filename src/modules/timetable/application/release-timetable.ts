import { type Refusal, refusal } from '#kernel/result';
import { peopleWithRole, reachMilestone } from '#modules/challenges';
import { definitionVersion } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';
import { changesSince, frozenOf } from '../domain/frozen.ts';
import type { Session } from '../domain/session.ts';
import { addresseesOf, mailKey, recipientKey } from '../store/addresses.ts';
import { isReleased } from '../store/release.ts';
import { keepRelease } from '../store/releases.ts';
import { timetableOf } from '../store/sessions.ts';
import { inTurn, type OutOfTurn } from './in-turn.ts';
import { inviteInterviewees } from './invite-interviewees.ts';
import { type About, invitation, releaseNotice } from './messages.ts';
import { organisersOf } from './organisers.ts';
import { clashesOf } from './release-again.ts';
import { isAsSeen, LOOK_AGAIN, seenOfTimetable } from './seen-release.ts';
import { type Told, whomToRing } from './whom-to-ring.ts';

/**
 * Releases the timetable: interviewees with an address may sign in and see their own sessions, and everybody concerned gets one
 * message: an invitation for interviewees, word that it stands for the team and the host. Whom no mail reaches is named. Nobody is invited to
 * what is over. From now on changes are told. Once only, and refused where it is not any more as it was `seen`.
 */
export async function releaseTimetable(
  services: Services,
  head: ChallengeHead,
  by: string,
  seen: string,
): Promise<Refusal<'nothing-yet' | 'released-already' | 'changed' | 'clash' | OutOfTurn> | Told> {
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  const at = services.clock();
  return await inTurn(services, head.id, async (trx) => {
    const live = (await timetableOf(trx, head.id)).filter((session) => session.isLive);
    if (live.length === 0) return refusal('nothing-yet', 'Add a session first: there is nothing to release yet.');
    if (!(await isReleased(trx, head.id)) && !isAsSeen(seen, seenOfTimetable(live)))
      return refusal('changed', LOOK_AGAIN);
    const clashes = await clashesOf(trx, head.id, at);
    if (clashes.length > 0) return refusal('clash', `This cannot be released: ${clashes.slice(0, 5).join('. ')}.`);
    const milestone = 'timetable-released' as const;
    const first = await reachMilestone(trx, { challengeId: head.id, definition, milestone, by, at });
    if (!first) return refusal('released-already', 'The timetable has been released already.');
    await keepRelease(trx, { challengeId: head.id, at, by, snapshot: live.map(frozenOf) });
    const ahead = live.filter((session) => session.endsAt > at);
    await inviteInterviewees(
      trx,
      head,
      ahead.map((session) => session.id),
      by,
      at,
    );
    const told = await tellEverybody(trx, { config: services.config, head, at }, ahead);
    return { told, toRing: await whomToRing(trx, changesSince([], ahead)) };
  });
}

/**
 * Keeps a timetable that was released before this service knew it as its first release, of that day: nobody is told anything. Does
 * nothing where there is no session.
 */
export async function keepEarlierRelease(
  trx: Transacting,
  challengeId: string,
  released: { at: Date; by: string | null },
): Promise<void> {
  const live = (await timetableOf(trx, challengeId)).filter((session) => session.isLive);
  if (live.length > 0) await keepRelease(trx, { challengeId, ...released, snapshot: live.map(frozenOf) });
}

/**
 * One message to each person: an invitation, with their own link and sessions, to each who is to be heard, also where two of them share an
 * address; a notice to the team and the host at each address that has no invitation, which has the calendar, and to who arranges the days at
 * any: they are told besides that it stands.
 */
async function tellEverybody(trx: Transacting, about: About, live: readonly Session[]): Promise<number> {
  const addressees = await addresseesOf(
    trx,
    live.map((session) => session.id),
  );
  const told = new Set<string>();
  const [invited, noticed] = [new Set<string>(), new Set<string>()];
  const sessionsOf = (key: string) => {
    const ids = addressees.filter((one) => recipientKey(one) === key).map((one) => one.sessionId);
    return live.filter((session) => ids.includes(session.id));
  };
  for (const person of addressees.filter((one) => one.part === 'interviewee')) {
    const key = recipientKey(person);
    if (told.has(key)) continue;
    told.add(key);
    invited.add(mailKey(person));
    await enqueueMail(trx, invitation(about, person, sessionsOf(key)), about.at);
  }
  const team = await peopleWithRole(trx, about.head, 'team-peer', 'challenge-manager');
  const host = await peopleWithRole(trx, about.head, 'host-coordinator', 'host-sponsor');
  const notices = [
    ...team.map((person) => ({ person, why: `You get this because you are on the team of ${about.head.title}.` })),
    ...host.map((person) => ({ person, why: `You get this because you look after ${about.head.title} for the host.` })),
  ];
  const arranging = new Set((await organisersOf(trx, about.head)).map(mailKey));
  for (const { person, why } of notices) {
    const key = mailKey(person);
    if (noticed.has(key) || (invited.has(key) && !arranging.has(key))) continue;
    noticed.add(key);
    if (!invited.has(key)) told.add(key);
    await enqueueMail(trx, releaseNotice(about, person, sessionsOf(key), why), about.at);
  }
  return told.size;
}
