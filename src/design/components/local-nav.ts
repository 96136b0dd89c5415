import { attributes, type Html, html } from '../html.ts';

/** A page of a group of pages. `current` marks the one that is shown. */
export type LocalNavItem = { text: string; href: string; current?: boolean };

/**
 * The pages that belong together, such as those of one challenge: a line that wraps where there is room; on a phone a closed list
 * that names the page one is on. Only one of the two is ever shown, or read out.
 */
export function localNav({ label, items }: { label: string; items: readonly LocalNavItem[] }): Html {
  const here = items.find((item) => item.current)?.text ?? 'choose a page';
  return html`<nav class="cf-local-nav" aria-label="${label}"><div class="cf-local-nav__wide">${list(items)}</div><details class="cf-local-nav__phone"><summary>${label}: <strong>${here}</strong></summary>${list(items)}</details></nav>`;
}

function list(items: readonly LocalNavItem[]): Html {
  return html`<ul class="cf-local-nav__list">${items.map(
    ({ text, href, current }) =>
      html`<li><a${attributes({ class: 'cf-local-nav__link', href, 'aria-current': current ? 'page' : null })}>${text}</a></li>`,
  )}</ul>`;
}
