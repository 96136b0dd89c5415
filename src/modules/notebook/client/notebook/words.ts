import type { NoteState, SyncResult } from './engine.ts';

/** The state of a note, in the words that stand beside it. */
export const STATE_WORDS: Record<NoteState, string> = {
  saved: 'Saved on this phone',
  sent: 'Sent',
  confirmed: 'Confirmed',
  refused: 'Not taken in',
};

/** The state of a photograph that is on this phone. */
export const PHOTOGRAPH_WORDS = { waiting: 'Saved on this phone', sent: 'Confirmed', refused: 'Not taken in' } as const;

export type Situation = {
  /** Changes that the server has not confirmed, photographs, and notes and photographs that it has refused. */
  readonly waiting: number;
  readonly photographs: number;
  readonly refused: number;
  /** Whether the device says that it has a network: it may be wrong. */
  readonly online: boolean;
  /** How the last round of sending ended; null before the first, or while one is under way. */
  readonly last: SyncResult | null;
};

/** The one line that says how things stand: where the notes are, and what they wait for. */
export function standing({ waiting, photographs, refused, online, last }: Situation): string {
  const what = waiting === 1 ? '1 change is' : `${waiting} changes are`;
  const safe =
    waiting > 0 ? `${what} saved on this phone` : refused > 0 ? refusedWords(refused) : 'Everything is confirmed';
  if (last?.result === 'refused') return `${waiting > 0 ? `${safe}. ` : ''}${last.why}`;
  if (waiting === 0) {
    const others = refused > 0 ? `${safe}.` : 'All notes are confirmed.';
    if (photographs > 0)
      return `${others} ${photographs === 1 ? '1 photograph' : `${photographs} photographs`} still to send.`;
    if (last?.result === 'unreachable')
      return `${others} ${online ? 'The team’s notes cannot be reached just now.' : 'There is no network just now.'}`;
    if (last?.result === 'signed-out') return `${others} You have been signed out.`;
    return `${safe}.`;
  }
  const they = waiting === 1 ? 'it goes by itself' : 'they go by themselves';
  switch (last?.result) {
    case 'unreachable':
      return online
        ? `${safe}. The server cannot be reached just now: ${they} when it can.`
        : `${safe}. There is no network: ${they} when there is.`;
    case 'signed-out':
      return `${safe}. You have been signed out: sign in to send.`;
    case 'stuck':
      return `${safe}. The server does not take them in just now; the notebook keeps trying.`;
    default:
      return `${safe}, on the way to the team.`;
  }
}

function refusedWords(refused: number): string {
  return refused === 1
    ? '1 thing was not taken in: it says why, below. All else is confirmed'
    : `${refused} things were not taken in: each says why, below. All else is confirmed`;
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
  full: 'There is no room left on this phone, so this is not saved: it is still in the box. Free some space and press the button again, or take another way. Everything saved before is safe.',
  failed:
    'This phone could not save it: it is still in the box. It may have no room left. Press the button again, or take another way. Everything saved before is safe.',
} as const;

/** In place of who spoke, where the session does not say; and what is said of a note that is to be saved so. */
export const CHOOSE = 'Choose who spoke';

/** Said beside a change whose note has been saved while somebody typed on. */
export const SAVED_BUT_FOR_MORE = 'Saved. What you have typed since is not saved yet.';

/** Said large where notes are here whose bytes have gone bad. */
export function unreadableWords(count: number): string | null {
  if (count === 0) return null;
  return count === 1
    ? 'One note on this phone is damaged and cannot be read. All the others are here. It is kept as it is, and goes with the others into a file of unsent notes: save one, and tell us.'
    : `${count} notes on this phone are damaged and cannot be read. All the others are here. They are kept as they are, and go with the others into a file of unsent notes: save one, and tell us.`;
}

/** Words that the server had refused are with the team by another way. */
export function cameByFile(notes: number): string {
  return notes === 1
    ? 'A note that had not been taken in has come in by the file that was handed in. You need not save it again.'
    : `${notes} notes that had not been taken in have come in by the file that was handed in. You need not save them again.`;
}
/** A change of what is already here could not be written down. */
export const NOT_DONE =
  'This phone could not save that: it may have no room left. Nothing has changed. Free some space and try again.';
/** Asked before a note that was refused is thrown away. */
export const THROW_AWAY =
  'Throw this note away? Its words, and its photograph where it has one, are on this phone alone: nobody can bring them back.';
/** The same of a change, where the team has the note as it was before. */
export const THROW_CHANGE_AWAY =
  'Throw this change away? Its words are on this phone alone: nobody can bring them back. The note stays as the team has it, with its photographs.';
/** A session was pressed that has been taken out of the timetable meanwhile. */
export const NOT_IN_TIMETABLE =
  'That session is not in the timetable any more. You are writing of no session: choose one, if you like.';
