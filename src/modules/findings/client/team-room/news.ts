/** What the server says of the day: its notes counted, and a stamp that changes with everything that is shown. */
export type Pulse = { readonly notes: number; readonly stamp: string };

/** What is new, in words; null where nothing is. */
export function newsWords(shown: Pulse, now: Pulse): string | null {
  if (now.stamp === shown.stamp) return null;
  const more = now.notes - shown.notes;
  if (more === 1) return '1 new note.';
  return more > 1 ? `${more} new notes.` : 'A colleague has changed something.';
}

export const EVERY_MILLISECONDS = 10_000;

/**
 * Asks now and then whether something is new, while the page is in sight and nobody has paused it. It only tells: nothing on the page
 * moves by itself while somebody reads.
 */
export function watchNews(
  address: string,
  shown: () => Pulse,
  tell: (words: string | null) => void,
): { pause(on: boolean): void } {
  let paused = false;
  setInterval(async () => {
    if (paused || document.visibilityState !== 'visible') return;
    const now = await pulse(address);
    if (now && !paused) tell(now === 'signed-out' ? SIGNED_OUT : newsWords(shown(), now));
  }, EVERY_MILLISECONDS);
  return {
    pause(on) {
      paused = on;
      if (on) tell(null);
    },
  };
}

/** Said rather than nothing: whoever looks at the page would take it for how it stands. */
const SIGNED_OUT = 'You are signed out. Sign in to see what is new.';

async function pulse(address: string): Promise<Pulse | 'signed-out' | null> {
  try {
    const response = await fetch(address, { credentials: 'same-origin', cache: 'no-store', redirect: 'manual' });
    if (response.type === 'opaqueredirect') return 'signed-out';
    return response.ok ? ((await response.json()) as Pulse) : null;
  } catch {
    return null;
  }
}

/** The bar that tells of news, with the press that shows them and the one that stops looking. Answers how it is told. */
export function newsBar(
  bar: Element,
  { show, pause }: { show(): void; pause(on: boolean): void },
): (words: string | null) => void {
  const says = document.createElement('span');
  says.setAttribute('role', 'status');
  const shows = button('Show them', show);
  const pauses = button('Stop looking for news', () => {
    const on = pauses.getAttribute('aria-pressed') !== 'true';
    pauses.setAttribute('aria-pressed', String(on));
    pause(on);
  });
  pauses.setAttribute('aria-pressed', 'false');
  shows.hidden = true;
  bar.replaceChildren(says, shows, pauses);
  return (words) => {
    if (says.textContent !== (words ?? '')) says.textContent = words ?? '';
    shows.hidden = words === null;
    bar.toggleAttribute('data-new', words !== null);
  };
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'cf-bar-button';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}
