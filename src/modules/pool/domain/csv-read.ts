/** Longest cell that is read; a longer one is a broken quote or no table at all. */
const LONGEST_CELL = 20_000;
/** Most cells of a line that are read; more is no table of people. */
const MOST_CELLS = 1000;

/** A line of the file: its number as a spreadsheet counts (the head is 1) and its cells. */
export type CsvRow = { readonly number: number; readonly cells: readonly string[] };

/** What separates the cells: whatever stands most often in the first line, outside quotes. */
export function delimiterOf(firstLine: string): ',' | ';' | '\t' {
  const plain = firstLine.replace(/"(?:[^"]|"")*"/g, '');
  const count = (mark: string) => plain.split(mark).length - 1;
  const marks = [',', ';', '\t'] as const;
  return marks.reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

const [QUOTE, LINE_END] = [34, 10];

/**
 * Reads a table (RFC 4180) as its text comes, however it is cut: quotes, doubled quotes and line ends inside them, `\n` and `\r\n`.
 * Empty lines are counted and left out. Answers `broken` with the line where a quote is never closed, or a cell or a line has no end.
 */
export function csvReader(delimiter: string) {
  const between = delimiter.charCodeAt(0);
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let afterQuote = false;
  let number = 1;
  let broken: number | null = null;
  let rows: CsvRow[] = [];
  const endCell = () => {
    cells.push(cell);
    cell = '';
    afterQuote = false;
    if (cells.length > MOST_CELLS) broken ??= number;
  };
  const endRow = () => {
    endCell();
    if (cells.some((one) => one.trim() !== '')) rows.push({ number, cells });
    cells = [];
    number += 1;
  };
  const add = (text: string) => {
    cell += text;
    if (cell.length > LONGEST_CELL) broken ??= number;
  };
  /** What stands inside quotes, from there: answers where it stopped reading. */
  const takeQuoted = (text: string, from: number): number => {
    const end = text.indexOf('"', from);
    add(end === -1 ? text.slice(from) : text.slice(from, end));
    if (end === -1) return text.length;
    quoted = false;
    afterQuote = true;
    return end + 1;
  };
  /** What stands outside quotes, up to and with the mark that ends it: answers where it stopped reading. */
  const takePlain = (text: string, from: number): number => {
    let end = from;
    let mark = 0;
    for (; end < text.length; end += 1) {
      mark = text.charCodeAt(end);
      if (mark === between || mark === LINE_END || mark === QUOTE) break;
    }
    if (end > from) add(text.slice(from, end).replaceAll('\r', ''));
    if (end === text.length) return end;
    if (mark === between) endCell();
    else if (mark === LINE_END) endRow();
    else if (cell === '' || afterQuote) {
      // A doubled quote inside quotes is one; a quote at the start of a cell opens it.
      if (afterQuote) add('"');
      quoted = true;
      afterQuote = false;
    } else add('"');
    return end + 1;
  };
  const taken = () => {
    const found = rows;
    rows = [];
    return found;
  };
  return {
    /** The lines that are whole now. */
    push(text: string): CsvRow[] {
      let at = 0;
      while (at < text.length && broken === null) at = quoted ? takeQuoted(text, at) : takePlain(text, at);
      return taken();
    },
    /** The last line, and where the file is broken, if it is. */
    end(): { rows: CsvRow[]; broken: number | null } {
      if (quoted) broken ??= number;
      if (broken === null && (cell !== '' || cells.length > 0)) endRow();
      return { rows: taken(), broken };
    },
  };
}
