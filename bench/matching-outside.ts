import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '#kernel/result';
import type { Instance } from '../src/modules/matching/domain/instance.ts';
import { problemOf } from '../src/modules/matching/domain/problem.ts';
import type { Model } from '../src/modules/matching/domain/solve/model.ts';
import { planModelOf } from '../src/modules/matching/domain/solve/plan-model.ts';
import { pricingOf } from '../src/modules/matching/domain/solve/pricing.ts';
import { solveInThread } from '../src/modules/matching/index.ts';

/**
 * Prints the engine beside outside solvers on the same instances: each gets the whole instance as one exact model (every
 * eligible pair a column, nothing left out by what the engine knows) and the same time limit.
 */
export async function besideOthers(instances: readonly Instance[], seconds: number): Promise<void> {
  console.log('peers × challenges | solver |      score |      bound | seconds');
  for (const instance of instances) {
    const size = `${instance.peers.length} × ${instance.challenges.length}`.padStart(18);
    const line = (name: string, score: string, bound: string, took: string) =>
      console.log([size, name.padStart(6), score.padStart(10), bound.padStart(10), took.padStart(7)].join(' | '));
    const plan = await solveInThread(instance, { seconds, seed: 1, gap: 0 });
    if (isRefusal(plan)) throw new Error(plan.why);
    line('engine', plan.score.toFixed(2), plan.bound.toFixed(2), plan.seconds.toFixed(1));
    const problem = problemOf(instance);
    const { model } = planModelOf(problem, pricingOf(problem).slotOf, {
      candidates: Int32Array.from(problem.candidates.peer.keys()),
      slots: Int32Array.from({ length: problem.slots }, (_, s) => s),
      fixed: new Int32Array(problem.slots).fill(-1),
    });
    const folder = mkdtempSync(join(tmpdir(), 'matching-'));
    const file = join(folder, 'model.lp');
    writeFileSync(file, lpOf(model));
    for (const ask of [askCbc, askGlpk]) {
      const answer = ask(file, folder, seconds);
      if (answer === null) line(ask === askCbc ? 'cbc' : 'glpsol', 'not', 'installed', '');
      else line(answer.name, answer.score, answer.bound, answer.seconds.toFixed(1));
    }
    rmSync(folder, { recursive: true });
  }
}

type Answer = { readonly name: string; readonly score: string; readonly bound: string; readonly seconds: number };

function askCbc(file: string, folder: string, seconds: number): Answer | null {
  if (spawnSync('which', ['cbc']).status !== 0) return null;
  const began = performance.now();
  const { stdout } = spawnSync('cbc', [file, 'sec', String(seconds), 'solve', 'solution', join(folder, 'cbc.txt')], {
    encoding: 'utf8',
    timeout: (seconds + 30) * 1000,
  });
  const figure = (name: RegExp) => Number(name.exec(stdout)?.[1] ?? Number.NaN);
  const score = -figure(/Objective value:\s+(\S+)/);
  const bound = /Optimal solution found/.test(stdout) ? score : -figure(/Lower bound:\s+(\S+)/);
  return { name: 'cbc', score: told(score), bound: told(bound), seconds: (performance.now() - began) / 1000 };
}

function askGlpk(file: string, folder: string, seconds: number): Answer | null {
  if (spawnSync('which', ['glpsol']).status !== 0) return null;
  const began = performance.now();
  const out = join(folder, 'glpk.txt');
  const { stdout } = spawnSync('glpsol', ['--lp', file, '--tmlim', String(seconds), '-o', out], {
    encoding: 'utf8',
    timeout: (seconds + 30) * 1000,
    maxBuffer: 1 << 26,
  });
  let score = Number.NaN;
  try {
    const text = readFileSync(out, 'utf8');
    if (/Status:\s+INTEGER (OPTIMAL|NON-OPTIMAL)/.test(text)) score = -Number(/Objective:.*?=\s+(\S+)/.exec(text)?.[1]);
  } catch {
    // No answer in time: nothing was written.
  }
  const optimal = /INTEGER OPTIMAL SOLUTION FOUND/.test(stdout);
  return {
    name: 'glpsol',
    score: told(score),
    bound: optimal ? told(score) : 'not told',
    seconds: (performance.now() - began) / 1000,
  };
}

function told(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : 'none';
}

/** The model as a CPLEX LP file, to be minimised. */
function lpOf(model: Model): string {
  const columns = model.value.length;
  const term = (entry: number, column: number) => `${entry < 0 ? '-' : '+'} ${Math.abs(entry)} x${column}`;
  const lines = ['Minimize', ' obj:', ...model.value.map((v, j) => ` ${term(-v, j)}`), 'Subject To'];
  model.rowLower.forEach((lower, i) => {
    const upper = model.rowUpper[i] as number;
    const terms: string[] = [];
    for (let k = model.rowStart[i] as number; k < (model.rowStart[i + 1] as number); k += 1)
      terms.push(` ${term(model.entry[k] as number, model.index[k] as number)}`);
    if (lower === upper) lines.push(` r${i}:`, ...terms, ` = ${lower}`);
    else {
      if (Number.isFinite(lower)) lines.push(` l${i}:`, ...terms, ` >= ${lower}`);
      if (Number.isFinite(upper)) lines.push(` u${i}:`, ...terms, ` <= ${upper}`);
    }
  });
  lines.push('Bounds');
  for (let j = 0; j < columns; j += 1) {
    const upper = model.upper[j] as number;
    lines.push(Number.isFinite(upper) ? ` ${model.lower[j]} <= x${j} <= ${upper}` : ` x${j} >= ${model.lower[j]}`);
  }
  lines.push('Generals', ...model.whole.flatMap((whole, j) => (whole ? [` x${j}`] : [])), 'End', '');
  return lines.join('\n');
}
