/**
 * Reads a table written as text: one row a line, cells divided by `|`. Long rows of prose stay readable in the source that way.
 * Throws where a row has not exactly `columns` cells: that is a slip in our own text.
 */
export function readTable(text: string, columns: number): string[][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      if (cells.length !== columns) throw new Error(`expected ${columns} cells, found ${cells.length}: ${line}`);
      return cells;
    });
}

/** The text as one of the words allowed; throws where it is none of them. */
export function oneOf<T extends string>(allowed: readonly T[], text: string): T {
  const found = allowed.find((word) => word === text);
  if (found === undefined) throw new Error(`expected one of ${allowed.join(', ')}, found "${text}"`);
  return found;
}

/** Cell `index` of a row that `readTable` has counted. */
export function cell(row: readonly string[], index: number): string {
  const text = row[index];
  if (text === undefined) throw new Error(`no cell ${index} in ${row.join(' | ')}`);
  return text;
}

/**
 * Reads blocks divided by blank lines: a head line of words, then prose that may run over several lines and becomes one
 * paragraph.
 */
export function readBlocks(text: string): { head: string[]; body: string }[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const [head = '', ...lines] = block.trim().split('\n');
      return { head: head.trim().split(/\s+/), body: lines.map((line) => line.trim()).join(' ') };
    });
}

/** Paragraphs divided by blank lines, each as one line of text. */
export function paragraphs(text: string): string[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) =>
      part
        .split('\n')
        .map((line) => line.trim())
        .join(' '),
    );
}

/** Reads blocks whose head line is words, then `|`, then a title; the body may be empty. */
export function readTitledBlocks(text: string): { head: string[]; title: string; body: string }[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const [line = '', ...lines] = block.trim().split('\n');
      const bar = line.indexOf('|');
      if (bar < 0) throw new Error(`expected a title after "|": ${line}`);
      return {
        head: line.slice(0, bar).trim().split(/\s+/),
        title: line.slice(bar + 1).trim(),
        body: lines.map((each) => each.trim()).join(' '),
      };
    });
}
