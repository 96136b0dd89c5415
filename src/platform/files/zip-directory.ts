import { inflateRawSync } from 'node:zlib';

/** Reads bytes of a file: from a place, counted from the end where it is negative. */
export type ReadPart = (from: number, bytes: number) => Promise<Uint8Array>;

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly at: number;
};

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 10_000;
const MOST_DIRECTORY_BYTES = 4_000_000;
/** A workbook packs well; nothing honest unpacks to a hundred times its size and to more than this. */
const HONEST_BYTES = 60_000_000;
const MOST_UNPACKED_BYTES = 1_000_000_000;

/**
 * The list of contents at the end of a zip archive, or null where it is not a whole, plain, honest archive: cut short, with
 * bytes behind its end, encrypted, spread over disks, with entries that share bytes, or made to swell. Nothing is unpacked.
 */
export async function readZipDirectory(read: ReadPart, fileBytes: number): Promise<ZipEntry[] | null> {
  const tail = view(await read(-Math.min(fileBytes, 22 + 65_535), Math.min(fileBytes, 22 + 65_535)));
  const end = findEnd(tail);
  if (end === null) return null;
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  if (count === 0 || count > MOST_ENTRIES || size > MOST_DIRECTORY_BYTES || start + size > fileBytes) return null;
  const entries = parseEntries(view(await read(start, size)), count);
  return entries && isHonest(entries, start, fileBytes) ? entries : null;
}

/** One entry's bytes, or null where it is larger than `mostBytes` or broken. */
export async function readZipEntry(read: ReadPart, entry: ZipEntry, mostBytes: number): Promise<Uint8Array | null> {
  if (entry.bytes > mostBytes || entry.packedBytes > mostBytes) return null;
  const local = view(await read(entry.at, 30));
  if (local.byteLength < 30 || local.getUint32(0, true) !== LOCAL) return null;
  const from = entry.at + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const packed = await read(from, entry.packedBytes);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes });
  } catch {
    return null;
  }
}

/** True where the file's last bytes are the end of a zip archive: a second nature that other files must not have. */
export function endsLikeZip(tail: Uint8Array): boolean {
  return findEnd(view(tail)) !== null;
}

/** The end record, whose comment reaches exactly to the end of the file. */
function findEnd(tail: DataView): number | null {
  for (let at = tail.byteLength - 22; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END) continue;
    if (at + 22 + tail.getUint16(at + 20, true) === tail.byteLength) return at;
  }
  return null;
}

function parseEntries(directory: DataView, count: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  const names = new TextDecoder();
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== ENTRY) return null;
    const encrypted = (directory.getUint16(at + 8, true) & 1) === 1;
    const length = directory.getUint16(at + 28, true);
    if (encrypted || at + 46 + length > directory.byteLength) return null;
    entries.push({
      name: names.decode(new Uint8Array(directory.buffer, directory.byteOffset + at + 46, length)),
      method: directory.getUint16(at + 10, true),
      packedBytes: directory.getUint32(at + 20, true),
      bytes: directory.getUint32(at + 24, true),
      at: directory.getUint32(at + 42, true),
    });
    at += 46 + length + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  return entries;
}

function isHonest(entries: readonly ZipEntry[], directoryAt: number, fileBytes: number): boolean {
  const unpacked = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (unpacked > MOST_UNPACKED_BYTES || (unpacked > HONEST_BYTES && unpacked > 100 * fileBytes)) return false;
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
    if (entry.at < free) return false;
    free = entry.at + 30 + entry.packedBytes;
  }
  return free <= directoryAt;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
