/**
 * Measures the timetable engine on made-up instances of known seed, beside a greedy baseline and, with `--minizinc`, MiniZinc's
 * solvers where Debian's packages `minizinc` and `coinor-cbc` are installed. Each instance has a process of its own, so that the
 * memory is its own. Usage: node bench/timetable.ts [--kinds usual,tight,large,varied] [--seeds 1,2,3] [--minizinc] [--seconds 300].
 * On a machine that is busy with other things give it seconds enough and read the column of processor time, which counts both workers
 * together.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { isRefusal } from '#kernel/result';
import {
  gapOf,
  greedyTimetable,
  type Progress,
  proposeTimetable,
  type TimetableInstance,
  type TimetablePlan,
  verify,
  withCurrent,
} from '../src/modules/timetable/engine.ts';
import { tightInstance, usualInstance } from '../src/modules/timetable/testing/generate.ts';
import { variedInstance } from '../src/modules/timetable/testing/varied.ts';
import { minizincRow } from './timetable-minizinc.ts';

type Row = {
  name: string;
  score: number;
  bound: number;
  placed: string;
  seconds: number;
  cpu: number;
  first: number;
  megabytes: number;
};

const { values } = parseArgs({
  options: {
    kinds: { type: 'string', default: 'usual,tight,large,varied' },
    seeds: { type: 'string', default: '1,2,3' },
    one: { type: 'string' },
    minizinc: { type: 'boolean', default: false },
    seconds: { type: 'string' },
  },
});
if (values.one === undefined) measureAll();
else {
  const [kind, seed] = values.one.split(':');
  await measureOne(kind!, Number(seed));
}

function measureAll(): void {
  print(['instance', 'score', 'bound', 'gap', 'placed', 'seconds', 'cpu s', 'first plan s', 'memory MB']);
  for (const kind of values.kinds.split(',')) {
    for (const seed of values.seeds.split(',')) {
      const own = ['--one', `${kind}:${seed}`];
      spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1), ...own], { stdio: 'inherit' });
    }
  }
}

async function measureOne(kind: string, seed: number): Promise<void> {
  const size = { sessions: 60, days: 5, peers: 7, places: 6, seed };
  if (kind === 'usual') await usual(seed);
  else if (kind === 'tight')
    await measure(`tight 60 x 4 x 6, seed ${seed}`, tightInstance({ ...size, days: 4, peers: 6 }), 20);
  else if (kind === 'large')
    await measure(`large 80 x 5 x 7, seed ${seed}`, usualInstance({ ...size, sessions: 80 }), 60);
  else if (kind === 'varied') await measure(`varied 60 x 5 x 7, seed ${seed}`, variedInstance(size), 20);
  else throw new Error(`--kinds: expected usual, tight, large or varied, found ${kind}`);
}

async function usual(seed: number): Promise<void> {
  const instance = usualInstance({ sessions: 60, days: 5, peers: 7, places: 6, seed });
  const plan = await measure(`usual 60 x 5 x 7, seed ${seed}`, instance, 20);
  await cancelled(seed, instance, plan);
}

/** One interviewee of the third day cancels at the end of the second. */
async function cancelled(seed: number, instance: TimetableInstance, plan: TimetablePlan): Promise<void> {
  const day = instance.days[2]!.date;
  const hit = plan.sessions.find(
    ({ id, start }) =>
      start.startsWith(day) && instance.sessions.some((each) => each.id === id && each.people.length > 0),
  );
  if (!hit) throw new Error(`no session with people on ${day}`);
  const gone = instance.sessions.find(({ id }) => id === hit.id)!.people[0]!;
  const people = instance.people.map((each) =>
    each.id === gone
      ? { ...each, unavailable: [...each.unavailable, [`${day}T00:00`, `${day}T24:00`] as const] }
      : each,
  );
  const changed = withCurrent({ ...instance, people }, plan);
  const after = await measure(`  one cancels, seed ${seed}`, changed, 20, `${instance.days[1]!.date}T17:30`);
  const moved = Math.round(-after.parts.change / instance.policy.change);
  console.log(`| ${`  of which moved: ${moved}`.padEnd(34)} |`);
}

async function measure(
  name: string,
  instance: TimetableInstance,
  seconds: number,
  now?: string,
): Promise<TimetablePlan> {
  const limit = values.seconds === undefined ? seconds : Number(values.seconds);
  const started = process.cpuUsage();
  let first = Number.NaN;
  const onProgress = (progress: Progress) => {
    if (progress.unplaced !== null && Number.isNaN(first)) first = progress.seconds;
  };
  const plan = await proposeTimetable(instance, { seconds: limit, seed: 1, onProgress, ...(now ? { now } : {}) });
  if (isRefusal(plan)) throw new Error(plan.why);
  const { breaches } = verify(instance, plan);
  if (breaches.length > 0) throw new Error(`${name} breaks rules: ${breaches.join('; ')}`);
  const used = process.cpuUsage(started);
  const cpu = (used.user + used.system) / 1e6;
  const placed = `${plan.sessions.length}/${instance.sessions.length}`;
  const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
  row({ name, score: plan.score, bound: plan.bound, placed, seconds: plan.seconds, cpu, first, megabytes });
  if (now === undefined) await baselines(instance, plan.bound, seconds);
  return plan;
}

async function baselines(instance: TimetableInstance, bound: number, seconds: number): Promise<void> {
  const started = performance.now();
  const greedy = greedyTimetable(instance);
  const took = (performance.now() - started) / 1000;
  const placed = `${greedy.sessions.length}/${instance.sessions.length}`;
  row({
    name: '  greedy',
    score: greedy.score,
    bound,
    placed,
    seconds: took,
    cpu: took,
    first: took,
    megabytes: Number.NaN,
  });
  if (!values.minizinc) return;
  for (const solver of ['gecode', 'cbc']) {
    const found = await minizincRow(instance, solver, seconds);
    console.log(`| ${`  minizinc ${solver}`.padEnd(34)} | ${found} |`);
  }
}

function row({ name, score, bound, placed, seconds, cpu, first, megabytes }: Row): void {
  const gap = `${(gapOf(score, bound) * 100).toFixed(2)} %`;
  const mb = Number.isNaN(megabytes) ? '' : megabytes.toFixed(0);
  print([
    name,
    score.toFixed(2),
    bound.toFixed(2),
    gap,
    placed,
    seconds.toFixed(1),
    cpu.toFixed(1),
    first.toFixed(1),
    mb,
  ]);
}

function print(cells: readonly string[]): void {
  console.log(`| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(34) : cell.padStart(12))).join(' | ')} |`);
}
