import { boardOn, type Lead } from './board.ts';
import type { Place } from './engine.ts';
import { buttonOf, gripOn } from './focus.ts';
import { handIn } from './hand.ts';
import { leaveAlone, leaving, leavingNoMore, tickedFor } from './leaving.ts';
import { newsBar, watchNews } from './news.ts';
import { fetchPage, type Sent, send } from './send.ts';

/** The team room with a script: notes are dragged or moved with keys, and news are told. Every change is the server's own page again. */
export class TeamRoomElement extends HTMLElement {
  connectedCallback(): void {
    startRoom(this);
  }
}

function startRoom(root: HTMLElement): void {
  // Not the window's: that may be where a form was sent to, or say no day and by midnight mean another.
  const page = root.dataset.page ?? '';
  const board = boardOn(root, { isBusy: () => hand.isBusy(), shown: () => tell(null) });
  const say = speaker(board.now());
  const hand = handIn(root, { say: say.quietly, put, emptied: board.show });
  const tell = newsBar(root.querySelector('[data-bar]') as Element, {
    show: () => inTurn(() => fetchPage(page), TO_THE_DAY, 'This is how it stands now.'),
    pause: (on) => news.pause(on),
  });
  const news = watchNews(
    root.dataset.news ?? '',
    () => ({ notes: Number(board.now().dataset.notes), stamp: board.now().dataset.stamp ?? '' }),
    (words) => hand.isBusy() || board.isWaiting() || tell(words),
  );

  let last: Promise<void> = Promise.resolve();
  /** One after another, so that no answer is older than the one before it. */
  function inTurn(ask: () => Promise<Sent>, lead: Lead, instead?: string): void {
    const go = async () => take(await ask(), lead, instead);
    last = last.then(go, go);
  }

  function take(sent: Sent, lead: Lead, instead?: string): void {
    if (sent.result === 'signed-out') {
      location.assign(page);
      return;
    }
    if (sent.result === 'unreachable') {
      say.aloud(NO_NETWORK);
      return;
    }
    const isThere = board.take(sent.page, lead);
    const words = sent.result === 'done' && isThere ? (instead ?? sent.said) : sent.said;
    say.aloud(isThere ? words : `${NOT_SHOWN} ${words}`.trim());
  }

  function put(noteId: string, fromId: string, place: Place): void {
    const form = root.querySelector<HTMLFormElement>('#grouping');
    if (!form) return;
    if (place.id === 'new') {
      say.quietly(askForTitle(root, noteId, fromId));
      return;
    }
    const fields = new URLSearchParams({ note: noteId, from: fromId, into: place.id });
    for (const name of ['_csrf', 'day', 'by']) {
      fields.append(name, form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '');
    }
    const here = place.id === 'out' ? '' : place.id;
    inTurn(() => send(form.action, fields), {
      to: (fresh) => gripOn(fresh, noteId, here),
      from: (active) => active.matches(`[data-grip="${noteId}"]`),
    });
  }

  root.addEventListener('change', ({ target }) => {
    const isBox = target instanceof HTMLInputElement && target.name === 'note';
    if (isBox && target.form?.matches('#grouping')) leavingNoMore(target.form, target);
  });

  root.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.matches('#grouping')) leaveAlone(form);
    if (!form.matches('[data-quiet]')) return;
    event.preventDefault();
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) fields.append(name, String(value));
    // The button says what is to be done, and not every browser puts it in by itself.
    const button = event.submitter as HTMLButtonElement | null;
    if (button?.name) fields.set(button.name, button.value);
    inTurn(() => send(form.action, fields), {
      to: form.dataset.quiet === 'here' ? buttonOf(form) : (fresh) => fresh.querySelector('#emerging'),
      from: (active) => form.contains(active),
    });
  });
}

/** Whoever has pressed to see what is new reads on from the first line. */
const TO_THE_DAY: Lead = {
  to: (board) => board.querySelector('[data-says]'),
  from: (active) => active.closest('[data-bar]') !== null,
};

const NOT_SHOWN = 'The team room cannot be shown just now. What stands here is as it was.';
const NO_NETWORK = 'There is no network just now. Nothing was moved: try again.';

/**
 * A new one wants a title first: the note is ticked, and the form asks for it. It leaves the one that it was dragged out of as long as it
 * stays ticked, alone, for a new one: what is grouped with others, or into one that is there, stays wherever it is. Answers what to say.
 */
function askForTitle(root: HTMLElement, noteId: string, fromId: string): string {
  const box = root.querySelector<HTMLInputElement>(`#tick-${noteId}`);
  const form = root.querySelector<HTMLFormElement>('#grouping');
  if (!box || !form) return 'That note is from another day. Open its day to begin a new emerging finding with it.';
  box.checked = true;
  leaving(form, noteId, fromId);
  const into = form.querySelector<HTMLSelectElement>('[name="into"]');
  if (into) into.value = 'new';
  form.querySelector<HTMLInputElement>('[name="title"]')?.focus();
  const old = root.querySelector<HTMLElement>(`[data-group="${fromId}"]`)?.dataset.title;
  const isAlone = tickedFor(form).length === 1;
  const what = isAlone
    ? `The note is ticked${old ? `, and goes out of ‘${old}’ then` : ''}.`
    : `The note is ticked with the others${old ? `, and stays in ‘${old}’ as well` : ''}.`;
  return `${what} Give the new emerging finding a working title, then press the button below it.`;
}

/** Says what was done or chosen: aloud also in sight. */
function speaker(before: HTMLElement): { quietly(words: string): void; aloud(words: string): void } {
  const live = document.createElement('p');
  live.className = 'govuk-visually-hidden';
  live.setAttribute('aria-live', 'assertive');
  const said = document.createElement('span');
  said.setAttribute('aria-hidden', 'true');
  said.className = 'cf-room__said';
  before.before(live, said);
  const quietly = (words: string) => {
    live.textContent = words;
  };
  return {
    quietly,
    aloud(words) {
      quietly(words);
      said.textContent = words;
    },
  };
}
