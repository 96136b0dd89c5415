/** So far must a mouse go before it drags: a shaky click still opens the form. */
const DRAG_PIXELS = 5;

/** What a pointer may do with the board. `downBy`: so many pixels below its top the session is held. */
export type Hand = {
  /** False where nothing can be picked up now. */
  pick(key: string): boolean;
  /** Over that point; called again while the page scrolls under a finger that rests. */
  over(x: number, y: number, downBy: number): void;
  drop(x: number, y: number, downBy: number): void;
  letGo(): void;
};

type Grip = { key: string; pointerId: number; x: number; y: number; dragging: boolean; downBy: number };

/**
 * Lets a mouse and a finger drag what stands on the board. A finger on a session scrolls, and on its handle drags; a mouse drags from
 * anywhere. What ends in any other way than by lifting the pointer lets go.
 */
export function dragOn(host: HTMLElement, hand: Hand): void {
  let grip: Grip | null = null;

  const follow = () => {
    if (!grip?.dragging) return;
    hand.over(grip.x, grip.y, grip.downBy);
    requestAnimationFrame(follow);
  };
  const lose = () => {
    const lost = grip?.dragging ?? false;
    grip = null;
    host.classList.remove('cf-board--dragging');
    if (lost) hand.letGo();
  };

  host.addEventListener('pointerdown', (event) => {
    const target = event.target as Element;
    const block = target.closest<HTMLElement>('[data-key]');
    if (!block || event.button !== 0 || !event.isPrimary) return;
    if (event.pointerType !== 'mouse' && !target.closest('.cf-board__handle')) return;
    const { pointerId, clientX: x, clientY: y } = event;
    const downBy = block.closest('table') ? y - block.getBoundingClientRect().top : 0;
    grip = { key: block.dataset.key ?? '', pointerId, x, y, dragging: false, downBy };
  });
  host.addEventListener('pointermove', (event) => {
    if (!grip || event.pointerId !== grip.pointerId) return;
    const far = Math.hypot(event.clientX - grip.x, event.clientY - grip.y) >= DRAG_PIXELS;
    if (!grip.dragging && (!far || !hand.pick(grip.key))) return;
    const begins = !grip.dragging;
    grip = { ...grip, x: event.clientX, y: event.clientY, dragging: true };
    if (!begins) return;
    host.setPointerCapture(event.pointerId);
    host.classList.add('cf-board--dragging');
    follow();
  });
  host.addEventListener('pointerup', (event) => {
    if (!grip || event.pointerId !== grip.pointerId) return;
    const { dragging, downBy } = grip;
    grip = null;
    host.classList.remove('cf-board--dragging');
    if (!dragging) return;
    // The click that follows a drag opens no form.
    host.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => host.removeEventListener('click', swallow, { capture: true }));
    hand.drop(event.clientX, event.clientY, downBy);
  });
  host.addEventListener('pointercancel', lose);
  // A finger is held by the handle first: that it passes to the board is no loss.
  host.addEventListener('lostpointercapture', (event) => event.target === host && grip?.dragging && lose());
  host.addEventListener('dragstart', (event) => event.preventDefault());
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
