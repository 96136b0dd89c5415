import type { IsoDate } from '#kernel/dates';

/** A challenge that a plan may take in, with the days it has or is assumed to have, and what it asks for. */
export type Choice = {
  readonly id: string;
  readonly programmeKey: string;
  readonly from: IsoDate;
  readonly places: number;
  readonly taken: number;
};

/** The challenges of one month, which can be chosen together. */
export type MonthOfChoices = {
  /** How a form names them all: `month:2027-03:`, or of one programme `month:2027-03:corporate`. */
  readonly value: string;
  readonly month: string;
  readonly challenges: number;
  readonly places: number;
  readonly open: number;
};

/** The months of these challenges in order. `programme`: the one they were narrowed to, or empty. */
export function monthsOf(choices: readonly Choice[], programme: string): MonthOfChoices[] {
  const byMonth = Map.groupBy(choices, ({ from }) => from.slice(0, 7));
  return [...byMonth].sort().map(([month, all]) => ({
    value: `month:${month}:${programme}`,
    month,
    challenges: all.length,
    places: all.reduce((sum, { places }) => sum + places, 0),
    open: all.reduce((sum, { places, taken }) => sum + places - taken, 0),
  }));
}

/** The ids that were chosen, one by one or by months; whatever names nothing stays, to be refused. */
export function chosenIds(typed: readonly string[], choices: readonly Choice[]): string[] {
  const ids = typed.flatMap((value) => {
    const [, month, programme = ''] = /^month:(\d{4}-\d{2}):([\w-]*)$/.exec(value) ?? [];
    if (month === undefined) return [value];
    return choices
      .filter(({ from, programmeKey }) => from.startsWith(month) && (programme === '' || programme === programmeKey))
      .map(({ id }) => id);
  });
  return [...new Set(ids)];
}
