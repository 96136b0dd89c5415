import type { IsoDate } from '#kernel/dates';
import type { ProposalFacts } from '../build-instance.ts';
import { knownMinute, localTime } from '../engine/local-time.ts';
import type { Wanted } from '../wanted.ts';
import type { Cast } from './cast.ts';
import { isHeard } from './standing.ts';

/** A welcome that cannot begin so soon, in minutes after the first day does, keeps nobody waiting. */
const SOON_MINUTES = 60;
const STEP_MINUTES = 15;

/**
 * The welcome, which comes before everything else to be heard: the meeting on no theme that the programme wants on the first day. Null
 * where there is none, or where those who welcome cannot come within the first hour: then the day begins without it.
 */
export function welcomeOf({ open, facts }: Pick<Cast, 'open' | 'facts'>): Wanted | null {
  const [day] = facts.days;
  if (day === undefined) return null;
  const isWelcome = ({ kind, templateKey, themeIds, onDay }: Wanted) =>
    kind === 'meeting' && templateKey !== null && themeIds.length === 0 && onDay === day;
  const welcome = open.find(isWelcome);
  if (!welcome) return null;
  const start = firstStart(welcome, facts, 0);
  return start !== null && start <= opens(day, facts) + SOON_MINUTES ? welcome : null;
}

/** True where something waits for the welcome: it is heard, and whoever is heard in it can come later too. */
export function comesAfter(welcome: Wanted, each: Wanted, facts: ProposalFacts): boolean {
  if (each.id === welcome.id || !isHeard(each)) return false;
  const over = opens(facts.days[0] as IsoDate, facts) + SOON_MINUTES + welcome.minutes;
  return firstStart(each, facts, over) !== null;
}

function opens(day: IsoDate, { hours }: ProposalFacts): number {
  return knownMinute(`${day}T${hours.dayFrom}`);
}

/** The first minute from there on at which those to be heard can come and it lies within the hours and its own. */
function firstStart(wanted: Wanted, facts: ProposalFacts, from: number): number | null {
  const { dayFrom, dayUntil, breakFrom, breakUntil } = facts.hours;
  const away = facts.people.filter(({ id }) => wanted.intervieweeIds.includes(id)).flatMap((each) => each.unavailable);
  for (const day of facts.days) {
    if (wanted.onDay !== null && wanted.onDay !== day) continue;
    const last = knownMinute(`${day}T${earlier(dayUntil, wanted.doneBy ?? dayUntil)}`) - wanted.minutes;
    for (let at = knownMinute(`${day}T${dayFrom}`); at <= last; at += STEP_MINUTES) {
      if (at < from || localTime(at).slice(11) < (wanted.notBefore ?? '')) continue;
      const [begins, ends] = [localTime(at), localTime(at + wanted.minutes)];
      const taken = [[`${day}T${breakFrom}`, `${day}T${breakUntil}`] as const, ...away];
      if (taken.every(([since, until]) => ends <= since || until <= begins)) return at;
    }
  }
  return null;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
