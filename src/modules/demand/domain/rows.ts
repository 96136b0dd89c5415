import { addToDate, type IsoDate } from '#kernel/dates';
import type { Need } from './facts.ts';
import type { Weighed } from './weigh.ts';

/** One need in one month: places asked for, those held already, those the pool can fill, and those it cannot. */
export type MonthCell = {
  readonly needed: number;
  readonly held: number;
  readonly fillable: number;
  readonly short: number;
  readonly daysShort: number;
};

/** One need over the twelve months. `could`: the most peers who could take one of its open places, counted alone. */
export type NeedRow = {
  readonly need: Need;
  readonly cells: readonly MonthCell[];
  readonly total: MonthCell;
  readonly could: number;
  readonly challenges: number;
};

const EMPTY: MonthCell = { needed: 0, held: 0, fillable: 0, short: 0, daysShort: 0 };

/** The twelve months from the one that `today` is in, as `2027-05`. */
export function monthsAhead(today: IsoDate): string[] {
  return Array.from({ length: 12 }, (_, index) => addToDate(`${today.slice(0, 7)}-01`, { months: index }).slice(0, 7));
}

/** Each need by month of the first day, those with most places missing first, then those that ask for most. */
export function needRows(weighed: readonly Weighed[], months: readonly string[]): NeedRow[] {
  const rows = [...Map.groupBy(weighed, ({ place }) => place.need.key).values()].map((all): NeedRow => {
    const byMonth = Map.groupBy(all, ({ place }) => place.from.slice(0, 7));
    const open = all.filter(({ outcome }) => outcome !== 'held');
    return {
      need: (all[0] as Weighed).place.need,
      cells: months.map((month) => sum(byMonth.get(month) ?? [])),
      total: sum(all),
      could: open.length === 0 ? 0 : Math.max(...open.map(({ could }) => could)),
      challenges: new Set(all.map(({ place }) => place.challengeId)).size,
    };
  });
  return rows.sort(
    (a, b) => b.total.short - a.total.short || b.total.needed - a.total.needed || a.need.key.localeCompare(b.need.key),
  );
}

/** All of these together. */
export function sum(all: readonly Weighed[]): MonthCell {
  return all.reduce(
    (cell, { place, outcome }) => ({
      needed: cell.needed + 1,
      held: cell.held + (outcome === 'held' ? 1 : 0),
      fillable: cell.fillable + (outcome === 'fillable' ? 1 : 0),
      short: cell.short + (outcome === 'short' ? 1 : 0),
      daysShort: cell.daysShort + (outcome === 'short' ? place.days : 0),
    }),
    EMPTY,
  );
}
