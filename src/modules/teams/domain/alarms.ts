import type { Assessment } from './assess.ts';

/** What is wrong about a placement that was right when the peer was proposed. `code` is of `HardCode` or `SoftKey`. */
export type Alarm = { readonly code: string; readonly isHard: boolean; readonly why: string };

/** What was raised before and is open, or was called a false alarm by a person. */
export type KnownAlarm = Alarm & { readonly id: string; readonly status: 'open' | 'dismissed' };

/** Everything that speaks against a placement now: hard reasons, and soft conflicts that nobody has waived. */
export function alarmsOf({ hard, soft }: Assessment, waived: ReadonlySet<string>): Alarm[] {
  return [
    ...hard.map(({ code, why }) => ({ code, isHard: true, why })),
    ...soft.filter(({ key }) => !waived.has(key)).map(({ key, why }) => ({ code: key, isHard: false, why })),
  ];
}

/**
 * What to raise and what is so no more. The same fact is raised once; one that a person has called a false alarm is not raised again
 * while it is the same fact, and comes again where it has changed, such as on other days.
 */
export function alarmChanges(
  now: readonly Alarm[],
  known: readonly KnownAlarm[],
): { readonly raise: readonly Alarm[]; readonly gone: readonly KnownAlarm[] } {
  const keyOf = ({ code, why }: Alarm) => `${code}\n${why}`;
  const before = new Set(known.map(keyOf));
  const still = new Set(now.map(keyOf));
  const once = [...new Map(now.map((alarm) => [keyOf(alarm), alarm])).values()];
  return {
    raise: once.filter((alarm) => !before.has(keyOf(alarm))),
    gone: known.filter((alarm) => alarm.status === 'open' && !still.has(keyOf(alarm))),
  };
}
