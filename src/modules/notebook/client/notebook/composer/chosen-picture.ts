import { newDeviceId } from '../new-id.ts';
import { scaledDown } from '../photograph.ts';
import type { PhotographToKeep } from '../ports.ts';

/** The photograph as it goes with a note; or why there is none. */
export type MadePicture = PhotographToKeep | { readonly refused: string };

/** A picture that was chosen to go with the next note. */
export type ChosenPicture = {
  /** It has been made smaller. */
  readonly isMade: boolean;
  /** Answers once it has been made smaller, or turned out to be none. */
  readonly made: Promise<MadePicture>;
};

/** The picture that goes with the next new note, whichever box that is written in. */
export type ChosenPictures = {
  now(): ChosenPicture | null;
  /** Takes the place of the one that is there. */
  choose(file: File): void;
  takeOff(): void;
  /** It is being saved with a note, and goes with no other meanwhile. */
  press(): ChosenPicture | null;
  /** It was not saved: it goes with the next note, and one that was chosen meanwhile with the note after. */
  giveBack(picture: ChosenPicture): void;
  /** Who hears of every change, in place of whoever heard before; `refused`: why a picture is none. */
  hear(listener: (refused: string | null) => void): void;
};

export function chosenPictures(): ChosenPictures {
  let chosen: readonly ChosenPicture[] = [];
  let tell: (refused: string | null) => void = () => {};

  function are(pictures: readonly ChosenPicture[], refused: string | null = null): void {
    chosen = pictures;
    tell(refused);
  }

  async function make(file: File): Promise<void> {
    const made = madeOf(file);
    const making: ChosenPicture = { isMade: false, made };
    are([making, ...chosen.slice(1)]);
    const picture = await made;
    const now = 'refused' in picture ? [] : [{ isMade: true, made }];
    // Where it was taken off nobody waits for it; where it is being saved with a note, whoever saves it does.
    if (chosen.includes(making))
      are(
        chosen.flatMap((one) => (one === making ? now : [one])),
        'refused' in picture ? picture.refused : null,
      );
  }

  return {
    now: () => chosen[0] ?? null,
    choose: (file) => void make(file),
    takeOff: () => are(chosen.slice(1)),
    press() {
      const [pressed = null, ...others] = chosen;
      chosen = others;
      return pressed;
    },
    giveBack: ({ made }) => are([{ isMade: true, made }, ...chosen]),
    hear(listener) {
      tell = listener;
    },
  };
}

async function madeOf(file: File): Promise<MadePicture> {
  const made = await scaledDown(file);
  if ('refused' in made) return made;
  return { id: newDeviceId(Date.now(), crypto.getRandomValues(new Uint8Array(10))), bytes: made.bytes };
}
