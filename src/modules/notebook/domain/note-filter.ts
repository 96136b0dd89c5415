import type { SourceCategory } from '#modules/programmes';
import type { NoteKind } from './note.ts';

/** How a list of notes may be put in order: the newest first, or gathered by one of these and the newest first in each. */
export const NOTE_ORDERS = ['newest', 'session', 'theme', 'kind', 'source', 'author'] as const;
export type NoteOrder = (typeof NOTE_ORDERS)[number];

/** A narrowed list of notes, as its address says it. */
export type NoteFilter = {
  readonly words: string;
  readonly session: string | null;
  /** A theme's id, or `none` for notes without one. */
  readonly theme: string | null;
  readonly kind: NoteKind | null;
  readonly source: SourceCategory | null;
  readonly author: string | null;
  readonly order: NoteOrder;
  /** Counted from 1. */
  readonly page: number;
};

export const NOTE_PAGE_SIZE = 50;
