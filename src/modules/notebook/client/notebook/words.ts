import type { NoteState, SyncResult } from './engine.ts';

/** The state of a note, in the words that stand beside it. */
export const STATE_WORDS: Record<NoteState, string> = {
  saved: 'Saved on this phone',
  sent: 'Sent',
  confirmed: 'Confirmed',
  refused: 'Not taken in',
};

export type Situation = {
  /** Changes that the server has not confirmed, and photographs. */
  readonly waiting: number;
  readonly photographs: number;
  /** How the last round of sending ended; null before the first, or while one is under way. */
  readonly last: SyncResult | null;
};

/** The one line that says how things stand: where the notes are, and what they wait for. */
export function standing({ waiting, photographs, last }: Situation): string {
  const what = waiting === 1 ? '1 change is' : `${waiting} changes are`;
  const safe = waiting > 0 ? `${what} saved on this phone` : 'Everything is confirmed';
  if (last?.result === 'refused') return `${waiting > 0 ? `${safe}. ` : ''}${last.why}`;
  if (waiting === 0) {
    if (photographs > 0)
      return `All notes are confirmed. ${photographs === 1 ? '1 photograph' : `${photographs} photographs`} still to send.`;
    if (last?.result === 'unreachable') return 'All notes are confirmed. There is no network just now.';
    if (last?.result === 'signed-out') return 'All notes are confirmed. You have been signed out.';
    return `${safe}.`;
  }
  switch (last?.result) {
    case 'unreachable':
      return `${safe}. There is no network: ${waiting === 1 ? 'it goes by itself' : 'they go by themselves'} when there is.`;
    case 'signed-out':
      return `${safe}. You have been signed out: sign in to send.`;
    case 'stuck':
      return `${safe}. The server does not take them in just now; the notebook keeps trying.`;
    default:
      return `${safe}, on the way to the team.`;
  }
}

const HOUR_MILLISECONDS = 3_600_000;

/** Said large where anything has waited for longer than an hour; null otherwise. */
export function longWait(waitingSince: number | null, now: number): string | null {
  if (waitingSince === null || now - waitingSince <= HOUR_MILLISECONDS) return null;
  const hours = Math.floor((now - waitingSince) / HOUR_MILLISECONDS);
  const long = hours === 1 ? 'more than an hour' : `more than ${hours} hours`;
  return `Some of your notes have waited on this phone for ${long}. Find a network when you can, or save them in a file.`;
}

/** Why nothing was saved, and what to do. */
export const NOT_SAVED = {
  full: 'There is no room left on this phone, so this is not saved: it is still in the box. Free some space and press the button again. Everything saved before is safe.',
  failed: 'This phone could not save it: it is still in the box. Press the button again.',
} as const;

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'Europe/London',
});
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/London',
});

/** `Wednesday 12 May`. */
export function dayWords(iso: string): string {
  return DAY.format(new Date(iso)).replace(',', '');
}

/** `2.30pm`, `9am`, `midday`. */
export function timeWords(iso: string): string {
  const [hours = 0, minutes = 0] = CLOCK.format(new Date(iso)).split(':').map(Number);
  if (hours === 12 && minutes === 0) return 'midday';
  const past = minutes === 0 ? '' : `.${String(minutes).padStart(2, '0')}`;
  return `${hours % 12 === 0 ? 12 : hours % 12}${past}${hours < 12 ? 'am' : 'pm'}`;
}
