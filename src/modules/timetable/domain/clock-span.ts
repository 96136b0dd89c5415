/**
 * A time as it was written: the minutes from midnight that it may mean, as written first. Two where it says neither morning nor
 * afternoon and may be both: `9` is 9am or 9pm.
 */
type Clock = { readonly minutes: readonly number[]; readonly half: 'am' | 'pm' | null };

export type ClockSpan =
  /** `HH:MM`; `24:00` is the end of the day. */
  | { readonly kind: 'clear'; readonly from: string; readonly until: string }
  /** It could mean two things; the likeliest, to ask with. */
  | { readonly kind: 'unclear'; readonly from: string; readonly until: string }
  | { readonly kind: 'backwards' };

const HALF_DAY = 720;
const DAY = 1440;
/** A smaller number alone is the afternoon as often as not: nobody is seen at six in the morning. */
const EARLIEST_UNSAID = 420;
const SPAN = /^(?:from\s+)?(.+?)\s*(?:-|–|—|to|until|till)\s*(.+)$/;

/**
 * From when until when, out of words: `9am to 11am`, `09:00-11:00`, `9.30 to 11`, `2-4pm`. What one of the two says holds for the
 * other as far as it can: `2-4pm` begins at 2pm, `10-2pm` at 10am. Where neither says it, hours before seven and an end before the
 * beginning are unclear: `2-4`, `9 to 1`. Null where it is no span of times.
 */
export function clockSpan(text: string): ClockSpan | null {
  const [, first = '', second = ''] = SPAN.exec(text.trim().toLowerCase()) ?? [];
  const [from, until] = [readClock(first, 0), readClock(second, DAY)];
  if (!from || !until) return null;
  const fits = from.minutes.flatMap((start) =>
    until.minutes.filter((end) => start < end).map((end) => ({ start, end })),
  );
  const half = from.half ?? until.half;
  if (half !== null) {
    const isIn = (minute: number) => minute < HALF_DAY === (half === 'am');
    const said = fits.find(({ start, end }) => isIn(start) && isIn(end)) ?? fits[0];
    return said ? { kind: 'clear', ...written(said) } : { kind: 'backwards' };
  }
  const asWritten = fits.find(({ start, end }) => start === from.minutes[0] && end === until.minutes[0]);
  if (asWritten && isPlain(asWritten.start) && isPlain(asWritten.end)) return { kind: 'clear', ...written(asWritten) };
  const likely = fits.find(({ start }) => start >= EARLIEST_UNSAID) ?? fits[0];
  return likely ? { kind: 'unclear', ...written(likely) } : { kind: 'backwards' };
}

/** Midnight and what comes before one is the clock of 24 hours, and nothing else is meant. */
function isPlain(minute: number): boolean {
  return minute < 60 || minute >= EARLIEST_UNSAID;
}

/** `midnight` is the beginning of the day, or its end. */
function readClock(text: string, midnight: number): Clock | null {
  if (text === 'midday' || text === 'noon') return { minutes: [HALF_DAY], half: null };
  if (text === 'midnight') return { minutes: [midnight], half: null };
  const [, hour = '', minute = '0', word] = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/.exec(text) ?? [];
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hour === '' || minutes > 59 || hours * 60 + minutes > DAY) return null;
  if (word !== 'am' && word !== 'pm') {
    const both = hours > 0 && hours < 12 ? [hours, hours + 12] : [hours];
    return { minutes: both.map((each) => each * 60 + minutes), half: null };
  }
  if (hours < 1 || hours > 12) return null;
  return { minutes: [(hours % 12) * 60 + minutes + (word === 'pm' ? HALF_DAY : 0)], half: word };
}

function written({ start, end }: { start: number; end: number }): { from: string; until: string } {
  return { from: clock(start), until: clock(end) };
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
