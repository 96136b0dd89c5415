import type { SourceCategory } from '#modules/programmes';

/** What a note says of its theme. A `question` is one to pursue, a `quotation` somebody's very words, `neutral` is context. */
export const NOTE_KINDS = ['strength', 'consideration', 'question', 'quotation', 'neutral'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** The words for a kind of note. */
export const NOTE_KIND_LABELS: Record<NoteKind, string> = {
  strength: 'Strength',
  consideration: 'Area for consideration',
  question: 'Question to pursue',
  quotation: 'Quotation',
  neutral: 'Neutral',
};

/** The sign before a kind of note: the marker that one types for it at the start of a line, where it has one. */
export const NOTE_KIND_SIGNS: Record<NoteKind, string> = {
  strength: '+',
  consideration: '!',
  question: '?',
  quotation: '“',
  neutral: '·',
};

/** The longest a note may be, in characters. */
export const NOTE_MAXIMUM = 20_000;

/** A photograph of a note. Of one that was taken in long ago the size is not known. */
export type NotePhotograph = { readonly id: string; readonly width: number | null; readonly height: number | null };

/** What a note says that is a photograph only. */
export const WITHOUT_WORDS = 'Photograph';

/** What a peer recorded, as the team reads it. `excerpt` where only the beginning of the text was read. */
export type Note = {
  readonly id: string;
  readonly sessionId: string | null;
  readonly sessionTitle: string | null;
  readonly themeId: string | null;
  readonly themeName: string | null;
  readonly authorId: string;
  readonly authorName: string;
  readonly kind: NoteKind;
  readonly sourceCategory: SourceCategory;
  readonly text: string;
  /** True where the text goes on. */
  readonly isExcerpt: boolean;
  readonly writtenAt: Date;
  readonly changedAt: Date;
  /** When it was handed in, where its author had left the team by then; else null. */
  readonly afterLeavingAt: Date | null;
  readonly version: number;
  /** In the order in which the device kept them. */
  readonly photographs: readonly NotePhotograph[];
  /** What tells it from the others of its list where it has no words; null where its words do. */
  readonly apart: string | null;
  /** The findings that stand on it. */
  readonly findings: readonly { readonly id: string; readonly title: string }[];
};
