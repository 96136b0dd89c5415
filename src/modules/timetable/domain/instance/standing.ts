import { type IsoDate, londonDate, londonTime } from '#kernel/dates';
import type { Span } from '../engine/instance.ts';
import { knownMinute, localTime } from '../engine/local-time.ts';

/** What a proposal leaves where it is: set by hand, begun, or a session of another challenge. */
export type Standing = {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Null: a session of another challenge, of which nothing is known but when it is. */
  readonly own: StandsHere | null;
  readonly peerIds: readonly string[];
  readonly intervieweeIds: readonly string[];
};

/** Of a session of this challenge, what it is and where. */
export type StandsHere = {
  readonly title: string;
  readonly kind: string;
  readonly roomId: string | null;
  readonly placeNote: string;
};

/** A session of this challenge that stands, with a key by which to know it. */
export type OwnStanding = Standing & { readonly own: StandsHere; readonly key: string };

/** Those of this challenge, in time order. */
export function ownOf(standing: readonly Standing[]): OwnStanding[] {
  return standing
    .flatMap((each, index) => (each.own === null ? [] : [{ ...each, own: each.own, key: `stands ${index}` }]))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** True for what the team hears or sees; false for its own evenings and for saying what it found. */
export function isHeard({ kind }: { readonly kind: string }): boolean {
  return kind !== 'feedback' && kind !== 'team-meeting';
}

/**
 * The presentation before which all is to be heard: the last one that stands. One before the last day is only a first word where another
 * is still to be placed.
 */
export function presentationOf(
  own: readonly OwnStanding[],
  days: readonly IsoDate[],
  isOneOpen: boolean,
): OwnStanding | null {
  const last = own.filter((each) => each.own.kind === 'feedback').at(-1);
  if (!last) return null;
  return isOneOpen && londonDate(last.startsAt) < (days.at(-1) ?? '') ? null : last;
}

/** The times at which something is taken, each longer at both ends by what `pad` says, in minutes. */
export type Taken = (by: (each: Standing) => boolean, pad: (each: Standing) => number) => Span[];

/** Asks of these sessions when something is taken. */
export function takenBy(standing: readonly Standing[]): Taken {
  return (by, pad) =>
    standing.filter(by).map((each): Span => {
      const milliseconds = pad(each) * 60_000;
      const { startsAt, endsAt } = each;
      return [localOf(new Date(startsAt.getTime() - milliseconds)), localOf(new Date(endsAt.getTime() + milliseconds))];
    });
}

/** Where it begins on the grid, at the latest when it does, and how long it is from there. */
export function onGrid({ startsAt, endsAt }: Standing, gridMinutes: number): { start: string; minutes: number } {
  const from = Math.floor(knownMinute(localOf(startsAt)) / gridMinutes) * gridMinutes;
  return { start: localTime(from), minutes: knownMinute(localOf(endsAt)) - from };
}

/** An instant on the clocks of the host: `2027-05-11T09:00`. */
export function localOf(at: Date): string {
  return `${londonDate(at)}T${londonTime(at)}`;
}
