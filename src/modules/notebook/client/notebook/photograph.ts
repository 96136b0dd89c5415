import { pictureSize } from '../../domain/picture.ts';

const LONGEST_SIDE = 1600;
/** More than a telephone's camera makes. A picture that claims more would take the whole of its memory to open. */
const MOST_POINTS = 120_000_000;
const PATIENCE_MILLISECONDS = 30_000;

export type ScaledDown = { readonly bytes: ArrayBuffer } | { readonly refused: string };

/** A photograph scaled down to what a flipchart needs, as JPEG: without the place and time that a camera writes into it. */
export function scaledDown(file: Blob): Promise<ScaledDown> {
  // Words wait for it: where a phone never comes to an end with it, they must not.
  const late = new Promise<ScaledDown>((resolve) =>
    setTimeout(resolve, PATIENCE_MILLISECONDS, { refused: NO_PICTURE }),
  );
  return Promise.race([scale(file), late]);
}

async function scale(file: Blob): Promise<ScaledDown> {
  try {
    const size = pictureSize(new Uint8Array(await file.slice(0, 1_000_000).arrayBuffer()));
    if (size && size.width * size.height > MOST_POINTS) return { refused: TOO_LARGE };
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
    return blob ? { bytes: await blob.arrayBuffer() } : { refused: NO_PICTURE };
  } catch {
    return { refused: NO_PICTURE };
  }
}

const NO_PICTURE = 'That is not a picture that this phone can read. Choose another, or save the note without one.';
const TOO_LARGE = 'That picture has too many points to open on a phone. Take it again, smaller.';
