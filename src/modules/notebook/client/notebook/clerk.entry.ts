/// <reference lib="webworker" />
import { cipherOf } from './cipher.ts';
import type { Asked, Hired, Said } from './clerk.ts';
import { openShelf } from './database.ts';
import { type Desk, openDesk } from './desk.ts';
import { draftRows } from './draft-row.ts';
import { savingFirst } from './saving-first.ts';

declare const self: DedicatedWorkerGlobalScope;

const say = (said: Said) => self.postMessage(said);
let desk: Desk | null = null;
let had: Set<string> = new Set();

self.addEventListener('message', ({ data }: MessageEvent<Hired | Asked>) => {
  if ('key' in data) void begin(data).catch((error) => say({ id: 0, failed: String(error), at: now() }));
  else void work(data);
});

/** Opens the shelf for itself: what the page and the clerk do there is told apart by transactions alone, as with two windows. */
async function begin({ name, key, device, by, had: before }: Hired): Promise<void> {
  const shelf = await openShelf(name);
  const cipher = cipherOf(key);
  const saving = savingFirst();
  had = new Set(before);
  const own = openDesk({ shelf, cipher, key, device, saving, drafts: draftRows(shelf, cipher, { by, had }) }, null);
  // What is being saved goes first here, too.
  desk = { ...own, append: (...asked) => saving.whileSaving(() => own.append(...asked)) };
  say({ id: 0, answer: null, at: now() });
}

async function work({ id, ask, args, had: more }: Asked): Promise<void> {
  for (const one of more) had.add(one);
  try {
    const does = desk?.[ask] as (...args: readonly unknown[]) => Promise<unknown>;
    const answer = await does(...args);
    say({ id, answer, at: now() });
  } catch (error) {
    say({ id, failed: String(error), at: now() });
  }
}

/** By a clock that the page has, too. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
