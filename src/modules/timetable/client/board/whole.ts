/**
 * A session shows all that it says under the mouse and the keyboard, by the sheet alone. Here: also where a finger or a click meets it
 * beside its title; and Escape makes it small again, so that what is below it can be seen, until another is pointed at.
 */
export function showWhole(host: HTMLElement, isHolding: () => boolean): void {
  let plain: Element | null = null;
  const small = (block: Element | null) => {
    plain = block;
    host.classList.toggle('cf-board--plain', block !== null);
  };
  host.addEventListener('click', ({ target }) => {
    const block = (target as Element).closest('.cf-board__stack > [data-key]');
    if (!block || isHolding() || (target as Element).closest('a, button')) return;
    small(null);
    block.querySelector('a')?.focus({ preventScroll: true });
  });
  document.addEventListener('keydown', ({ key }) => {
    if (!host.isConnected || key !== 'Escape' || isHolding()) return;
    small(host.querySelector('.cf-board__stack > [data-key]:is(:hover, :focus-within)'));
  });
  const meets = ({ target }: Event) => {
    const block = (target as Element).closest('[data-key]');
    if (plain && block !== plain) small(null);
  };
  host.addEventListener('pointerover', meets);
  host.addEventListener('focusin', meets);
}
