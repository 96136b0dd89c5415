/** A page further on than any list has. */
const MOST_PAGES = 100_000;

/** The page of a list that an address asks for, from 1. What is no such number asks for the first. */
export function askedPage(query: Readonly<Record<string, string | undefined>>): number {
  const asked = Math.trunc(Number(query.page));
  return asked >= 1 ? Math.min(asked, MOST_PAGES) : 1;
}

/** The page of a list of so many that is shown: where the one asked for is past the end, the last. Never below 1. */
export function shownPage(asked: number, total: number, size: number): number {
  return Math.min(asked, Math.max(1, Math.ceil(total / size)));
}

/**
 * One page of a list that tells with its rows how many there are in all, and which page that is. Where it is past the end, for the list was
 * narrowed or has become shorter since the address was made, the last page is read instead: nobody is shown an empty list that is not empty.
 */
export async function readPage<Found extends { readonly total: number }>(
  asked: number,
  size: number,
  read: (page: number) => Promise<Found>,
): Promise<Found & { page: number }> {
  const found = await read(asked);
  if (asked === 1) return { ...found, page: 1 };
  // Where the rows themselves are counted, a page without rows does not know how many there are.
  const first = found.total === 0 ? await read(1) : null;
  const page = shownPage(asked, first?.total ?? found.total, size);
  if (page === asked) return { ...found, page };
  return { ...(first && page === 1 ? first : await read(page)), page };
}
