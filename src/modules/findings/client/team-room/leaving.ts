/** Keeps in the form which emerging finding a note was dragged out of. */
export function leaving(form: HTMLFormElement, noteId: string, fromId: string): void {
  const from = fieldIn(form);
  if (!from) return;
  from.value = fromId;
  from.dataset.of = noteId;
}

/** Before the form is sent: a note leaves where it was only by itself. Ticked with others, or not at all, it stays there. */
export function leaveAlone(form: HTMLFormElement): void {
  const from = fieldIn(form);
  const [first, ...others] = tickedFor(form);
  if (from && (others.length > 0 || first !== from.dataset.of)) from.value = '';
}

/** The notes that are ticked for the form. */
export function tickedFor(form: HTMLFormElement): string[] {
  return [...form.elements].flatMap((box) =>
    box instanceof HTMLInputElement && box.name === 'note' && box.checked ? [box.value] : [],
  );
}

/** What is kept, for the board that comes instead. */
export function leavingOn(board: Element): { of: string; from: string } {
  const from = board.querySelector<HTMLInputElement>('#grouping [name="from"]');
  return { of: from?.dataset.of ?? '', from: from?.value ?? '' };
}

function fieldIn(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>('[name="from"]');
}
