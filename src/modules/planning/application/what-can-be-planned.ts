import { type IsoDate, londonDate } from '#kernel/dates';
import { neededSlots } from '#modules/challenges';
import { definitionVersion } from '#modules/programmes';
import type { Services } from '#platform/http/context';
import { assumedDays } from '../domain/assumed-days.ts';
import type { Choice } from '../domain/choice.ts';
import { type Choosable, choosableChallenges } from '../store/choosable.ts';

export type ToChoose = Choosable & Choice & { readonly until: IsoDate; readonly programmeName: string };

/** What a plan may take in, with the days it would be planned for and the places it asks for. One statement and the definitions. */
export async function whatCanBePlanned(services: Services, bodyIds: readonly string[]): Promise<ToChoose[]> {
  const today = londonDate(services.clock());
  const found: ToChoose[] = [];
  for (const each of await choosableChallenges(services.db, bodyIds, today)) {
    const definition = await definitionVersion(services.db, each.programmeKey, each.programmeVersion);
    const { onSiteFrom, onSiteUntil } = each;
    const days =
      onSiteFrom && onSiteUntil
        ? { from: onSiteFrom, until: onSiteUntil }
        : assumedDays(each.wishedMonths, definition.onSite.days.usual, today);
    const own = each.places ?? 0;
    const places =
      own > 0 ? own : neededSlots(definition.team.slots, each.teamNeeds).filter(({ slot }) => !slot.manager).length;
    found.push({
      ...each,
      ...days,
      places,
      taken: each.open === null ? 0 : own - each.open,
      programmeName: definition.name,
    });
  }
  return found;
}
