import { h } from './dom.ts';
import { rescueLink } from './rescue-file.ts';
import { BUNDLE_DAMAGED, BUNDLE_NOT_KEPT, DRAFT_NOT_KEPT, longWait, unreadableWords } from './words.ts';

export type Trouble = {
  readonly signedOut: boolean;
  /** Since when the oldest change or photograph has waited. */
  readonly waitingSince: number | null;
  readonly draftKept: boolean;
  readonly bundleKept: boolean;
  /** The challenge was taken along and cannot be read any more. */
  readonly bundleDamaged: boolean;
  /** Notes that are here and cannot be read. */
  readonly unreadable: number;
  /** What could not be done just now, in words. */
  readonly notice: string;
};

export type Banner = { readonly element: HTMLElement; show(trouble: Trouble): void };

/** What is said large: what somebody must know or do so that nothing is lost. Empty and hidden where there is nothing. */
export function banner(base: string, rescue: () => Promise<readonly Blob[]>): Banner {
  const element = h('div', { class: 'cf-notebook__banner', role: 'alert' });
  element.hidden = true;
  let shown = '';
  return {
    element,
    show(trouble) {
      const long = longWait(trouble.waitingSince, Date.now());
      const sign = JSON.stringify([{ ...trouble, waitingSince: null }, long]);
      // Said once: a screen reader is not told the same again every minute.
      if (sign === shown) return;
      shown = sign;
      const lines = [
        trouble.signedOut && signedOutLine(base),
        trouble.notice,
        !trouble.draftKept && DRAFT_NOT_KEPT,
        trouble.bundleDamaged && BUNDLE_DAMAGED,
        !trouble.bundleKept && BUNDLE_NOT_KEPT,
        unreadableWords(trouble.unreadable),
        long,
      ];
      const said = lines.filter((line) => line !== false && line !== null && line !== '');
      element.replaceChildren(...said.map((line) => h('p', {}, line)));
      if (long || !trouble.draftKept || trouble.unreadable > 0) element.append(rescueLink(rescue));
      element.hidden = said.length === 0;
    },
  };
}

function signedOutLine(base: string): HTMLElement {
  const back = `/sign-in?return-to=${encodeURIComponent(`${base}/notebook`)}`;
  return h(
    'span',
    {},
    'You have been signed out. Your notes are safe on this phone. ',
    h('a', { class: 'govuk-link', href: back }, 'Sign in'),
    '.',
  );
}
