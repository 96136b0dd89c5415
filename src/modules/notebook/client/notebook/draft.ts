/** What is typed and not saved: a note being written, and a change of one being made. Neither takes the other's place. */
export type Draft = {
  readonly text: string;
  readonly change: { readonly noteId: string; readonly text: string } | null;
};

export const EMPTY_DRAFT: Draft = { text: '', change: null };

/** Whether nothing at all is typed. */
export function isEmpty({ text, change }: Draft): boolean {
  return text.trim() === '' && change === null;
}

/** A draft as it was kept: also by an older version of the notebook, which kept the words alone. */
export function readDraft(kept: unknown): Draft {
  if (typeof kept === 'string') return { text: kept, change: null };
  return { ...EMPTY_DRAFT, ...(kept as Partial<Draft>) };
}

const DELAY_MILLISECONDS = 150;

export type DraftKeeper = {
  now(): Draft;
  change(draft: Draft): void;
  /** Until that is over nothing is written: what is being saved does not wait behind a draft of it. */
  holdWhile<T>(work: () => Promise<T>): Promise<T>;
  /** At once: the page may be about to go. Answers when the device has kept it, or could not. */
  flush(): Promise<void>;
};

/**
 * Keeps what is typed while it is typed: at most so often, and never later than that after a key was pressed, however long somebody
 * types without a pause. `told` hears whether the device could keep it.
 */
export function keepDrafts(
  start: Draft,
  keep: (draft: Draft) => Promise<void>,
  told: (kept: boolean) => void,
): DraftKeeper {
  let draft = start;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;
  let keeping = Promise.resolve();
  function flush(): Promise<void> {
    if (timer === undefined) return keeping;
    clearTimeout(timer);
    timer = undefined;
    keeping = keep(draft).then(
      () => told(true),
      () => told(false),
    );
    return keeping;
  }
  let late = false;
  function due(): void {
    if (held) late = true;
    else void flush();
  }
  return {
    now: () => draft,
    change(next) {
      draft = next;
      timer ??= setTimeout(due, DELAY_MILLISECONDS);
    },
    async holdWhile(work) {
      held = true;
      return await work().finally(() => {
        held = false;
        // Not at once: what was saved is no draft any more, as whoever saved it is about to say.
        if (late) timer = setTimeout(due, DELAY_MILLISECONDS);
        late = false;
      });
    },
    flush,
  };
}
