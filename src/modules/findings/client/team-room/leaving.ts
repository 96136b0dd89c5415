/** Keeps in the form which emerging finding a note was dragged out of. */
export function leaving(form: HTMLFormElement, noteId: string, fromId: string): void {
  const from = fieldIn(form);
  if (!from) return;
  from.value = fromId;
  from.dataset.of = noteId;
}

/** Whoever unticks the note has thought better of it: ticked again later, it stays where it was. */
export function leavingNoMore(form: HTMLFormElement, box: HTMLInputElement): void {
  if (!box.checked && fieldIn(form)?.dataset.of === box.value) leaving(form, '', '');
}

/**
 * Before the form is sent: a note leaves where it was only by itself, and only to begin a new emerging finding. Ticked with others, not
 * ticked, or put into one that is there already, it stays there.
 */
export function leaveAlone(form: HTMLFormElement): void {
  const from = fieldIn(form);
  const [first, ...others] = tickedFor(form);
  const begins = form.querySelector<HTMLSelectElement>('[name="into"]')?.value === 'new';
  if (from && (!begins || others.length > 0 || first !== from.dataset.of)) from.value = '';
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
