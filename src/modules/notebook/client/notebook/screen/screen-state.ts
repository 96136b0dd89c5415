import type { Bundle, BundlePrompt, BundleSession } from '../../../bundle.ts';
import type { ChosenPictures } from '../composer/chosen-picture.ts';
import type { Box } from '../composer/press.ts';
import type { DraftKeeper } from '../draft.ts';
import type { SyncResult } from '../engine.ts';
import type { Opened } from '../keeper.ts';
import type { ShownNote } from '../shown-note.ts';

export type View = 'write' | 'day' | 'notes' | 'reading';

/** What every part of the screen is given: where it stands, what the device holds, and what the writer is in the middle of. */
export type Screen = {
  readonly root: HTMLElement;
  /** The address of the challenge. */
  readonly base: string;
  readonly opened: Opened;
  readonly drafts: DraftKeeper;
  readonly pictures: ChosenPictures;
  readonly state: ScreenState;
};

/** What is known for as long as the page is open. What must outlive it is in `opened` and `drafts`. */
export type ScreenState = {
  /** The challenge as it is shown; null until it has come for the first time. */
  bundle: Bundle | null;
  view: View;
  /** The session that is written of, null for none. Undefined: nothing has been chosen yet. */
  session: BundleSession | null | undefined;
  /** The note that is being changed, in place of writing a new one. */
  changing: ShownNote | null;
  /** The session that was written of before a note of another was changed. Undefined: none had been chosen, or none is being changed. */
  before: BundleSession | null | undefined;
  /** Changes that are being saved: the words of each by the name of its note. */
  readonly beingSaved: Map<string, string>;
  /** The box that is on the screen; null where none is. */
  box: Box | null;
  /** The prompt that the next note answers. */
  answers: BundlePrompt | null;
  /** How the last round with the server ended; null before the first. */
  last: SyncResult | null;
  /** The page opens without a network from now on. */
  ready: boolean;
  /** Whether the device had room for what is typed, and for the challenge. */
  draftKept: boolean;
  bundleKept: boolean;
  /** What could not be done just now, in words. */
  notice: string;
  /** Something new of the session waits until the box is left. */
  late: boolean;
};

/** Before anything has been pressed or heard. */
export function stateAtStart(bundle: Bundle | null): ScreenState {
  return {
    bundle,
    view: 'write',
    session: undefined,
    changing: null,
    before: undefined,
    beingSaved: new Map(),
    box: null,
    answers: null,
    last: null,
    ready: false,
    draftKept: true,
    bundleKept: true,
    notice: '',
    late: false,
  };
}
