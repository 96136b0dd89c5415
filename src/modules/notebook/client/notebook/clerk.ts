import type { Desk } from './desk.ts';
import type { DraftOwner } from './draft-row.ts';

/** With what a clerk is put to work. The key is a handle, which no script can read. */
export type Hired = {
  readonly name: string;
  readonly key: CryptoKey;
  readonly device: string;
  readonly by: string;
  readonly had: readonly string[];
};

export type Asked = {
  readonly id: number;
  readonly ask: keyof Desk;
  readonly args: readonly unknown[];
  /** Drafts that the window has had by now: see `DraftOwner`. */
  readonly had: readonly string[];
};

/** `at`: when it was done, in milliseconds since 1970. The number 0: the clerk is at work. */
export type Said = { readonly id: number; readonly at: number } & (
  | { readonly answer: unknown }
  | { readonly failed: string }
);

/** Longer than a transaction is waited for. */
const PATIENCE_MILLISECONDS = 20_000;

export type Clerk = {
  /** Null while there is none: not yet, not any more, or never on this browser. */
  desk(): Desk | null;
  /** Answered once there is one, or will be none. */
  settled: Promise<void>;
  /** When the last thing was done that was asked for, as the page tells the time since it was opened. */
  doneAt(): number;
  isBusy(): boolean;
  /** Does what it was asked, and no more. */
  dismiss(): void;
};

/**
 * A worker of the page's own that writes down what is saved: whatever the page is at meanwhile, painting, or reading what the server sent,
 * a note on its way to the disk waits for none of it. Where no worker can be started, or it is lost, the page does all of it by itself; what
 * was asked of a clerk that is lost nobody knows the end of, and whoever asked must look.
 */
export function hireClerk(address: string, about: Omit<Hired, 'by' | 'had'>, owner: DraftOwner): Clerk {
  let settle = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const waiting = new Map<number, (said: Said | null) => void>();
  let worker: Worker | null = null;
  let [isAtWork, isDismissed, last, doneAt] = [false, false, 0, 0];

  function gone(): void {
    worker?.terminate();
    worker = null;
    isAtWork = false;
    settle();
    const left = [...waiting.values()];
    waiting.clear();
    for (const tell of left) tell(null);
  }

  function hear({ data }: MessageEvent<Said>): void {
    doneAt = data.at - performance.timeOrigin;
    const isStart = data.id === 0;
    if (isStart && 'failed' in data) gone();
    else if (isStart) {
      isAtWork = true;
      settle();
    }
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
    if (isDismissed && waiting.size === 0) gone();
  }

  function asking(ask: keyof Desk): (...args: readonly unknown[]) => Promise<never> {
    return async (...args) => {
      const id = ++last;
      const told = new Promise<Said | null>((resolve) => waiting.set(id, resolve));
      const late = setTimeout(gone, PATIENCE_MILLISECONDS);
      const [first] = args;
      const handedOver = ask === 'keepBundle' ? [first as ArrayBuffer] : [];
      worker?.postMessage({ id, ask, args, had: [...owner.had] } satisfies Asked, handedOver);
      const said = await told;
      clearTimeout(late);
      if (said && 'answer' in said) return said.answer as never;
      throw new Error(said?.failed ?? 'the clerk is gone');
    };
  }

  const desk: Desk = {
    append: asking('append'),
    operationsAfter: asking('operationsAfter'),
    settle: asking('settle'),
    keepDraft: asking('keepDraft'),
    keepBundle: asking('keepBundle'),
    keepStanding: asking('keepStanding'),
  };
  try {
    worker = new Worker(address);
    worker.onmessage = hear;
    worker.onerror = worker.onmessageerror = gone;
    worker.postMessage({ ...about, by: owner.by, had: [...owner.had] } satisfies Hired);
  } catch {
    gone();
  }
  return {
    desk: () => (isAtWork && !isDismissed ? desk : null),
    settled,
    doneAt: () => doneAt,
    isBusy: () => waiting.size > 0,
    dismiss() {
      isDismissed = true;
      if (waiting.size === 0) gone();
    },
  };
}
