import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import { NOTE_KIND_LABELS, type Note } from '../../domain/note.ts';
import { NOTE_PAGE_SIZE, type NoteFilter, type NoteOrder } from '../../domain/note-filter.ts';
import { noteName } from '../../domain/note-names.ts';
import { noteCard } from '../note/note-card.ts';
import { noteQuery } from './address.ts';

export type NoteListView = {
  readonly base: string;
  readonly filter: NoteFilter;
  readonly notes: readonly Note[];
  readonly total: number;
  readonly viewerId: string;
  readonly mayWrite: boolean;
  readonly mayFind: boolean;
  readonly closed: boolean;
  readonly destroyedAt: Date | null;
};

/** The team's notes as cards, each with a box, so that a finding can be made from those that belong together. */
export function noteListView(view: NoteListView): Html {
  const { base, filter, total } = view;
  const query = noteQuery(filter);
  if (total === 0) return html`${ways(view)}${nothing(view, Object.keys(query).length > 0)}`;
  return html`${ways(view)}
<p class="govuk-body cf-quiet">Only the team reads this page.</p>
<form method="get" action="${base}/findings/new">
${gathered(view)}
${
  view.mayFind &&
  html`<div class="cf-choose-bar cf-no-print">${govuk.button({ text: 'Make a finding from the chosen notes', classes: 'govuk-button--secondary' })}</div>`
}
</form>
${pager({ total, page: filter.page, size: NOTE_PAGE_SIZE, path: `${base}/notes`, query, noun: ['note', 'notes'] })}`;
}

function ways({ base, mayWrite, closed }: NoteListView): Html {
  return html`<div class="cf-actions cf-no-print">${mayWrite && govuk.button({ text: 'Write a note', href: `${base}/notes/new` })}
${mayWrite && html`<a class="govuk-link" href="${base}/notebook">Open the notebook, which works without a network</a>`}
<a class="govuk-link" href="${base}/wall">See the evidence wall</a></div>
${closed && html`<p class="govuk-body">This challenge has closed: nothing more is written here, and the notes are destroyed on their day.</p>`}`;
}

function nothing({ base, mayWrite, closed, destroyedAt }: NoteListView, narrowed: boolean): Html {
  if (closed && destroyedAt) {
    return emptyState({
      title: `The notes were destroyed on ${mediumDate(londonDate(destroyedAt))}`,
      body: 'As promised to those who spoke. The findings stay, with how many notes and which kinds of source stood behind each.',
      action: { text: 'See the evidence wall', href: `${base}/wall` },
    });
  }
  if (narrowed) {
    return emptyState({
      title: 'No note is like that',
      body: 'Take a filter off, or look for fewer words.',
      action: { text: 'Show all notes', href: `${base}/notes` },
    });
  }
  return emptyState({
    title: 'No notes yet',
    body: 'What the team hears goes here, a thought a note: strengths, areas for consideration, and what is neither. Only the team reads them, and they are destroyed after the challenge has closed.',
    ...(mayWrite ? { action: { text: 'Write the first note', href: `${base}/notes/new` } } : {}),
  });
}

/** One list, or one list under each heading where the notes are gathered by something. */
function gathered(view: NoteListView): Html {
  const heading = HEADINGS[view.filter.order];
  if (!heading) return list(view, view.notes);
  const groups: { title: string; notes: Note[] }[] = [];
  for (const note of view.notes) {
    const title = heading(note);
    if (groups.at(-1)?.title === title) groups.at(-1)?.notes.push(note);
    else groups.push({ title, notes: [note] });
  }
  return html`${groups.map(({ title, notes }) => html`<h2 class="govuk-heading-m">${title}</h2>${list(view, notes)}`)}`;
}

const HEADINGS: Partial<Record<NoteOrder, (note: Note) => string>> = {
  session: (note) => note.sessionTitle ?? 'Not from a session',
  theme: (note) => note.themeName ?? 'No theme yet',
  kind: (note) => NOTE_KIND_LABELS[note.kind],
  source: (note) => SOURCE_CATEGORY_LABELS[note.sourceCategory],
  author: (note) => note.authorName,
};

function list({ base, viewerId, mayFind, mayWrite }: NoteListView, notes: readonly Note[]): Html {
  return html`<ul class="cf-notes">${notes.map(
    (note) =>
      html`<li>${noteCard({ note, base, viewerId, choose: mayFind && chooseBox(note), takeFrom: mayWrite ? 'notes' : null })}</li>
`,
  )}</ul>`;
}

function chooseBox(note: Note): Html {
  const id = `choose-${note.id}`;
  return html`<span class="govuk-checkboxes govuk-checkboxes--small cf-note__choose"><span class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="note" id="${id}" value="${note.id}"><label class="govuk-label govuk-checkboxes__label" for="${id}"><span class="govuk-visually-hidden">Choose this note for a finding: ${noteName(note)}</span></label></span></span>`;
}
