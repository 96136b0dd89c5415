import { isDeepStrictEqual } from 'node:util';
import type { Session } from './session.ts';
import type { Wanted } from './wanted.ts';

/** What a form may hold: numbers, words, instants and lists of ids. */
type Held = Readonly<Record<string, string | number | boolean | Date | null | readonly string[]>>;

/** True where a form for something to hear says what is on the list already: the same press twice, and no other wish. */
export function sameWanted(one: Omit<Wanted, 'id' | 'templateKey'>, other: typeof one): boolean {
  return sameForm(heldByWanted(one), heldByWanted(other));
}

/** A session as a form has it. */
export type SessionToCompare = Pick<
  Session,
  'title' | 'kind' | 'startsAt' | 'endsAt' | 'roomId' | 'placeNote' | 'sourceCategory' | 'othersExpected' | 'themeIds'
> & { readonly peerIds: readonly string[]; readonly intervieweeIds: readonly string[] };

/** The same of a session in the timetable. */
export function sameSession(session: Session, form: SessionToCompare): boolean {
  const peerIds = session.peers.map(({ id }) => id);
  const intervieweeIds = session.interviewees.map(({ id }) => id);
  return sameForm(heldBySession({ ...session, peerIds, intervieweeIds }), heldBySession(form));
}

function heldByWanted(wanted: Omit<Wanted, 'id' | 'templateKey'>): Held {
  const { title, kind, minutes, sourceCategory, othersExpected, peersNeeded, onDay, notBefore, doneBy } = wanted;
  const { roomId, placeNote, themeIds, intervieweeIds, peerIds, wholeTeam, withLead, withManager } = wanted;
  return {
    ...{ title, kind, minutes, sourceCategory, othersExpected, peersNeeded, onDay, notBefore, doneBy },
    ...{ roomId, placeNote, themeIds, intervieweeIds, peerIds, wholeTeam, withLead, withManager },
  };
}

function heldBySession(session: SessionToCompare): Held {
  const { title, kind, startsAt, endsAt, roomId, placeNote, sourceCategory, othersExpected } = session;
  const { themeIds, peerIds, intervieweeIds } = session;
  return {
    ...{ title, kind, startsAt, endsAt, roomId, placeNote, sourceCategory, othersExpected },
    ...{ themeIds, peerIds, intervieweeIds },
  };
}

/** Lists are the same in whatever order. */
function sameForm(one: Held, other: Held): boolean {
  const sorted = (held: Held) =>
    Object.fromEntries(Object.entries(held).map(([name, value]) => [name, isList(value) ? [...value].sort() : value]));
  return isDeepStrictEqual(sorted(one), sorted(other));
}

function isList(value: Held[string]): value is readonly string[] {
  return Array.isArray(value);
}
