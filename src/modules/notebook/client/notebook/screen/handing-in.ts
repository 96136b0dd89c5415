import type { Bundle } from '../../../bundle.ts';
import { REFUSAL_WORDS } from '../../../contract.ts';
import { bareBundle } from '../bare-bundle.ts';
import { closedView } from '../closed-view.ts';
import { h } from '../dom.ts';
import type { Engine, SyncResult } from '../engine.ts';
import type { Opened } from '../keeper.ts';
import { isUnsent } from '../photographs.ts';
import type { LocalNote } from '../ports.ts';
import { rescueLink } from '../rescue-file.ts';
import { NOTHING_TO_HAND_IN, toHandIn, unreadableWords, WIPED_HERE } from '../words.ts';

export type HandingIn = {
  readonly opened: Opened;
  readonly base: string;
  readonly personId: string;
  /** What was typed and not saved. */
  readonly typed: string;
  /** In place of a notebook that was open: the page’s own heading says something else. */
  readonly inPlace?: boolean;
};

/**
 * What somebody sees who has left the team: how much of theirs lies unsent on this phone, its words, and one press that hands it in. Nothing of
 * the team’s is here any more, and nothing goes by itself.
 */
export function startHandingIn(root: HTMLElement, screen: HandingIn): void {
  const { opened, base, inPlace } = screen;
  const { engine, photographs } = opened;
  const said = h('p', { class: 'govuk-body', role: 'status' });
  const body = h('div', {});
  let isOver = false;
  const locks = opened.onLock(async () => {
    isOver = true;
    root.replaceChildren(closedView(await opened.asClosed(), base));
  });

  function show(): void {
    const notes = unsentNotes(engine);
    const pictures = photographs.held().filter(isUnsent);
    const deletions = engine.waiting() > 0 && notes.length === 0 ? engine.waiting() : 0;
    const words = toHandIn(notes.length, pictures.length, deletions);
    const isOne = notes.length + pictures.length + deletions === 1;
    const damaged = unreadableWords(engine.unreadable().length);
    const parts = [
      h('p', { class: 'govuk-body' }, words ?? NOTHING_TO_HAND_IN),
      words !== null && handInButton(isOne ? 'Hand it in' : 'Hand them in', () => void handIn()),
      damaged !== null && h('p', { class: 'govuk-body' }, damaged),
      ...notes.map(ownWords),
      ...pictures.map(({ why }) => why !== undefined && h('p', { class: 'govuk-body' }, `A photograph: ${why}`)),
      screen.typed !== '' && typedWords(screen.typed),
      (words !== null || damaged !== null) && h('p', { class: 'cf-quiet' }, rescueLink(opened.rescue)),
    ];
    body.replaceChildren(...parts.filter((part) => part !== false));
  }

  async function handIn(): Promise<void> {
    said.textContent = 'Handing in …';
    const result = await handAllIn(screen);
    if (isOver) return;
    if (result.result === 'refused' && (result.code === 'destroyed' || result.code === 'revoked')) {
      locks.close();
      await opened.wipe();
      return root.replaceChildren(h('p', { class: 'govuk-body', role: 'status' }, `${result.why} ${WIPED_HERE}`));
    }
    show();
    const isAll = unsentNotes(engine).length + photographs.held().filter(isUnsent).length === 0;
    said.replaceChildren(...cameOf(result, isAll, base));
  }

  const heading = inPlace && h('h2', { class: 'govuk-heading-l' }, 'You are no longer in this team');
  root.replaceChildren(h('div', {}, heading, said, body));
  show();
}

/** What was refused before is saved again, once a press: of no session, where its own is not in the challenge any more. */
async function handAllIn({ opened, personId }: HandingIn): Promise<SyncResult> {
  const { engine, photographs, server } = opened;
  const sync = () => engine.sync().catch((): SyncResult => ({ result: 'stuck' }));
  server.handIn();
  let result = await sync();
  if (result.result !== 'done') return result;
  for (const note of engine.refused()) {
    if (!note.body || note.refused === REFUSAL_WORDS['too-long']) continue;
    const isElsewhere = note.refused === REFUSAL_WORDS['not-here'];
    await engine.saveAgain(note.id, isElsewhere ? { ...note.body, sessionId: null } : note.body);
  }
  if (engine.waiting() > 0) result = await sync();
  await photographs.look().catch(() => {});
  const besideOf = (id: string) => engine.notes().find((note) => note.beside === id)?.id ?? null;
  const fates = { isGone: () => false, isHereAlone: () => false, besideOf };
  await photographs.send(asListed(engine, opened, personId), fates).catch(() => {});
  return result;
}

/** One’s own notes as the server has confirmed them: it sends no list of them to whoever has left. */
function asListed(engine: Engine, { photographs }: Opened, personId: string): Bundle {
  const sent = photographs.held().filter(({ state }) => state === 'sent');
  const notes = engine.notes().flatMap((note) => {
    if (!note.body || engine.stateOf(note) !== 'confirmed') return [];
    const own = sent.filter(({ noteId }) => noteId === note.id).map(({ id }) => id);
    const { id, revision, body } = note;
    return [{ id, revision, body, beside: null, mine: true, author: '', photographs: own }];
  });
  return { ...bareBundle(personId), notes };
}

/** Those with words that the team does not have. */
function unsentNotes(engine: Engine): readonly LocalNote[] {
  return engine.notes().filter((note) => note.body !== null && engine.stateOf(note) !== 'confirmed');
}

function ownWords({ body, refused }: LocalNote): HTMLElement {
  return h(
    'div',
    { class: 'cf-note' },
    h('div', { class: 'cf-note__text', dir: 'auto' }, body?.text ?? ''),
    refused !== undefined && h('p', { class: 'govuk-body cf-quiet' }, refused),
  );
}

function typedWords(typed: string): HTMLElement {
  return h(
    'div',
    {},
    h(
      'p',
      { class: 'govuk-body govuk-!-margin-top-5' },
      'This you had typed and not saved as a note. If the team should have it, copy it and send it to whoever runs the challenge:',
    ),
    h('div', { class: 'cf-note' }, h('div', { class: 'cf-note__text', dir: 'auto' }, typed)),
  );
}

function handInButton(text: string, click: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'govuk-button', click }, text);
}

function cameOf(result: SyncResult, isAll: boolean, base: string): readonly (HTMLElement | string)[] {
  switch (result.result) {
    case 'done':
      return [isAll ? 'All of it is with the team. Thank you: you need do nothing more.' : NOT_ALL];
    case 'refused':
      return [result.why];
    case 'signed-out': {
      const back = `/sign-in?return-to=${encodeURIComponent(`${base}/notebook`)}`;
      return ['You have been signed out. ', h('a', { class: 'govuk-link', href: back }, 'Sign in to hand them in.')];
    }
    case 'unreachable':
      return ['The server cannot be reached just now. Nothing is lost: press again when you have a network.'];
    case 'stuck':
      return ['The server does not take them in just now. Nothing is lost: press again in a while.'];
  }
}

const NOT_ALL =
  'Not all of it could be handed in: what is still here says why. You can copy the words, or press again.';
