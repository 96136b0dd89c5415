import type { Bundle, BundlePrompt, BundleSession } from '../../bundle.ts';
import { banner } from './banner.ts';
import { rescueLink } from './closed-view.ts';
import { composer, type Kept, type Written } from './composer.ts';
import { h } from './dom.ts';
import { keepDrafts } from './draft.ts';
import type { Saved, SyncResult } from './engine.ts';
import type { Opened } from './keeper.ts';
import { noteList } from './note-list.ts';
import { beginsNow, likelySession, type ShownNote, shownNotes } from './screen.ts';
import { forgetShell, keepShell } from './shell.ts';
import { straightSender } from './straight-sender.ts';
import { type SyncLoop, startSync } from './sync-loop.ts';
import { dayView, nowOffer, readingView, sessionHead } from './views.ts';
import { CLOSED_AND_WIPED, NOT_DONE, standing } from './words.ts';

type View = 'write' | 'day' | 'notes' | 'reading';
const VIEWS: readonly (readonly [View, string])[] = [
  ['write', 'Write'],
  ['day', 'Timetable'],
  ['notes', 'All notes'],
  ['reading', 'Pre-reading'],
];
const MINUTE_MILLISECONDS = 60_000;

/** Puts what the engine knows on the screen, and what is pressed into the engine. */
export async function startScreen(root: HTMLElement, opened: Opened, base: string): Promise<void> {
  const { engine, photographs } = opened;
  const state = {
    bundle: opened.bundle,
    view: 'write' as View,
    /** Undefined: nothing has been chosen yet. */
    session: undefined as BundleSession | null | undefined,
    changing: null as ShownNote | null,
    /** The prompt that the next note answers. */
    answers: null as BundlePrompt | null,
    last: null as SyncResult | null,
    ready: false,
    draftKept: true,
    bundleKept: true,
    notice: '',
    /** Something new of the session waits until the box is left. */
    late: false,
  };
  const others = 'BroadcastChannel' in window ? new BroadcastChannel(`${base}/notebook`) : null;
  const sendStraight = straightSender(opened.server);
  const drafts = keepDrafts(await opened.draft(), opened.keepDraft, (kept) => {
    if (state.draftKept === kept) return;
    state.draftKept = kept;
    showStanding();
  });

  const status = h('p', { class: 'cf-notebook__status', role: 'status' });
  const large = banner(base, opened.rescue);
  const tabs = h('nav', { class: 'cf-notebook__tabs', 'aria-label': 'Notebook' });
  const head = h('div');
  const offer = h('div');
  const paper = h('div');
  const under = h('div', { class: 'cf-notebook__list' });
  const heading = h('h2', { class: 'govuk-heading-m' });
  const list = noteList(base, {
    change: startChanging,
    remove: (note) => void remove(note),
    saveAgain: (note) => void saveAgain(note),
    openPhotograph: photographs.open,
    removePhotograph: (id) => void photographs.remove(id).then(afterChange, () => tell(NOT_DONE)),
  });

  const loop: SyncLoop = startSync(opened, () => state.bundle, heard);

  function heard(result: SyncResult, news: { bundle: Bundle; kept: boolean } | null): void {
    const { bundle: before } = state;
    state.last = result;
    if (news) {
      state.bundle = news.bundle;
      state.bundleKept = news.kept;
    }
    if (result.result === 'refused' && ['revoked', 'destroyed'].includes(result.code)) return void wiped(result.why);
    if (state.bundle?.closed && result.result === 'done' && allConfirmed()) return void wiped(CLOSED_AND_WIPED);
    if (!before) showAll();
    else {
      showNotes();
      if (news && news.bundle.version !== before.version) showFreshSession();
    }
    if (!state.ready && result.result === 'done' && state.bundleKept) void keepShell().then(setReady);
    showStanding();
  }

  function allConfirmed(): boolean {
    const unsent = photographs.held().some((one) => one.state !== 'sent');
    return engine.waiting() === 0 && engine.refused().length === 0 && !unsent;
  }

  function setReady(kept: boolean): void {
    state.ready = kept;
    root.toggleAttribute('data-ready', kept);
    showStanding();
  }

  async function wiped(why: string): Promise<void> {
    loop.stop();
    clearInterval(clock);
    await opened.wipe();
    await forgetShell();
    root.replaceChildren(h('p', { class: 'govuk-body', role: 'status' }, why));
  }

  function showStanding(): void {
    const { last, notice, draftKept, bundleKept } = state;
    const held = photographs.held();
    const waiting = held.filter((one) => one.state === 'waiting');
    const words = standing({
      waiting: engine.waiting(),
      photographs: waiting.length,
      refused: engine.refused().length + held.filter((one) => one.state === 'refused').length,
      online: navigator.onLine,
      last,
    });
    if (!state.bundle && last === null) status.textContent = 'Fetching the challenge …';
    else if (status.textContent !== words) status.textContent = words;
    const since = [engine.waitingSince(), ...waiting.map((one) => one.savedAt)].filter((time) => time !== null);
    const waitingSince = since.length === 0 ? null : Math.min(...since);
    large.show({ signedOut: last?.result === 'signed-out', waitingSince, draftKept, bundleKept, notice });
    root.dataset.waiting = String(engine.waiting() + waiting.length);
    showOffer();
  }

  function showOffer(): void {
    const { bundle, view, changing, session } = state;
    const now = bundle && view === 'write' && !changing ? beginsNow(bundle, session ?? null, new Date()) : null;
    if (now && offer.dataset.session === now.id) return;
    offer.dataset.session = now?.id ?? '';
    offer.replaceChildren(...(now ? [nowOffer(now, goToSession)] : []));
  }

  function showNotes(): void {
    const { bundle, view, session } = state;
    if (!bundle || (view !== 'write' && view !== 'notes')) return;
    const shown = shownNotes(bundle, engine, photographs.held(), view === 'write' ? (session?.id ?? null) : undefined);
    heading.hidden = view !== 'write';
    heading.textContent = shown.length === 0 ? 'No notes of it yet' : 'Notes of it';
    list.show(bundle, shown);
  }

  function showAll(): void {
    const { bundle, view, changing } = state;
    if (!bundle) {
      showStanding();
      return;
    }
    if (state.session === undefined) state.session = likelySession(bundle, new Date());
    const { session } = state;
    tabs.replaceChildren(...VIEWS.map(([key, text]) => tab(text, key === view, () => goTo(key))));
    head.replaceChildren(...(view === 'write' ? [sessionHead(bundle, session, answering())] : []));
    under.replaceChildren(...(view === 'write' || view === 'notes' ? [heading, list.element] : []));
    if (view === 'write') {
      const { text, change } = drafts.now();
      const draft = changing ? (change?.noteId === changing.id ? change.text : changing.body.text) : text;
      const acts = {
        save,
        sendStraight: straight,
        rescue: opened.rescue,
        keepDraft,
        cancel: () => startChanging(null),
        answerNothing: () => startAnswering(null),
      };
      const answers = changing ? null : state.answers;
      paper.replaceChildren(composer({ bundle, session, changing, draft, answers, ...acts }));
    } else if (view === 'day') paper.replaceChildren(dayView(bundle, goToSession));
    else paper.replaceChildren(...(view === 'reading' ? [readingView(bundle, base)] : []));
    showNotes();
    showStanding();
  }

  /**
   * The session as it came anew: questions that were taken into it stand above the box at once. Not while somebody is in the middle of
   * a sentence, for then the box would move from under their thumb: they come when the box is left.
   */
  function showFreshSession(): void {
    const { bundle, session: known, view } = state;
    if (!bundle) return;
    if (known) state.session = bundle.sessions.find((one) => one.id === known.id) ?? known;
    const box = document.activeElement;
    const isWriting = box instanceof HTMLTextAreaElement && paper.contains(box) && box.value !== '';
    state.late = isWriting;
    if (view === 'write' && state.session !== undefined && !isWriting) {
      const unfolded = head.querySelector('details')?.open ?? false;
      head.replaceChildren(sessionHead(bundle, state.session, answering()));
      const fold = head.querySelector('details');
      if (fold) fold.open = unfolded;
    } else if (view === 'day' && !paper.contains(box)) showAll();
  }

  /** Prompts that a note of this device answers are asked, whether the server knows of it yet or not. */
  function answering() {
    const answered = new Set(engine.notes().flatMap((note) => note.body?.promptId ?? []));
    return { answered, answer: startAnswering };
  }

  function startAnswering(prompt: BundlePrompt | null): void {
    state.answers = prompt;
    state.changing = null;
    showAll();
    paper.querySelector('textarea')?.focus();
  }

  function goTo(next: View): void {
    state.view = next;
    if (!state.session?.prompts?.some(({ id }) => id === state.answers?.id)) state.answers = null;
    state.notice = '';
    showAll();
    window.scrollTo({ top: 0 });
  }

  function goToSession(session: BundleSession | null): void {
    state.session = session;
    state.changing = null;
    goTo('write');
  }

  function startChanging(note: ShownNote | null): void {
    if (note?.id !== state.changing?.id) drafts.change({ ...drafts.now(), change: null });
    state.changing = note;
    if (note && state.bundle)
      state.session = state.bundle.sessions.find((one) => one.id === note.body.sessionId) ?? null;
    goTo('write');
  }

  function keepDraft(text: string): void {
    const { changing } = state;
    drafts.change(changing ? { ...drafts.now(), change: { noteId: changing.id, text } } : { ...drafts.now(), text });
  }

  async function save({ bodies, photograph }: Written): Promise<Kept> {
    const pressed = performance.now();
    const { changing } = state;
    let kept = 0;
    let why: Kept['why'] = null;
    for (const body of bodies) {
      const withIt = kept === 0 && photograph ? photograph : undefined;
      const saved = changing
        ? await engine.change(changing.id, changing.revision, body)
        : await engine.write(body, withIt);
      if (!saved.saved) {
        why = saved.why;
        break;
      }
      kept += 1;
    }
    performance.measure('notebook-save', { start: pressed });
    if (kept > 0 && photograph) await photographs.look().catch(() => {});
    if (kept > 0) afterChange();
    return { kept, why };
  }

  async function straight(bodies: Written['bodies']) {
    const sent = await sendStraight(bodies);
    if (sent.sent) {
      tell('It is with the team. It is not kept on this phone, which has no room.');
      void loop.now();
    }
    return sent;
  }

  async function remove(note: ShownNote): Promise<void> {
    if (!window.confirm('Delete this note? It is gone for good, for you and for the team.')) return;
    done(await engine.change(note.id, note.revision, null));
  }

  /** In the session that is chosen now, where its own is no longer in the timetable. Its photographs go with it. */
  async function saveAgain(note: ShownNote): Promise<void> {
    const known = state.bundle?.sessions.some((one) => one.id === note.body.sessionId) ?? false;
    const sessionId = known ? note.body.sessionId : (state.session?.id ?? null);
    const saved = await engine.write({ ...note.body, sessionId });
    if (saved.saved) {
      await photographs.move(note.id, saved.noteId);
      await engine.dismiss(note.id);
    }
    done(saved);
  }

  function done(saved: Saved): void {
    tell(saved.saved ? '' : NOT_DONE);
    afterChange();
  }

  function tell(notice: string): void {
    state.notice = notice;
    showStanding();
  }

  function afterChange(): void {
    others?.postMessage('written');
    showNotes();
    showStanding();
    void loop.now();
  }

  if (others) {
    others.onmessage = () =>
      void Promise.all([engine.refresh(), photographs.look()]).then(
        () => {
          showNotes();
          showStanding();
        },
        () => {},
      );
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') drafts.flush();
    else showStanding();
  });
  window.addEventListener('pagehide', () => drafts.flush());
  for (const turn of ['online', 'offline']) window.addEventListener(turn, () => showStanding());
  const clock = setInterval(showStanding, MINUTE_MILLISECONDS);
  paper.addEventListener('focusout', () => state.late && queueMicrotask(showFreshSession));
  root.replaceChildren(status, large.element, tabs, head, offer, paper, under, foot(opened, base));
  takeUpChange();
  showAll();
  performance.mark('notebook-open');
  void loop.now();

  /** A change that was being made when the page went is taken up again. */
  function takeUpChange(): void {
    const { change } = drafts.now();
    if (!change || !state.bundle) return;
    state.changing = shownNotes(state.bundle, engine, []).find((one) => one.mine && one.id === change.noteId) ?? null;
    if (!state.changing) {
      // Its note is not here any more: the words are, as those of a new one.
      drafts.change({ text: [drafts.now().text, change.text].filter(Boolean).join('\n'), change: null });
      return;
    }
    const { sessionId } = state.changing.body;
    state.session = state.bundle.sessions.find((one) => one.id === sessionId) ?? null;
  }
}

function tab(text: string, current: boolean, press: () => void): HTMLElement {
  const about = { type: 'button', class: 'cf-notebook__tab', 'aria-current': current ? 'page' : undefined };
  return h('button', { ...about, click: press }, text);
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
