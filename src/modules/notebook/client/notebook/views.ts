import type { Bundle, BundleSession } from '../../bundle.ts';
import { NOTE_KIND_LABELS, NOTE_KIND_SIGNS } from '../../domain/note.ts';
import { h } from './dom.ts';
import type { ShownNote } from './screen.ts';
import { dayWords, STATE_WORDS, timeWords } from './words.ts';

export type NoteActs = {
  change(note: ShownNote): void;
  remove(note: ShownNote): void;
  saveAgain(note: ShownNote): void;
};

/** A list of notes, at most so many; the rest by a press. */
export function noteList(
  bundle: Bundle,
  base: string,
  notes: readonly ShownNote[],
  acts: NoteActs,
  most = 40,
): HTMLElement {
  const list = h('ul', { class: 'cf-notes cf-notebook__notes' });
  const more = h('button', { type: 'button', class: 'govuk-button govuk-button--secondary' }, 'Show more notes');
  let shown = 0;
  const add = (count: number) => {
    list.append(...notes.slice(shown, shown + count).map((note) => h('li', {}, noteCard(bundle, base, note, acts))));
    shown += count;
    more.hidden = shown >= notes.length;
  };
  more.addEventListener('click', () => add(100));
  add(most);
  return h('div', {}, list, more);
}

function noteCard(bundle: Bundle, base: string, note: ShownNote, acts: NoteActs): HTMLElement {
  const { body, state } = note;
  const theme = bundle.themes.find((one) => one.id === body.themeId)?.name ?? 'No theme yet';
  const kind = NOTE_KIND_LABELS[body.kind];
  return h(
    'article',
    { class: `cf-note cf-note--${body.kind}`, 'aria-label': `${kind}, ${theme}` },
    h(
      'div',
      { class: 'cf-note__head' },
      h(
        'span',
        { class: `cf-kind cf-kind--${body.kind}` },
        h('span', { class: 'cf-kind__sign', 'aria-hidden': 'true' }, NOTE_KIND_SIGNS[body.kind]),
        ` ${kind}`,
      ),
      ' ',
      h('span', { class: 'cf-note__theme' }, theme),
    ),
    note.beside &&
      h(
        'p',
        { class: 'cf-notebook__beside' },
        'Another version of a note that was changed in two places. Keep what is right in one, and delete the other.',
      ),
    h('div', { class: 'cf-note__text', dir: 'auto' }, body.text),
    ...note.photographs.map((id) =>
      h('p', {}, h('a', { class: 'govuk-link', href: `${base}/photographs/${id}` }, 'Photograph')),
    ),
    h(
      'div',
      { class: 'cf-note__foot' },
      `${note.author} · ${timeWords(body.writtenAt)}`,
      state && ' · ',
      state && h('span', { class: `cf-notebook__state cf-notebook__state--${state}` }, STATE_WORDS[state]),
    ),
    note.refused && h('p', { class: 'govuk-error-message' }, note.refused),
    note.mine && noteButtons(note, acts),
  );
}

function noteButtons(note: ShownNote, acts: NoteActs): HTMLElement {
  const button = (text: string, act: () => void) =>
    h(
      'button',
      { type: 'button', class: 'cf-notebook__act', click: act },
      text,
      h('span', { class: 'govuk-visually-hidden' }, ' this note'),
    );
  if (note.refused)
    return h(
      'div',
      { class: 'cf-notebook__acts' },
      button('Save again', () => acts.saveAgain(note)),
    );
  return h(
    'div',
    { class: 'cf-notebook__acts' },
    button('Change', () => acts.change(note)),
    button('Delete', () => acts.remove(note)),
  );
}

/** `Social workers of the south team`, where and when, and the questions to ask. */
export function sessionHead(bundle: Bundle, session: BundleSession | null): HTMLElement {
  if (!session)
    return h('div', { class: 'cf-notebook__session' }, h('h2', { class: 'govuk-heading-m' }, 'Not from a session'));
  const when = `${dayWords(session.startsAt)}, ${timeWords(session.startsAt)} to ${timeWords(session.endsAt)}`;
  return h(
    'div',
    { class: 'cf-notebook__session' },
    h('h2', { class: 'govuk-heading-m' }, session.title),
    h('p', { class: 'cf-quiet' }, session.place ? `${when}, ${session.place}` : when),
    prompts(session),
    questions(bundle, session),
  );
}

