import { newDeviceId } from '../new-id.ts';
import { scaledDown } from '../photograph.ts';
import type { PhotographToKeep } from '../ports.ts';

/** The photograph as it goes with a note; or why there is none. */
export type MadePicture = PhotographToKeep | { readonly refused: string };

/** A picture that was chosen to go with the next note. */
export type ChosenPicture = {
  readonly id: string;
  /** It has been made smaller. */
  readonly isMade: boolean;
  /** The device had no room to keep it: it is on the screen only. */
  readonly isUnkept: boolean;
  /** Answers once it has been made smaller, or turned out to be none. */
  readonly made: Promise<MadePicture>;
};

/** Where pictures lie until they are saved with a note. Both throw where the device cannot do it. */
export type PictureShelf = {
  keepDraft(id: string, bytes: ArrayBuffer): Promise<void>;
  dropDraft(id: string): Promise<void>;
};

/** The picture that goes with the next new note, whichever box that is written in. */
export type ChosenPictures = {
  now(): ChosenPicture | null;
  /** Why the one that was chosen last is none; empty where it is one. */
  wrong(): string;
  /** Takes the place of the one that is there. */
  choose(file: File): void;
  takeOff(): void;
  /** It is being saved with a note, and goes with no other meanwhile. */
  press(): ChosenPicture | null;
  /** It was not saved: it goes with the next note, and one that was chosen meanwhile with the note after. */
  giveBack(picture: ChosenPicture): void;
  /** It is with the team already. */
  forget(picture: ChosenPicture): void;
  /** Of those that lay on the device, no more than these lie there still: another window has saved the others with a note. */
  lieThere(ids: readonly string[]): void;
  /** Who hears of every change, in place of whoever heard before. */
  hear(listener: () => void): void;
};

/** `lying` are those that lay there when the notebook was opened. */
export function chosenPictures(shelf: PictureShelf, lying: readonly string[]): ChosenPictures {
  let chosen: readonly ChosenPicture[] = lying.map(asItLies);
  let wrong = '';
  let tell = () => {};
  let last: Promise<unknown> = Promise.resolve();
  const shelved = new Set(lying);

  function are(pictures: readonly ChosenPicture[], why = ''): void {
    chosen = pictures;
    wrong = why;
    tell();
  }

  /** One after another: what is taken off must not come to lie there after that. */
  function onShelf(work: () => Promise<void>, failed: () => void): void {
    last = last.then(work).catch(failed);
  }

  function keep(picture: ChosenPicture, { id, bytes }: PhotographToKeep): void {
    const failed = () => are(chosen.map((one) => (one === picture ? { ...picture, isUnkept: true } : one)));
    if (!bytes) return;
    onShelf(async () => {
      if (!chosen.includes(picture)) return;
      await shelf.keepDraft(id, bytes);
      shelved.add(id);
    }, failed);
  }

  function drop(picture: ChosenPicture | undefined): void {
    if (picture) onShelf(() => shelf.dropDraft(picture.id), NOTHING);
  }

  async function make(file: File): Promise<void> {
    const id = newDeviceId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    const made = madeOf(file, id);
    const making = { id, isMade: false, isUnkept: false, made };
    drop(chosen[0]);
    are([making, ...chosen.slice(1)]);
    const picture = await made;
    // It was taken off; or it is being saved with a note, and whoever saves it hears what it is.
    if (!chosen.includes(making)) return;
    if ('refused' in picture)
      return are(
        chosen.filter((one) => one !== making),
        picture.refused,
      );
    const whole = { ...making, isMade: true };
    are(chosen.map((one) => (one === making ? whole : one)));
    keep(whole, picture);
  }

  return {
    now: () => chosen[0] ?? null,
    wrong: () => wrong,
    choose: (file) => void make(file),
    takeOff() {
      drop(chosen[0]);
      are(chosen.slice(1));
    },
    press() {
      const [pressed = null, ...others] = chosen;
      chosen = others;
      wrong = '';
      return pressed;
    },
    giveBack(picture) {
      const back = { ...picture, isMade: true };
      are([back, ...chosen]);
      void picture.made.then((made) => 'id' in made && keep(back, made));
    },
    forget: drop,
    lieThere(ids) {
      const gone = (one: ChosenPicture) => shelved.has(one.id) && !ids.includes(one.id);
      if (chosen.some(gone)) are(chosen.filter((one) => !gone(one)));
    },
    hear(listener) {
      tell = listener;
    },
  };
}

const NOTHING = () => {};

function asItLies(id: string): ChosenPicture {
  return { id, isMade: true, isUnkept: false, made: Promise.resolve({ id, bytes: null }) };
}

async function madeOf(file: File, id: string): Promise<MadePicture> {
  const made = await scaledDown(file);
  return 'refused' in made ? made : { id, bytes: made.bytes };
}
