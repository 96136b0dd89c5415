import type { Place } from './engine.ts';
import { handIn } from './hand.ts';
import { newsBar, watchNews } from './news.ts';
import { fetchPage, type Sent, send } from './send.ts';
import { typedIn, typeInto } from './typed.ts';

/** The team room with a script: notes are dragged or moved with keys, and news are told. Every change is the server's own page again. */
export class TeamRoomElement extends HTMLElement {
  connectedCallback(): void {
    startRoom(this);
  }
}

function startRoom(root: HTMLElement): void {
  const live = document.createElement('p');
  live.className = 'govuk-visually-hidden';
  live.setAttribute('aria-live', 'assertive');
  const said = document.createElement('span');
  said.setAttribute('aria-hidden', 'true');
  said.className = 'cf-room__said';
  const board = () => root.querySelector('[data-board]') as HTMLElement;
  board().before(live, said);
  const say = (words: string) => {
    live.textContent = words;
  };
  const hand = handIn(root, { say, put: (noteId, fromId, place) => void put(noteId, fromId, place) });
  const tell = newsBar(root.querySelector('[data-bar]') as Element, {
    show: () => void refresh(),
    pause: (on) => news.pause(on),
  });
  const news = watchNews(
    root.dataset.news ?? '',
    () => ({ notes: Number(board().dataset.notes), stamp: board().dataset.stamp ?? '' }),
    (words) => hand.holds() || tell(words),
  );

  /** The board as the server has it now, with what colleagues did; what was ticked and typed stays. */
  function take(sent: Sent, instead?: string): void {
    if (sent.result === 'signed-out') {
      location.reload();
      return;
    }
    const fresh = sent.result === 'unreachable' ? null : sent.page.querySelector('[data-board]');
    const words = sent.result === 'unreachable' ? NO_NETWORK : (instead ?? sent.said);
    say(words);
    said.textContent = words;
    if (!fresh) return;
    const kept = typedIn(board());
    board().replaceWith(document.importNode(fresh, true));
    typeInto(board(), kept);
    tell(null);
    for (const old of document.querySelectorAll('main > .govuk-notification-banner, main > .govuk-error-summary'))
      old.remove();
  }

  async function refresh(): Promise<void> {
    take(await fetchPage(location.href.replace(/#.*/, '')), 'This is how it stands now.');
    root.querySelector<HTMLElement>('[data-says]')?.focus({ preventScroll: true });
  }

  async function put(noteId: string, fromId: string, place: Place): Promise<void> {
    const form = root.querySelector<HTMLFormElement>('#grouping');
    if (!form) return;
    if (place.id === 'new') {
      say(askForTitle(root, noteId));
      return;
    }
    const fields = new URLSearchParams({ note: noteId, from: fromId, into: place.id });
    for (const name of ['_csrf', 'day', 'by']) {
      fields.append(name, form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '');
    }
    take(await send(form.action, fields));
    const here = place.id === 'out' ? '' : place.id;
    const grips = [...root.querySelectorAll<HTMLElement>(`[data-grip="${noteId}"]`)];
    (grips.find((grip) => grip.dataset.from === here) ?? grips[0])?.focus({ preventScroll: true });
  }

  root.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('[data-quiet]')) return;
    event.preventDefault();
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) fields.append(name, String(value));
    void send(form.action, fields).then((sent) => {
      take(sent);
      root.querySelector<HTMLElement>('#emerging')?.focus();
    });
  });
}

const NO_NETWORK = 'There is no network just now. Nothing was moved: try again.';

/** A new one wants a title first: the note is ticked, and the form asks for it. Answers what to say. */
function askForTitle(root: HTMLElement, noteId: string): string {
  const box = root.querySelector<HTMLInputElement>(`#tick-${noteId}`);
  if (!box) return 'That note is from another day. Open its day to begin a new emerging finding with it.';
  box.checked = true;
  const into = root.querySelector<HTMLSelectElement>('#grouping [name="into"]');
  if (into) into.value = 'new';
  root.querySelector<HTMLInputElement>('#grouping [name="title"]')?.focus();
  return 'The note is ticked. Give the new emerging finding a working title, then press the button below it.';
}
