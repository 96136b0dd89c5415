import { parseIsoDate } from '#kernel/dates';
import type { LocalTime } from './instance.ts';

/** Minutes on the clocks since 1 January 1970: two local times compare and subtract as these. */
export type ClockMinute = number;

export const MINUTES_A_DAY = 1440;

/** `09:30` as minutes since midnight, `24:00` as the day's end; null for anything else. */
export function minuteOfClock(text: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return hours * 60 + minutes;
}

/** `2027-05-11` as the clock minute of its midnight; null where it is no real day. */
export function midnightOf(date: string): ClockMinute | null {
  const day = parseIsoDate(date);
  return day === null ? null : Date.parse(`${day}T00:00Z`) / 60_000;
}

/** `2027-05-11T09:30` as a clock minute; null where it is no real time. */
export function clockMinute(text: LocalTime): ClockMinute | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(text);
  if (!match) return null;
  const [midnight, minute] = [midnightOf(match[1]!), minuteOfClock(match[2]!)];
  return midnight === null || minute === null ? null : midnight + minute;
}

/** A clock minute as `2027-05-11T09:30`. */
export function localTime(minute: ClockMinute): LocalTime {
  return new Date(minute * 60_000).toISOString().slice(0, 16);
}

/** Minutes since midnight as `09:30`. */
export function clockOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A clock minute that has already been checked; throws where it is none. */
export function knownMinute(text: LocalTime): ClockMinute {
  const minute = clockMinute(text);
  if (minute === null) throw new Error(`not a local time: ${text}`);
  return minute;
}

/** A time of day that has already been checked; throws where it is none. */
export function knownClock(text: string): number {
  const minute = minuteOfClock(text);
  if (minute === null) throw new Error(`not a time of day: ${text}`);
  return minute;
}
