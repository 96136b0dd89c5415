/**
 * A table as CSV (RFC 4180), with a mark at the start so that spreadsheet programs read it as UTF-8. A cell that a spreadsheet
 * would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a return, after any white space) gets an apostrophe first,
 * so that a name typed by a stranger runs nothing on the office's computer.
 */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
