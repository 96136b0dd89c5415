import { longDate, shortDate } from '#kernel/dates';
import { asOnePhrase } from '#kernel/words';
import { type RoomNote, type RoomSession, TO_BE_OFF } from '#modules/notebook';
import { SOURCE_CATEGORY_LABELS, type SourceCategory } from '#modules/programmes';
import type { FindingKind } from '../../domain/finding.ts';
import { BEFORE_THE_VISIT, type RoomDay } from '../../domain/room-days.ts';
import type { Voice } from '../../domain/voices.ts';

/** `Members, partners and frontline staff agree (5 notes)`; `Only partners say so (2 notes)`; nothing where nobody does. */
export function voiceWords(voice: Voice): string {
  if (voice.says === 'nobody') return '';
  const who = sourceList(voice.sources);
  return voice.says === 'several'
    ? `${who} agree (${noteCount(voice.notes)})`
    : `Only ${lower(who)} (${noteCount(voice.notes)})`;
}

/** `Members, partners and frontline staff`, the first with its capital. */
function sourceList(sources: readonly SourceCategory[]): string {
  const names = sources.map((source, at) =>
    at === 0 ? SOURCE_CATEGORY_LABELS[source] : lower(SOURCE_CATEGORY_LABELS[source]),
  );
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** The same with at most so many names: `Members, partners and 3 more agree (12 notes)`. */
export function voiceInShort(voice: Voice, most: number): string {
  if (voice.says === 'nobody' || voice.sources.length <= most) return voiceWords(voice);
  const [first = '', ...others] = voice.sources.slice(0, most).map((source) => SOURCE_CATEGORY_LABELS[source]);
  const named = [first, ...others.map(lower)].join(', ');
  return `${named} and ${voice.sources.length - most} more agree (${noteCount(voice.notes)})`;
}

/** `1 note`, `12 notes`. */
export function noteCount(notes: number): string {
  return notes === 1 ? '1 note' : `${notes} notes`;
}

/** What became of a question to pursue: where it was taken, and whether it was asked. Nothing where it was taken nowhere. */
export function questionWords({ prompts }: Pick<RoomNote, 'prompts'>): string {
  return asOnePhrase(
    prompts.map(({ sessionTitle, asked }) => `${asked ? 'Asked in' : 'Taken into'} ‘${sessionTitle}’`),
  );
}

/** What stands where a side of a theme is empty. */
export const NOTHING_TODAY: Record<FindingKind, string> = {
  strength: 'No strength was heard.',
  consideration: 'No area for consideration was heard.',
};

/** Who speaks in a session, or that the team is on its own. */
export function speakerWords({ sourceCategory }: Pick<RoomSession, 'sourceCategory'>): string {
  return sourceCategory ? SOURCE_CATEGORY_LABELS[sourceCategory] : 'The team on its own';
}

/**
 * What stands before the time of a session of which nobody was told that it is on, or that it is off; nothing where people know how it
 * stands, or nobody is told of any yet.
 */
export function untoldWords({ standing, isToBeOff }: Pick<RoomSession, 'standing' | 'isToBeOff'>): string {
  if (isToBeOff) return `${TO_BE_OFF} · `;
  return standing === 'untold' ? 'Not told yet · ' : '';
}

export function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** `Tuesday 11 May 2027`, `Before the visit`. */
export function dayWords(day: RoomDay): string {
  return day === BEFORE_THE_VISIT ? 'Before the visit' : longDate(day);
}

/** The same where many stand in a row: `Tue 11 May`. */
export function dayInRow(day: RoomDay): string {
  return day === BEFORE_THE_VISIT ? 'Before the visit' : shortDate(day, { weekday: true });
}

/** `Nothing was heard of it on this day`, `… before the visit`. */
export function onThatDay(day: RoomDay): string {
  return day === BEFORE_THE_VISIT ? 'before the visit' : 'on this day';
}

/** What stands above notes of that day that come from none of its sessions. */
export function fromNoSession(day: RoomDay): string {
  return `From no session ${day === BEFORE_THE_VISIT ? 'before the visit' : 'of this day'}`;
}
