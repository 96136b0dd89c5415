import { parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { isRefusal } from '#kernel/result';
import { explain, explainedParts } from '#modules/matching';
import { connect } from '#platform/database/connect';
import { loadFacts, meets, planned } from '../application/load-facts.ts';
import { solvePlan } from '../application/solve.ts';
import type { PlanFacts } from '../domain/facts.ts';
import { rolesOfPeers } from '../domain/requirement-roles.ts';
import type { FromSolver, PlanToSolve } from './solve-apart.ts';

/** What the thread is given. */
export type ToSolve = PlanToSolve & { readonly seconds: number };

const task = workerData as ToSolve;
const abort = new AbortController();
const tell = (message: FromSolver) => parentPort?.postMessage(message);
parentPort?.on('message', () => abort.abort());

const facts = await readFacts();
const solved = await solvePlan(facts, task.policy, rolesOfPeers(facts, meets), {
  seconds: task.seconds,
  signal: abort.signal,
  onProgress: ({ stage, score, bound, filled, assignment, seconds: gone }) =>
    tell({ progress: { stage, score, bound, filled, places: assignment.length, seconds: gone } }),
});
if (isRefusal(solved)) tell({ outcome: solved });
else {
  const { instance, plan, faults } = solved;
  tell({
    outcome: {
      challenges: facts.challenges,
      plan,
      faults,
      parts: explainedParts(explain(instance, plan.placements)),
      places: instance.challenges.reduce((sum, each) => sum + each.slots.length, 0),
      packed: gzipSync(JSON.stringify(instance), { level: 3 }),
    },
  });
}
parentPort?.close();

async function readFacts(): Promise<PlanFacts> {
  const db = connect(task.database, 1);
  try {
    return await loadFacts(db, task, await planned(db, task.id, task.fewChanges));
  } finally {
    await db.destroy();
  }
}
