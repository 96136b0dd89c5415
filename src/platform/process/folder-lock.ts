import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Held while this process owns the data folder. */
export type FolderLock = { release(): void };

/**
 * Takes the data folder for this process, or says who has it. A lock whose process is gone (killed, or the machine restarted) is
 * taken over: process number and start time are compared, so that a number used again by another program is not mistaken for ours.
 */
export function lockFolder(folder: string): FolderLock | { heldBy: number } {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'running');
  for (let tries = 0; tries < 3; tries += 1) {
    if (take(file)) return { release: () => rmSync(file, { force: true }) };
    const holder = liveHolder(file);
    if (holder !== null) return { heldBy: holder };
    rmSync(file, { force: true });
  }
  throw new Error(`${file} could not be taken: remove it if nothing is running.`);
}

/** Written first and then put in its place in one step: nobody ever reads a lock that does not yet say whose it is. */
function take(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, `${process.pid} ${startTime(process.pid)}\n`, { mode: 0o600 });
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function liveHolder(file: string): number | null {
  // Released in this very moment: as good as gone.
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const [pid = '', started = ''] = text.trim().split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0 || number === process.pid) return null;
  return isAlive(number) && startTime(number) === started ? number : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The 22nd field of /proc/PID/stat: ticks since the machine started. `unknown` where there is no /proc. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
