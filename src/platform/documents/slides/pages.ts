import { cleanLine, cleanText } from '../clean-text.ts';
import { columnWeights } from '../column-weights.ts';
import type { Picture, Slide, SlidesModel } from '../model.ts';
import { dateIn, wordingIn } from '../wording.ts';
import { framesOf, heightOf, linesOf, type Point, piecesOf } from './fit.ts';
import { BOXES, CELL_PADDING, EMU_PER_POINT, SIZES } from './geometry.ts';

/** One slide as it is written: what fills each placeholder of its layout. */
export type Page = { title: string; notes?: string } & (
  | { layout: 'title'; subtitle?: string; imprint: string }
  | { layout: 'section'; text?: string }
  | { layout: 'bullets'; points: Point[] }
  | { layout: 'twoColumns'; leftTitle: string; left: Point[]; rightTitle: string; right: Point[] }
  | { layout: 'table'; caption: string; head: string[]; rows: string[][]; weights: number[] }
  | { layout: 'figure'; picture: Picture; alt: string }
);

/**
 * The slides as pages: text cleaned, long lists and tables split over slides that say so, and every title unlike every
 * other, because a screen reader's list of slides is a list of titles. Throws on a slide without a title, a picture
 * without alternative text or a table without a header row.
 */
export function pagesOf(model: SlidesModel): Page[] {
  const { continued } = wordingIn(model.language);
  return withUniqueTitles(
    model.slides.map((slide) => pagesOfSlide(slide, model, continued)),
    continued,
  );
}

function pagesOfSlide(slide: Slide, model: SlidesModel, continued: string): Page[] {
  const title = cleanLine(slide.type === 'title' ? model.title : slide.title);
  if (title === '') throw new Error('documents: a slide needs a title');
  const notes = slide.notes === undefined ? undefined : cleanText(slide.notes).trim() || undefined;
  switch (slide.type) {
    case 'title': {
      const imprint = [cleanLine(model.author ?? ''), dateIn(model.language, model.date)].filter((line) => line !== '');
      const subtitle = cleanLine(model.subtitle ?? '') || undefined;
      return [{ layout: 'title', title, subtitle, imprint: imprint.join(' · '), notes }];
    }
    case 'section':
      return [{ layout: 'section', title, text: cleanText(slide.text ?? '').trim() || undefined, notes }];
    case 'bullets': {
      const points = slide.bullets.flatMap((bullet) =>
        typeof bullet === 'string'
          ? pointsOf([bullet], 0)
          : [...pointsOf([bullet.text], 0), ...pointsOf(bullet.items, 1)],
      );
      const frames = framesOf(points, frameOf(BOXES.body, [SIZES.bullet, SIZES.inner]), continued);
      return frames.map((frame, index) => ({ layout: 'bullets', title, points: frame, notes: onFirst(notes, index) }));
    }
    case 'twoColumns':
      return columnPages(slide, title, notes, continued);
    case 'table':
      return tablePages(slide, title, notes);
    case 'figure': {
      const alt = cleanLine(slide.alt);
      if (alt === '') throw new Error('documents: a figure needs alternative text');
      return [{ layout: 'figure', title, picture: slide.picture, alt, notes }];
    }
  }
}

type Columns = Extract<Slide, { type: 'twoColumns' }>;

function columnPages(slide: Columns, title: string, notes: string | undefined, continued: string): Page[] {
  const frame = frameOf(BOXES.left, [SIZES.column, SIZES.columnInner]);
  const left = framesOf(pointsOf(slide.left, 0), frame, continued);
  const right = framesOf(pointsOf(slide.right, 0), frame, continued);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
    layout: 'twoColumns',
    title,
    leftTitle: cleanLine(slide.leftTitle),
    left: left[index] ?? [],
    rightTitle: cleanLine(slide.rightTitle),
    right: right[index] ?? [],
    notes: onFirst(notes, index),
  }));
}

function tablePages(slide: Extract<Slide, { type: 'table' }>, title: string, notes: string | undefined): Page[] {
  const head = slide.head.map(cleanLine);
  if (head.length === 0) throw new Error('documents: a table needs a header row');
  const tooLong = slide.rows.find((row) => row.length > head.length);
  if (tooLong) throw new Error(`documents: a row of ${tooLong.length} cells in a table of ${head.length} columns`);
  const rows = slide.rows.map((row) => head.map((_, column) => cleanText(row[column] ?? '')));
  const weights = columnWeights(head, rows);
  const widths = weights.map((weight) => ((weight / 100) * BOXES.table.width) / EMU_PER_POINT - 2 * 8);
  const rowHeight = (row: readonly string[]) =>
    heightOf(Math.max(...row.map((cell, column) => linesOf(cell, SIZES.cell, widths[column] ?? 1))), SIZES.cell) +
    2 * CELL_PADDING;
  const room = BOXES.table.height / EMU_PER_POINT - rowHeight(head);
  const most = Math.max(1, Math.floor((room - 2 * CELL_PADDING) / heightOf(1, SIZES.cell)));
  const whole = rows.flatMap((row) => rowPieces(row, most, widths));
  const pages: string[][][] = [[]];
  let used = 0;
  for (const row of whole) {
    const height = rowHeight(row);
    if (used > 0 && used + height > room) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(row);
    used += height;
  }
  const caption = cleanLine(slide.caption);
  return pages.map((page, index) => ({
    layout: 'table',
    title,
    caption,
    head,
    rows: page,
    weights,
    notes: onFirst(notes, index),
  }));
}

/** The row, or where a cell is taller than a slide as many rows as it takes to show it all. */
function rowPieces(row: readonly string[], most: number, widths: readonly number[]): string[][] {
  const cells = row.map((cell, column) => piecesOf(cell, most, SIZES.cell, widths[column] ?? 1));
  const count = Math.max(1, ...cells.map((pieces) => pieces.length));
  return Array.from({ length: count }, (_, index) => cells.map((pieces) => pieces[index] ?? ''));
}

function withUniqueTitles(groups: readonly Page[][], continued: string): Page[] {
  const taken = new Set<string>();
  const unlike = (title: string, variant: (n: number) => string) => {
    let unique = title;
    for (let n = 2; taken.has(unique); n += 1) unique = variant(n);
    taken.add(unique);
    return unique;
  };
  return groups.flatMap((pages) => {
    const [first] = pages;
    if (first === undefined) return [];
    const title = unlike(first.title, (n) => `${first.title} (${n})`);
    return pages.map((page, index) => {
      if (index === 0) return { ...page, title };
      return { ...page, title: unlike(`${title} (${continued})`, (n) => `${title} (${continued} ${n})`) };
    });
  });
}

function pointsOf(texts: readonly string[], level: 0 | 1): Point[] {
  return texts.map((text) => ({ level, text: cleanText(text).trim() })).filter((point) => point.text !== '');
}

function frameOf(box: { width: number; height: number }, sizes: readonly [number, number]) {
  return { width: box.width / EMU_PER_POINT, height: box.height / EMU_PER_POINT, sizes };
}

function onFirst(notes: string | undefined, index: number): string | undefined {
  return index === 0 ? notes : undefined;
}
