import { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import type { CleanTable } from './clean.ts';
import { columnWeights } from './column-weights.ts';
import { COLOURS } from './look.ts';

const TEXT_WIDTH_TWIPS = 9_026;
const ALIGNMENTS = { left: AlignmentType.START, right: AlignmentType.END, centre: AlignmentType.CENTER } as const;

/** The table under its caption, its header row marked and repeated on each page, its rows never split over two. */
export function tableWithCaption(table: CleanTable): (Paragraph | Table)[] {
  const weights = columnWeights(table.head, table.rows);
  const widths = weights.map((weight) => Math.round((weight * TEXT_WIDTH_TWIPS) / 100));
  const cell = (text: string, column: number, kind: 'head' | 'name' | 'cell') => {
    const style = kind === 'head' ? 'TableHead' : 'TableText';
    const runs = text
      .split('\n')
      .map(
        (line, index) => new TextRun({ text: line, bold: kind === 'name' || undefined, break: index === 0 ? 0 : 1 }),
      );
    return new TableCell({
      width: { size: widths[column] ?? 0, type: 'dxa' },
      ...(kind === 'head' ? { shading: { type: 'clear', fill: COLOURS.tint, color: 'auto' } } : {}),
      children: [new Paragraph({ style, alignment: ALIGNMENTS[table.align[column] ?? 'left'], children: runs })],
    });
  };
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.head.map((text, column) => cell(text, column, 'head')),
  });
  const rows = table.rows.map((row) => {
    const cells = row.map((text, column) => cell(text, column, table.rowHeaders && column === 0 ? 'name' : 'cell'));
    return new TableRow({ cantSplit: true, children: cells });
  });
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  const grid = new Table({
    width: { size: TEXT_WIDTH_TWIPS, type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    margins: { left: 100, right: 100 },
    tableLook: { firstRow: true, firstColumn: table.rowHeaders, noHBand: true, noVBand: true },
    borders: {
      top: none,
      left: none,
      right: none,
      insideVertical: none,
      bottom: { style: 'single', size: 4, color: COLOURS.rule },
      insideHorizontal: { style: 'single', size: 4, color: COLOURS.rule },
    },
    rows: [head, ...rows],
  });
  const caption = table.caption === '' ? [] : [new Paragraph({ style: 'Caption', text: table.caption })];
  return [...caption, grid, new Paragraph({ spacing: { after: 120 } })];
}
