const PATIENCE_MILLISECONDS = 3000;

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
    const waiting = Number(await ask(worker, 'waiting'));
    if (waiting > 0 && !window.confirm(warning(waiting))) return false;
    await ask(worker, 'signing-out');
  }
  return true;
}

function warning(waiting: number): string {
  const what = waiting === 1 ? '1 change to your notes has' : `${waiting} changes to your notes have`;
  return `${what} not reached the team yet. Nothing is lost: they stay on this device, locked, until you sign in on it again. Sign out?`;
}

function ask(worker: ServiceWorker, kind: string): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data);
    worker.postMessage({ kind }, [port2]);
    setTimeout(() => resolve(0), PATIENCE_MILLISECONDS);
  });
}
