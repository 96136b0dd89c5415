import { londonDate, longDateTime, shortDate, timeRange } from '#kernel/dates';
import { asFrozen, type ReleaseChange } from '../domain/frozen.ts';
import { placeOf, type Session } from '../domain/session.ts';
import { counted } from './labels.ts';

/**
 * What people were told of a session that stands otherwise now, and who has not heard of it:
 * `Told: 10am to 11am, Committee room 1; not told of the change yet.`
 */
export function untoldWords(change: ReleaseChange): string {
  const { kind, session, before } = change;
  if (before === null) return 'Nobody has been told of it yet.';
  if (kind === 'restored') return 'Told: cancelled; not told yet that it is on.';
  const was = asFrozen(session, before);
  if (kind === 'cancelled') return `Told: ${whenWhere(was, session)}; not told yet that it is cancelled.`;
  const first = kind === 'changed' ? `Told: ${whenWhere(was, session)}; not told of the change yet.` : '';
  return [first, ...peopleWords(change)].filter(Boolean).join(' ');
}

/** Of one that people were told was then, and that is on another day or not at all. */
export function movedAwayWords(change: ReleaseChange): string {
  const { session } = change;
  if (!session.isLive) return untoldWords(change);
  return `Told for this time; not told yet that it is on ${longDateTime(session.startsAt)}.`;
}

/** The time and place as told; the day and the name where they are others now. */
function whenWhere(was: Session, now: Session): string {
  const [then, today] = [londonDate(was.startsAt), londonDate(now.startsAt)];
  return [
    was.title === now.title ? '' : `‘${was.title}’`,
    then === today ? '' : shortDate(then, { weekday: true }),
    timeRange(was.startsAt, was.endsAt),
    placeOf(was) || 'no place yet',
  ]
    .filter(Boolean)
    .join(', ');
}

function peopleWords({ session, before, ...who }: ReleaseChange): string[] {
  const nameIn = (people: readonly { id: string; name: string }[]) => (id: string) =>
    people.filter((one) => one.id === id).map(({ name }) => name);
  const joined = [
    ...who.joinedPeerIds.flatMap(nameIn(session.peers)),
    ...who.joinedIntervieweeIds.flatMap(nameIn(session.interviewees)),
  ];
  const heard = who.leftIntervieweeIds.length;
  const left = [
    ...who.leftPeerIds.flatMap(nameIn(before?.peers ?? [])),
    ...(heard > 0 ? [counted(heard, 'person to be heard', 'people to be heard')] : []),
  ];
  return [
    joined.length > 0 ? `Not told yet that they are to come: ${joined.join(', ')}.` : '',
    left.length > 0 ? `Not told yet that they need not come: ${left.join(', ')}.` : '',
  ];
}
