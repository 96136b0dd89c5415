import { challengeNav, challengeThemes } from '#modules/challenges';
import { type Context, type Outcome, signedIn, theChallenge } from '#platform/http/context';
import { readPage } from '#platform/http/paging';
import { get } from '#platform/http/routes';
import { NOTE_PAGE_SIZE } from '../../domain/note-filter.ts';
import { notebookState } from '../../store/note-counts.ts';
import { listNotes, noteAuthors } from '../../store/notes.ts';
import { notebookSessions } from '../../store/sessions.ts';
import { readNoteFilter } from './address.ts';
import { noteFilters } from './filters.ts';
import { noteListView } from './view.ts';

export const noteListRoutes = [get('/challenges/:challenge/notes', 'notes.read', showNotes)];

async function showNotes(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const asked = readNoteFilter(context.query);
  const [themes, sessions, authors, state] = await Promise.all([
    challengeThemes(db, head.id),
    notebookSessions(db, head.id),
    noteAuthors(db, head.id),
    notebookState(db, head.id),
  ]);
  const found = await readPage(asked.page, NOTE_PAGE_SIZE, (page) => listNotes(db, head.id, { ...asked, page }));
  const filter = { ...asked, page: found.page };
  const base = `/challenges/${head.reference}`;
  return context.show({
    title: 'Notes',
    caption: head.title,
    width: 'wide',
    aside: noteFilters({ base, filter, themes, sessions, authors }),
    nav: await challengeNav(context, 'notes'),
    main: noteListView({
      base,
      filter,
      ...found,
      viewerId: signedIn(context).personId,
      mayWrite: context.may('notes.write') && !state.closed,
      mayFind: context.may('findings.edit'),
      ...state,
    }),
  });
}
