/** How far a run of the engine was when somebody last heard of it. */
export type RunSoFar = {
  readonly askedAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly cancelAskedAt: Date | null;
  readonly secondsAllowed: number;
};

/** Once begun, a run ends within its seconds, and this is allowed for beginning and for writing down what came of it. */
const SPARE_SECONDS = 60;
/** So long it may wait for its turn behind other work. */
const WAITING_SECONDS = 600;

/** What is said of it. */
export const BROKEN_OFF =
  'The work on this timetable was broken off, perhaps because the service was restarted. Nothing was changed. Propose again.';

/**
 * True where a run that nobody has ended can end no more: its time is over, or it was asked to stop and has not. The process that worked
 * on it was killed.
 */
export function isBrokenOff(
  { askedAt, startedAt, endedAt, cancelAskedAt, secondsAllowed }: RunSoFar,
  now: Date,
): boolean {
  if (endedAt !== null) return false;
  const over = (from: Date, seconds: number) => now.getTime() > from.getTime() + seconds * 1000;
  if (startedAt === null) return over(askedAt, WAITING_SECONDS);
  return (
    over(startedAt, secondsAllowed + SPARE_SECONDS) || (cancelAskedAt !== null && over(cancelAskedAt, SPARE_SECONDS))
  );
}