/** What the team brings to ask in it: in sight, for it was raised for this session. */
function prompts({ prompts: list = [] }: BundleSession): HTMLElement | null {
  if (list.length === 0) return null;
  const items = list.map(({ text, raisedBy, asked }) =>
    h(
      'li',
      { class: 'cf-prompt' },
      h('span', { class: 'cf-prompt__text', dir: 'auto' }, text),
      h('span', { class: 'cf-prompt__foot' }, `${raisedBy} wants to know · ${asked ? 'asked' : 'not asked yet'}`),
    ),
  );
  return h(
    'section',
    { class: 'cf-session-prompts' },
    h('h3', { class: 'govuk-heading-s' }, 'To ask in this session'),
    h('ul', { class: 'cf-prompts' }, ...items),
  );
}

/** `2 questions to ask`, or nothing. */
function toAsk({ prompts: list = [] }: BundleSession): string {
  const open = list.filter((prompt) => !prompt.asked).length;
  return open === 0 ? '' : open === 1 ? ' · 1 question to ask' : ` · ${open} questions to ask`;
}

function questions(bundle: Bundle, session: BundleSession): HTMLElement | null {
  const themes = bundle.themes.filter(
    (theme) => theme.probes.length > 0 && (session.themeIds.length === 0 || session.themeIds.includes(theme.id)),
  );
  if (themes.length === 0) return null;
  const parts = themes.flatMap((theme) => [
    h('h3', { class: 'govuk-heading-s' }, theme.name),
    h('ul', { class: 'govuk-list govuk-list--bullet' }, ...theme.probes.map((probe) => h('li', {}, probe))),
  ]);
  return h('details', { class: 'cf-notebook__more' }, h('summary', {}, 'Questions to ask'), ...parts);
}

/** The days with their sessions: a press writes notes of one. */
export function dayView(bundle: Bundle, open: (session: BundleSession | null) => void): HTMLElement {
  const days = new Map<string, BundleSession[]>();
  for (const session of bundle.sessions) {
    const day = dayWords(session.startsAt);
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  const empty = h('p', { class: 'govuk-body' }, 'No session is in the timetable yet.');
  return h(
    'div',
    {},
    ...(days.size === 0 ? [empty] : []),
    ...[...days].flatMap(([day, sessions]) => [
      h('h2', { class: 'govuk-heading-m' }, day),
      h('ul', { class: 'govuk-list cf-notebook__sessions' }, ...sessions.map((session) => sessionRow(session, open))),
    ]),
    h(
      'p',
      {},
      h(
        'button',
        { type: 'button', class: 'cf-notebook__act', click: () => open(null) },
        'Write a note that is from no session',
      ),
    ),
  );
}

function sessionRow(session: BundleSession, open: (session: BundleSession) => void): HTMLElement {
  const when = `${timeWords(session.startsAt)} to ${timeWords(session.endsAt)}`;
  return h(
    'li',
    { class: session.mine ? 'cf-notebook__mine' : '' },
    h('button', { type: 'button', class: 'cf-notebook__open', click: () => open(session) }, session.title),
    h(
      'span',
      { class: 'cf-quiet' },
      session.place ? `${when} · ${session.place}` : when,
      session.mine ? ' · yours' : '',
      toAsk(session),
    ),
  );
}

/** What was given to read, in brief: the documents themselves are not on the device. */
export function readingView(bundle: Bundle, base: string): HTMLElement {
  if (bundle.readings.length === 0) return h('p', { class: 'govuk-body' }, 'No pre-reading has been shared.');
  const items = bundle.readings.map(({ title, note, minutes }) =>
    h('li', {}, h('strong', {}, title), ` (${minutes} min)`, note && h('br'), note),
  );
  return h(
    'div',
    {},
    h('h2', { class: 'govuk-heading-m' }, 'Pre-reading in brief'),
    h('ul', { class: 'govuk-list govuk-list--spaced' }, ...items),
    h('p', {}, h('a', { class: 'govuk-link', href: `${base}/pre-reading` }, 'Open the documents (needs a network)')),
  );
}
