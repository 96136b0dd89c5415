/** What somebody has ticked and typed for a new emerging finding. */
export type Typed = { readonly ticked: readonly string[]; readonly fields: Readonly<Record<string, string>> };

export function typedIn(board: Element): Typed {
  const fields = Object.fromEntries(fieldsOf(board).map(({ name, value }) => [name, value]));
  const ticked = boxesOf(board).flatMap((box) => (box.checked ? [box.value] : []));
  return { ticked, fields };
}

/** Puts it into the board that has come instead; an emerging finding that is gone cannot be chosen any more. */
export function typeInto(board: Element, { ticked, fields }: Typed): void {
  for (const box of boxesOf(board)) if (ticked.includes(box.value)) box.checked = true;
  for (const field of fieldsOf(board)) {
    const before = fields[field.name];
    const isThere = field instanceof HTMLInputElement || [...field.options].some(({ value }) => value === before);
    if (before !== undefined && isThere) field.value = before;
  }
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
