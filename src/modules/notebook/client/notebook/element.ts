import type { BundleSession } from '../../bundle.ts';
import { closedView, rescueLink } from './closed-view.ts';
import { type Composer, composer, type Written } from './composer.ts';
import { databaseName } from './database.ts';
import { h } from './dom.ts';
import type { SyncResult } from './engine.ts';
import { type Closed, type Opened, openNotebook } from './keeper.ts';
import { likelySession, type ShownNote, shownNotes } from './screen.ts';
import { keepShell } from './shell.ts';
import { type SyncLoop, startSync } from './sync-loop.ts';
import { dayView, noteList, readingView, sessionHead } from './views.ts';
import { longWait, NOT_SAVED, standing } from './words.ts';

type View = 'write' | 'day' | 'notes' | 'reading';
const VIEWS: readonly (readonly [View, string])[] = [
  ['write', 'Write'],
  ['day', 'Timetable'],
  ['notes', 'All notes'],
  ['reading', 'Pre-reading'],
];
const DRAFT_DELAY_MILLISECONDS = 150;

/** The notebook on the page: it puts what the engine knows on the screen, and what is pressed into the engine. */
export class NotebookElement extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const { base = '', challenge = '', person = '', csrf = '' } = this.dataset;
    const place = { name: databaseName(challenge, person), base, reference: base.split('/').at(-1) ?? '', csrf };
    const opened = await openNotebook(place).catch((): null => null);
    if (!opened)
      return this.append(
        h('p', { class: 'govuk-body' }, 'This browser does not let the notebook keep anything. Use the plain page.'),
      );
    if ('closed' in opened) return this.replaceChildren(closedView(opened satisfies Closed, base));
    startScreen(this, opened, base);
  }
}

