/** A report's address: `northdale-adult-social-care-2027`; with `-2` and so on where that is taken. */
export function reportSlug(
  report: { hostShortName: string; programmeKey: string; year: string },
  taken: ReadonlySet<string>,
): string {
  const words = `${report.hostShortName} ${report.programmeKey} ${report.year}`;
  const base = words
    .normalize('NFKD')
    .replaceAll(/[\p{M}’']/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
