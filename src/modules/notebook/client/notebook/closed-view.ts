import { h } from './dom.ts';
import type { Closed } from './keeper.ts';
import type { Waiting } from './locking.ts';
import { rescueLink } from './rescue-file.ts';

/** What stands there where the notebook cannot be opened: why, that nothing is lost, and what to do. */
export function closedView(closed: Closed, base: string): HTMLElement {
  if (closed.closed === 'wiped') return h('p', { class: 'govuk-body', role: 'status' }, closed.why);
  const { changes, drafts, pictures } = closed.waiting;
  const kept =
    changes > 0 &&
    h(
      'p',
      { class: 'govuk-body' },
      `${waitingWords(closed.waiting)} here, locked. ${closed.closed === 'refused' ? 'Nothing is lost.' : GOES_ONCE_OPEN}`,
    );
  const typed =
    drafts > pictures && h('p', { class: 'govuk-body' }, 'What you have typed and not saved is here too, locked.');
  const chosen =
    pictures > 0 &&
    h('p', { class: 'govuk-body' }, 'The photograph that you have chosen and not saved is here too, locked.');
  const rescue =
    changes > 0 &&
    h(
      'p',
      {},
      rescueLink(() => closed.rescue()),
    );
  return h(
    'div',
    { role: 'status' },
    h('p', { class: 'govuk-body' }, whyClosed(closed), closed.closed === 'signed-out' && signIn(base)),
    kept,
    typed,
    chosen,
    rescue,
  );
}

const GOES_ONCE_OPEN = 'Nothing is lost: it goes to the team once you have opened the notebook.';

/** `1 change waits`, `2 changes and 1 photograph wait`. */
function waitingWords({ changes, photographs }: Waiting): string {
  const counted = (many: number, what: string) => (many === 0 ? [] : [`${many} ${what}${many === 1 ? '' : 's'}`]);
  const all = [...counted(changes - photographs, 'change'), ...counted(photographs, 'photograph')];
  return `${all.join(' and ')} ${changes === 1 ? 'waits' : 'wait'}`;
}

function whyClosed(closed: Exclude<Closed, { closed: 'wiped' }>): string {
  switch (closed.closed) {
    case 'never-opened':
      return 'Open this page once with a network. From then on it works without one.';
    case 'locked':
      return 'The notebook is locked, and needs a network once to be opened: then sign in, if you are asked to.';
    case 'signed-out':
      return 'The notebook is locked because you have been signed out. ';
    case 'refused':
      return closed.why;
  }
}

function signIn(base: string): HTMLElement {
  return h(
    'a',
    { class: 'govuk-link', href: `/sign-in?return-to=${encodeURIComponent(`${base}/notebook`)}` },
    'Sign in to open it.',
  );
}
