import { pictureSize, SMALL_BYTES, SMALL_SIDE } from '../../domain/picture.ts';

const LONGEST_SIDE = 1600;
/** More than a telephone's camera makes. A picture that claims more would take the whole of its memory to open. */
const MOST_POINTS = 120_000_000;
const PATIENCE_MILLISECONDS = 30_000;
const PATIENCE_FOR_SMALL_MILLISECONDS = 5000;
/** Of a JPEG: what is kept, and what is tried for a small one until it is small enough. */
const QUALITY = 0.8;
const SMALL_QUALITIES = [0.7, 0.5, 0.3];

export type ScaledDown = { readonly bytes: ArrayBuffer } | { readonly refused: string };

/** A photograph scaled down to what a flipchart needs, as JPEG: without the place and time that a camera writes into it. */
export function scaledDown(file: Blob): Promise<ScaledDown> {
  // Words wait for it: where a phone never comes to an end with it, they must not.
  return soonEnough(scale(file), PATIENCE_MILLISECONDS, { refused: NO_PICTURE });
}

async function scale(file: Blob): Promise<ScaledDown> {
  try {
    const size = pictureSize(new Uint8Array(await file.slice(0, 1_000_000).arrayBuffer()));
    if (size && size.width * size.height > MOST_POINTS) return { refused: TOO_LARGE };
    const blob = await jpegOf(await drawn(file, LONGEST_SIDE), QUALITY);
    return blob ? { bytes: await blob.arrayBuffer() } : { refused: NO_PICTURE };
  } catch {
    return { refused: NO_PICTURE };
  }
}

/**
 * The small version of a photograph, for lists, made when it is sent: so those that wait have one, too, whichever version of the notebook
 * kept them. Null where this phone cannot make one, or not soon: the photograph is sent all the same.
 */
export function smallVersion(bytes: ArrayBuffer): Promise<Blob | null> {
  return soonEnough(
    makeSmall(bytes).catch(() => null),
    PATIENCE_FOR_SMALL_MILLISECONDS,
    null,
  );
}

async function makeSmall(bytes: ArrayBuffer): Promise<Blob | null> {
  const canvas = await drawn(new Blob([bytes]), SMALL_SIDE);
  for (const quality of SMALL_QUALITIES) {
    const blob = await jpegOf(canvas, quality);
    if (blob && blob.size <= SMALL_BYTES) return blob;
  }
  return null;
}

async function drawn(file: Blob, longestSide: number): Promise<HTMLCanvasElement> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const paper = canvas.getContext('2d');
  // Letters that are made five times smaller at once fall to pieces.
  if (paper) paper.imageSmoothingQuality = 'high';
  paper?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas;
}

function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

function soonEnough<T>(work: Promise<T>, patienceMilliseconds: number, otherwise: T): Promise<T> {
  const late = new Promise<T>((resolve) => setTimeout(resolve, patienceMilliseconds, otherwise));
  return Promise.race([work, late]);
}

const NO_PICTURE = 'That is not a picture that this phone can read. Choose another, or save the note without one.';
const TOO_LARGE = 'That picture has too many points to open on a phone. Take it again, smaller.';
