import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

/** A disk that is really full when it is full. */
export type SmallDisk = { readonly folder: string; fill(): void; free(): void };

/** A small disk in memory, where this machine lets the test make one (it must be root); null where it does not. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0;
  after(() => {
    if (mounted) spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  if (!mounted) return null;
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
