import { type IsoDate, mediumDate } from '#kernel/dates';
import type { Language } from './model.ts';

/** The few words that a renderer adds of its own. */
export type Wording = { contents: string; pageOf: readonly [string, string]; continued: string };

/** Those words in the document's language. */
export function wordingIn(language: Language): Wording {
  return language === 'cy-GB'
    ? { contents: 'Cynnwys', pageOf: ['Tudalen ', ' o '], continued: 'parhad' }
    : { contents: 'Contents', pageOf: ['Page ', ' of '], continued: 'continued' };
}

const WELSH_MONTHS = 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(
  ' ',
);

/** `11 May 2027`, `11 Mai 2027`. */
export function dateIn(language: Language, date: IsoDate): string {
  if (language === 'en-GB') return mediumDate(date);
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return `${day} ${WELSH_MONTHS[month - 1]} ${year}`;
}

/** A title that fits a running foot. */
export function shortened(title: string): string {
  return title.length <= 80 ? title : `${title.slice(0, 79).trimEnd()}…`;
}
