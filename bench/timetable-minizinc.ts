import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelOf, peersOf, startOfCode } from '../src/modules/timetable/domain/engine/solve/model.ts';
import type { TimetableInstance } from '../src/modules/timetable/engine.ts';
import { verify } from '../src/modules/timetable/engine.ts';

/**
 * The same instance as a MiniZinc model: for each session one of its starts, one place, a set of peers. Fit, lateness, balance, and
 * what is left out are in its objective; idle time and partners are not, which makes it easier than ours. The plan it finds is
 * scored by our verifier with everything counted. Where MiniZinc or that solver is missing it says so.
 */
export async function minizincRow(instance: TimetableInstance, solver: string, seconds: number): Promise<string> {
  if (!(await run('minizinc', ['--solvers'])).toLowerCase().includes(solver)) return 'not installed';
  const folder = await mkdtemp(join(tmpdir(), 'timetable-mzn-'));
  try {
    const file = join(folder, 'timetable.mzn');
    await writeFile(file, modelText(instance));
    const started = performance.now();
    const text = await run('minizinc', ['--solver', solver, '--time-limit', String(seconds * 1000), '-i', file]);
    const took = (performance.now() - started) / 1000;
    const last = text
      .split('----------')
      .map((each) => each.trim())
      .filter((each) => each.startsWith('S'));
    if (last.length === 0) return `no plan in ${took.toFixed(1)} s`;
    const plan = planFrom(instance, last.at(-1)!);
    const { score, breaches } = verify(instance, plan);
    const proven = text.includes('==========') ? 'its own objective proven' : 'not proven';
    return `${score.toFixed(2)}, placed ${plan.sessions.length}/${instance.sessions.length}, ${took.toFixed(1)} s, ${proven}, ${breaches.length} breaches`;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function modelText(instance: TimetableInstance): string {
  const model = modelOf(instance);
  const lines = [`set of int: P = 1..${model.peers};`];
  const gain: string[] = [];
  for (const [s, it] of model.sessions.entries()) {
    const starts = it.starts.length === 0 ? '{-1}' : `{-1,${[...it.starts].join()}}`;
    lines.push(
      `var ${starts}: st${s}; var ${`{${[0, ...new Set(it.freePlaces.flatMap((places) => [...places]))].join()}}`}: pl${s};`,
    );
    lines.push(`array[P] of var 0..1: pe${s}; constraint sum(pe${s}) = ${it.needed} * bool2int(st${s} >= 0);`);
    it.starts.forEach((code, k) => {
      lines.push(`constraint st${s} = ${code} -> pl${s} in {${[...it.freePlaces[k]!].join()}};`);
      for (let p = 0; p < model.peers; p += 1) {
        if (((it.freePeers[k]! >> p) & 1) === 0) lines.push(`constraint st${s} = ${code} -> pe${s}[${p + 1}] = 0;`);
      }
    });
    for (let p = 0; p < model.peers; p += 1)
      if ((it.must >> p) & 1) lines.push(`constraint st${s} >= 0 -> pe${s}[${p + 1}] = 1;`);
    gain.push(`${Math.round(it.unplacedCost * 100)} * bool2int(st${s} >= 0)`);
    for (const [p, depth] of it.depth.entries())
      if (depth > 0) gain.push(`${Math.round(depth * 100)} * pe${s}[${p + 1}]`);
    for (const [k, cost] of it.lateCost.entries()) {
      if (cost > 0) gain.push(`-${Math.round(cost * 100)} * bool2int(st${s} = ${it.starts[k]})`);
    }
  }
  pairLines(model, lines);
  const loads = Array.from(
    { length: model.peers },
    (_, p) => `sum([${model.sessions.map((_, s) => `pe${s}[${p + 1}]`).join()}])`,
  );
  lines.push(`array[P] of var int: load = [${loads.join()}];`);
  lines.push(`solve maximize ${gain.join(' + ')} - ${Math.round(model.balance * 100)} * (max(load) - min(load));`);
  const shown = model.sessions.map((_, s) => `"S", show(st${s}), " ", show(pl${s}), " ", show(pe${s}), "\\n"`);
  lines.push(`output [${shown.join(', ')}];`);
  return `${lines.join('\n')}\n`;
}

/** Rules 4 and 5 for each two sessions; the longest journey stands in for the exact one where they share a peer. */
function pairLines(model: ReturnType<typeof modelOf>, lines: string[]): void {
  const gap = Math.max(...model.peerGap);
  for (const [s, it] of model.sessions.entries()) {
    for (let t = s + 1; t < model.sessions.length; t += 1) {
      const other = model.sessions[t]!;
      const apart = (g: number) => `(st${s} + ${it.minutes + g} <= st${t} \\/ st${t} + ${other.minutes + g} <= st${s})`;
      const both = `st${s} >= 0 /\\ st${t} >= 0`;
      lines.push(`constraint (${both} /\\ pl${s} = pl${t}) -> ${apart(0)};`);
      lines.push(`constraint forall(p in P)((pe${s}[p] + pe${t}[p] = 2) -> ${apart(gap)});`);
      if (it.kin.includes(t)) lines.push(`constraint (${both}) -> ${apart(Math.max(...model.personGap))};`);
      if (it.before.includes(t)) lines.push(`constraint (${both}) -> st${t} + ${other.minutes} <= st${s};`);
      if (other.before.includes(s)) lines.push(`constraint (${both}) -> st${s} + ${it.minutes} <= st${t};`);
    }
  }
}

function planFrom(instance: TimetableInstance, text: string) {
  const rows = text.split('\n').filter((line) => line.startsWith('S'));
  const sessions = rows.flatMap((line, s) => {
    const [, start, place, peers] = /^S(-?\d+) (\d+) \[(.*)\]/.exec(line) ?? [];
    if (start === undefined || Number(start) < 0) return [];
    const bits = peers!.split(',').reduce((sum, each, p) => sum | (Number(each) << p), 0);
    return [
      {
        id: instance.sessions[s]!.id,
        start: startOfCode(instance, Number(start)),
        place: instance.places[Number(place)]!.id,
        peers: peersOf(instance, bits),
      },
    ];
  });
  const placed = new Set(sessions.map(({ id }) => id));
  return { sessions, unplaced: instance.sessions.map(({ id }) => id).filter((id) => !placed.has(id)) };
}

function run(command: string, args: string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += String(chunk);
    });
    child.on('error', () => resolve(''));
    child.on('close', () => resolve(text));
  });
}
