import type { IsoDate } from '#kernel/dates';
import type { NoteCount, RoomNote, RoomSession } from '#modules/notebook';
import type { SourceCategory } from '#modules/programmes';
import type { EmergingFinding } from './emerging.ts';
import { type Voice, voiceOf } from './voices.ts';

/** A theme of the focus with the names of its areas. */
export type RoomTheme = { readonly id: string; readonly name: string; readonly areas: readonly string[] };

/** What was heard, as it stands beside one another: strengths beside areas for consideration, and what is neither. */
export type Heard = {
  readonly strengths: readonly RoomNote[];
  readonly considerations: readonly RoomNote[];
  /** Quotations and context. */
  readonly others: readonly RoomNote[];
  readonly questions: readonly RoomNote[];
};

export type ThemeInRoom = Heard & {
  /** Null for notes that stand under no theme yet. */
  readonly theme: RoomTheme | null;
  /** Who says so, from the first day up to this one. */
  readonly strengthVoice: Voice;
  readonly considerationVoice: Voice;
};

export type SessionInRoom = Heard & {
  /** Null for notes of the day that come from no session. */
  readonly session: RoomSession | null;
  /** It has begun, people spoke in it, and nobody has written a note of it. */
  readonly isSilent: boolean;
};

/** What nobody has covered, up to this day. A note has a theme but no area, so areas are named where their whole theme is missing. */
export type Uncovered = {
  readonly themes: readonly RoomTheme[];
  readonly sources: readonly SourceCategory[];
  readonly sessions: readonly RoomSession[];
  /**
   * Of the day's sessions in which people speak: how many have begun, and how many are still to come. One that is off in the draft alone is
   * not to come. Nothing is missing from these.
   */
  readonly held: { readonly begun: number; readonly toCome: number };
};

export type RoomFacts = {
  readonly day: IsoDate;
  readonly now: Date;
  readonly themes: readonly RoomTheme[];
  /** Of the day, cancelled ones left out. */
  readonly sessions: readonly RoomSession[];
  /** Of the day, and older questions that are still open. */
  readonly notes: readonly RoomNote[];
  /** All notes up to the end of the day. */
  readonly counts: readonly NoteCount[];
  readonly sources: readonly SourceCategory[];
};

/** The day theme by theme, in the order of the focus; notes without a theme last, where there are any. */
export function roomByTheme({ themes, notes, counts }: RoomFacts): ThemeInRoom[] {
  const one = (theme: RoomTheme | null): ThemeInRoom => ({
    theme,
    ...heard(notes.filter((note) => note.themeId === (theme?.id ?? null))),
    strengthVoice: voiceOf(counts, theme?.id ?? null, 'strength'),
    considerationVoice: voiceOf(counts, theme?.id ?? null, 'consideration'),
  });
  const loose = notes.some((note) => note.themeId === null);
  return [...themes.map(one), ...(loose ? [one(null)] : [])];
}

/** The day session by session, in the order of time; notes from no session last, where there are any. */
export function roomBySession({ sessions, notes, now }: RoomFacts): SessionInRoom[] {
  const today = notes.filter((note) => note.isOfTheDay);
  const one = (session: RoomSession | null): SessionInRoom => {
    const own = today.filter((note) => note.sessionId === (session?.id ?? null));
    return { session, ...heard(own), isSilent: session !== null && own.length === 0 && wasHeard(session, now) };
  };
  // A session that was cancelled after somebody wrote of it is no session of the day any more; what was written still is.
  const known = new Set(sessions.map((session) => session.id));
  const rest = today.filter((note) => note.sessionId === null || !known.has(note.sessionId));
  const loose = rest.length > 0 ? [{ session: null, ...heard(rest), isSilent: false }] : [];
  return [...sessions.map(one), ...loose];
}

/** What nobody has covered: themes on which no strength or area for consideration was written, sources, and silent sessions. */
export function uncovered(facts: RoomFacts): Uncovered {
  const { themes, counts, sources } = facts;
  const spoken = (theme: RoomTheme) =>
    counts.some(
      (count) =>
        count.themeId === theme.id && (count.kind === 'strength' || count.kind === 'consideration') && count.notes > 0,
    );
  const speaking = facts.sessions.filter(({ sourceCategory }) => sourceCategory !== null);
  const begun = speaking.filter((session) => wasHeard(session, facts.now)).length;
  return {
    held: { begun, toCome: speaking.filter((each) => !each.isToBeOff && !wasHeard(each, facts.now)).length },
    themes: themes.filter((theme) => !spoken(theme)),
    sources: sources.filter((source) => !counts.some((count) => count.source === source && count.notes > 0)),
    sessions: roomBySession(facts).flatMap(({ session, isSilent }) => (session && isSilent ? [session] : [])),
  };
}

/** A question to pursue that nobody has asked yet, wherever it was taken. */
export function isOpenQuestion(note: Pick<RoomNote, 'kind' | 'prompts'>): boolean {
  return note.kind === 'question' && !note.prompts.some((prompt) => prompt.asked);
}

/** The emerging findings of a theme. */
export function emergingOf(emerging: readonly EmergingFinding[], theme: RoomTheme | null): EmergingFinding[] {
  return emerging.filter((each) => each.themeId === theme?.id);
}

function wasHeard(session: RoomSession, now: Date): boolean {
  return session.sourceCategory !== null && session.startsAt <= now;
}

function heard(notes: readonly RoomNote[]): Heard {
  const today = notes.filter((note) => note.isOfTheDay);
  return {
    strengths: today.filter((note) => note.kind === 'strength'),
    considerations: today.filter((note) => note.kind === 'consideration'),
    others: today.filter((note) => note.kind === 'quotation' || note.kind === 'neutral'),
    questions: notes.filter((note) => (note.isOfTheDay ? note.kind === 'question' : isOpenQuestion(note))),
  };
}
