import type { IsoDate } from '#kernel/dates';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { readScope, saveScope } from '#modules/challenges';
import { definitionVersion } from '#modules/programmes';
import { ifDatesMoved, type Moved, moveTeamDates, teamPeriod } from '#modules/teams';
import type { ChallengeHead, Services } from '#platform/http/context';
import { mendTeam } from './mend-team.ts';

export type DaysToMove = {
  readonly head: ChallengeHead;
  readonly version: number;
  readonly from: IsoDate;
  readonly until: IsoDate;
};
export type DaysMoved = { readonly moved: readonly Moved[]; readonly planId: string | null };
export type DaysProblem =
  | Refusal<'too-late' | 'stale' | 'clash' | 'same'>
  | { readonly errors: Record<string, string> };

/** What other days would mean for each peer who has a place. Nothing is changed. */
export async function ifDaysMoved(
  services: Services,
  { head, from, until }: Omit<DaysToMove, 'version'>,
): Promise<Moved[]> {
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  const period = teamPeriod(definition, from, until);
  return period === null ? [] : await ifDatesMoved(services, services.db, head, period);
}

/**
 * The days on site change while peers hold places: scope, clocks and agreements as with any change of the scope; each peer is asked
 * whether they still can, or is out by a rule and told why; and a mended team is worked out with everybody else staying.
 */
export async function moveDays(
  services: Services,
  { head, version, from, until }: DaysToMove,
  actorId: string,
): Promise<DaysProblem | DaysMoved> {
  const { scope } = await readScope(services.db, head.id);
  if (scope.onSiteFrom === from && scope.onSiteUntil === until)
    return refusal('same', 'These are the days agreed already.');
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  let moved: Moved[] = [];
  try {
    const wanted = { head, version, scope: { ...scope, onSiteFrom: from, onSiteUntil: until } };
    const saved = await saveScope(services, wanted, actorId, async (trx, after) => {
      const period = teamPeriod(definition, after.onSiteFrom, after.onSiteUntil);
      if (period !== null) moved = await moveTeamDates(services, trx, head, period, actorId);
    });
    if (isRefusal(saved)) return saved;
    if ('errors' in saved) return saved;
    if ('stale' in saved)
      return refusal('stale', 'Somebody changed the scope since you opened this page. Look at it again.');
  } catch (error) {
    if ((error as { code?: string }).code !== '23P01') throw error;
    return refusal('clash', 'One of the peers was put on another team a moment ago. Look again.');
  }
  const planId = moved.some(({ inTheWay }) => inTheWay.length > 0) ? await mendTeam(services, head, actorId) : null;
  return { moved, planId };
}
