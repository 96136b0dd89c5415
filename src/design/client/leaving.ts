const PATIENCE_MILLISECONDS = 3000;

/** Where the name of whoever used this browser last is kept: not their words, and nothing that opens anything. */
const LAST_HERE = 'cf-last-here';

/**
 * Whatever keeps things on this device hears when somebody else uses it than before, and locks what it keeps for others; and when nobody is
 * signed in, and looks whether the device was taken out of use.
 */
export function startArriving(): void {
  if (!('serviceWorker' in navigator)) return;
  if (document.querySelector('.cf-identity--nobody')) return void tellEveryWorker({ kind: 'nobody-here' });
  const person = document.querySelector<HTMLElement>('.cf-identity[data-person]')?.dataset.person;
  if (!person) return;
  if (lastHere() === person) return;
  void tellEveryWorker({ kind: 'here', person }).then((told) => told && keepLastHere(person));
}

async function tellEveryWorker(message: { kind: string; person?: string }): Promise<boolean> {
  const workers = (await navigator.serviceWorker.getRegistrations()).flatMap(({ active }) => active ?? []);
  const answers = await Promise.all(workers.map((worker) => ask(worker, message)));
  return answers.every((answer) => answer === true);
}

function lastHere(): string | null {
  try {
    return localStorage.getItem(LAST_HERE);
  } catch {
    return null;
  }
}

function keepLastHere(person: string): void {
  try {
    localStorage.setItem(LAST_HERE, person);
  } catch {
    // Then it is told again on the next page.
  }
}

/** The forms that sign out: the one at the top of each page, and the one that ends every session. */
const LEAVING = 'form[action="/sign-out"], form[action="/account/sessions/ending"]';

/** What waits on this device: changes to notes, and drafts, typed and not saved. */
type Waiting = { readonly changes: number; readonly drafts: number };

/**
 * Before somebody signs out, whatever keeps things on this device for them is asked how much is unsent, and told to lock up. The form
 * is sent in any case: signing out never hangs on it.
 */
export function startLeaving(): void {
  if (!('serviceWorker' in navigator)) return;
  for (const form of document.querySelectorAll<HTMLFormElement>(LEAVING)) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void lockUp().then((go) => go && form.submit());
    });
  }
}

async function lockUp(): Promise<boolean> {
  await lastWordsKept();
  const workers = (await navigator.serviceWorker.getRegistrations()).flatMap(({ active }) => active ?? []);
  for (const worker of workers) {
    const warning = warningOf(waitingOf(await ask(worker, { kind: 'waiting', apart: true })));
    if (warning !== null && !window.confirm(warning)) return false;
    await ask(worker, { kind: 'signing-out' });
  }
  return true;
}

/** The page may be keeping what was typed a moment ago: whoever does so says when it is done. */
async function lastWordsKept(): Promise<void> {
  const keeping: Promise<unknown>[] = [];
  document.dispatchEvent(new CustomEvent('cf-leaving', { detail: keeping }));
  if (keeping.length === 0) return;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
  await Promise.race([Promise.allSettled(keeping), late]);
}

/** A worker of an earlier version says one number. */
function waitingOf(answer: unknown): Waiting {
  return typeof answer === 'object' && answer !== null ? (answer as Waiting) : { changes: Number(answer), drafts: 0 };
}

function warningOf({ changes, drafts }: Waiting): string | null {
  if (changes + drafts === 0) return null;
  const unsent =
    changes === 1
      ? '1 change to your notes has not reached the team yet'
      : `${changes} changes to your notes have not reached the team yet`;
  const typed = 'what you have typed in the notebook is not saved as a note yet';
  const what = drafts === 0 ? unsent : changes === 0 ? `W${typed.slice(1)}` : `${unsent}, and ${typed}`;
  const stay = changes + drafts === 1 ? 'it stays' : 'they stay';
  return `${what}. Nothing is lost: ${stay} on this device, locked, until you sign in on it again. Sign out?`;
}

function ask(worker: ServiceWorker, message: { kind: string; person?: string; apart?: boolean }): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data);
    worker.postMessage(message, [port2]);
    setTimeout(() => resolve(0), PATIENCE_MILLISECONDS);
  });
}
