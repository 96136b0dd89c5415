import type { NoteBody } from '../../../contract.ts';
import type { ShownNote } from '../shown-note.ts';
import type { SentStraight } from '../straight-sender.ts';
import type { ChosenPicture, ChosenPictures } from './chosen-picture.ts';
import type { Place } from './fields.ts';
import type { Intent } from './words-in-box.ts';

/** What a press saves, as it was when it was pressed: whatever is pressed or typed after it changes nothing of it. */
export type Written = {
  /** The words as they stood in the box. */
  readonly words: string;
  readonly bodies: readonly NoteBody[];
  /** The note that is changed, as the writer had it before them; null for new ones. */
  readonly changing: ShownNote | null;
  readonly photograph: ChosenPicture | null;
};

/** What came of saving. */
export type Kept = {
  /** How many of the notes are on the device, in their order, and under which revision the last one is. */
  readonly kept: number;
  readonly revision: string;
  /** What of the words is not; null where all are. */
  readonly left: Left | null;
};

/** Words that could not be saved, and why. */
export type Left = {
  readonly words: string;
  readonly why: string;
  /** This phone cannot keep them: they have to find another way. */
  readonly needsWayOut: boolean;
};

export type ComposerOptions = Pick<Intent, 'changing' | 'answers'> & {
  /** The challenge and the session as they are known when it is asked: names to warn of come while a box is on the screen. */
  place(): Place;
  readonly draft: string;
  readonly pictures: ChosenPictures;
  answerNothing(): void;
  save(written: Written): Promise<Kept>;
  /** Sends new notes without keeping them here. */
  sendStraight(written: Written): Promise<SentStraight>;
  rescue(): Promise<readonly Blob[]>;
  /** Of the note that is changed, as the writer has it before them; of a new one, where it is null. */
  keepDraft(changing: ShownNote | null, text: string): void;
  cancel(): void;
  /** More was typed into a change while it was being saved: it goes on from the note as it is saved. */
  goOn(note: ShownNote): void;
  /** A press came to its end when its box was not on the screen any more. */
  leftBehind(written: Written, kept: Kept): void;
};

/** The box that is on the screen, for a press that was made in the one before it. */
export type Box = {
  readonly element: HTMLElement;
  /** The note that is changed in it. */
  readonly changing: ShownNote | null;
  /** The challenge, or the session, has come anew. */
  showAnew(): void;
  /** Has them in front of what is typed, and says why. */
  takeBack(left: Left): void;
  /** The note has been saved: what is in the box goes on from there. */
  goOn(note: ShownNote): void;
};
