import type { Picture } from './model.ts';

/** The picture's size, in the unit of the frame, as large as it is or as fits `widest` × `tallest`, in proportion. */
export function fitted(
  picture: { width: number; height: number },
  widest: number,
  tallest: number,
): { width: number; height: number } {
  const scale = Math.min(1, widest / picture.width, tallest / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** The bytes of the picture's own file. */
export function pictureBytes(picture: Picture): Uint8Array {
  return picture.format === 'png' ? picture.bytes : new TextEncoder().encode(picture.source);
}

/** The dots that stand in for a drawing: its own `png`, or a white dot, behind which the alternative text still is. */
export function dotsOf(picture: Picture): Uint8Array {
  return picture.format === 'png' ? picture.bytes : (picture.png ?? WHITE_DOT_PNG);
}

const WHITE_DOT_PNG: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
);
