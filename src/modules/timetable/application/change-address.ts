import { mailMessage } from '#design/mail';
import { calendarMessage, mailboxOf } from '#platform/calendar/calendar';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import { enqueueMail, type OutgoingMail } from '#platform/mail/outbox';
import { asFrozen, type Frozen } from '../domain/frozen.ts';
import type { Session } from '../domain/session.ts';
import { toldToCome } from '../domain/still-expected.ts';
import { addressesOf } from '../store/addresses.ts';
import { countOn } from '../store/calendar-sequence.ts';
import { forgetAnswers, intervieweesAt } from '../store/invitations.ts';
import { lockTimetable } from '../store/locks.ts';
import { isReleased } from '../store/release.ts';
import { keepRelease, toldBefore } from '../store/releases.ts';
import { sessionsByIds } from '../store/sessions.ts';
import { letIn } from './invite-interviewees.ts';
import { type About, invitation, line } from './messages.ts';
import { sessionEvent } from './session-event.ts';

/** What people were told of the timetable, which stands still until the transaction ends; nothing before the release. */
export async function toldForAddress(trx: Transacting, head: ChallengeHead, at: Date): Promise<readonly Frozen[]> {
  await lockTimetable(trx, head.id);
  if (!(await isReleased(trx, head.id))) return [];
  return await toldBefore(trx, head.id, at);
}

/** Somebody to be heard as they are now, and under whose name and address they were told. */
type Readdressed = {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string | null;
  readonly was: { readonly name: string; readonly email: string | null };
};

/**
 * After the address of somebody to be heard has become another one, or none: the old address has what it was told of taken out of its
 * calendar, the new one is invited to what was told and still has them in it. What only the draft has waits for a release. Each is
 * counted on, so that calendars believe whichever came last, and is told from now on as it went out. Answers to whom mail went.
 */
export async function tellOfAddress(
  trx: Transacting,
  about: About,
  told: readonly Frozen[],
  who: Readdressed,
  by: string,
): Promise<{ invited: string | null; sentAway: string | null }> {
  const { head, at } = about;
  const { id, email, was } = who;
  const theirs = toldToCome(told, id, at);
  const draft = await sessionsByIds(
    trx,
    theirs.map((one) => one.id),
  );
  const stay = draft.filter((one) => one.isLive && one.interviewees.some((each) => each.id === id));
  const othersThere = was.email === null ? [] : await intervieweesAt(trx, head.id, was.email);
  // A colleague at the same address may still be expected: that stays in the calendar that they share.
  const left = theirs.filter(
    (one) => was.email !== null && !one.intervieweeIds.some((each) => othersThere.includes(each)),
  );
  const kept = email === null ? [] : theirs.filter((one) => stay.some((each) => each.id === one.id));
  const touched = theirs.filter((one) => left.includes(one) || kept.includes(one));
  if (touched.length === 0) return { invited: null, sentAway: null };

  const ids = touched.map((one) => one.id);
  await forgetAnswers(trx, id, ids);
  const sequences = await countOn(trx, ids);
  const isGone = (one: Frozen) => left.includes(one) && !stay.some((each) => each.id === one.id);
  const retold = (one: Frozen): Frozen => ({
    ...one,
    calendarSequence: sequences.get(one.id) ?? one.calendarSequence,
    intervieweeIds: isGone(one) ? one.intervieweeIds.filter((each) => each !== id) : one.intervieweeIds,
  });
  const snapshot = told.map((one) => (touched.includes(one) ? retold(one) : one));
  await keepRelease(trx, { challengeId: head.id, at, by, snapshot });
  const asToldOf = (some: readonly Frozen[]) =>
    draft.flatMap((session) =>
      some.filter((one) => one.id === session.id).map((one) => asFrozen(session, retold(one))),
    );
  if (was.email !== null && left.length > 0)
    await enqueueMail(trx, goodbye(about, { name: was.name, email: was.email }, asToldOf(left)), at);
  if (kept.length > 0)
    await invite(trx, about, { id, name: who.name, jobTitle: who.jobTitle, email }, asToldOf(kept), by);
  return { invited: kept.length > 0 ? email : null, sentAway: left.length > 0 ? was.email : null };
}

async function invite(
  trx: Transacting,
  about: About,
  who: { id: string; name: string; jobTitle: string; email: string | null },
  sessions: readonly Session[],
  by: string,
): Promise<void> {
  await letIn(trx, about.head, { ...who, personId: null }, by, about.at);
  const [to] = await addressesOf(trx, [], [who.id]);
  if (to) await enqueueMail(trx, invitation(about, to, sessions), about.at);
}

/** For an address that was mistyped as much as for somebody who is not asked any more: it names nobody and has no link. */
function goodbye(
  { config, head, at }: About,
  to: { name: string; email: string },
  sessions: readonly Session[],
): OutgoingMail {
  const events = sessions.map((session) => sessionEvent(config.baseUrl, head, session, 'interviewee'));
  const many = sessions.length > 1;
  return {
    to: to.email,
    challengeId: head.id,
    template: 'interviewee-address',
    subject: 'An invitation that no longer concerns this address',
    calendar: calendarMessage(events, to, mailboxOf(config.mailFrom), at, 'CANCEL'),
    ...mailMessage({
      ask: `The invitation to talk to a visiting peer team at ${head.hostName} no longer concerns this address.`,
      paragraphs: [
        sessions.map(line).join('\n'),
        `There is nothing you have to do. The message attached takes ${many ? 'these' : 'this'} out of your calendar, and the link that we sent you has ended.`,
        `If you were asked to come and did not expect this, please ask whoever at ${head.hostName} put your name forward.`,
      ],
      why: `You get this because an invitation from ${head.hostName} was sent to this address.`,
    }),
  };
}
