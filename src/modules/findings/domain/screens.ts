import type { RoomNote, RoomSession } from '#modules/notebook';
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

/** What is on the wall at once: a part of a theme, a photograph of it, or one of the three lists that end the round. */
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
    }
  | { readonly shows: 'emerging'; readonly emerging: readonly EmergingFinding[] }
  | {
      readonly shows: 'questions';
      readonly questions: readonly RoomNote[];
      readonly sessions: readonly RoomSession[];
    }
  | { readonly shows: 'uncovered'; readonly uncovered: Uncovered };

/** So many notes stand under one another in letters that are read from four metres. */
export const NOTES_A_COLUMN = 3;
const GROUPS_A_SCREEN = 5;
const QUESTIONS_A_SCREEN = 5;

/**
 * The round of an evening: each theme of which something was heard, with the day's photographs of it, then the emerging findings, the questions that are still open with
 * the sessions they are taken into, and what nobody has covered. There is always a last screen, so there is always one.
 */
export function screensOf(
  facts: RoomFacts & { readonly emerging: readonly EmergingFinding[] },
  coming: readonly RoomSession[],
): Screen[] {
  const themes = roomByTheme(facts).flatMap((theme) => [
    ...themeScreens(theme, emergingOf(facts.emerging, theme.theme)),
    ...photographScreens(theme),
  ]);
  const groups = chunks(facts.emerging, GROUPS_A_SCREEN).map((emerging): Screen => ({ shows: 'emerging', emerging }));
  const open = facts.notes.filter(isOpenQuestion);
  const sessions = coming.filter((session) => session.prompts.length > 0);
  const questions = chunks(open, QUESTIONS_A_SCREEN).map(
    (some): Screen => ({ shows: 'questions', questions: some, sessions: [] }),
  );
  const taken = chunks(sessions, QUESTIONS_A_SCREEN).map(
    (some): Screen => ({ shows: 'questions', questions: [], sessions: some }),
  );
  return [...themes, ...groups, ...questions, ...taken, { shows: 'uncovered', uncovered: uncovered(facts) }];
}

function themeScreens(theme: ThemeInRoom, emerging: readonly EmergingFinding[]): Screen[] {
  const strengths = chunks(theme.strengths, NOTES_A_COLUMN);
  const considerations = chunks(theme.considerations, NOTES_A_COLUMN);
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

/** One each: a flipchart is read from four metres only where it fills the wall. */
function photographScreens(theme: ThemeInRoom): Screen[] {
  const { strengths, considerations, others, questions } = theme;
  const today = [...strengths, ...considerations, ...others, ...questions].filter((note) => note.isOfTheDay);
  return today.flatMap((note) =>
    note.photographs.map((_id, which): Screen => ({ shows: 'photograph', theme, note, which })),
  );
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const all: T[][] = [];
  for (let at = 0; at < list.length; at += size) all.push(list.slice(at, at + size));
  return all;
}

/** The screen that is asked for, counted from 1; the nearest one where there is none of that number. */
export function screenAt(screens: readonly Screen[], asked: string | undefined): number {
  const number = Number(asked ?? '1');
  return Number.isInteger(number) ? Math.min(Math.max(number, 1), Math.max(screens.length, 1)) : 1;
}
