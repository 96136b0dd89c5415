import type { PlantedBug } from './planted-bugs.ts';
import { NOTHING_HAPPENED } from './run.ts';
import { modelServer } from './server.ts';
import { type Simulated, simulate } from './simulate.ts';

/** The same in every run, so that a seed is the same day everywhere. */
export const PEOPLE = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002'] as const;
export const PLACES = {
  sessions: new Set(['0190a000-0000-7000-8000-00000000000a', '0190a000-0000-7000-8000-00000000000b']),
  themes: new Set<string>(),
  prompts: Array.from({ length: 6 }, (_none, index) => `0190a000-0000-7000-8000-00000000010${index}`),
};

export type Failed = { readonly seed: number; readonly breaches: readonly string[]; readonly story: readonly string[] };
export type Totals = Simulated['counts'];

/** Runs so many seeds one after another against the server in memory, with production's own decision, and tells which failed. */
export async function runSeeds(options: {
  seed: number;
  runs: number;
  bug?: PlantedBug;
  untilFailure?: boolean;
}): Promise<{ failed: Failed[]; totals: Totals }> {
  const failed: Failed[] = [];
  const totals = { ...NOTHING_HAPPENED };
  for (let seed = options.seed; seed < options.seed + options.runs; seed += 1) {
    const server = options.bug?.server?.(PLACES) ?? modelServer(PLACES);
    const parts = options.bug?.parts;
    const day = {
      seed,
      server,
      people: PEOPLE,
      sessionIds: [...PLACES.sessions],
      promptIds: PLACES.prompts,
      ...(parts ? { parts } : {}),
    };
    const { breaches, story, counts } = await simulate(day);
    for (const key of Object.keys(totals) as (keyof Totals)[]) totals[key] += counts[key];
    if (breaches.length > 0) failed.push({ seed, breaches, story });
    if (failed.length > 0 && options.untilFailure) break;
  }
  return { failed, totals };
}
