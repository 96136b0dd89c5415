import { closedView } from './closed-view.ts';
import { databaseName } from './database.ts';
import { h } from './dom.ts';
import { type Closed, openNotebook } from './keeper.ts';
import { notebookOf } from './locking.ts';
import { startScreen } from './screen/start-screen.ts';
import { forgetShell } from './shell.ts';

/** The notebook on the page: it opens what the device holds, or says why it cannot. */
export class NotebookElement extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const { base = '', challenge = '', person = '', earlier = '', csrf = '', clerk } = this.dataset;
    const names = [person, ...earlier.split(' ').filter(Boolean)].map((id) => databaseName(challenge, id));
    const name = await notebookOf(names).catch(() => databaseName(challenge, person));
    const place = { name, person, base, reference: base.split('/').at(-1) ?? '', csrf, clerk };
    const opened = await openNotebook(place).catch((): null => null);
    if (!opened) return this.replaceChildren(cannotKeep(base));
    if ('closed' in opened && opened.closed === 'wiped') void forgetShell();
    if ('closed' in opened) return this.replaceChildren(closedView(opened satisfies Closed, base));
    startScreen(this, opened, base);
  }
}

function cannotKeep(base: string): HTMLElement {
  return h(
    'div',
    { role: 'status' },
    h(
      'p',
      { class: 'govuk-body' },
      'The notebook cannot keep anything on this phone: it has no room left, or the browser does not allow it (a private window often does not). Free some space, and open this page again. What was kept before is not lost.',
    ),
    h(
      'p',
      { class: 'govuk-body' },
      h('a', { class: 'govuk-link', href: `${base}/notes/new` }, 'Write a note on the plain page'),
      ', which needs a network.',
    ),
  );
}
