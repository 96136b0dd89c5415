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

/**
 * A white dot. Office wants a PNG beside each SVG for programs older than 2016, and nothing here can turn a drawing
 * into dots: those programs show a white space with the alternative text behind it.
 */
export const WHITE_DOT_PNG: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
);
