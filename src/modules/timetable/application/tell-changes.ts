import type { Transacting } from '#platform/database/connect';
import { enqueueMail } from '#platform/mail/outbox';
import { asFrozen, asGone, type ReleaseChange } from '../domain/frozen.ts';
import type { Session } from '../domain/session.ts';
import { type Addressee, addresseesOf, addressesOf, isAlsoThere, mailKey, recipientKey } from '../store/addresses.ts';
import { changesNotice, isAtOtherTime, type OwnChange } from './change-letters.ts';
import { type About, invitation } from './messages.ts';
import { heardBy, organisersOf } from './organisers.ts';
import { type Ringing, ringLine } from './who-rings.ts';

/** `besides`: what somebody who arranges the days reads of and is not in. */
type Mine = { to: Addressee; own: OwnChange[]; besides: OwnChange[]; toRing: string };

/**
 * One message to each person concerned, whatever number of sessions changed for them. Two people to be heard who share an address get one
 * each, with their own link; what one of them is still expected at stays in the calendar that they share. Who arranges the days reads of
 * every change in one message, with their own sessions for their calendar; whoever of them is heard too is asked in a message of its own.
 */
export async function tellChanges(
  trx: Transacting,
  about: About,
  changes: readonly ReleaseChange[],
  rings: readonly Ringing[],
  by: string,
): Promise<number> {
  const mine = new Map<string, Mine>();
  const add = (to: Addressee, change: OwnChange) => {
    if (to.personId === by) return;
    const key = recipientKey(to);
    const known = mine.get(key) ?? { to, own: [], besides: [], toRing: '' };
    known.own.push(change);
    mine.set(key, known);
  };
  await gather(trx, changes, add);
  const written = new Set([...mine.values()].map(({ to }) => mailKey(to)));
  let alone = 0;
  for (const person of await organisersOf(trx, about.head)) {
    if (person.personId === by) continue;
    const to: Addressee = { ...person, sessionId: '', part: 'peer', ownId: person.personId, linkKey: null };
    const known = mine.get(recipientKey(to)) ?? { to, own: [], besides: [], toRing: '' };
    const heard = heardBy(person, changes, ({ session }) => session);
    known.besides.push(...heard.filter((change) => !isSaidIn(known.own, change)).map(asOrganisersHear));
    known.toRing = await ringLine(trx, person, rings);
    if (known.own.length + known.besides.length === 0) continue;
    if (!mine.has(recipientKey(to)) && !written.has(mailKey(to))) alone += 1;
    mine.set(recipientKey(to), known);
  }
  for (const { to, own, besides, toRing } of mine.values()) {
    const invited = to.part === 'interviewee' && own.every(({ kind }) => kind === 'added');
    const mail = invited
      ? invitation(
          about,
          to,
          own.map(({ session }) => session),
        )
      : changesNotice(about, to, own, besides, toRing);
    await enqueueMail(trx, mail, about.at);
  }
  return written.size + alone;
}

/** Whoever is not needed at a session any more and arranges the days is told what has become of it, too. */
function isSaidIn(own: readonly OwnChange[], { kind, session }: ReleaseChange): boolean {
  const said = own.find((one) => one.session.id === session.id);
  return said !== undefined && (said.kind !== 'removed' || kind === 'people');
}

function asOrganisersHear(change: ReleaseChange): OwnChange {
  return { kind: kindFor(change, true), session: asHeardOf(change) };
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
      const otherTime = !isNew && before !== null && isAtOtherTime(asFrozen(session, before), session);
      add(person, { kind: isNew ? 'added' : kindFor(change, goesWithOthers), session, otherTime });
    }
    // Who has left is told of it as they knew it, with the newest sequence, so that calendars believe it.
    const known = before ? { ...asFrozen(session, before), calendarSequence: session.calendarSequence } : session;
    const cancelled = !session.isLive;
    const there = session.isLive ? now.filter((each) => each.sessionId === session.id) : [];
    for (const person of gone.filter(({ ownId }) => left.includes(ownId)))
      add(person, {
        kind: cancelled ? 'cancelled' : 'removed',
        session: { ...known, isLive: false, cancelledReason: cancelled ? session.cancelledReason : null },
        staysInCalendar: isAlsoThere(person, there),
      });
  }
}

/** What of a change is said: of what is off, that it is, as it was known. */
function asHeardOf({ session, before }: ReleaseChange): Session {
  return session.isLive || !before ? session : asGone(session, asFrozen(session, before));
}

function kindFor(change: ReleaseChange, knowsPeople: boolean): OwnChange['kind'] {
  const { kind } = change;
  if (kind === 'added' || kind === 'cancelled' || kind === 'restored') return kind;
  if (kind !== 'people' || !knowsPeople) return 'moved';
  return change.joinedPeerIds.length + change.leftPeerIds.length > 0 ? 'people' : 'heard';
}
