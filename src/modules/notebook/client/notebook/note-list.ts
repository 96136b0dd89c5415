import type { Bundle } from '../../bundle.ts';
import { NOTE_KIND_LABELS, NOTE_KIND_SIGNS } from '../../domain/note.ts';
import { afterPaint, h } from './dom.ts';
import { cardName, sessionTitle, themeWords, thisNote, whichPhotograph } from './note-words.ts';
import type { ShownNote, ShownNotes, ShownPhotograph } from './shown-note.ts';
import { PHOTOGRAPH_DAMAGED, PHOTOGRAPH_WORDS, STATE_WORDS, timeWords } from './words.ts';

export type NoteActs = {
  change(note: ShownNote): void;
  remove(note: ShownNote): void;
  saveAgain(note: ShownNote): void;
  throwAway(note: ShownNote): void;
  understand(note: ShownNote): void;
  openPhotograph(id: string): Promise<Blob>;
  removePhotograph(id: string): void;
};

export type NoteList = {
  readonly element: HTMLElement;
  /** Shows these, newest first. What is as it was stays as it is: what has the focus keeps it, and nothing jumps. */
  show(bundle: Bundle, notes: ShownNotes): void;
};

/** About a screen of them; so many once that is painted; and by each press so many more. */
const AT_ONCE = 8;
const FIRST = 40;
const MORE = 100;

/** A list of notes, at most so many; the rest by a press. */
export function noteList(base: string, acts: NoteActs): NoteList {
  const list = h('ul', { class: 'cf-notes cf-notebook__notes' });
  const more = h('button', { type: 'button', class: 'govuk-button govuk-button--secondary' }, 'Show more notes');
  let items = new Map<string, { readonly sign: string; readonly item: HTMLElement }>();
  let most = AT_ONCE;
  let last: Parameters<NoteList['show']> | null = null;

  function show(bundle: Bundle, notes: ShownNotes): void {
    last = [bundle, notes];
    const before = items;
    items = new Map();
    for (const note of notes.first(most)) {
      const sign = JSON.stringify([note, themeWords(note, bundle), sessionTitle(note, bundle)]);
      const kept = before.get(note.id);
      const item =
        kept?.sign === sign
          ? kept.item
          : renewed(kept?.item, h('li', { 'data-note': note.id }, noteCard(base, note, bundle, acts)));
      items.set(note.id, { sign, item });
    }
    arrange(
      list,
      [...items.values()].map(({ item }) => item),
    );
    more.hidden = notes.count <= most || most === AT_ONCE;
    if (most === AT_ONCE) soon(FIRST);
  }

  /** So many from now on, when what is there has been painted. */
  function soon(many: number): void {
    afterPaint(() => {
      if (most >= many) return;
      most = many;
      if (last) show(...last);
    });
  }

  more.addEventListener('click', () => {
    most += MORE;
    if (last) show(...last);
  });
  return { element: h('div', {}, list, more), show };
}

/** Takes the place of what was there before, the focus included. */
function renewed(before: HTMLElement | undefined, item: HTMLElement): HTMLElement {
  const buttons = [...(before?.querySelectorAll('button') ?? [])];
  const focused = document.activeElement ? (buttons as Element[]).indexOf(document.activeElement) : -1;
  const wasFocused = before !== undefined && document.activeElement === before;
  before?.replaceWith(item);
  if (wasFocused) focusOn(item);
  if (focused >= 0) [...item.querySelectorAll('button')].at(focused)?.focus({ preventScroll: true });
  return item;
}

/** Puts the items into that order, moving none that stands where it should. The focus stays among them. */
function arrange(list: HTMLElement, items: readonly HTMLElement[]): void {
  const wanted = new Set<Element>(items);
  const active = document.activeElement as HTMLElement | null;
  const focused = [...list.children].findIndex((child) => child.contains(active));
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  let at = list.firstElementChild;
  for (const item of items) {
    if (item === at) at = at.nextElementSibling;
    else list.insertBefore(item, at);
  }
  if (focused < 0 || document.activeElement === active) return;
  // What was moved has lost it; where it is gone, whoever goes by the keyboard goes on with the next.
  if (list.contains(active)) active?.focus({ preventScroll: true });
  else focusOn(items.at(focused) ?? items.at(-1) ?? list);
}

