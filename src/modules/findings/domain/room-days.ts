import { addToDate, eachDate, type IsoDate, londonInstant } from '#kernel/dates';
import type { DaySpan, HeardOnDay, SessionsOnDay } from '#modules/notebook';

/** All that was heard before the team came, as one: read over weeks, in ones and twos. */
export const BEFORE_THE_VISIT = 'before';
/** A day that the team looks back on, or the time before the visit. */
export type RoomDay = IsoDate | typeof BEFORE_THE_VISIT;

/** What the days of a challenge are known from. */
export type DaysKnown = {
  readonly onSiteFrom: IsoDate | null;
  readonly onSiteUntil: IsoDate | null;
  /** The days on which a session is held. */
  readonly sessionDays: readonly IsoDate[];
  /** The days on which something was heard, whether or not one expects it of them. */
  readonly heardDays: readonly IsoDate[];
};

/** The days that can be looked at, and those of them on which the team was to hear something. Both in order, each once. */
export type RoomDays = { readonly all: readonly RoomDay[]; readonly expected: readonly IsoDate[] };

/**
 * The days that the team looks back on in the evening: the days on site, and each on which a session is held (the evening before, a
 * call the week before). What was heard on any other day can be met over too, for all evidence counts: what was read before the visit,
 * as one; what was written after the last midnight, and notes of a session that was called off, each on its day.
 */
export function roomDays({ onSiteFrom, onSiteUntil, sessionDays, heardDays }: DaysKnown): RoomDays {
  const onSite = onSiteFrom && onSiteUntil ? eachDate(onSiteFrom, onSiteUntil) : [];
  const expected = [...new Set([...onSite, ...sessionDays])].sort();
  const others = heardDays.filter((day) => !expected.includes(day));
  const isEarly = (day: IsoDate) => onSiteFrom !== null && day < onSiteFrom;
  const days = [...new Set([...expected, ...others.filter((day) => !isEarly(day))])].sort();
  return { all: others.some(isEarly) ? [BEFORE_THE_VISIT, ...days] : days, expected };
}

/**
 * The day to show: the one asked for, where it is one of them; otherwise today, or the last one before today on which the team was to
 * hear something (after the week one looks back on its end). Where all those are still to come, what was heard before the visit, or the
 * first of them. Null where there is no day at all.
 */
export function dayToShow({ all, expected }: RoomDays, asked: string | undefined, today: IsoDate): RoomDay | null {
  if (asked !== undefined && all.includes(asked)) return asked;
  const usual = expected.length > 0 ? expected : all;
  return usual.filter((day) => day <= today).at(-1) ?? all[0] ?? null;
}

/** From midnight to midnight in London; for the time before the visit, from the first note up to the visit. */
export function spanOf(day: RoomDay, onSiteFrom: IsoDate | null): DaySpan {
  const first = day === BEFORE_THE_VISIT ? onSiteFrom : null;
  if (first) return { from: new Date(0), until: londonInstant(first, '00:00') };
  return { from: londonInstant(day, '00:00'), until: londonInstant(addToDate(day, { days: 1 }), '00:00') };
}

/** What tells a page that stays open whether something is new: the day's notes counted, and a stamp of everything that is shown. */
export type Pulse = { readonly notes: number; readonly stamp: string };

/** What a pulse is taken of: what changes day by day, and what every day shows. */
export type Pulsing = {
  readonly heard: readonly HeardOnDay[];
  readonly sessions: readonly SessionsOnDay[];
  readonly grouped: string;
};

/**
 * The pulse of a day. Of the days before it has what a later one shows of them: who agrees, what is still a question, and the sessions that
 * such a question is of; later days have their own page.
 */
export function pulseOf({ heard, sessions, grouped }: Pulsing, { from, until }: DaySpan): Pulse {
  const isBefore = ({ day }: { day: IsoDate }) => londonInstant(day, '00:00') < from;
  const isOn = (on: { day: IsoDate }) => !isBefore(on) && londonInstant(on.day, '00:00') < until;
  const stamps = [...heard, ...sessions].filter(isOn).map(({ day, stamp }) => `${day}.${stamp}`);
  const open = sessions.filter(isBefore).flatMap(({ day, open: stamp }) => (stamp === null ? [] : [`${day}.${stamp}`]));
  const before = heard.filter(isBefore).reduce((sum, { later }) => sum + later, 0);
  return {
    notes: heard.filter(isOn).reduce((sum, { notes }) => sum + notes, 0),
    stamp: [...stamps, ...open, before, grouped].join('/'),
  };
}
