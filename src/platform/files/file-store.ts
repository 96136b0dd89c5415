import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What was stored: the SHA-256 of its bytes is its address, so the same file is kept once. */
export type StoredFile = { readonly sha256: string; readonly bytes: number };

export type FileStore = {
  /** Streams to the store. Answers `too-large` or `empty`, with nothing kept, rather than fill the disk. */
  put(source: Readable, limitBytes: number): Promise<StoredFile | 'too-large' | 'empty'>;
  putBytes(bytes: Uint8Array): Promise<StoredFile>;
  read(sha256: string): Readable;
  has(sha256: string): Promise<boolean>;
  /** The first bytes, for looking at what kind of file it is. */
  head(sha256: string, bytes: number): Promise<Uint8Array>;
  /** At most `bytes` bytes from the place `from`, counted from the end where it is negative. */
  part(sha256: string, from: number, bytes: number): Promise<Uint8Array>;
  /** Forgets the file. Only for one that no row names: what was refused after a look at it. */
  remove(sha256: string): Promise<void>;
  /**
   * Forgets every file that was stored before that moment, is not among those that `keeps` answers with, and whatever was half
   * taken in by then. Answers how many.
   */
  sweep(before: Date, keeps: (sha256s: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number>;
};

/** A store in a folder: `ab/cdef…`. A file appears under its name only when it is whole and on the disk. */
export function folderStore(folder: string): FileStore {
  const locate = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a stored file');
    return path.join(folder, sha256.slice(0, 2), sha256.slice(2));
  };
  const has = (sha256: string) =>
    stat(locate(sha256)).then(
      () => true,
      () => false,
    );

  async function put(source: Readable, limitBytes: number): Promise<StoredFile | 'too-large' | 'empty'> {
    await mkdir(folder, { recursive: true });
    const temporary = path.join(folder, `incoming-${randomBytes(12).toString('hex')}`);
    const hash = createHash('sha256');
    let bytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        // Past the limit the rest is read and dropped, so that the browser hears an answer instead of a broken connection.
        if (bytes > limitBytes) return done();
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(source, measure, createWriteStream(temporary, { mode: 0o600, flush: true }));
      if (bytes === 0) return 'empty';
      if (bytes > limitBytes) return 'too-large';
      const sha256 = hash.digest('hex');
      await mkdir(path.dirname(locate(sha256)), { recursive: true });
      await rename(temporary, locate(sha256));
      return { sha256, bytes };
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async function part(sha256: string, from: number, length: number): Promise<Uint8Array> {
    const handle = await open(locate(sha256));
    try {
      const start = from < 0 ? Math.max(0, (await handle.stat()).size + from) : from;
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }

  /** Removes it if it is still as old: storing the same bytes again meanwhile makes it young. */
  async function removeOld(file: string, before: Date): Promise<boolean> {
    if (!(await isOlder(file, before))) return false;
    await rm(file, { force: true });
    return true;
  }

  async function sweep(before: Date, keeps: Parameters<FileStore['sweep']>[1]): Promise<number> {
    let removed = 0;
    for (const name of await namesIn(folder)) {
      const inside = path.join(folder, name);
      if (name.startsWith('incoming-')) {
        if (await removeOld(inside, before)) removed += 1;
        continue;
      }
      if (!/^[0-9a-f]{2}$/.test(name)) continue;
      const old: string[] = [];
      for (const rest of await namesIn(inside)) {
        if (/^[0-9a-f]{62}$/.test(rest) && (await isOlder(path.join(inside, rest), before))) old.push(name + rest);
      }
      const kept = old.length > 0 ? await keeps(old) : new Set<string>();
      for (const sha256 of old) if (!kept.has(sha256) && (await removeOld(locate(sha256), before))) removed += 1;
    }
    return removed;
  }

  return {
    put,
    sweep,
    has,
    read: (sha256) => createReadStream(locate(sha256)),
    async putBytes(data) {
      const stored = await put(Readable.from([Buffer.from(data)]), Number.POSITIVE_INFINITY);
      if (typeof stored === 'string') throw new Error('an empty file cannot be stored');
      return stored;
    },
    head: (sha256, length) => part(sha256, 0, length),
    part,
    remove: (sha256) => rm(locate(sha256), { force: true }),
  };
}

/** What a folder holds; nothing where there is none. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** False too where it has gone meanwhile. */
async function isOlder(file: string, before: Date): Promise<boolean> {
  return await stat(file).then(
    ({ mtime }) => mtime < before,
    () => false,
  );
}
