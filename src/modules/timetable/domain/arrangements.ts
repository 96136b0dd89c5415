import { isDeepStrictEqual } from 'node:util';
import { addToDate, londonDate } from '#kernel/dates';

/**
 * What a timetable is made from, kept in three trails: places (rooms, hours, journeys), people to be heard, and what to hear. Each
 * change to one of them is a step, and undo takes back the newest.
 */
export const TRAILS = ['places', 'people', 'wanted'] as const;
export type Trail = (typeof TRAILS)[number];

export type Subject = 'room' | 'hours' | 'person' | 'wanted';

/** What is known of one thing: numbers, words and lists of them, by the names of the form. */
export type Facts = Readonly<Record<string, unknown>>;

/** One thing as it stands now. */
export type Arranged = {
  readonly subject: Subject;
  readonly id: string;
  readonly version: number;
  readonly facts: Facts;
};

/** What became of one thing; null where it was not there, or is not any more. */
export type Change = {
  readonly subject: Subject;
  readonly id: string;
  readonly before: Facts | null;
  readonly after: Facts | null;
};

/** All that was changed in one press. */
export type ArrangedStep = {
  readonly id: string;
  readonly trail: Trail;
  readonly madeAt: Date;
  readonly byName: string | null;
  readonly changes: readonly Change[];
};

/** So long a step is kept: it may hold what is known of people. */
const DAYS_KEPT = 30;

/** The day before which a step is not kept any more. */
export function keptSince(now: Date): Date {
  return new Date(`${addToDate(londonDate(now), { days: -DAYS_KEPT })}T00:00:00Z`);
}

/** All that differs between how things stood and how they stand. */
export function changesBetween(before: readonly Arranged[], after: readonly Arranged[]): Change[] {
  const was = new Map(before.map((one) => [keyOf(one), one]));
  const is = new Map(after.map((one) => [keyOf(one), one]));
  const all = new Map([...was, ...is]);
  return [...all].flatMap(([key, { subject, id }]): Change[] => {
    const change = { subject, id, before: was.get(key)?.facts ?? null, after: is.get(key)?.facts ?? null };
    return isDeepStrictEqual(plain(change.before), plain(change.after)) ? [] : [change];
  });
}

/** The names of what differs in one thing that was there before and after. */
export function differing({ before, after }: Change): string[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.filter((name) => !isDeepStrictEqual(plain(before?.[name]), plain(after?.[name])));
}

/** Those of a step that do not stand any more as it left them: while there are any it cannot be taken back. */
function changedSinceStep({ changes }: ArrangedStep, now: readonly Arranged[]): Change[] {
  const is = new Map(now.map((one) => [keyOf(one), one]));
  return changes.filter(
    (change) => !isDeepStrictEqual(plain(is.get(keyOf(change))?.facts ?? null), plain(change.after)),
  );
}

/** The step that undo would take back: the newest that nothing has overtaken. `steps` come the newest first. */
export function stepToTakeBack(steps: readonly ArrangedStep[], now: readonly Arranged[]): ArrangedStep | null {
  return steps.find((step) => changedSinceStep(step, now).length === 0) ?? null;
}

function keyOf({ subject, id }: { subject: Subject; id: string }): string {
  return `${subject} ${id}`;
}

/** As it is kept: what was read from the database and what was written into it compare alike. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
