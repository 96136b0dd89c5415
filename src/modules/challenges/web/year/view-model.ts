import { daysBetween } from '#kernel/dates';
import type { ListedChallenge } from '../../store/challenge-list.ts';

/** Where one challenge is drawn. `row` counts from the top of the whole picture. */
export type Mark = {
  readonly challenge: ListedChallenge;
  readonly x: number;
  readonly width: number;
  readonly row: number;
  /** Its name stands before the bar where there is no room behind it. */
  readonly nameBefore: boolean;
};
export type YearPicture = {
  readonly months: readonly { name: string; x: number; width: number }[];
  readonly regions: readonly { name: string; row: number; rows: number }[];
  readonly marks: readonly Mark[];
  readonly rows: number;
};

/** The picture's measures, in its own units. */
export const PICTURE = { left: 170, width: 1210, rowHeight: 24, head: 30, letter: 7.4, least: 10 } as const;

const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ');

/**
 * The year as rows of bars, a group of rows for each region: each challenge at its days on site, in the first row where neither its
 * bar nor its name touches another's.
 */
export function yearPicture(challenges: readonly ListedChallenge[], year: number): YearPicture {
  const at = dayScale(year);
  const names = [...new Set(challenges.map((challenge) => challenge.region))].sort();
  const regions: YearPicture['regions'][number][] = [];
  const marks: Mark[] = [];
  let row = 0;
  for (const name of names) {
    const ends: number[] = [];
    for (const challenge of challenges.filter((each) => each.region === name)) {
      const mark = place(challenge, at, ends);
      marks.push({ ...mark, row: row + mark.row });
    }
    regions.push({ name, row, rows: ends.length });
    row += ends.length;
  }
  const months = MONTH_NAMES.map((name, index) => {
    const x = at(`${year}-${String(index + 1).padStart(2, '0')}-01`);
    const next = index === 11 ? PICTURE.width : at(`${year}-${String(index + 2).padStart(2, '0')}-01`);
    return { name, x, width: next - x };
  });
  return { months, regions, marks, rows: row };
}

function dayScale(year: number): (date: string) => number {
  const first = `${year}-01-01`;
  const days = daysBetween(first, `${year + 1}-01-01`);
  const perDay = (PICTURE.width - PICTURE.left) / days;
  return (date) => Math.round(PICTURE.left + Math.min(days, Math.max(0, daysBetween(first, date))) * perDay);
}

/** `ends` holds how far each row of the region is filled, and is filled further. Challenges come in the order of their days. */
function place(challenge: ListedChallenge, at: (date: string) => number, ends: number[]): Mark {
  const from = challenge.onSiteFrom as string;
  const x = at(from);
  const width = Math.max(PICTURE.least, at(challenge.onSiteUntil ?? from) - x);
  const name = Math.ceil(challenge.hostShortName.length * PICTURE.letter) + 14;
  const nameBefore = x + width + name > PICTURE.width;
  const [left, right] = nameBefore ? [x - name, x + width] : [x, x + width + name];
  const free = ends.findIndex((end) => end <= left);
  const row = free === -1 ? ends.length : free;
  ends[row] = right;
  return { challenge, x, width, row, nameBefore };
}

/** How many challenges are on site in each month, in order, those of no month left out. */
export function byMonth(challenges: readonly ListedChallenge[]): { month: string; challenges: ListedChallenge[] }[] {
  return MONTH_NAMES.flatMap((month, index) => {
    const own = challenges.filter((each) => Number(each.onSiteFrom?.slice(5, 7)) === index + 1);
    return own.length > 0 ? [{ month, challenges: own }] : [];
  });
}
