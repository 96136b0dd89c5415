import type { Transacting } from '#platform/database/connect';
import { enqueueMail } from '#platform/mail/outbox';
import { asFrozen, asGone, type Frozen } from '../domain/frozen.ts';
import type { Session } from '../domain/session.ts';
import { movesPeople } from '../domain/warnings.ts';
import { type Addressee, addresseesOf, addressesOf, isAlsoThere, mailKey, recipientKey } from '../store/addresses.ts';
import { type ChangeKind, changeForOrganisers, changeNotice } from './change-letters.ts';
import { inviteInterviewees } from './invite-interviewees.ts';
import { type About, invitation } from './messages.ts';
import { organisersOf } from './organisers.ts';
import { type Ringing, ringLine } from './who-rings.ts';

/** A session as people know it, and whom to write to who knows it. */
export type SessionTold = { readonly session: Session; readonly addressees: readonly Addressee[] };

/**
 * The session as it was last told, which may be long before the draft came to stand as it does; null where nobody was told of it. It is
 * what any change is told against: a move that waited would never be heard of otherwise.
 */
export async function sessionTold(
  trx: Transacting,
  told: readonly Frozen[],
  session: Session,
): Promise<SessionTold | null> {
  const frozen = told.find(({ id }) => id === session.id);
  if (!frozen) return null;
  const peerIds = frozen.peers.map(({ id }) => id);
  return { session: asFrozen(session, frozen), addressees: await addressesOf(trx, peerIds, frozen.intervieweeIds) };
}

/**
 * After a change to a session of a released timetable, told against `before`, as it was last told: who is in it now has the change in
 * their calendar, who is not any more has it taken out, an interviewee who is new is invited, and the manager and the host coordinator
 * know; of a conversation of the team nobody of the host is written to. Where only the peers are others, the peers who stay hear whom they go with; who is heard has no peer's name and hears nothing; where
 * others are heard (`otherHeard`), who arranges the days hears of it too.
 * Two who are heard and share an address get a message each. Who made the change is not told. Answers how many people a message goes to.
 */
export async function tellOfChange(
  trx: Transacting,
  about: About,
  change: { before: SessionTold | null; after: Session; by: string; otherHeard: boolean; rings: readonly Ringing[] },
): Promise<number> {
  const { before, after, by } = change;
  // Nobody knew of it, and nobody has to.
  if (!after.isLive && !before?.session.isLive) return 0;
  if (after.isLive) await inviteInterviewees(trx, about.head, [after.id], by, about.at);
  const now = after.isLive ? await addresseesOf(trx, [after.id]) : [];
  const then = before?.session.isLive ? before.addressees : [];
  const organisers = await organisersOf(trx, about.head);
  const lines = new Map<string, string>();
  for (const one of organisers) lines.set(mailKey(one), await ringLine(trx, one, change.rings));
  const lineFor = (person: { email: string }) => lines.get(mailKey(person)) ?? '';
  const ringFor = (person: Addressee) => (person.part === 'peer' ? lineFor(person) : '');
  const told = new Set<string>();
  const mailed = new Set<string>();
  const written = new Set<string>();
  // Whoever is heard and arranges the days is written to as both; `hearsAll`: what they read here is all there is to hear.
  const once = (person: Addressee, hearsAll = true) => {
    const key = recipientKey(person);
    if (told.has(key) || person.personId === by) return false;
    told.add(key);
    mailed.add(mailKey(person));
    if (person.part === 'peer' && hearsAll) written.add(mailKey(person));
    return true;
  };
  const moved = before === null || movesPeople(before.session, after);
  const otherPeers = before?.session.isLive === true && after.isLive && peersDiffer(before.session, after);
  const otherHeard = change.otherHeard && before?.session.isLive === true && after.isLive;
  const kind = moved ? kindOf(before?.session ?? null, after) : otherPeers ? 'people' : 'heard';
  for (const person of now) {
    const wasIn = then.some((other) => recipientKey(other) === recipientKey(person));
    if (wasIn && !moved && !(otherPeers && person.part === 'peer')) continue;
    if (!once(person)) continue;
    const mail =
      !wasIn && person.part === 'interviewee'
        ? invitation(about, person, [after])
        : changeNotice(
            about,
            person,
            after,
            wasIn ? (moved ? 'moved' : 'people') : kind === 'restored' ? 'restored' : 'added',
            before?.session ?? null,
            { toRing: ringFor(person) },
          );
    await enqueueMail(trx, mail, about.at);
  }
  // Who has left is told of the session as they knew it, with the newest sequence, so that calendars believe it.
  const gone = before ? asGone(after, before.session) : after;
  const left = after.isLive && before ? { ...before.session, calendarSequence: after.calendarSequence } : gone;
  // That they are not needed any more does not say what else has become of it.
  const hearsAll = !after.isLive || !moved;
  for (const person of then) {
    if (now.some((other) => recipientKey(other) === recipientKey(person)) || !once(person, hearsAll)) continue;
    const mail = changeNotice(about, person, left, after.isLive ? 'removed' : 'cancelled', null, {
      staysInCalendar: isAlsoThere(person, now),
      toRing: hearsAll ? ringFor(person) : '',
    });
    await enqueueMail(trx, mail, about.at);
  }
  if (!moved && !otherPeers && !otherHeard) return told.size;
  for (const person of organisers) {
    if (person.personId === by || written.has(mailKey(person)) || (person.ofHost && after.ofTeam)) continue;
    written.add(mailKey(person));
    if (!mailed.has(mailKey(person))) told.add(mailKey(person));
    await enqueueMail(
      trx,
      changeForOrganisers(about, person, after.isLive ? after : gone, kind, before?.session ?? null, lineFor(person)),
      about.at,
    );
  }
  return told.size;
}

function kindOf(before: Session | null, after: Session): ChangeKind {
  if (before === null) return 'added';
  if (before.isLive && !after.isLive) return 'cancelled';
  if (!before.isLive && after.isLive) return 'restored';
  return 'moved';
}

function peersDiffer(before: Session, after: Session): boolean {
  const ids = (session: Session) =>
    session.peers
      .map(({ id }) => id)
      .sort()
      .join();
  return ids(before) !== ids(after);
}