function startScreen(root: HTMLElement, opened: Opened, base: string): void {
  const { engine } = opened;
  let bundle = opened.bundle;
  let view: View = 'write';
  let session: BundleSession | null | undefined;
  let changing: ShownNote | null = null;
  let writing: Composer | null = null;
  let last: SyncResult | null = null;
  let photographs = 0;
  let ready = false;
  let late = false;
  let draftTimer: ReturnType<typeof setTimeout> | undefined;
  let draft = '';
  const others = 'BroadcastChannel' in window ? new BroadcastChannel(`${base}/notebook`) : null;

  const status = h('p', { class: 'cf-notebook__status', role: 'status' });
  const banner = h('div', { class: 'cf-notebook__banner', role: 'alert' });
  const tabs = h('nav', { class: 'cf-notebook__tabs', 'aria-label': 'Notebook' });
  const head = h('div');
  const paper = h('div');
  const notes = h('div', { class: 'cf-notebook__list' });

  const loop: SyncLoop = startSync(opened, (result, news) => {
    last = result;
    photographs = news.photographs;
    if (news.bundle) {
      const first = bundle === null;
      bundle = news.bundle;
      if (first) showAll();
      else {
        showNotes();
        showFreshSession();
      }
    }
    if (result.result === 'refused' && ['revoked', 'destroyed'].includes(result.code)) return void wiped(result.why);
    if (bundle?.closed && engine.waiting() === 0 && result.result === 'done') {
      return void wiped(
        'This challenge has closed. Everything you wrote is with the team, and the notes on this phone have been wiped.',
      );
    }
    if (!ready && result.result === 'done') void keepShell().then(setReady);
    showStanding();
  });

  function setReady(kept: boolean): void {
    ready = kept;
    root.toggleAttribute('data-ready', kept);
    showStanding();
  }

  async function wiped(why: string): Promise<void> {
    loop.stop();
    await opened.wipe();
    root.replaceChildren(h('p', { class: 'govuk-body', role: 'status' }, why));
  }

  function showStanding(): void {
    const words = standing({ waiting: engine.waiting(), photographs, last });
    if (status.textContent !== words) status.textContent = words;
    const long = longWait(engine.waitingSince(), Date.now());
    banner.replaceChildren();
    if (last?.result === 'signed-out') {
      const back = `/sign-in?return-to=${encodeURIComponent(`${base}/notebook`)}`;
      banner.append(
        h(
          'p',
          {},
          'You have been signed out. Your notes are safe on this phone. ',
          h('a', { class: 'govuk-link', href: back }, 'Sign in'),
          '.',
        ),
      );
    }
    if (long)
      banner.append(
        h('p', {}, long),
        rescueLink(() => opened.rescue()),
      );
    banner.hidden = banner.childElementCount === 0;
    root.dataset.waiting = String(engine.waiting());
  }

  function showNotes(): void {
    if (!bundle) return;
    if (view === 'write') {
      const here = shownNotes(bundle, engine, session?.id ?? null);
      notes.replaceChildren(
        h('h2', { class: 'govuk-heading-m' }, here.length === 0 ? 'No notes of it yet' : 'Notes of it'),
        noteList(bundle, base, here, acts),
      );
    } else if (view === 'notes') notes.replaceChildren(noteList(bundle, base, shownNotes(bundle, engine), acts));
  }

  function showAll(): void {
    if (!bundle) return;
    if (session === undefined) session = likelySession(bundle, new Date());
    tabs.replaceChildren(
      ...VIEWS.map(([key, text]) =>
        h(
          'button',
          {
            type: 'button',
            class: 'cf-notebook__tab',
            'aria-current': key === view ? 'page' : undefined,
            click: () => goTo(key),
          },
          text,
        ),
      ),
    );
    notes.replaceChildren();
    paper.replaceChildren();
    head.replaceChildren();
    if (view === 'write') {
      head.append(sessionHead(bundle, session));
      writing = composer({ bundle, session, changing, draft, save, keepDraft, cancel: () => startChanging(null) });
      paper.append(writing.element);
    } else if (view === 'day') {
      paper.append(
        dayView(bundle, (chosen) => {
          session = chosen;
          changing = null;
          goTo('write');
        }),
      );
    } else if (view === 'reading') paper.append(readingView(bundle, base));
    showNotes();
    showStanding();
  }

  /**
   * The session as it came anew: questions that were taken into it stand above the box at once. Not while somebody is in the middle of
   * a sentence, for then the box would move from under their thumb: they come when the box is left.
   */
  function showFreshSession(): void {
    if (!bundle) return;
    const known = session;
    if (known) session = bundle.sessions.find((one) => one.id === known.id) ?? known;
    const box = document.activeElement;
    const writingNow = box instanceof HTMLTextAreaElement && paper.contains(box) && box.value !== '';
    late = writingNow;
    if (view === 'write' && session !== undefined && !writingNow) {
      const unfolded = head.querySelector('details')?.open ?? false;
      head.replaceChildren(sessionHead(bundle, session));
      const fold = head.querySelector('details');
      if (fold) fold.open = unfolded;
    } else if (view === 'day' && !paper.contains(box)) showAll();
  }

  function goTo(next: View): void {
    view = next;
    showAll();
    window.scrollTo({ top: 0 });
  }

  function startChanging(note: ShownNote | null): void {
    changing = note;
    if (note && bundle) session = bundle.sessions.find((one) => one.id === note.body.sessionId) ?? null;
    goTo('write');
  }

  function keepDraft(text: string): void {
    if (changing) return;
    draft = text;
    clearTimeout(draftTimer);
    draftTimer = setTimeout(() => void opened.keepDraft(draft).catch(() => {}), DRAFT_DELAY_MILLISECONDS);
  }

  async function save({ bodies, photograph }: Written): Promise<void> {
    const pressed = performance.now();
    if (photograph) opened.takePhotograph(photograph);
    let left = bodies.map((body) => body.text);
    for (const body of bodies) {
      const saved = changing ? await engine.change(changing.id, changing.revision, body) : await engine.write(body);
      if (!saved.saved) {
        writing?.reset(left.join('\n'));
        return writing?.complain(NOT_SAVED[saved.why]);
      }
      left = left.slice(1);
    }
    performance.measure('notebook-save', { start: pressed });
    others?.postMessage('written');
    if (changing) startChanging(null);
    else {
      keepDraft('');
      writing?.reset('');
      showNotes();
    }
    showStanding();
    void loop.now();
  }

  const acts = {
    change: startChanging,
    async remove(note: ShownNote) {
      if (!window.confirm('Delete this note? It is gone for good, for you and for the team.')) return;
      const saved = await engine.change(note.id, note.revision, null);
      if (!saved.saved) writing?.complain(NOT_SAVED[saved.why]);
      afterChange();
    },
    async saveAgain(note: ShownNote) {
      const known = bundle?.sessions.some((one) => one.id === note.body.sessionId) ?? false;
      const saved = await engine.write({
        ...note.body,
        sessionId: known ? note.body.sessionId : (session?.id ?? null),
      });
      if (saved.saved) await engine.dismiss(note.id);
      else writing?.complain(NOT_SAVED[saved.why]);
      afterChange();
    },
  };

  function afterChange(): void {
    others?.postMessage('written');
    showNotes();
    showStanding();
    void loop.now();
  }

  if (others) {
    others.onmessage = () =>
      void engine.refresh().then(() => {
        showNotes();
        showStanding();
      });
  }
  paper.addEventListener('focusout', () => late && queueMicrotask(showFreshSession));
  root.replaceChildren(status, banner, tabs, head, paper, notes, foot(opened, base));
  setInterval(showStanding, 60_000);
  void opened
    .draft()
    .catch(() => '')
    .then((kept) => {
      draft = kept;
      showAll();
      performance.mark('notebook-open');
      if (!bundle) status.textContent = 'Fetching the challenge …';
      void loop.now();
    });
}

/** The ways out that are always there. */
function foot(opened: Opened, base: string): HTMLElement {
  return h(
    'p',
    { class: 'cf-notebook__foot cf-quiet' },
    h('a', { class: 'govuk-link', href: `${base}/notes` }, 'The team’s notes as a page'),
    ' · ',
    rescueLink(() => opened.rescue()),
  );
}
