import { addToDate, type IsoDate, mondayOf } from '#kernel/dates';

/** Days a peer is away: both ends belong to it. */
export type AwayRange = { readonly from: IsoDate; readonly until: IsoDate };

/** How a week looks on the calendar: free on every day, away on some, or away on all seven. */
export type WeekState = 'free' | 'part' | 'away';
export type Week = { readonly monday: IsoDate; readonly state: WeekState; readonly away: readonly AwayRange[] };

/** Weeks on the calendar: this one and the 51 after it. */
const CALENDAR_WEEKS = 52;

/** The weeks from the one `first` lies in, each with the days ruled out in it. */
export function calendarWeeks(ranges: readonly AwayRange[], first: IsoDate, count: number = CALENDAR_WEEKS): Week[] {
  const start = mondayOf(first);
  return Array.from({ length: count }, (_, index) => {
    const monday = addToDate(start, { weeks: index });
    const sunday = addToDate(monday, { days: 6 });
    const away = joined(
      ranges
        .filter(({ from, until }) => from <= sunday && until >= monday)
        .map(({ from, until }) => ({
          from: from < monday ? monday : from,
          until: until > sunday ? sunday : until,
        })),
    );
    const whole = away.length === 1 && away[0]?.from === monday && away[0].until === sunday;
    return { monday, away, state: away.length === 0 ? 'free' : whole ? 'away' : 'part' };
  });
}

/** What a painted calendar changes: whole weeks newly ruled out, and whole weeks given back. Mondays. */
export type Painting = { readonly away: readonly IsoDate[]; readonly free: readonly IsoDate[] };

/**
 * What somebody changed, from the weeks ticked as away when the calendar was made and those ticked when it was sent. Only what they
 * touched: days ruled out meanwhile by somebody else stay as they are.
 */
export function paintingOf(shown: readonly IsoDate[], ticked: readonly IsoDate[]): Painting {
  return {
    away: ticked.filter((monday) => !shown.includes(monday)),
    free: shown.filter((monday) => !ticked.includes(monday)),
  };
}

/** The days ruled out after a painting: touching ranges become one, a week given back leaves what lies before and after it. */
export function painted(ranges: readonly AwayRange[], { away, free }: Painting): AwayRange[] {
  let left: AwayRange[] = [...ranges];
  for (const monday of free) {
    const sunday = addToDate(monday, { days: 6 });
    left = left.flatMap((range) => without(range, monday, sunday));
  }
  return joined([...left, ...away.map((monday) => ({ from: monday, until: addToDate(monday, { days: 6 }) }))]);
}

function without({ from, until }: AwayRange, first: IsoDate, last: IsoDate): AwayRange[] {
  if (until < first || from > last) return [{ from, until }];
  return [
    ...(from < first ? [{ from, until: addToDate(first, { days: -1 }) }] : []),
    ...(until > last ? [{ from: addToDate(last, { days: 1 }), until }] : []),
  ];
}

/** Ranges in order, those that overlap or touch made one. */
export function joined(ranges: readonly AwayRange[]): AwayRange[] {
  const result: AwayRange[] = [];
  for (const range of [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = result.at(-1);
    if (last && range.from <= addToDate(last.until, { days: 1 })) {
      if (range.until > last.until) result[result.length - 1] = { from: last.from, until: range.until };
    } else result.push(range);
  }
  return result;
}
