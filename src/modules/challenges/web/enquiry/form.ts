import { z } from 'zod';
import { addToDate, type IsoDate } from '#kernel/dates';
import { formId, optionalText, requiredText, several } from '#platform/http/forms';

/** What an enquiry's form gives. */
export const enquiryForm = z.object({
  id: formId(),
  host: requiredText('Choose the host'),
  programme: requiredText('Choose a programme'),
  why: optionalText(5000),
  months: several().pipe(z.array(z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Choose months from the list')).max(24)),
});

const FIRST_MONTH = 4;
const MONTHS = 15;

/** The months that can be wished for: from four months ahead, which scoping needs, for fifteen months. `2027-05`, `May 2027`. */
export function wishableMonths(today: IsoDate): { value: string; text: string }[] {
  return Array.from({ length: MONTHS }, (_, index) => {
    const day = addToDate(`${today.slice(0, 7)}-01`, { months: FIRST_MONTH + index });
    return { value: day.slice(0, 7), text: monthName(day.slice(0, 7)) };
  });
}

/** `May 2027` for `2027-05`. */
export function monthName(month: string): string {
  const names = 'January February March April May June July August September October November December'.split(' ');
  return `${names[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}
