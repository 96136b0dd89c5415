/**
 * When notes that came in together count as written, in their order: as their device said. Nothing was written later than `now`, so where
 * the clock of the device is ahead of it, all of them are as much earlier as the newest has to be: an hour between two stays an hour.
 * Never before `after`, where the device's notes of before stand: a long backlog comes in several parts, and keeps its order. What would
 * be is moved together, and two that were said at two times stay apart as long as there is room before now.
 *
 * Said 9.50, 10.40 and 11.00, now 10.10: they count as written at 9.00, 9.50 and 10.10.
 */
export function listedTimes(said: readonly Date[], now: Date, after: Date | null): Date[] {
  const ahead = Math.max(0, ...said.map((time) => time.getTime() - now.getTime()));
  if (ahead === 0) return [...said];
  const earliest = Math.min(after?.getTime() ?? Number.NEGATIVE_INFINITY, now.getTime());
  const times = new Map<number, number>();
  let before = earliest - 1;
  for (const time of [...new Set(said.map(Number))].sort((a, b) => a - b)) {
    before = Math.min(Math.max(time - ahead, before + 1), now.getTime());
    times.set(time, before);
  }
  return said.map((time) => new Date(times.get(time.getTime()) ?? now));
}

/** Whether a clock was ahead, so that times have to be put back. */
export function isAhead(said: readonly Date[], now: Date): boolean {
  return said.some((time) => time > now);
}
