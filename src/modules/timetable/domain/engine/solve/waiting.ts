import type { ModelSession } from './model.ts';

/** While times are sought, a session left out costs this and a little for each of its peers: it is on its way to somewhere else. */
const WAITING = 6;
const WAITING_EACH = 3;

/** What a session costs that is left out for a while: more than the latest of its times on the day, so that it is not left out for good. */
export function waitingCost({ needed, lateCost }: ModelSession, options: readonly number[]): number {
  return WAITING + WAITING_EACH * needed + options.reduce((most, option) => Math.max(most, lateCost[option]!), 0);
}
