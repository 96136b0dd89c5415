import type { Instance } from '../instance.ts';

/** Sessions up to which there is time for everything. */
export const SMALL = 15;

/** True where most sessions that may move stand somewhere already. */
export function isRepair({ sessions }: Instance): boolean {
  const open = sessions.filter(({ pinned }) => pinned === null);
  return open.filter(({ current }) => current !== null).length * 2 > open.length;
}

/**
 * Rounds: at least so many; and more, up to so many, while the plan is not near the bound. A repair starts from the current timetable
 * and needs few.
 */
export function roundsFor(instance: Instance): { readonly least: number; readonly most: number } {
  if (instance.sessions.length <= SMALL) return { least: 8, most: 8 };
  return isRepair(instance) ? { least: 2, most: 3 } : { least: 8, most: 60 };
}

/** Steps of the bound's prices in a round. */
export function stepsFor(instance: Instance): number {
  if (instance.sessions.length <= SMALL) return 35;
  return isRepair(instance) ? 16 : 90;
}

/**
 * What the bound's worker does in a round: better prices, proof of what they say, both, or a search for timetables of its own. Proof takes about as long as better
 * prices do, so where it is not quick it has rounds of its own: neither worker waits long for the other. After six rounds prices
 * hardly get better, and it does more good to look for timetables, too. Where hours are `short` prices take longer, eight rounds, and get
 * a little better even then.
 */
export function boundRound(instance: Instance, round: number, short: boolean): 'improve' | 'prove' | 'both' | 'search' {
  if (instance.sessions.length <= SMALL || isRepair(instance)) return 'both';
  if (short) {
    if (round % 4 === 3) return 'prove';
    return round < 8 || round % 4 === 2 ? 'improve' : 'search';
  }
  if (round % 8 === 3) return 'prove';
  return round < 6 || round % 8 === 2 ? 'improve' : 'search';
}

/** Moves for an instance with so many sessions: the figures are for sixty, and the smallest still get a fair share. */
export function movesFor(sessions: number, moves: number): number {
  return Math.round((moves * Math.min(4, Math.max(0.05, sessions / 60))) / 1000) * 1000;
}