/** A note was to be saved again that another window has saved again. */
export const SAVED_ELSEWHERE = 'That note has been saved again already, in another window. Nothing more needs doing.';
export const CLOSED_AND_WIPED =
  'This challenge has closed. Everything you wrote is with the team, and the notes on this phone have been wiped.';
/** The same, where that many deletions were not carried out. */
export function closedAndWiped(notDeleted: number): string {
  if (notDeleted === 0) return CLOSED_AND_WIPED;
  const which = notDeleted === 1 ? 'One note that you deleted is' : `${notDeleted} notes that you deleted are`;
  return `${CLOSED_AND_WIPED} ${which} still with the team: a finding stands on it, or it was changed elsewhere.`;
}
/** Said large while there are words in the box of a challenge that has closed. */
export const CLOSED_WITH_WORDS =
  'This challenge has closed, and nothing more can be added to it. Copy what you have typed if you need it: once you clear it, this phone wipes its notes.';
/** The same where a photograph was chosen, and no word was typed. */
export const CLOSED_WITH_PHOTOGRAPH =
  'This challenge has closed, and nothing more can be added to it. Your photograph went with no note: once you take it off, this phone wipes its notes.';

/** The same in a window that has neither. */
export const CLOSED_WITH_PHOTOGRAPH_ELSEWHERE =
  'This challenge has closed, and nothing more can be added to it. In another window is a photograph that went with no note: once you take it off there, this phone wipes its notes.';

/** In place of the notebook. */
export const OUT_OF_USE =
  'This device was taken out of use on your account page, so its notes have been wiped and you have been signed out on it.';

/** After why, where the notes of a challenge have been destroyed. */
export const WIPED_HERE = 'So those on this phone have been wiped.';

/** Nothing waits on a phone whose person has left the team. */
export const NOTHING_TO_HAND_IN = 'No notes on this phone wait to be handed in.';

/** How much of somebody who has left the team lies unsent here; null for nothing. `deletions` where nothing else waits. */
export function toHandIn(notes: number, photographs: number, deletions: number): string | null {
  const counted = (many: number, what: string) => (many === 0 ? [] : [`${many} ${what}${many === 1 ? '' : 's'}`]);
  const all = [...counted(notes, 'note'), ...counted(photographs, 'photograph'), ...counted(deletions, 'deletion')];
  if (all.length === 0) return null;
  return `${all.join(' and ')} on this phone ${notes + photographs + deletions === 1 ? 'has' : 'have'} not been sent.`;
}

/** Said large where a new version of the notebook has been put on the phone while this one was open. */
export const RENEWED =
  'A new version of the notebook is on this phone now. It starts when you next open this page; your notes stay as they are.';

/** Said large while the device cannot keep what is being typed. */
export const DRAFT_NOT_KEPT =
  'This phone has no room to keep what you are typing: it is on the screen only. Free some space, or send or copy it before you leave this page.';
/** Said beside a photograph that was chosen, where the device cannot keep it before its note is saved. */
export const PICTURE_NOT_KEPT =
  'The photograph goes with the note when you save it. This phone has no room to keep it until then: save the note before you leave this page.';
/** Said large while the device has no room for the challenge. */
export const BUNDLE_NOT_KEPT =
  'This phone has no room to take the challenge along, so this page may not open without a network. Free some space.';

/** Said large while the challenge that was taken along cannot be read. */
export const BUNDLE_DAMAGED =
  'The timetable, the questions and the team’s notes on this phone are damaged and cannot be read. Your own notes are safe, and you can go on writing: nothing warns you of names meanwhile. Find a network when you can: all of it comes again by itself.';
/** Said large once, where what was typed before the page was closed cannot be read. */
export const DRAFT_DAMAGED =
  'What you may have typed last and not saved is damaged and cannot be read: write it again, if you can. Every note that you saved is here.';
/** In place of a photograph on this phone that cannot be read. */
export const PHOTOGRAPH_DAMAGED = 'This photograph is damaged on this phone and cannot be shown.';

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

/** `Wednesday 12 May, 2.30pm`. */
export function briefTimeWords(iso: string): string {
  return `${dayWords(iso)}, ${timeWords(iso)}`;
}

/** `2.30pm`, `9am`, `midday`. */
export function timeWords(iso: string): string {
  const [hours = 0, minutes = 0] = CLOCK.format(new Date(iso)).split(':').map(Number);
  if (hours === 12 && minutes === 0) return 'midday';
  const past = minutes === 0 ? '' : `.${String(minutes).padStart(2, '0')}`;
  return `${hours % 12 === 0 ? 12 : hours % 12}${past}${hours < 12 ? 'am' : 'pm'}`;
}
