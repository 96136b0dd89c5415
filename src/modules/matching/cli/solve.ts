import { accessSync, constants, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isRefusal } from '#kernel/result';
import type { Instance } from '../domain/instance.ts';
import type { StatedPlan } from '../domain/plan.ts';
import type { Progress } from '../domain/solve/watch.ts';
import { solveInThread } from '../solver/solve.ts';
import { BadInput, type CommandIo, instanceIn, optionNumber, planFor } from './files.ts';

type SolveFlags = {
  readonly out?: string;
  readonly seconds?: string;
  readonly seed?: string;
  readonly from?: string;
  readonly gap?: string;
};

/** Forms the teams of the instance in the file; progress goes to standard error, the plan to `--out` or standard output. */
export async function solveCommand(file: string, flags: SolveFlags, io: CommandIo): Promise<number> {
  const seconds = optionNumber('seconds', flags.seconds, 60, { least: 0.1, most: 86_400 });
  const seed = optionNumber('seed', flags.seed, 1, { least: 0, most: 4_294_967_295, whole: true });
  const gap = optionNumber('gap', flags.gap, 0.0001, { least: 0, most: 1 });
  if (flags.out !== undefined) mustBeWritable(flags.out);
  let instance = instanceIn(file);
  if (flags.from !== undefined) instance = withCurrent(instance, planFor(instance, flags.from));
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  const onProgress = (progress: Progress) => io.stderr.write(`${progressLine(progress)}\n`);
  const plan = await solveInThread(instance, { seconds, seed, gap, signal: stop.signal, onProgress });
  process.removeListener('SIGINT', interrupt);
  if (isRefusal(plan)) throw new BadInput(`${file}: ${plan.why}`);
  const json = `${JSON.stringify(plan, null, 1)}\n`;
  if (flags.out === undefined) io.stdout.write(json);
  else writeWhole(flags.out, json);
  return 0;
}

/** The instance with its `current` placements taken from a plan: slots the plan leaves empty have none. */
export function withCurrent(instance: Instance, plan: Pick<StatedPlan, 'placements'>): Instance {
  const holder = new Map(plan.placements.map(({ slot, peer }) => [slot, peer]));
  const challenges = instance.challenges.map((c) => ({
    ...c,
    slots: c.slots.map((s) => ({ ...s, current: holder.get(s.id) ?? null })),
  }));
  return { ...instance, challenges };
}

function progressLine({ stage, score, bound, gap, filled, seconds }: Progress): string {
  const percent = Number.isFinite(gap) ? `${(gap * 100).toFixed(3)} %` : 'not known';
  return `${seconds.toFixed(1)} s  ${stage}: best score ${score.toFixed(2)}, bound ${bound.toFixed(2)}, gap ${percent}, ${filled} filled`;
}

/** Refuses a place that cannot be written to before a minute is spent on working something out for it. */
function mustBeWritable(file: string): void {
  try {
    if (existsSync(file) && statSync(file).isDirectory())
      throw new BadInput(`${file}: expected a file, found a folder`);
    accessSync(dirname(resolve(file)), constants.W_OK);
  } catch (thrown) {
    if (thrown instanceof BadInput) throw thrown;
    throw new BadInput(`${file}: expected a place that can be written to (${codeOf(thrown)})`);
  }
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
}

/** Writes the file whole or not at all. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}.part`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (thrown) {
    rmSync(draft, { force: true });
    throw new BadInput(`${file}: expected a place that can be written to (${codeOf(thrown)})`);
  }
}
