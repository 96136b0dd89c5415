import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

/** A disk that is really full when it is full. */
export type SmallDisk = { readonly folder: string; fill(): void; free(): void };

/** Why there is none, and how there can be one. */
export const NO_DISK =
  'this machine does not let a test make a disk: run it as root, or name an empty small one in TEST_SMALL_DISK (docker run --tmpfs /small:size=80m,mode=1777 -e TEST_SMALL_DISK=/small)';

/**
 * A small disk in memory: the one that `TEST_SMALL_DISK` names, or one that the test makes where this machine lets it (it must be root);
 * null where it does not.
 */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = givenDisk(megabytes) ?? madeDisk(megabytes);
  if (folder === null) return null;
  mkdirSync(path.join(folder, 'profile'));
  const filler = path.join(folder, 'filler');
  return {
    folder: path.join(folder, 'profile'),
    fill() {
      const file = openSync(filler, 'w');
      const block = Buffer.alloc(4096);
      try {
        while (statfsSync(folder).bavail > 0) writeSync(file, block);
      } catch {
        // The last block had no room.
      }
      closeSync(file);
    },
    free: () => rmSync(filler, { force: true }),
  };
}

/** Filled to the last byte: so one that is named and is no small disk of its own is refused. */
function givenDisk(megabytes: number): string | null {
  const folder = process.env.TEST_SMALL_DISK;
  if (!folder) return null;
  const { blocks, bsize } = statfsSync(folder);
  const has = Math.round((blocks * bsize) / 1024 / 1024);
  if (has > 2 * megabytes) throw new Error(`TEST_SMALL_DISK names a disk of ${has} MB: give one of ${megabytes} MB`);
  const empty = () => {
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
  };
  empty();
  after(empty);
  return folder;
}

function madeDisk(megabytes: number): string | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0;
  after(() => {
    if (mounted) spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return mounted ? folder : null;
}
