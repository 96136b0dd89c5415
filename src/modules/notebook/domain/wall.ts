import type { SourceCategory } from '#modules/programmes';
import type { NoteKind } from './note.ts';

/** How many notes of one kind say something of a theme, from one kind of source. */
export type NoteCount = {
  readonly themeId: string | null;
  readonly source: SourceCategory;
  readonly kind: NoteKind;
  readonly notes: number;
};

export type WallCell = {
  readonly source: SourceCategory;
  readonly strengths: number;
  readonly considerations: number;
  /** Context, questions and quotations: what is neither. */
  readonly neutral: number;
};
export type WallRow = { readonly themeId: string; readonly name: string; readonly cells: readonly WallCell[] };

/** Something that rests on one kind of source alone, so that the team may ask another. */
export type SingleSource = {
  readonly themeId: string;
  readonly name: string;
  readonly kind: 'strength' | 'consideration';
  readonly source: SourceCategory;
  readonly notes: number;
};

export type Wall = {
  readonly rows: readonly WallRow[];
  readonly singles: readonly SingleSource[];
  /** Themes of which nobody has written a strength or an area for consideration. */
  readonly uncovered: readonly { readonly themeId: string; readonly name: string }[];
  /** Kinds of source that nobody has written anything from. */
  readonly unheard: readonly SourceCategory[];
  /** Notes that stand under no theme yet. */
  readonly withoutTheme: number;
  /** The most strengths and areas for consideration together in one cell. */
  readonly most: number;
};

/**
 * The evidence wall: the challenge's themes by kind of source, with how many strengths and areas for consideration each cell holds;
 * what only one kind of source has said; and what nobody has covered. Neutral notes are context: they cover nothing.
 */
export function evidenceWall(
  themes: readonly { readonly id: string; readonly name: string }[],
  sources: readonly SourceCategory[],
  counts: readonly NoteCount[],
): Wall {
  const count = (themeId: string | null, source: SourceCategory, kind: NoteKind) =>
    counts
      .filter((each) => each.themeId === themeId && each.source === source && each.kind === kind)
      .reduce((sum, each) => sum + each.notes, 0);
  const rows = themes.map(({ id, name }) => ({
    themeId: id,
    name,
    cells: sources.map((source) => ({
      source,
      strengths: count(id, source, 'strength'),
      considerations: count(id, source, 'consideration'),
      neutral: count(id, source, 'neutral') + count(id, source, 'question') + count(id, source, 'quotation'),
    })),
  }));
  return {
    rows,
    singles: rows.flatMap(singleSources),
    uncovered: rows
      .filter((row) => row.cells.every((cell) => cell.strengths + cell.considerations === 0))
      .map(({ themeId, name }) => ({ themeId, name })),
    unheard: sources.filter((source) => !counts.some((each) => each.source === source && each.notes > 0)),
    withoutTheme: counts.filter((each) => each.themeId === null).reduce((sum, each) => sum + each.notes, 0),
    most: Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => cell.strengths + cell.considerations))),
  };
}

function singleSources(row: WallRow): SingleSource[] {
  return (['strength', 'consideration'] as const).flatMap((kind) => {
    const said = row.cells
      .map((cell) => ({ source: cell.source, notes: kind === 'strength' ? cell.strengths : cell.considerations }))
      .filter(({ notes }) => notes > 0);
    const [only] = said;
    return said.length === 1 && only ? [{ themeId: row.themeId, name: row.name, kind, ...only }] : [];
  });
}
