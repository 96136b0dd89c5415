import { londonDate, londonInstant, londonTime } from '#kernel/dates';
import { type AskedTime, isDayOnSite, type OnSite } from './session-time.ts';

/** What everybody but the team reads of a talk that nobody had planned: who spoke in a corridor is not to be pointed at. */
export const TEAM_CONVERSATION = 'A conversation of the team';

const SHORTEST_MINUTES = 5;

/**
 * When a talk was that lasted so many minutes and is being written down now: it has just ended. One that began yesterday began at midnight,
 * for a session lies within a day; where too little of today is left, or the team is on site no more, it ended at midnight instead.
 */
export function conversationTime(now: Date, minutes: number, onSite: OnSite): AskedTime {
  const from = new Date(now.getTime() - minutes * 60_000);
  const [began, today] = [londonDate(from), londonDate(now)];
  if (began === today) return { date: today, start: londonTime(from), end: lasting(minutes) };
  const midnight = londonInstant(today, '00:00');
  const since = minutesFrom(midnight, now);
  if (since >= SHORTEST_MINUTES && (isDayOnSite(today, onSite) || !isDayOnSite(began, onSite)))
    return { date: today, start: '00:00', end: lasting(since) };
  const start = londonTime(from);
  return { date: began, start, end: lasting(minutesFrom(londonInstant(began, start), midnight)) };
}

/** Whether a conversation was kept as lasting so many minutes: just that, whenever it was pressed, or less where midnight cut it. */
export function lastsAs({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, minutes: number): boolean {
  const kept = minutesFrom(startsAt, endsAt);
  return kept === minutes || (kept < minutes && [startsAt, endsAt].some((at) => londonTime(at) === '00:00'));
}

function minutesFrom(from: Date, until: Date): number {
  return Math.floor((until.getTime() - from.getTime()) / 60_000);
}

function lasting(minutes: number): string {
  return `${minutes} minutes`;
}
