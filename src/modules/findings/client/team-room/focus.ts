/** What has the focus on a board, to be found again on the one that comes instead. */
export type FocusKept = {
  /** Nothing on the whole page has it. */
  readonly isNowhere: boolean;
  /** What has it, on the board or elsewhere. */
  readonly active: HTMLElement | null;
  /** Gives it back where the board had it. False where what had it is not there any more. */
  giveBack(board: Element): boolean;
};

/** To be asked before the old board goes. */
export function focusIn(board: Element): FocusKept {
  const active = document.activeElement as HTMLElement | null;
  const isNowhere = active === null || active === document.body;
  if (isNowhere || !board.contains(active)) return { isNowhere, active, giveBack: () => true };
  const selected = selectionOf(active);
  const find = whereabouts(active);
  return {
    isNowhere,
    active,
    giveBack(fresh) {
      const found = find(fresh);
      found?.focus({ preventScroll: true });
      if (found && selected) (found as HTMLInputElement).setSelectionRange(...selected);
      return found !== null;
    },
  };
}

/** The grip of a note, where it stands in that emerging finding (empty: by itself), or else the first of it. */
export function gripOn(board: Element, noteId: string, fromId: string): HTMLElement | null {
  const all = [...board.querySelectorAll<HTMLElement>('[data-grip]')].filter(({ dataset }) => dataset.grip === noteId);
  return all.find(({ dataset }) => dataset.from === fromId) ?? all[0] ?? null;
}

/** The button of a form, where the same form stands again in the same part; where it is gone, the heading of that part. */
export function buttonOf(form: HTMLFormElement): (board: Element) => HTMLElement | null {
  const action = form.getAttribute('action');
  const around = form.closest('section[id]')?.getAttribute('id');
  return (board) => {
    const part = around ? board.querySelector(`#${CSS.escape(around)}`) : board;
    const again = [...(part?.querySelectorAll('form') ?? [])].find((other) => other.getAttribute('action') === action);
    return again?.querySelector('button') ?? part?.querySelector<HTMLElement>('h2[tabindex]') ?? null;
  };
}

/** By what it is, never by its place in a row: whoever presses Enter at once must not press another note's button. */
function whereabouts(active: HTMLElement): (board: Element) => HTMLElement | null {
  const { grip, from = '' } = active.dataset;
  if (grip !== undefined) return (board) => gripOn(board, grip, from);
  if (active.id) return (board) => board.querySelector<HTMLElement>(`#${CSS.escape(active.id)}`);
  const around = active.closest('[id]')?.getAttribute('id');
  const same = (other: HTMLElement) =>
    other.textContent === active.textContent && other.getAttribute('href') === active.getAttribute('href');
  return (board) => {
    const part = around ? board.querySelector(`#${CSS.escape(around)}`) : board;
    return [...(part?.querySelectorAll<HTMLElement>(active.localName) ?? [])].find(same) ?? null;
  };
}

function selectionOf(active: HTMLElement): [number, number] | null {
  if (!(active instanceof HTMLInputElement) || active.type !== 'text') return null;
  return [active.selectionStart ?? 0, active.selectionEnd ?? 0];
}
