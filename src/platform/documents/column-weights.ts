/**
 * How wide each column should be against the others (they add up to 100), from what is in it: enough for its
 * longest word, and more, less than in proportion, for more text.
 */
export function columnWeights(head: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const wanted = head.map((title, column) => {
    const cells = [title, ...rows.map((row) => row[column] ?? '')];
    const longestWord = Math.min(
      24,
      Math.max(...cells.flatMap((cell) => cell.split(/\s+/).map((word) => word.length))),
    );
    const longestCell = Math.min(400, Math.max(...cells.map((cell) => cell.length)));
    return Math.max(longestWord * 1.2 + 3, 3.2 * longestCell ** 0.55);
  });
  const total = wanted.reduce((sum, width) => sum + width, 0);
  return wanted.map((width) => Math.round((width / total) * 10_000) / 100);
}
