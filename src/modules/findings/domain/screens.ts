import type { RoomNote, RoomSession, SessionPrompt } from '#modules/notebook';
import type { EmergingFinding } from './emerging.ts';
import {
  emergingOf,
  isOpenQuestion,
  type RoomFacts,
  roomByTheme,
  type ThemeInRoom,
  type Uncovered,
  uncovered,
} from './team-room.ts';
import type { Voice } from './voices.ts';
import { onScreens, type WallRoom } from './wall-room.ts';

/** What is on the wall at once: a part of a theme, a photograph of it, or one of the lists that end the round. */
export type Screen =
  | {
      readonly shows: 'theme';
      readonly theme: ThemeInRoom;
      /** Counted from 1: a theme on which much was heard goes over several screens. */
      readonly part: number;
      readonly parts: number;
      readonly strengths: readonly RoomNote[];
      readonly considerations: readonly RoomNote[];
      readonly emerging: readonly EmergingFinding[];
    }
  | {
      readonly shows: 'photograph';
      readonly theme: ThemeInRoom;
      readonly note: RoomNote;
      /** Which of the note's, counted from 0. */
      readonly which: number;
      /** Why it is looked at, where it is of another day: the emerging finding that it stands in. */
      readonly group: EmergingFinding | null;
    }
  | { readonly shows: 'emerging'; readonly emerging: readonly EmergingFinding[] }
  | { readonly shows: 'questions'; readonly questions: readonly RoomNote[] }
  /** Questions in sessions: to be asked in those to come, or not asked where they were to be. */
  | { readonly shows: 'to-ask' | 'not-asked'; readonly sessions: readonly AskedIn[] }
  | { readonly shows: 'uncovered'; readonly uncovered: Uncovered };

export type AskedIn = { readonly session: RoomSession; readonly prompts: readonly SessionPrompt[] };

/** The words of the wall as they will stand there, and the room that they take. */
export type WallWords = {
  readonly room: WallRoom;
  themeTitle(theme: ThemeInRoom): string;
  voice(voice: Voice): string;
  noteFoot(note: RoomNote): string;
  emergingFoot(emerging: EmergingFinding): string;
  /** All of a theme in a line below its notes; empty where they are told elsewhere. */
  emergingLine(emerging: readonly EmergingFinding[]): string;
  questionFoot(note: RoomNote): string;
};

/** The evening with its emerging findings, and all notes that stand in them, of whatever day. */
export type WallFacts = RoomFacts & {
  readonly emerging: readonly EmergingFinding[];
  readonly allNotes: readonly RoomNote[];
};

/** Sessions with questions: those still to come, and those in which they were not asked. */
export type ToAsk = { readonly coming: readonly RoomSession[]; readonly left: readonly RoomSession[] };

/**
 * The round of an evening: each theme of which something was heard, with the day's photographs of it, then the emerging findings with
 * photographs of other days that stand in them, the questions that are still open, those in sessions to come and those that nobody asked,
 * and what nobody has covered. As much is on a screen as fits it. There is always a last screen, so there is always one.
 */
export function screensOf(facts: WallFacts, { coming, left }: ToAsk, words: WallWords): Screen[] {
  const { room } = words;
  const below = room.below('A title of one line');
  const byTheme = roomByTheme(facts);
  const themes = byTheme.flatMap((theme) => [
    ...themeScreens(theme, emergingOf(facts.emerging, theme.theme), words),
    ...photographScreens(theme),
  ]);
  const groups = onScreens(facts.emerging, (each) => room.listed(each.title, words.emergingFoot(each)), below);
  const open = facts.notes.filter(isOpenQuestion);
  const questions = onScreens(
    open,
    (note) => room.listed(note.text, words.questionFoot(note) + wayToPhotographs(note)),
    below,
  );
  const isOnTheWall = new Set(open.map(({ id }) => id));
  const typed = left.map((session) => ({
    ...session,
    prompts: session.prompts.filter(({ noteId }) => noteId === null || !isOnTheWall.has(noteId)),
  }));
  return [
    ...themes,
    ...groups.map((emerging): Screen => ({ shows: 'emerging', emerging })),
    ...groupedPhotographScreens(facts, byTheme),
    ...questions.map((some): Screen => ({ shows: 'questions', questions: some })),
    ...askedScreens(coming, room, below).map((sessions): Screen => ({ shows: 'to-ask', sessions })),
    ...askedScreens(typed, room, below).map((sessions): Screen => ({ shows: 'not-asked', sessions })),
    ...uncoveredScreens(uncovered(facts), room, below),
  ];
}

