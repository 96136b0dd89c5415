import { type ChosenPictures, chosenPictures } from '../composer/chosen-picture.ts';
import { afterPaint, h, whenIdle } from '../dom.ts';
import { keepDrafts } from '../draft.ts';
import type { Opened } from '../keeper.ts';
import { isDraft } from '../photographs.ts';
import { rescueLink } from '../rescue-file.ts';
import { DRAFT_DAMAGED } from '../words.ts';
import { type Hearing, startHearing } from './hearing.ts';
import { movesOn, takeUpChange } from './moves.ts';
import { type Screen, stateAtStart } from './screen-state.ts';
import { type Shown, shownOn } from './shown.ts';
import { writingOn } from './writing.ts';

/**
 * Puts what the engine knows on the screen, and what is pressed into the engine. `shown` is what is seen, `moves` and `writing` what is
 * pressed, and `hearing` what comes by itself. They share one `ScreenState`.
 */
export function startScreen(root: HTMLElement, opened: Opened, base: string): void {
  const state = stateAtStart(opened.bundle);
  if (opened.draftDamaged) state.notice = DRAFT_DAMAGED;
  const drafts = keepDrafts(opened.draft, opened.keepDraft, (kept) => {
    if (state.draftKept === kept) return;
    state.draftKept = kept;
    shown.standing();
  });
  const screen: Screen = { root, base, opened, drafts, pictures: picturesOf(opened), state };
  // Pressing shows, and what is shown can be pressed: whichever is made first reaches the others only once it is pressed.
  const moves = movesOn(screen, () => shown.all());
  const writing = writingOn(screen, {
    showStanding: () => shown.standing(),
    written: () => hearing.written(),
    syncNow: () => hearing.syncNow(),
  });
  const shown: Shown = shownOn(screen, moves, writing);
  const hearing: Hearing = startHearing(screen, shown);
  // What it asks of the server, and the notes below the first screen, wait until the first ones stand there.
  afterPaint(() => {
    hearing.syncNow();
    const { bundle } = state;
    whenIdle(async () => {
      await opened.prepare(bundle).catch(() => {});
      root.toggleAttribute('data-prepared', true);
    });
  });
  root.replaceChildren(...shown.elements, foot(opened, base));
  takeUpChange(screen);
  shown.all();
}

function picturesOf({ photographs, saving }: Opened): ChosenPictures {
  const keepDraft = async (id: string, bytes: ArrayBuffer) => {
    await saving.free();
    await photographs.keepDraft(id, bytes);
  };
  const lying = photographs.held().filter(isDraft);
  return chosenPictures(
    { keepDraft, dropDraft: photographs.dropDraft },
    lying.map(({ id }) => id),
  );
}

/** The ways out that are always there. */
function foot(opened: Opened, base: string): HTMLElement {
  return h(
    'p',
    { class: 'cf-notebook__foot cf-quiet' },
    h('a', { class: 'govuk-link', href: `${base}/notes` }, 'The team’s notes as a page'),
    rescueLink(() => opened.rescue()),
  );
}
