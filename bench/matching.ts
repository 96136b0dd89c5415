import { spawnSync } from 'node:child_process';
import { isRefusal } from '#kernel/result';
import type { Instance } from '../src/modules/matching/domain/instance.ts';
import type { Plan } from '../src/modules/matching/domain/plan.ts';
import type { Progress } from '../src/modules/matching/domain/solve/watch.ts';
import { explain, solveInThread, verifyPlan, whyAll } from '../src/modules/matching/index.ts';
import { madeInstance } from '../src/modules/matching/testing/generator.ts';
import { realAuthorities } from './matching-authorities.ts';
import { besideOthers } from './matching-outside.ts';

/** Peers, challenges, and seconds at most. */
type Size = readonly [peers: number, challenges: number, seconds: number];

/**
 * Prints how good, how fast and how large the matching engine is, on instances made from a seed. `node bench/matching.ts`
 * runs all; `node bench/matching.ts small` or `national`, `scarce`, `doubled`, `repair`, `outside` one part. Asserts nothing
 * on time.
 */
const PARTS: Record<string, () => void | Promise<void>> = {
  small: () =>
    table([
      [625, 50, 10],
      [625, 50, 60],
    ]),
  national: () =>
    table([
      [5000, 400, 10],
      [5000, 400, 60],
    ]),
  scarce: () =>
    table([
      [2000, 400, 60],
      [1500, 400, 60],
    ]),
  doubled: () =>
    table([
      [625, 50, 30],
      [1250, 100, 30],
      [2500, 200, 30],
      [5000, 400, 30],
      [10_000, 800, 30],
    ]),
  repair,
  outside: () => besideOthers([instanceOf(80, 6), instanceOf(160, 12), instanceOf(625, 50)], 60),
};

const authorities = realAuthorities();
const [part, ...size] = process.argv.slice(2);
if (part === 'row') await printRow(size.map(Number) as unknown as Size);
else await printParts(part);
async function printParts(wanted: string | undefined): Promise<void> {
  console.log(
    authorities === undefined ? 'a made-up map: ../shared/data is not here' : `${authorities.length} authorities`,
  );
  for (const [name, run] of Object.entries(PARTS)) {
    if (wanted !== undefined && wanted !== name) continue;
    console.log(`\n${name}`);
    await run();
  }
}

function instanceOf(peers: number, challenges: number): Instance {
  return madeInstance({ seed: 1, peers, challenges, authorities });
}

async function solved(instance: Instance, seconds: number): Promise<{ plan: Plan; seen: Progress[] }> {
  const seen: Progress[] = [];
  const plan = await solveInThread(instance, { seconds, seed: 1, gap: 1e-4, onProgress: (p) => seen.push(p) });
  if (isRefusal(plan)) throw new Error(plan.why);
  return { plan, seen };
}

/** Every row in a process of its own, so that its memory is its own. */
function table(sizes: readonly Size[]): void {
  console.log(
    'peers × challenges | limit s |  greedy |   score |   bound |  gap % | filled | seconds | cpu s | peak MB | breaches',
  );
  for (const size of sizes) {
    const row = spawnSync(process.execPath, [import.meta.filename, 'row', ...size.map(String)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (row.status !== 0) throw new Error(`${size.join(' × ')}: the engine ended with ${row.status ?? row.signal}`);
  }
}

async function printRow([peers, challenges, limit]: Size): Promise<void> {
  const instance = instanceOf(peers, challenges);
  const cpu = process.cpuUsage();
  const { plan, seen } = await solved(instance, limit);
  const used = process.cpuUsage(cpu).user / 1e6;
  const peak = process.resourceUsage().maxRSS / 1024;
  const greedy = seen.find(({ stage }) => stage === 'greedy')?.score ?? Number.NaN;
  const cells = [
    `${peers} × ${challenges}`.padStart(18),
    String(limit).padStart(7),
    greedy.toFixed(0).padStart(7),
    plan.score.toFixed(0).padStart(7),
    plan.bound.toFixed(0).padStart(7),
    (plan.gap * 100).toFixed(3).padStart(6),
    String(plan.placements.length).padStart(6),
    plan.seconds.toFixed(1).padStart(7),
    used.toFixed(1).padStart(5),
    peak.toFixed(0).padStart(7),
    String(verifyPlan(instance, plan).breaches.length).padStart(8),
  ];
  console.log(cells.join(' | '));
}

async function repair(): Promise<void> {
  const instance = instanceOf(5000, 400);
  const { plan } = await solved(instance, 20);
  const gone = plan.placements[0]?.peer;
  const holder = new Map(plan.placements.map(({ slot, peer }) => [slot, peer]));
  const broken: Instance = {
    ...instance,
    peers: instance.peers.map((p) => (p.id === gone ? { ...p, unavailable: [['2020-01-01', '2040-12-31']] } : p)),
    challenges: instance.challenges.map((c) => ({
      ...c,
      slots: c.slots.map((s) => ({ ...s, current: holder.get(s.id) ?? null })),
    })),
  };
  const { seen } = await solved(broken, 4);
  const mended = seen.find(({ stage }) => stage === 'mended');
  const slots = broken.challenges.flatMap((c) => c.slots);
  const changes = slots.filter((s, i) => s.current !== (broken.peers[mended?.assignment[i] ?? -1]?.id ?? null)).length;
  console.log(
    `one of ${plan.placements.length} withdrew: mended after ${mended?.seconds.toFixed(2)} s, ${changes} changes`,
  );
  const explained = explain(instance, plan.placements);
  const times = slots.slice(0, 200).map((slot) => {
    const began = performance.now();
    whyAll(explained, slot.id);
    return performance.now() - began;
  });
  times.sort((a, b) => a - b);
  console.log(
    `why-not for all ${instance.peers.length} peers of a slot: median ${times[100]?.toFixed(1)} ms, worst of 200 ${times[199]?.toFixed(1)} ms`,
  );
}