function themeScreens(theme: ThemeInRoom, emerging: readonly EmergingFinding[], words: WallWords): Screen[] {
  const { room, noteFoot } = words;
  const heads = [theme.strengthVoice, theme.considerationVoice].map((voice) => room.columnHead(words.voice(voice)));
  const taken = Math.max(...heads) + room.foot(words.emergingLine(emerging));
  // The title says which part it is: room for that, too.
  const left = room.below(`${words.themeTitle(theme)} 10 of 10`) - taken;
  const column = (notes: readonly RoomNote[]) =>
    onScreens(notes, (note) => room.note(note.text, noteFoot(note) + wayToPhotographs(note)), left);
  const strengths = column(theme.strengths);
  const considerations = column(theme.considerations);
  const parts = Math.max(strengths.length, considerations.length);
  return Array.from(
    { length: parts },
    (_, at): Screen => ({
      shows: 'theme',
      theme,
      part: at + 1,
      parts,
      strengths: strengths[at] ?? [],
      considerations: considerations[at] ?? [],
      emerging,
    }),
  );
}

/** As long as the words that lead to them. */
function wayToPhotographs({ photographs }: RoomNote): string {
  return photographs.length > 0 ? ' · 2 photographs on screen 10' : '';
}

/** One each: a flipchart is read from four metres only where it fills the wall. */
function photographScreens(theme: ThemeInRoom): Screen[] {
  const { strengths, considerations, others, questions } = theme;
  const today = [...strengths, ...considerations, ...others, ...questions].filter((note) => note.isOfTheDay);
  return today.flatMap((note) =>
    note.photographs.map((_id, which): Screen => ({ shows: 'photograph', theme, note, which, group: null })),
  );
}

/** Those of other days, each once, under the theme of what they stand in: that is looked at whenever they were taken. */
function groupedPhotographScreens({ emerging, allNotes }: WallFacts, byTheme: readonly ThemeInRoom[]): Screen[] {
  const waiting = new Map(
    allNotes.flatMap((note) => (note.isOfTheDay || note.photographs.length === 0 ? [] : [[note.id, note]])),
  );
  return emerging.flatMap((group) => {
    const theme = byTheme.find((each) => each.theme?.id === group.themeId);
    const own = group.noteIds.flatMap((id) => waiting.get(id) ?? []);
    for (const { id } of own) waiting.delete(id);
    if (!theme) return [];
    return own.flatMap((note) =>
      note.photographs.map((_id, which): Screen => ({ shows: 'photograph', theme, note, which, group })),
    );
  });
}

/** Questions under their sessions; a session that has many goes over several screens. */
function askedScreens(sessions: readonly RoomSession[], room: WallRoom, below: number): AskedIn[][] {
  const head = ({ title }: RoomSession) => room.listed(title, 'When it is held');
  const all = sessions.flatMap((session) => session.prompts.map((prompt) => ({ session, prompt })));
  let before: RoomSession | null = null;
  const heights = new Map(
    all.map((one) => {
      const height = room.listedMore(one.prompt.text) + (one.session === before ? 0 : head(one.session));
      before = one.session;
      return [one, height] as const;
    }),
  );
  // Where a session goes on, its head stands there again: room for one is kept.
  const left = below - Math.max(0, ...sessions.map(head));
  return onScreens(all, (one) => heights.get(one) ?? 0, left).map((some) =>
    [...Map.groupBy(some, ({ session }) => session)].map(([session, own]) => ({
      session,
      prompts: own.map(({ prompt }) => prompt),
    })),
  );
}

function uncoveredScreens({ themes, sources, sessions, held }: Uncovered, room: WallRoom, below: number): Screen[] {
  const none: Uncovered = { themes: [], sources: [], sessions: [], held };
  const rows: (Uncovered & { words: string })[] = [
    ...themes.map((theme) => ({ ...none, themes: [theme], words: theme.name })),
    ...(sources.length > 0 ? [{ ...none, sources, words: 'x'.repeat(20 * sources.length) }] : []),
    ...sessions.map((session) => ({ ...none, sessions: [session], words: `No notes of ‘${session.title}’` })),
  ];
  const screens = onScreens(rows, (row) => room.listed(row.words, ''), below).map((some): Screen => {
    const all = <K extends 'themes' | 'sources' | 'sessions'>(key: K) =>
      some.flatMap((row) => row[key] as Uncovered[K][number][]);
    const shown = { held, themes: all('themes'), sources: all('sources'), sessions: all('sessions') };
    return { shows: 'uncovered', uncovered: shown as Uncovered };
  });
  return screens.length > 0 ? screens : [{ shows: 'uncovered', uncovered: none }];
}

/** The screen that is asked for, counted from 1; the nearest one where there is none of that number. */
export function screenAt(screens: readonly Screen[], asked: string | undefined): number {
  const number = Number(asked ?? '1');
  return Number.isInteger(number) ? Math.min(Math.max(number, 1), Math.max(screens.length, 1)) : 1;
}
