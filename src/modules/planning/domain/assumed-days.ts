import { addToDate, type IsoDate, mondayOf, parseIsoDate } from '#kernel/dates';

/**
 * Days on site to plan with while none are agreed: from the second Monday of the first month the host wished for that is still to
 * come, or else of the month half a year ahead, for as many working days as the programme usually takes.
 */
export function assumedDays(
  wishedMonths: readonly string[],
  usualDays: number,
  today: IsoDate,
): { from: IsoDate; until: IsoDate } {
  const next = addToDate(`${today.slice(0, 7)}-01`, { months: 1 }).slice(0, 7);
  const months = wishedMonths.filter((month) => parseIsoDate(`${month}-01`) !== null && month >= next).sort();
  const month = months[0] ?? addToDate(today, { months: 6 }).slice(0, 7);
  const from = addToDate(mondayOf(addToDate(`${month}-01`, { days: 6 })), { days: 7 });
  // Five working days end on a Friday; a sixth would be the Monday after.
  const until = addToDate(from, { days: usualDays - 1 + 2 * Math.floor((usualDays - 1) / 5) });
  return { from, until };
}
