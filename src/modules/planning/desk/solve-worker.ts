import { parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { isRefusal } from '#kernel/result';
import { explain, explainedParts, type PolicyFacts } from '#modules/matching';
import { solvePlan } from '../application/solve.ts';
import type { PlanFacts } from '../domain/facts.ts';
import type { PeerRoles } from '../domain/requirement-roles.ts';
import type { FromSolver } from './solve-apart.ts';

/** What the thread is given. */
export type ToSolve = {
  readonly facts: PlanFacts;
  readonly policy: PolicyFacts;
  readonly roles: PeerRoles;
  readonly seconds: number;
};

const { facts, policy, roles, seconds } = workerData as ToSolve;
const abort = new AbortController();
const tell = (message: FromSolver) => parentPort?.postMessage(message);
parentPort?.on('message', () => abort.abort());

const solved = await solvePlan(facts, policy, roles, {
  seconds,
  signal: abort.signal,
  onProgress: ({ stage, score, bound, filled, assignment, seconds: gone }) =>
    tell({ progress: { stage, score, bound, filled, places: assignment.length, seconds: gone } }),
});
if (isRefusal(solved)) tell({ outcome: solved });
else {
  const { instance, plan, faults } = solved;
  tell({
    outcome: {
      plan,
      faults,
      parts: explainedParts(explain(instance, plan.placements)),
      places: instance.challenges.reduce((sum, each) => sum + each.slots.length, 0),
      packed: gzipSync(JSON.stringify(instance), { level: 3 }),
    },
  });
}
parentPort?.close();
