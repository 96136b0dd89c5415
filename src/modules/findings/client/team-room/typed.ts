import { leaving, leavingOn } from './leaving.ts';

/** What somebody has ticked, typed and opened on the board. */
export type Typed = {
  readonly ticked: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  /** The note that was dragged out of an emerging finding to begin a new one. */
  readonly leaves: { readonly of: string; readonly from: string };
  /** The parts that are unfolded, by where they are. */
  readonly unfolded: readonly string[];
  /** How far the emerging findings are scrolled, where they scroll by themselves. */
  readonly scrolled: number;
};

export function typedIn(board: Element): Typed {
  const fields = Object.fromEntries(fieldsOf(board).map(({ name, value }) => [name, value]));
  const ticked = boxesOf(board).flatMap((box) => (box.checked ? [box.value] : []));
  const unfolded = foldsOf(board).flatMap(({ where, fold }) => (fold.open ? [where] : []));
  return { ticked, fields, leaves: leavingOn(board), unfolded, scrolled: groupsOf(board)?.scrollTop ?? 0 };
}

/**
 * Puts it into the board that has come instead: exactly what was ticked, whatever the server ticked; an emerging finding that is gone
 * cannot be chosen any more. What was unfolded stays so.
 */
export function typeInto(board: Element, { ticked, fields, leaves, unfolded, scrolled }: Typed): void {
  for (const box of boxesOf(board)) box.checked = ticked.includes(box.value);
  for (const field of fieldsOf(board)) {
    const before = fields[field.name];
    const isThere = field instanceof HTMLInputElement || [...field.options].some(({ value }) => value === before);
    if (before !== undefined && isThere) field.value = before;
  }
  const form = board.querySelector<HTMLFormElement>('#grouping');
  if (form) leaving(form, leaves.of, leaves.from);
  for (const { where, fold } of foldsOf(board)) if (unfolded.includes(where)) fold.open = true;
  groupsOf(board)?.scrollTo({ top: scrolled, behavior: 'instant' });
}

function boxesOf(board: Element): HTMLInputElement[] {
  return [...board.querySelectorAll<HTMLInputElement>('input[form="grouping"]')];
}

function fieldsOf(board: Element): (HTMLInputElement | HTMLSelectElement)[] {
  return [
    ...board.querySelectorAll<HTMLInputElement>('#grouping input:not([type="hidden"])'),
    ...board.querySelectorAll<HTMLSelectElement>('#grouping select'),
  ];
}

/** Each is the only one of its part of the page. */
function foldsOf(board: Element): { where: string; fold: HTMLDetailsElement }[] {
  return [...board.querySelectorAll('details')].map((fold) => ({
    // The attribute: the form has a field called `id`.
    where: fold.parentElement?.closest('[id]')?.getAttribute('id') ?? '',
    fold,
  }));
}

function groupsOf(board: Element): Element | null {
  return board.querySelector('.cf-room__groups');
}
