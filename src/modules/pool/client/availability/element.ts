import { cancel, drag, lift, type Paint, press, start } from './engine.ts';

/**
 * Lets one paint over the check-boxes of the calendar. They stay what they are: a tap, the space key and a screen reader do with
 * them what they always do. Arrow keys go from week to week; with Shift they paint.
 */
export function paintCalendar(calendar: HTMLElement): void {
  const boxes = [...calendar.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const said = document.getElementById('weeks-count');
  let paint: Paint = start(boxes.map((box) => box.checked));
  let painting = false;
  document.querySelector('.cf-weeks__how')?.removeAttribute('hidden');
  calendar.classList.add('cf-weeks--paintable');

  const show = () => {
    for (const [index, box] of boxes.entries()) box.checked = paint.ticked[index] ?? false;
    const away = paint.ticked.filter(Boolean).length;
    if (said)
      said.textContent =
        away === 0 ? `Free in all ${boxes.length} weeks.` : `Away in ${away} of ${boxes.length} weeks.`;
  };
  const weekAt = (target: Element | null) => {
    const box = target?.closest('.cf-week')?.querySelector('input');
    return box ? boxes.indexOf(box) : -1;
  };

  calendar.addEventListener('pointerdown', (event) => {
    const week = weekAt(event.target as Element);
    if (week < 0 || event.button !== 0 || !event.isPrimary) return;
    paint = press(start(boxes.map((box) => box.checked)), week);
    painting = true;
    // Touch holds the pointer to the week it began on; let go of it, so that moves tell where the finger is.
    (event.target as Element).releasePointerCapture?.(event.pointerId);
    show();
  });
  calendar.addEventListener('pointermove', (event) => {
    if (!painting) return;
    paint = drag(paint, weekAt(document.elementFromPoint(event.clientX, event.clientY)));
    show();
  });
  const end = (given: (paint: Paint) => Paint) => () => {
    if (!painting) return;
    painting = false;
    paint = given(paint);
    show();
  };
  window.addEventListener('pointerup', end(lift));
  // The browser took the finger for a scroll.
  window.addEventListener('pointercancel', end(cancel));
  // The press has ticked the box already: the click that follows it must not take that back.
  calendar.addEventListener('click', (event) => {
    if ((event as PointerEvent).detail > 0 && weekAt(event.target as Element) >= 0) event.preventDefault();
    queueMicrotask(() => setTimeout(show));
  });
  calendar.addEventListener('change', () => {
    paint = start(boxes.map((box) => box.checked));
    show();
  });
  calendar.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    const from = boxes.indexOf(document.activeElement as HTMLInputElement);
    const next = boxes[from + (step ?? 0)];
    if (step === undefined || from < 0 || !next) return;
    event.preventDefault();
    if (event.shiftKey) {
      next.checked = boxes[from]?.checked ?? false;
      paint = start(boxes.map((box) => box.checked));
      show();
    }
    next.focus();
  });
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
