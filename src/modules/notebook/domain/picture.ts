/** The small version of a photograph, for lists: at most so many points on its longer side, and so many bytes. */
export const SMALL_SIDE = 320;
export const SMALL_BYTES = 32 * 1024;

/** True where a picture can be the small version of that one: small, and of the same shape, to the point that rounding takes. */
export function isSmallOf(small: PictureSize, whole: PictureSize): boolean {
  const isSmall = Math.max(small.width, small.height) <= SMALL_SIDE;
  const apart = Math.abs(small.width * whole.height - small.height * whole.width);
  return isSmall && apart <= Math.max(whole.width, whole.height);
}

export type PictureSize = { readonly width: number; readonly height: number };

/** How large a JPEG or PNG picture says that it is, told from its beginning; null where it does not say. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  return startsWith(bytes, PNG) ? pngSize(bytes) : startsWith(bytes, JPEG) ? readJpeg(bytes).size : null;
}

/**
 * The size of a JPEG or PNG picture that is whole: from its first byte to its last it is a picture and nothing else. Null for one that
 * was cut short, and for one with something behind its end, which could be another kind of file at the same time.
 */
export function wholePicture(bytes: Uint8Array): PictureSize | null {
  if (startsWith(bytes, PNG)) return isWholePng(bytes) ? pngSize(bytes) : null;
  if (!startsWith(bytes, JPEG)) return null;
  const { size, end } = readJpeg(bytes);
  return end === bytes.length ? size : null;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function sized(width: number, height: number): PictureSize | null {
  return width > 0 && height > 0 ? { width, height } : null;
}

/** PNG (ISO 15948): the first chunk is the header, with width and height. */
function pngSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 33 || nameAt(bytes, 12) !== 'IHDR') return null;
  const view = viewOf(bytes);
  return sized(view.getUint32(16), view.getUint32(20));
}

function isWholePng(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let hasData = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const name = nameAt(bytes, at + 4);
    const next = at + 12 + view.getUint32(at);
    hasData ||= name === 'IDAT';
    if (name === 'IEND') return hasData && next === bytes.length;
    at = next;
  }
  return false;
}

/**
 * JPEG (ITU T.81): segments with a marker and a length each, one of them a frame with height and width; after a start of scan the
 * picture itself, in which FF is followed by 00 or a restart; and an end. `end` is where it ended, or 0 where it did not.
 */
function readJpeg(bytes: Uint8Array): { size: PictureSize | null; end: number } {
  const view = viewOf(bytes);
  let size: PictureSize | null = null;
  let hasScan = false;
  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === END; ) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) return { size, end: hasScan && size ? at + 2 : 0 };
    const next = at + 2 + view.getUint16(at + 2);
    if (isFrame(marker) && at + 9 <= bytes.length) size ??= sized(view.getUint16(at + 7), view.getUint16(at + 5));
    hasScan ||= marker === SCAN;
    at = marker === SCAN ? afterScan(bytes, next) : next;
  }
  return { size, end: 0 };
}

const END = 0xd9;
const SCAN = 0xda;

/** Start of frame: C0 to CF, but for the tables and the reserved one among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const following = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && following !== 0 && !(following >= 0xd0 && following <= 0xd7) && following !== 0xff)
      return at;
  }
  return bytes.length;
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
