/** Two minutes a page, as people read what they will be asked about. */
const MINUTES_A_PAGE = 2;
const WORDS_A_MINUTE = 200;
const MOST_SUGGESTED_MINUTES = 120;

/** How many bytes a page of this kind of file has, roughly; null where pages say nothing and a flat time is better. */
const BYTES_A_PAGE: readonly (readonly [RegExp, number])[] = [
  [/pdf$/, 60_000],
  [/wordprocessingml|opendocument\.text$/, 15_000],
  [/presentationml|opendocument\.presentation$/, 120_000],
  [/^text\/plain/, 3_000],
];
const FLAT_MINUTES: readonly (readonly [RegExp, number])[] = [
  [/spreadsheet|csv$/, 10],
  [/^image\//, 2],
];

/** A first guess at the minutes a document takes, from its kind and size: a PDF of 600,000 bytes is about 10 pages, 20 minutes. */
export function suggestMinutes(document: { readonly mediaType: string; readonly bytes: number }): number {
  const flat = FLAT_MINUTES.find(([kind]) => kind.test(document.mediaType));
  if (flat) return flat[1];
  const bytesAPage = BYTES_A_PAGE.find(([kind]) => kind.test(document.mediaType))?.[1] ?? 60_000;
  return between(Math.ceil(document.bytes / bytesAPage) * MINUTES_A_PAGE);
}

/** The minutes that text takes whose words are known. */
export function minutesForWords(words: number): number {
  return between(Math.ceil(words / WORDS_A_MINUTE));
}

function between(minutes: number): number {
  return Math.min(MOST_SUGGESTED_MINUTES, Math.max(MINUTES_A_PAGE, minutes));
}

/** `1 minute`, `45 minutes`, `1 hour`, `2 hours 5 minutes`. */
export function minutesText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    hours > 0 && `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
    (rest > 0 || hours === 0) && `${rest} ${rest === 1 ? 'minute' : 'minutes'}`,
  ];
  return parts.filter(Boolean).join(' ');
}
