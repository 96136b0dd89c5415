/** Longest cell that is read; a longer one is a broken quote or no table at all. */
const LONGEST_CELL = 20_000;

/** A line of the file: its number as a spreadsheet counts (the head is 1) and its cells. */
export type CsvRow = { readonly number: number; readonly cells: readonly string[] };

/** What separates the cells: whatever stands most often in the first line, outside quotes. */
export function delimiterOf(firstLine: string): ',' | ';' | '\t' {
  const plain = firstLine.replace(/"(?:[^"]|"")*"/g, '');
  const count = (mark: string) => plain.split(mark).length - 1;
  const marks = [',', ';', '\t'] as const;
  return marks.reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

/**
 * Reads a table (RFC 4180) as its text comes, however it is cut: quotes, doubled quotes and line ends inside them, `\n` and `\r\n`.
 * Empty lines are counted and left out. Answers `broken` with the line where a quote is never closed or a cell has no end.
 */
export function csvReader(delimiter: string) {
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let afterQuote = false;
  let number = 1;
  let broken: number | null = null;
  const rows: CsvRow[] = [];
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ number, cells });
    cells = [];
    cell = '';
    afterQuote = false;
    number += 1;
  };
  const take = (letter: string) => {
    if (quoted) {
      if (letter === '"') {
        quoted = false;
        afterQuote = true;
      } else cell += letter;
    } else if (letter === '"' && (cell === '' || afterQuote)) {
      // A doubled quote inside quotes is one; a quote at the start of a cell opens it.
      if (afterQuote) cell += '"';
      quoted = true;
      afterQuote = false;
    } else if (letter === delimiter) {
      cells.push(cell);
      cell = '';
      afterQuote = false;
    } else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
    if (cell.length > LONGEST_CELL) broken ??= number;
  };
  return {
    /** The lines that are whole now. */
    push(text: string): CsvRow[] {
      for (const letter of text) if (broken === null) take(letter);
      return rows.splice(0);
    },
    /** The last line, and where the file is broken, if it is. */
    end(): { rows: CsvRow[]; broken: number | null } {
      if (quoted) broken ??= number;
      if (broken === null && (cell !== '' || cells.length > 0)) endRow();
      return { rows: rows.splice(0), broken };
    },
  };
}
