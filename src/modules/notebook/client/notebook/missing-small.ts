import type { Bundle } from '../../bundle.ts';
import { whenIdle } from './dom.ts';
import type { Opened } from './keeper.ts';
import { smallVersion } from './photograph.ts';

/** At most so many after each round of asking: a day's flipcharts from a file are fetched in the background, a few at a time. */
const MOST_AT_ONCE = 5;

/**
 * Makes and sends the small versions of one's own photographs that the team has without: those out of a file, of a phone that could make none,
 * and of before there were any. Each is tried once while the notebook is open, and a failure is nobody's trouble: the photograph itself is there.
 */
export function missingSmallOnes({ photographs, server, saving }: Opened): (bundle: Bundle) => void {
  const tried = new Set<string>();
  let isAtIt = false;

  async function bytesOf(id: string): Promise<ArrayBuffer | null> {
    if (photographs.held().some((one) => one.id === id)) return await photographs.bytes(id);
    const got = await server.wholePhotograph(id);
    // Where it cannot be had just now, it is asked for again.
    if (got.kind !== 'got') tried.delete(id);
    return got.kind === 'got' ? got.value : null;
  }

  async function make(id: string): Promise<void> {
    tried.add(id);
    await new Promise<void>(whenIdle);
    await saving.free();
    const bytes = await bytesOf(id);
    const small = bytes && (await smallVersion(bytes));
    if (small) await server.small(id, small);
  }

  async function makeAll(ids: readonly string[]): Promise<void> {
    // One after another: a phone has no memory for all of them at once.
    for (const id of ids) await make(id).catch(() => {});
  }

  return ({ withoutSmall = [], closed }) => {
    const ids = withoutSmall.filter((id) => !tried.has(id)).slice(0, MOST_AT_ONCE);
    if (isAtIt || closed || ids.length === 0) return;
    isAtIt = true;
    void makeAll(ids).finally(() => {
      isAtIt = false;
    });
  };
}
