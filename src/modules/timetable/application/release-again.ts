import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { peopleWithRole } from '#modules/challenges';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';
import { asFrozen, asGone, asToldIn, changesSince, type Frozen, type ReleaseChange, retold } from '../domain/frozen.ts';
import { releaseClashes } from '../domain/release-clashes.ts';
import type { Session } from '../domain/session.ts';
import { type Addressee, addresseesOf, addressesOf } from '../store/addresses.ts';
import { intervieweesOf } from '../store/interviewees.ts';
import { keepRelease, toldBefore } from '../store/releases.ts';
import { timetableOf } from '../store/sessions.ts';
import { travelOf } from '../store/settings.ts';
import { teamOf } from '../store/team.ts';
import { inTurn } from './in-turn.ts';
import { inviteInterviewees } from './invite-interviewees.ts';
import { type About, changesNotice, invitation, type OwnChange } from './messages.ts';

/**
 * What stands in the way of a release: sentences, none where nothing does. With `told`, what stood in the way of what was told. Five
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
  return releaseClashes({ sessions, travel, absences, team, now });
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
 * their own changes for the calendar. Refused with a clash, and where nothing has changed.
 */
export async function releaseAgain(
  services: Services,
  head: ChallengeHead,
  by: string,
): Promise<Refusal<'nothing-new' | 'clash' | 'busy'> | { changes: number; told: number }> {
  return await inTurn(services, head.id, async (trx) => {
    const at = services.clock();
    const told = await toldBefore(trx, head.id, at);
    const found = changesSince(told, await timetableOf(trx, head.id));
    if (found.length === 0) return refusal('nothing-new', 'Nothing has changed since the last release.');
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
    await inviteInterviewees(trx, head, ids, by, at);
    const count = await tellChanges(trx, { config: services.config, head, at }, changes, by);
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'challenge', id: head.id },
      action: 'Released changes to the timetable',
      detail: { changes: changes.length, told: count },
      at,
    });
    return { changes: changes.length, told: count };
  });
}

type Mine = { to: Addressee; own: OwnChange[] };

/** One message to each person concerned, whatever number of sessions changed for them. */
export async function tellChanges(
  trx: Transacting,
  about: About,
  changes: readonly ReleaseChange[],
  by: string,
): Promise<number> {
  const mine = new Map<string, Mine>();
  const add = (to: Addressee, change: OwnChange) => {
    if (to.personId === by) return;
    const key = to.email.toLowerCase();
    const known = mine.get(key) ?? { to, own: [] };
    known.own.push(change);
    mine.set(key, known);
  };
  await gather(trx, changes, add);
  for (const { to, own } of mine.values()) {
    const invited = to.part === 'interviewee' && own.every(({ kind }) => kind === 'added');
    const mail = invited
      ? invitation(
          about,
          to,
          own.map(({ session }) => session),
        )
      : changesNotice(about, to, own);
    await enqueueMail(trx, mail, about.at);
  }
  for (const person of await peopleWithRole(trx, about.head, 'challenge-manager', 'host-coordinator')) {
    if (person.personId === by || mine.has(person.email.toLowerCase())) continue;
    const to: Addressee = { ...person, sessionId: '', part: 'peer', ownId: person.personId, linkKey: null };
    const own = changes.map((change): OwnChange => ({ kind: kindFor(change, true), session: asHeardOf(change) }));
    await enqueueMail(trx, changesNotice(about, to, own, false), about.at);
    mine.set(person.email.toLowerCase(), { to, own });
  }
  return mine.size;
}

async function gather(
  trx: Transacting,
  changes: readonly ReleaseChange[],
  add: (to: Addressee, change: OwnChange) => void,
): Promise<void> {
  const ids = changes.map(({ session }) => session.id);
  const now = await addresseesOf(trx, ids);
  const gone = await addressesOf(
    trx,
    changes.flatMap(({ leftPeerIds }) => leftPeerIds),
    changes.flatMap(({ leftIntervieweeIds }) => leftIntervieweeIds),
  );
  for (const change of changes) {
    const { session, before } = change;
    const joined = [...change.joinedPeerIds, ...change.joinedIntervieweeIds];
    const left = [...change.leftPeerIds, ...change.leftIntervieweeIds];
    for (const person of session.isLive ? now.filter((each) => each.sessionId === session.id) : []) {
      const isNew = joined.includes(person.ownId);
      // A peer who stays hears whom they go with now; who is heard has no peer's name in their calendar.
      const goesWithOthers = person.part === 'peer' && change.joinedPeerIds.length + change.leftPeerIds.length > 0;
      if (!isNew && change.kind === 'people' && !goesWithOthers) continue;
      add(person, { kind: isNew ? 'added' : kindFor(change, goesWithOthers), session });
    }
    // Who has left is told of it as they knew it, with the newest sequence, so that calendars believe it.
    const known = before ? { ...asFrozen(session, before), calendarSequence: session.calendarSequence } : session;
    const cancelled = !session.isLive;
    for (const person of gone.filter(({ ownId }) => left.includes(ownId)))
      add(person, {
        kind: cancelled ? 'cancelled' : 'removed',
        session: { ...known, isLive: false, cancelledReason: cancelled ? session.cancelledReason : null },
      });
  }
}

/** What of a change is said: of what is off, that it is, as it was known. */
function asHeardOf({ session, before }: ReleaseChange): Session {
  return session.isLive || !before ? session : asGone(session, asFrozen(session, before));
}

function kindFor({ kind }: ReleaseChange, knowsPeople: boolean): OwnChange['kind'] {
  if (kind === 'added' || kind === 'cancelled' || kind === 'restored') return kind;
  return kind === 'people' && knowsPeople ? 'people' : 'moved';
}
