import type { Instance } from '../domain/engine/instance.ts';

/** The verifier's own clock: minutes since 1970 as the clocks on the wall show them. NaN for what is no time. */
export function minutesOf(local: string): number {
  return Date.parse(`${local}:00.000Z`) / 60_000;
}

/** The day a minute lies on, as a number. */
export function dayOf(minute: number): number {
  return Math.floor(minute / (24 * 60));
}

/** True where two half-open spans share a minute. */
export function overlaps(from: number, until: number, otherFrom: number, otherUntil: number): boolean {
  return from < otherUntil && otherFrom < until;
}

/** Minutes between the sites of two places: as given in either direction, 0 where not given. */
export function travelBetween(instance: Instance, one: string, other: string): number {
  const [from, to] = [one, other].map((id) => instance.places.find((place) => place.id === id)?.site);
  if (from === undefined || to === undefined) return 0;
  const given = (a: string, b: string) => {
    const row = Object.hasOwn(instance.travelMinutes, a) ? instance.travelMinutes[a]! : {};
    return Object.hasOwn(row, b) ? row[b] : undefined;
  };
  return given(from, to) ?? given(to, from) ?? 0;
}