function focusOn(item: HTMLElement): void {
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}

function noteCard(base: string, note: ShownNote, bundle: Bundle, acts: NoteActs): HTMLElement {
  const { body, state } = note;
  const kind = NOTE_KIND_LABELS[body.kind];
  const theme = themeWords(note, bundle);
  return h(
    'article',
    { class: `cf-note cf-note--${body.kind}`, 'aria-label': cardName(note, bundle) },
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
    ...note.photographs.map((photograph) => photographLine(base, note, photograph, acts)),
    h(
      'div',
      { class: 'cf-note__foot' },
      `${note.author} · ${timeWords(body.writtenAt)}`,
      state && ' · ',
      state && h('span', { class: `cf-notebook__state cf-notebook__state--${state}` }, STATE_WORDS[state]),
    ),
    note.refused && h('p', { class: 'govuk-error-message' }, note.refused),
    note.notDeleted?.refused && h('p', { class: 'govuk-error-message' }, note.notDeleted.refused),
    note.mine && noteButtons(note, acts),
  );
}

/** A photograph that is on this phone is shown from it; another one by a link, which needs a network. */
function photographLine(base: string, note: ShownNote, photograph: ShownPhotograph, acts: NoteActs): HTMLElement {
  const { id, state, why } = photograph;
  const which = whichPhotograph(note, photograph);
  const about = h('span', { class: 'govuk-visually-hidden' }, `${which} of ${thisNote(note)}`);
  if (state === 'elsewhere') {
    return h('p', {}, h('a', { class: 'govuk-link', href: `${base}/photographs/${id}` }, 'Photograph', about));
  }
  const place = h('div');
  const show = async () => {
    if (place.childElementCount > 0) return place.replaceChildren();
    const bytes = await acts.openPhotograph(id).catch(() => null);
    if (!bytes) return place.replaceChildren(damagedPhotograph(base, id, state));
    const address = URL.createObjectURL(bytes);
    const picture = h('img', {
      class: 'cf-notebook__picture',
      src: address,
      alt: `The photograph${which} of ${thisNote(note)}`,
    });
    picture.addEventListener('load', () => URL.revokeObjectURL(address));
    place.replaceChildren(picture);
  };
  const refused = why && h('p', { class: 'govuk-error-message' }, `The photograph was not taken in. ${why}`);
  return h(
    'div',
    {},
    act('Photograph', about, () => void show().catch(() => {})),
    h('span', { class: 'cf-quiet' }, PHOTOGRAPH_WORDS[state]),
    refused,
    refused && act('Take the photograph off', about.cloneNode(true), () => acts.removePhotograph(id)),
    place,
  );
}

/** The team may have it all the same; else it has to be taken again. */
function damagedPhotograph(base: string, id: string, state: ShownPhotograph['state']): HTMLElement {
  const there = h('a', { class: 'govuk-link', href: `${base}/photographs/${id}` }, 'Open it from the team’s notes');
  const words = state === 'sent' ? ' The team has it: ' : ' Take it again, if you can.';
  return h('p', { class: 'govuk-error-message', role: 'status' }, PHOTOGRAPH_DAMAGED, words, state === 'sent' && there);
}

function act(text: string, about: Node, press: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'cf-notebook__act', click: press }, text, about);
}

function noteButtons(note: ShownNote, acts: NoteActs): HTMLElement {
  const button = (text: string, press: () => void) =>
    h(
      'button',
      { type: 'button', class: 'cf-notebook__act', click: press },
      text,
      h('span', { class: 'govuk-visually-hidden' }, ` ${thisNote(note)}`),
    );
  if (note.refused)
    return h(
      'div',
      { class: 'cf-notebook__acts' },
      button('Save again', () => acts.saveAgain(note)),
      button('Throw away', () => acts.throwAway(note)),
    );
  return h(
    'div',
    { class: 'cf-notebook__acts' },
    button('Change', () => acts.change(note)),
    button('Delete', () => acts.remove(note)),
    note.notDeleted && understood(note, () => acts.understand(note)),
  );
}

function understood(note: ShownNote, press: () => void): HTMLElement {
  const about = h('span', { class: 'govuk-visually-hidden' }, ` that ${thisNote(note)} was not deleted`);
  return h('button', { type: 'button', class: 'cf-notebook__act', click: press }, 'Understood', about);
}
