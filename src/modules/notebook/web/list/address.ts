import { isId } from '#kernel/ids';
import { SOURCE_CATEGORIES } from '#modules/programmes';
import { askedPage } from '#platform/http/paging';
import { NOTE_KINDS } from '../../domain/note.ts';
import { NOTE_ORDERS, type NoteFilter } from '../../domain/note-filter.ts';

/** Reads the address of a list; what it cannot read, it leaves out. */
export function readNoteFilter(query: Readonly<Record<string, string | undefined>>): NoteFilter {
  return {
    words: (query.words ?? '').trim().slice(0, 200),
    session: isId(query.session) ? query.session : null,
    theme: query.theme === 'none' || isId(query.theme) ? (query.theme as string) : null,
    kind: oneOf(NOTE_KINDS, query.kind),
    source: oneOf(SOURCE_CATEGORIES, query.source),
    author: isId(query.author) ? query.author : null,
    order: oneOf(NOTE_ORDERS, query.order) ?? 'newest',
    page: askedPage(query),
  };
}

/** The address's query for a list, without the page and without what is as usual. */
export function noteQuery(filter: NoteFilter): Record<string, string> {
  const { words, session, theme, kind, source, author, order } = filter;
  const all = { words, session, theme, kind, source, author, order: order === 'newest' ? null : order };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

function oneOf<const T extends string>(options: readonly T[], value: string | undefined): T | null {
  return options.find((option) => option === value) ?? null;
}
