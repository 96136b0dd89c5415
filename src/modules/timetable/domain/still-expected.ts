import { longDateTime } from '#kernel/dates';
import { listed } from '#kernel/words';
import type { Frozen } from './frozen.ts';

/** The live sessions, not over yet, to which somebody to be heard was last told to come. */
export function toldToCome(told: readonly Frozen[], intervieweeId: string, now: Date): Frozen[] {
  return told.filter(
    ({ isLive, endsAt, intervieweeIds }) => isLive && new Date(endsAt) > now && intervieweeIds.includes(intervieweeId),
  );
}

/** Why somebody who is in no session of the draft cannot leave the list yet: they would never hear that they are not needed. */
export function stillExpected(name: string, told: readonly Frozen[]): string {
  const sessions = told.map(({ title, startsAt }) => `‘${title}’ on ${longDateTime(new Date(startsAt))}`);
  return `${name} was told to come to ${listed(sessions)}, and has not heard yet that they are not needed.`;
}

/** Why somebody cannot leave the list: the sessions they are in, or were in when they were cancelled, and what to do first. */
export function heldInWords(
  name: string,
  sessions: readonly { readonly title: string; readonly isLive: boolean }[],
): string {
  const titles = (some: typeof sessions) => listed(some.map(({ title }) => `‘${title}’`));
  const [live, off] = [sessions.filter(({ isLive }) => isLive), sessions.filter(({ isLive }) => !isLive)];
  const was = `in ${titles(off)} when ${off.length === 1 ? 'it was' : 'they were'} cancelled`;
  const where = [live.length > 0 && `is in ${titles(live)}`, off.length > 0 && `was ${was}`]
    .filter(Boolean)
    .join(', and ');
  return `${name} ${where}. First take them out of ${sessions.length === 1 ? 'it' : 'them'}: ‘Change the session’ does, of one that was cancelled too.`;
}

/** What to do then. */
export const RELEASE_FIRST =
  'Release the changes to the timetable first: they get a message, and then you can take them off the list.';
