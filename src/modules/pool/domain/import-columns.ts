/** What a column of a pool file can be, with the heads it is known by, in lower case. The first is the one we write. */
export const IMPORT_COLUMNS = {
  name: ['name', 'full name', 'peer'],
  email: ['email', 'e-mail', 'email address', 'e-mail address', 'mail'],
  kind: ['kind', 'kind of peer', 'peer type', 'type'],
  jobTitle: ['job title', 'title', 'role', 'post', 'seat', 'position'],
  role: ['role held', 'role key'],
  authority: ['authority', 'council', 'organisation', 'employer', 'body'],
  party: ['party', 'political party', 'group'],
  daysPerYear: ['days a year', 'days per year', 'days'],
  languages: ['languages', 'language'],
  skills: ['expertise', 'skills'],
  bio: ['about', 'bio', 'biography'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type ImportColumn = keyof typeof IMPORT_COLUMNS;

export const COLUMN_HEADS = Object.fromEntries(
  Object.entries(IMPORT_COLUMNS).map(([column, [head]]) => [column, `${head[0]?.toUpperCase()}${head.slice(1)}`]),
) as Record<ImportColumn, string>;

/** Columns without which no row can be read. */
const NEEDED: readonly ImportColumn[] = ['name', 'email', 'kind'];

export type ReadHead = {
  /** Where each column stands. */
  readonly places: ReadonlyMap<ImportColumn, number>;
  /** Heads that mean nothing to us: left out, and said. */
  readonly ignored: readonly string[];
  /** What the file must have and has not. */
  readonly missing: readonly string[];
  /** Columns that stand twice. */
  readonly twice: readonly string[];
};

/** Reads the head of a file: order, case and unknown columns do not matter. */
export function readHead(cells: readonly string[]): ReadHead {
  const places = new Map<ImportColumn, number>();
  const ignored: string[] = [];
  const twice: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const head = cell.replace(/^\ufeff/, '').trim();
    const found = Object.entries(IMPORT_COLUMNS).find(([, heads]) =>
      (heads as readonly string[]).includes(head.toLowerCase()),
    )?.[0] as ImportColumn | undefined;
    if (!found) {
      if (head !== '') ignored.push(head);
    } else if (places.has(found)) twice.push(head);
    else places.set(found, index);
  }
  const missing = NEEDED.filter((column) => !places.has(column)).map((column) => COLUMN_HEADS[column]);
  return { places, ignored, missing, twice };
}
