/**
 * When notes that came in together count as written, in their order: as their device said. Nothing was written later than `now`, so where
 * the clock of the device is ahead of it, all of them are as much earlier as the newest has to be: an hour between two stays an hour.
 * Never before `after`, where the device's notes of before stand: a long backlog comes in several parts, and keeps its order.
 *
 * Said 9.50, 10.40 and 11.00, now 10.10: they count as written at 9.00, 9.50 and 10.10.
 */
export function listedTimes(said: readonly Date[], now: Date, after: Date | null): Date[] {
  const ahead = Math.max(0, ...said.map((time) => time.getTime() - now.getTime()));
  if (ahead === 0) return [...said];
  const earliest = Math.min(after?.getTime() ?? Number.NEGATIVE_INFINITY, now.getTime());
  return said.map((time) => new Date(Math.max(time.getTime() - ahead, earliest)));
}

/** Whether a clock was ahead, so that times have to be put back. */
export function isAhead(said: readonly Date[], now: Date): boolean {
  return said.some((time) => time > now);
}
