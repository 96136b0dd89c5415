const PATIENCE_MILLISECONDS = 3000;

/** Where the name of whoever used this browser last is kept: not their words, and nothing that opens anything. */
const LAST_HERE = 'cf-last-here';

/** That somebody has just signed out in this window: the next page looks whether anything came to it after. */
const LEFT = 'cf-left';

/** When it was last looked whether what is kept here may stay, while somebody is signed in: at most so often. */
const LOOKED = 'cf-looked';
const SELDOM_MILLISECONDS = 600_000;

type Message = { readonly kind: string; readonly person?: string; readonly page?: string; readonly apart?: boolean };

/**
 * Whatever keeps things on this device hears when somebody else uses it than before, and locks what it keeps for others. It looks whether the
 * device was taken out of use, whoever is signed in: a phone that several share may hold what one of them has left. What was asked for by a page
 * before somebody signed out, and came after, is locked with the rest.
 */
export function startArriving(): void {
  const hasLeft = takeLeft();
  if (document.querySelector('.cf-identity--nobody')) return void nobodyIsHere(hasLeft);
  const person = document.querySelector<HTMLElement>('.cf-identity[data-person]')?.dataset.person;
  if (person) void somebodyIsHere(person);
}

async function somebodyIsHere(person: string): Promise<void> {
  const isNew = lastHere() !== person;
  if (isNew) {
    const told = await tellKeepers({ kind: 'here', person });
    if (told.every((one) => one === true)) keepLastHere(person);
  }
  if (!isNew && hasLooked()) return;
  const told = await tellKeepers({ kind: 'over', person, page: location.pathname });
  // Where nothing was heard, it is looked on the next page.
  if (told.every((one) => one === true)) keepLooked();
}

/** Not long ago. A clock that was put back holds up nothing. */
function hasLooked(): boolean {
  try {
    const since = Date.now() - Number(localStorage.getItem(LOOKED));
    return since >= 0 && since < SELDOM_MILLISECONDS;
  } catch {
    return false;
  }
}

function keepLooked(): void {
  try {
    localStorage.setItem(LOOKED, String(Date.now()));
  } catch {
    // Then it is looked again on the next page.
  }
}

async function nobodyIsHere(hasLeft: boolean): Promise<void> {
  if (hasLeft) await tellKeepers({ kind: 'signing-out' });
  await tellKeepers({ kind: 'nobody-here' });
}

/**
 * Tells the workers, and hears what each answers. In a browser that has none, or where one does not answer, the page does it itself, by the
 * scripts that it names for it: so that a key never stays because no worker was there yet.
 */
async function tellKeepers(message: Message): Promise<readonly unknown[]> {
  const answers = await Promise.all((await workers()).map((worker) => ask(worker, message)));
  if (answers.length > 0 && answers.every((answer) => answer !== undefined && answer !== false)) return answers;
  return await soonEnough(tellScripts(message)).then((told) => told ?? [false]);
}

async function workers(): Promise<readonly ServiceWorker[]> {
  try {
    return (await navigator.serviceWorker.getRegistrations()).flatMap(({ active }) => active ?? []);
  } catch {
    // The browser knows of none, or does not allow any.
    return [];
  }
}

async function tellScripts(message: Message): Promise<readonly unknown[]> {
  if (!(await mayKeepSomething())) return [];
  const named = document.querySelector<HTMLMetaElement>('meta[name="cf-keepers"]')?.content ?? '';
  // Not as addresses: a page that is kept for want of a network is made of those it names, and not of these.
  const scripts = named.split(' ').flatMap((name) => (name === '' ? [] : [`/assets/${name}`]));
  return await Promise.all(
    scripts.map(async (address) => {
      const keeper = (await import(address)) as { answer(message: Message): Promise<unknown> };
      return await keeper.answer(message);
    }),
  ).catch(() => [false]);
}

