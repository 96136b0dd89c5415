import { emptyState } from '#design/components/empty-state';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, longDate, timeRange } from '#kernel/dates';
import { type Id, isId } from '#kernel/ids';
import { challengeNav } from '#modules/challenges';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import { type Context, notFound, type Outcome, signedIn, theChallenge } from '#platform/http/context';
import { get } from '#platform/http/routes';
import type { Note } from '../../domain/note.ts';
import { type NotebookSession, TO_BE_OFF } from '../../domain/session.ts';
import { notebookState } from '../../store/note-counts.ts';
import { notesOfSession } from '../../store/notes.ts';
import { oneSession } from '../../store/sessions.ts';
import { noteCard } from '../note/note-card.ts';
import { promptList } from '../prompts/prompt-list.ts';

export const sessionNotesRoutes = [get('/challenges/:challenge/sessions/:session/notes', 'notes.read', show)];

/** What everybody wrote in one session, a column a writer, so that the team sees what it heard together and apart. */
async function show(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const id = context.params.session;
  const session = isId(id) ? await oneSession(db, head.id, id, context.now) : null;
  if (!session) return notFound;
  const [notes, state] = await Promise.all([notesOfSession(db, head.id, session.id), notebookState(db, head.id)]);
  const base = `/challenges/${head.reference}`;
  const viewerId = signedIn(context).personId;
  const mayWrite = context.may('notes.write') && !state.closed;
  const back = `sessions/${session.id}/notes`;
  const prompts =
    session.prompts.length > 0 &&
    promptList({
      prompts: session.prompts,
      base,
      csrf: context.csrf,
      back,
      session: mayWrite ? session : null,
      mayTakeOn: !session.takesPrompts,
    });
  const mayBring = mayWrite && session.takesPrompts;
  const writeHref = `${base}/notes/new?session=${session.id}`;
  const source = session.sourceCategory && ` · ${SOURCE_CATEGORY_LABELS[session.sourceCategory]}`;
  const where = session.place && ` · ${session.place}`;
  const columns = byAuthor(notes, viewerId).map(
    ({ name, notes: own }) =>
      html`<section class="cf-note-columns__one"><h2 class="govuk-heading-s">${name} <span class="cf-quiet">${own.length}</span></h2><ul class="cf-notes">${own.map((note) => html`<li>${noteCard({ note, base, viewerId, withoutSession: true, takeFrom: mayWrite ? back : null })}</li>`)}</ul></section>`,
  );
  return context.show({
    title: `Notes: ${session.title}`,
    caption: head.title,
    width: 'wide',
    back: { href: `${base}/notes`, text: 'All notes' },
    main: html`${await challengeNav(context, 'notes')}
<p class="govuk-body">${standingWords(session)}${longDate(londonDate(session.startsAt))}, ${timeRange(session.startsAt, session.endsAt)}${where}${source}</p>
${
  (prompts || mayBring) &&
  html`<section class="cf-session-prompts"><h2 class="govuk-heading-m">To ask in this session</h2>${prompts}
${mayBring && html`<p class="govuk-body cf-no-print"><a class="govuk-link" href="${base}/prompts/new?session=${session.id}&back=${back}">Take a question into this session</a></p>`}</section>`
}
${mayWrite && notes.length > 0 && govuk.button({ text: 'Write another note', href: writeHref })}
${
  notes.length > 0
    ? html`<div class="cf-note-columns">${columns}</div>`
    : emptyState({
        title: 'No notes of this session yet',
        body: 'Everybody’s notes of it stand here beside one another, for the team alone.',
        ...(mayWrite && session.isLive ? { action: { text: 'Write the first', href: writeHref } } : {}),
      })
}`,
  });
}

function standingWords({ isLive, isToBeOff, standing }: NotebookSession): Html | null {
  const words = !isLive ? 'Cancelled' : isToBeOff ? TO_BE_OFF : standing === 'untold' ? 'Not told yet' : null;
  return words === null ? null : html`<strong>${words}</strong> · `;
}

/** One's own column first, then by name. */
function byAuthor(notes: readonly Note[], viewerId: Id): { name: string; notes: Note[] }[] {
  const columns = new Map<string, { name: string; notes: Note[] }>();
  for (const note of notes) {
    const column = columns.get(note.authorId) ?? { name: note.authorName, notes: [] };
    column.notes.push(note);
    columns.set(note.authorId, column);
  }
  return [...columns]
    .sort(([a, { name: first }], [b, { name: second }]) =>
      a === viewerId ? -1 : b === viewerId ? 1 : first.localeCompare(second, 'en-GB'),
    )
    .map(([id, column]) => (id === viewerId ? { ...column, name: 'You' } : column));
}
