import type { IsoDate } from '#kernel/dates';
import { type Absence, isAwayAt, wholeHalves, withHalves } from './absences.ts';
import type { Session } from './session.ts';

/** What somebody says of themselves on their own page. */
export type OwnTimes = {
  /** The days that the page asked about. */
  readonly days: readonly IsoDate[];
  /** `2027-05-11 morning`: when they cannot come. */
  readonly away: readonly string[];
  /** The same as the page showed it: what somebody else has noted since was not seen. Null: all of it is to be as they say. */
  readonly awaySeen: readonly string[] | null;
  /** Null: they were not asked. */
  readonly needs: string | null;
  /** The same as the page showed it; null as above. */
  readonly needsSeen: string | null;
};

export type KnownTimes = { readonly unavailable: readonly Absence[]; readonly accessNeeds: string };

/**
 * What is known once somebody has said it: what is noted by the hour stays, and so does what somebody else has noted since they opened
 * the page, unless they say something about it themselves.
 */
export function saidOfOneself(known: KnownTimes, { days, away, awaySeen, needs, needsSeen }: OwnTimes): KnownTimes {
  const now = wholeHalves(known.unavailable, days);
  const since = awaySeen === null ? [] : now.filter((half) => !awaySeen.includes(half));
  const stays = away.filter((half) => now.includes(half) || !(awaySeen ?? []).includes(half));
  return {
    unavailable: withHalves(known.unavailable, days, [...since, ...stays]),
    accessNeeds: needs === null || needs === needsSeen ? known.accessNeeds : needs,
  };
}

/** One session, as somebody was told of it and as it stands in the draft. */
export type ToldAndDraft = { readonly told: Session; readonly draft: Session };

/** To which of these somebody cannot come now, and to which they can again. Told or moved since: both are times that matter. */
export function nowAway(
  sessions: readonly ToldAndDraft[],
  before: readonly Absence[],
  after: readonly Absence[],
): { away: Session[]; free: Session[] } {
  const isAway = (absences: readonly Absence[], { told, draft }: ToldAndDraft) =>
    isAwayAt(absences, told) || isAwayAt(absences, draft);
  return {
    away: sessions.filter((one) => isAway(after, one) && !isAway(before, one)).map(({ told }) => told),
    free: sessions.filter((one) => isAway(before, one) && !isAway(after, one)).map(({ told }) => told),
  };
}
