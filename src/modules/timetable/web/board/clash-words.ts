import type { FieldErrors } from '#design/form';
import type { BoardClash } from '../../domain/board/clashes.ts';

/** So many clashes of one field are named; the rest is counted. */
const MOST_NAMED = 4;

/** What stands beside each field: with what, and when. */
export function byField(clashes: readonly BoardClash[]): FieldErrors {
  return eachField(clashes, (own) => {
    const more = own.length - MOST_NAMED;
    const texts = own.slice(0, MOST_NAMED).map(({ text }) => text);
    return [...texts, ...(more > 0 ? [`And ${more} more`] : [])].join('. ');
  });
}

/** The same in a few words, for the list at the top of the form: nobody reads a long sentence twice. */
export function briefsOf(clashes: readonly BoardClash[]): FieldErrors {
  const long = clashes.filter(({ field }) => field === 'room' || field === 'peers' || field === 'interviewees');
  return eachField(long, (own) => {
    const [first = '', ...more] = new Set(own.map(({ brief }) => brief));
    const said = first.slice(0, 1).toUpperCase() + first.slice(1);
    return more.length > 0 ? `${said}, and ${more.length} more` : said;
  });
}

function eachField(clashes: readonly BoardClash[], words: (own: readonly BoardClash[]) => string): FieldErrors {
  const fields = [...new Set(clashes.map(({ field }) => field))];
  return Object.fromEntries(fields.map((field) => [field, words(clashes.filter((clash) => clash.field === field))]));
}
