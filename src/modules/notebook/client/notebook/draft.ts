/** What is typed and not saved: a note being written, and a change of one being made. Neither takes the other's place. */
export type Draft = {
  readonly text: string;
  readonly change: DraftChange | null;
};

/** `revision`: the one that the writer had before them. Absent where an earlier version of the notebook kept it. */
export type DraftChange = { readonly noteId: string; readonly revision?: string; readonly text: string };

export const EMPTY_DRAFT: Draft = { text: '', change: null };

/** Whether nothing at all is typed. */
export function isEmpty({ text, change }: Draft): boolean {
  return text.trim() === '' && change === null;
}

/** All the words that are typed. */
export function wordsOf({ text, change }: Draft): string {
  return joined(...[text, change?.text ?? ''].map((words) => words.trim())).trim();
}

/** A draft as it was kept: also by an older version of the notebook, which kept the words alone. Empty where there is none. */
export function readDraft(kept: unknown): Draft {
  if (typeof kept === 'string') return { text: kept, change: null };
  return { ...EMPTY_DRAFT, ...(kept as Partial<Draft>) };
}

/** What was typed in two windows, in one box: nothing twice. A change of a note that another has taken the place of is text. */
export function together(before: Draft, after: Draft): Draft {
  const lost = before.change && after.change ? before.change.text : '';
  const texts = [before.text, lost].filter((text) => !after.text.includes(text) && after.change?.text !== text);
  return { text: joined(...texts, after.text), change: after.change ?? before.change };
}

const DELAY_MILLISECONDS = 150;

export type DraftKeeper = {
  /** What is typed, and not pressed: what a box shows. */
  now(): Draft;
  /** All that is kept: the words that are being saved, too. */
  all(): Draft;
  change(draft: Draft): void;
  /** The words of new notes are being saved: they are kept until they are notes, and no box has them meanwhile. */
  press(words: string): Press;
  /** Until that is over nothing is written: what is being saved does not wait behind a draft of it. */
  holdWhile<T>(work: () => Promise<T>): Promise<T>;
  /** At once: the page may be about to go. Answers when the device has kept it, or could not. */
  flush(): Promise<void>;
};

/** Words that are being saved. */
export type Press = {
  /** All that is kept once no more than these of its words are left, the others being saved as that revision. */
  leaving(words: string, revision: string): Draft;
  /** No more than these are left of it. */
  left(words: string, revision: string): void;
  /** What is left has been saved, or goes back into a box. */
  over(): void;
};

/** Words, and what was typed after them. */
export function joined(...words: readonly string[]): string {
  return words.filter((one) => one !== '').join('\n');
}

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
  let held = 0;
  let keeping = Promise.resolve();
  function flush(): Promise<void> {
    if (timer === undefined) return keeping;
    clearTimeout(timer);
    timer = undefined;
    keeping = keep(all()).then(
      () => told(true),
      () => told(false),
    );
    return keeping;
  }
  let late = false;
  function due(): void {
    if (held > 0) late = true;
    else void flush();
  }
  const pressed: { words: string }[] = [];
  /** Everything, once `one` has no more than those words left. */
  const all = (one?: object, words = ''): Draft => {
    const saved = pressed.map((press) => (press === one ? words : press.words));
    return { ...draft, text: joined(...saved, draft.text) };
  };
  function change(next: Draft): void {
    draft = next;
    timer ??= setTimeout(due, DELAY_MILLISECONDS);
  }
  function press(words: string): Press {
    const one = { words };
    pressed.push(one);
    // What is kept stays the same, so there is nothing to write.
    draft = { ...draft, text: '' };
    return {
      leaving: (left) => all(one, left),
      left(left) {
        one.words = left;
        change(draft);
      },
      over() {
        pressed.splice(pressed.indexOf(one), 1);
        change(draft);
      },
    };
  }
  return {
    now: () => draft,
    all: () => all(),
    change,
    press,
    async holdWhile(work) {
      held += 1;
      return await work().finally(() => {
        held -= 1;
        // Not at once: what was saved is no draft any more, as whoever saved it is about to say.
        if (late) timer = setTimeout(due, DELAY_MILLISECONDS);
        late = false;
      });
    },
    flush,
  };
}
