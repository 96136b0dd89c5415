import type { IsoDate } from '#kernel/dates';
import type { Absence } from '../absences.ts';
import type { Journey } from '../journey.ts';

/** Minutes since midnight, on the clocks of the host. */
export type Minute = number;

/** Sessions are put down on quarters of an hour. */
export const STEP_MINUTES = 15;

/** When, where and with which peers a session is held. */
export type Place = {
  readonly date: IsoDate;
  readonly from: Minute;
  readonly roomId: string | null;
  readonly peerIds: readonly string[];
};

export type BoardPerson = { readonly id: string; readonly name: string };
export type BoardRoom = BoardPerson & { readonly site: string; readonly capacity: number | null };

/** A day on site: `Tue 11 May`. */
export type BoardDay = { readonly date: IsoDate; readonly name: string };

/** A session that has a place, one that was cancelled, or one that is only wanted so far. */
export type BoardItem = {
  /** Which of the two it is, as in its address. */
  readonly key: `sessions/${string}` | `wanted/${string}`;
  readonly title: string;
  readonly minutes: number;
  /** The revision that was seen. */
  readonly version: number;
  /** Those to be heard by name, and how many besides. */
  readonly people: readonly BoardPerson[];
  readonly othersExpected: number;
  /** Who goes, or, of what is only wanted, who must. */
  readonly peerIds: readonly string[];
  readonly peersNeeded: number;
  /** Of the team, who must be there, as it is wanted. */
  readonly must: readonly string[];
  /** Who must be there and is not on the team, each in a sentence. */
  readonly missed: readonly string[];
  readonly roomId: string | null;
  /** It is held somewhere that is none of the rooms: a visit, a call. */
  readonly elsewhere: boolean;
  readonly onDay: IsoDate | null;
  readonly notBefore: Minute | null;
  readonly doneBy: Minute | null;
  /** Null: it has no place. */
  readonly place: Place | null;
};

/** A peer is in a session of another challenge, of which nothing more is said here. */
export type BusyElsewhere = {
  readonly peerId: string;
  readonly date: IsoDate;
  readonly from: Minute;
  readonly until: Minute;
};

/** All that says whether a session can be held somewhere. The page ships it to the browser as it is. */
export type BoardFacts = {
  /** When the board was read, on the clocks of the host. */
  readonly now: { readonly date: IsoDate; readonly minute: Minute };
  readonly days: readonly BoardDay[];
  readonly dayFrom: Minute;
  readonly dayUntil: Minute;
  readonly breakFrom: Minute;
  readonly breakUntil: Minute;
  /** Between two sessions of a peer, at least. */
  readonly changeover: number;
  readonly rooms: readonly BoardRoom[];
  readonly travel: readonly Journey[];
  readonly peers: readonly BoardPerson[];
  /** Of these, who is not on the team any more and still to go somewhere. */
  readonly left: readonly string[];
  /** When somebody to be heard cannot come, by their id. */
  readonly absences: Readonly<Record<string, readonly Absence[]>>;
  readonly elsewhere: readonly BusyElsewhere[];
  readonly items: readonly BoardItem[];
};

/** `09:30` as 570. */
export function minuteOf(clock: string): Minute {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** 570 as `09:30`. */
export function clockOf(minute: Minute): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** True of a start that is over or has come. */
export function hasPassed({ now }: BoardFacts, { date, from }: Pick<Place, 'date' | 'from'>): boolean {
  return date < now.date || (date === now.date && from <= now.minute);
}

/** What has a place on that day. */
export function heldOn(facts: BoardFacts, date: IsoDate): BoardItem[] {
  return facts.items.filter(({ place }) => place?.date === date);
}
