const PATIENCE_MILLISECONDS = 3000;

/** Where the name of whoever used this browser last is kept: not their words, and nothing that opens anything. */
const LAST_HERE = 'cf-last-here';

/** Whatever keeps things on this device hears when somebody else uses it than before, and locks what it keeps for others. */
export function startArriving(): void {
  const person = document.querySelector<HTMLElement>('.cf-identity[data-person]')?.dataset.person;
  if (!person || !('serviceWorker' in navigator)) return;
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

/**
 * Before somebody signs out, whatever keeps things on this device for them is asked how much is unsent, and told to lock up. The form
 * is sent in any case: signing out never hangs on it.
 */
export function startLeaving(): void {
  if (!('serviceWorker' in navigator)) return;
  const form = document.querySelector<HTMLFormElement>('form[action="/sign-out"]');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void lockUp().then((go) => go && form.submit());
  });
}

async function lockUp(): Promise<boolean> {
  const workers = (await navigator.serviceWorker.getRegistrations()).flatMap(({ active }) => active ?? []);
  for (const worker of workers) {
    const waiting = Number(await ask(worker, { kind: 'waiting' }));
    if (waiting > 0 && !window.confirm(warning(waiting))) return false;
    await ask(worker, { kind: 'signing-out' });
  }
  return true;
}

function warning(waiting: number): string {
  const what = waiting === 1 ? '1 change to your notes has' : `${waiting} changes to your notes have`;
  return `${what} not reached the team yet. Nothing is lost: they stay on this device, locked, until you sign in on it again. Sign out?`;
}

function ask(worker: ServiceWorker, message: { kind: string; person?: string }): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data);
    worker.postMessage(message, [port2]);
    setTimeout(() => resolve(0), PATIENCE_MILLISECONDS);
  });
}