/** Most pages are opened in browsers in which nothing is kept: they fetch nothing for it. */
async function mayKeepSomething(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).length > 0;
  } catch {
    return false;
  }
}

/** Nothing on a page waits for longer; undefined then. */
async function soonEnough<T>(work: Promise<T>): Promise<T | undefined> {
  return await Promise.race([work, new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS))]);
}

function takeLeft(): boolean {
  try {
    const hasLeft = sessionStorage.getItem(LEFT) !== null;
    sessionStorage.removeItem(LEFT);
    return hasLeft;
  } catch {
    return false;
  }
}

function keepLeft(): void {
  try {
    sessionStorage.setItem(LEFT, 'yes');
  } catch {
    // Then only what was there when they signed out is locked.
  }
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

/**
 * What waits on this device: changes to notes, and drafts, typed or chosen and not saved. Of the changes so many are `photographs`, and of
 * the drafts `pictures`.
 */
type Waiting = {
  readonly changes: number;
  readonly drafts: number;
  readonly photographs: number;
  readonly pictures: number;
};

const NOTHING: Waiting = { changes: 0, drafts: 0, photographs: 0, pictures: 0 };

/**
 * Before somebody signs out, whatever keeps things on this device for them is asked how much is unsent, and told to lock up. The form
 * is sent in any case: signing out never hangs on it.
 */
export function startLeaving(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>(LEAVING)) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void lockUp().then((go) => go && form.submit());
    });
  }
}

async function lockUp(): Promise<boolean> {
  await lastWordsKept();
  const all = (await tellKeepers({ kind: 'waiting', apart: true })).map(waitingOf);
  const count = (what: keyof Waiting) => sum(all.map((one) => one[what]));
  const warning = warningOf({
    changes: count('changes'),
    drafts: count('drafts'),
    photographs: count('photographs'),
    pictures: count('pictures'),
  });
  if (warning !== null && !window.confirm(warning)) return false;
  await tellKeepers({ kind: 'signing-out' });
  keepLeft();
  return true;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** The page may be keeping what was typed a moment ago: whoever does so says when it is done. */
async function lastWordsKept(): Promise<void> {
  const keeping: Promise<unknown>[] = [];
  document.dispatchEvent(new CustomEvent('cf-leaving', { detail: keeping }));
  if (keeping.length === 0) return;
  await soonEnough(Promise.allSettled(keeping));
}

/** A worker of an earlier version says one number, or nothing of photographs. */
function waitingOf(answer: unknown): Waiting {
  if (typeof answer !== 'object' || answer === null) return { ...NOTHING, changes: Number(answer) };
  return { ...NOTHING, ...(answer as Partial<Waiting>) };
}

function warningOf({ changes, drafts, photographs, pictures }: Waiting): string | null {
  if (changes + drafts === 0) return null;
  const all = [...counted(changes - photographs, 'change', ' to your notes'), ...counted(photographs, 'photograph')];
  const parts = [
    changes > 0 && `${all.join(' and ')} ${changes === 1 ? 'has' : 'have'} not reached the team yet`,
    drafts > pictures && 'what you have typed in the notebook is not saved as a note yet',
    pictures > 0 && 'the photograph that you have chosen is not saved with a note yet',
  ].filter((part) => part !== false);
  const said = parts.join(', and ');
  const what = said.charAt(0).toUpperCase() + said.slice(1);
  const stay = changes + drafts === 1 ? 'it stays' : 'they stay';
  return `${what}. Nothing is lost: ${stay} on this device, locked, until you sign in on it again. Sign out?`;
}

/** `2 changes to your notes`; nothing for none. */
function counted(many: number, what: string, of = ''): string[] {
  return many === 0 ? [] : [`${many} ${what}${many === 1 ? '' : 's'}${of}`];
}

/** Undefined where it does not answer. */
async function ask(worker: ServiceWorker, message: Message): Promise<unknown> {
  const answered = new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data);
    worker.postMessage(message, [port2]);
  });
  return await soonEnough(answered);
}
