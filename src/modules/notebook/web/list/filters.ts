import { filters } from '#design/components/filters';
import { field } from '#design/form';
import { type Html, html } from '#design/html';
import { londonDate, londonTime, plainTime, shortDate } from '#kernel/dates';
import type { ChallengeTheme } from '#modules/challenges';
import { SOURCE_CATEGORIES, SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import { NOTE_KIND_LABELS, NOTE_KINDS } from '../../domain/note.ts';
import { NOTE_ORDERS, type NoteFilter, type NoteOrder } from '../../domain/note-filter.ts';
import type { NotebookSession } from '../../domain/session.ts';
import { noteQuery } from './address.ts';

const ORDER_LABELS: Record<NoteOrder, string> = {
  newest: 'Newest first',
  session: 'Session by session',
  theme: 'Theme by theme',
  kind: 'Strengths, then areas for consideration',
  source: 'Source by source',
  author: 'Writer by writer',
};

export type NoteFiltersView = {
  readonly base: string;
  readonly filter: NoteFilter;
  readonly themes: readonly ChallengeTheme[];
  readonly sessions: readonly NotebookSession[];
  readonly authors: readonly { id: string; name: string }[];
};

/** What narrows the team's notes down, read from and kept in the address. */
export function noteFilters({ base, filter, themes, sessions, authors }: NoteFiltersView): Html {
  const typed = noteQuery(filter);
  const chosen = Object.keys(typed).filter((name) => name !== 'order').length;
  const kinds = NOTE_KINDS.map((kind) => ({ value: kind, text: NOTE_KIND_LABELS[kind] }));
  const sources = SOURCE_CATEGORIES.map((source) => ({ value: source, text: SOURCE_CATEGORY_LABELS[source] }));
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, text: name }));
  return filters({
    action: `${base}/notes`,
    chosen,
    button: 'Show these notes',
    body: html`${field.input({ name: 'words', label: 'Words', typed, spellcheck: false })}
${field.select({ name: 'theme', label: 'Theme', typed, empty: 'Any theme', choices: [...named(themes), { value: 'none', text: 'No theme yet' }] })}
${field.select({ name: 'kind', label: 'Kind', typed, empty: 'Any kind', choices: kinds })}
${field.select({ name: 'source', label: 'Who spoke', typed, empty: 'Any source', choices: sources })}
${field.select({ name: 'session', label: 'Session', typed, empty: 'Any session', choices: sessions.map((session) => ({ value: session.id, text: sessionLine(session) })) })}
${field.select({ name: 'author', label: 'Writer', typed, empty: 'Anybody', choices: named(authors) })}
${field.select({ name: 'order', label: 'Order', typed, choices: NOTE_ORDERS.map((order) => ({ value: order, text: ORDER_LABELS[order] })) })}`,
  });
}

/** `Wed 12 May, 10am: Social workers of the south team`. */
export function sessionLine(session: Pick<NotebookSession, 'title' | 'startsAt' | 'isLive' | 'standing'>): string {
  const { startsAt, title, isLive, standing } = session;
  const more = !isLive ? ' (cancelled)' : standing === 'untold' ? ' (not told yet)' : '';
  return `${shortDate(londonDate(startsAt), { weekday: true })}, ${plainTime(londonTime(startsAt))}: ${title}${more}`;
}
