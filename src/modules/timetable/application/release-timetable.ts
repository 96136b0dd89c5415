import { type Refusal, refusal } from '#kernel/result';
import { peopleWithRole, reachMilestone } from '#modules/challenges';
import { definitionVersion } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';
import { frozenOf } from '../domain/frozen.ts';
import type { Session } from '../domain/session.ts';
import { type Addressee, addresseesOf } from '../store/addresses.ts';
import { keepRelease } from '../store/releases.ts';
import { timetableOf } from '../store/sessions.ts';
import { inTurn } from './in-turn.ts';
import { inviteInterviewees } from './invite-interviewees.ts';
import { type About, invitation, releaseNotice } from './messages.ts';
import { clashesOf } from './release-again.ts';

/** How many people a message goes to, and how many interviewees have no address and must be told by the host. */
export type Released = { readonly told: number; readonly withoutAddress: number };

/**
 * Releases the timetable: interviewees with an address may sign in and see their own sessions, and everybody concerned gets one
 * message: an invitation for interviewees, word that it stands for the team and the host. From now on changes are told. Once only.
 */
export async function releaseTimetable(
  services: Services,
  head: ChallengeHead,
  by: string,
): Promise<Refusal<'nothing-yet' | 'released-already' | 'clash' | 'busy'> | Released> {
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  const at = services.clock();
  return await inTurn(services, head.id, async (trx) => {
    const live = (await timetableOf(trx, head.id)).filter((session) => session.isLive);
    if (live.length === 0) return refusal('nothing-yet', 'Add a session first: there is nothing to release yet.');
    const clashes = await clashesOf(trx, head.id, at);
    if (clashes.length > 0) return refusal('clash', `This cannot be released: ${clashes.slice(0, 5).join('. ')}.`);
    const milestone = 'timetable-released' as const;
    const first = await reachMilestone(trx, { challengeId: head.id, definition, milestone, by, at });
    if (!first) return refusal('released-already', 'The timetable has been released already.');
    await keepRelease(trx, { challengeId: head.id, at, by, snapshot: live.map(frozenOf) });
    const ids = live.map((session) => session.id);
    await inviteInterviewees(trx, head, ids, by, at);
    const told = await tellEverybody(trx, { config: services.config, head, at }, live);
    const addressees = await addresseesOf(trx, ids);
    const named = new Set(live.flatMap((session) => session.interviewees.map((who) => `${who.name}\n${who.jobTitle}`)));
    const reached = new Set(
      addressees.filter((one) => one.part === 'interviewee').map((one) => one.email.toLowerCase()),
    );
    return { told, withoutAddress: Math.max(0, named.size - reached.size) };
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

/** One message to each address, whatever parts its owner has. An invitation goes before a notice: it has the calendar. */
async function tellEverybody(trx: Transacting, about: About, live: readonly Session[]): Promise<number> {
  const addressees = await addresseesOf(
    trx,
    live.map((session) => session.id),
  );
  const told = new Set<string>();
  const mine = (email: string, part: Addressee['part']) => {
    const ids = addressees
      .filter((one) => one.part === part && one.email.toLowerCase() === email)
      .map((one) => one.sessionId);
    return live.filter((session) => ids.includes(session.id));
  };
  for (const person of addressees.filter((one) => one.part === 'interviewee')) {
    const email = person.email.toLowerCase();
    if (told.has(email)) continue;
    told.add(email);
    await enqueueMail(trx, invitation(about, person, mine(email, 'interviewee')), about.at);
  }
  const team = await peopleWithRole(trx, about.head, 'team-peer', 'challenge-manager');
  const host = await peopleWithRole(trx, about.head, 'host-coordinator', 'host-sponsor');
  const notices = [
    ...team.map((person) => ({ person, why: `You get this because you are on the team of ${about.head.title}.` })),
    ...host.map((person) => ({ person, why: `You get this because you look after ${about.head.title} for the host.` })),
  ];
  for (const { person, why } of notices) {
    const email = person.email.toLowerCase();
    if (told.has(email)) continue;
    told.add(email);
    await enqueueMail(trx, releaseNotice(about, person, mine(email, 'peer'), why), about.at);
  }
  return told.size;
}
