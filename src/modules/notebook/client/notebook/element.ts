import { closedView } from './closed-view.ts';
import { databaseName, openShelf } from './database.ts';
import { h } from './dom.ts';
import { wordsOf } from './draft.ts';
import { type Closed, openNotebook } from './keeper.ts';
import { notebookOf, notebooksHere, waitingIn } from './locking.ts';
import { startHandingIn } from './screen/handing-in.ts';
import { startScreen } from './screen/start-screen.ts';
import { forgetShell } from './shell.ts';
import { forgetTeam } from './vault.ts';
import { NOTHING_TO_HAND_IN } from './words.ts';

/** The notebook on the page: it opens what the device holds, or says why it cannot. */
export class NotebookElement extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const { base = '', challenge = '', person = '', earlier = '', csrf = '', clerk, left } = this.dataset;
    const hasLeft = left !== undefined;
    const names = [person, ...earlier.split(' ').filter(Boolean)].map((id) => databaseName(challenge, id));
    const name = await notebookOf(names).catch(() => databaseName(challenge, person));
    const place = { name, person, base, reference: base.split('/').at(-1) ?? '', csrf, clerk, hasLeft };
    if (hasLeft && !(await waitsHere(name))) return this.replaceChildren(nothingHere());
    const opened = await openNotebook(place).catch((): null => null);
    if (!opened) return this.replaceChildren(cannotKeep(base));
    if ('closed' in opened && opened.closed === 'wiped') void forgetShell();
    if ('closed' in opened) return this.replaceChildren(closedView(opened satisfies Closed, base));
    if (hasLeft) return startHandingIn(this, { opened, base, personId: person, typed: wordsOf(opened.draft) });
    startScreen(this, opened, base);
  }
}

/** Whether anything waits in the notebook of somebody who has left the team. Of the team nothing stays in it. One that is not here is not made. */
async function waitsHere(name: string): Promise<boolean> {
  try {
    if (!(await notebooksHere()).includes(name)) return false;
    const shelf = await openShelf(name);
    await forgetTeam(shelf).catch(() => {});
    const { changes, drafts } = await waitingIn(shelf);
    shelf.close();
    return changes + drafts > 0;
  } catch {
    return true;
  }
}

function nothingHere(): HTMLElement {
  return h('p', { class: 'govuk-body', role: 'status' }, NOTHING_TO_HAND_IN);
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
