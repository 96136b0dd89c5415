import { verifyPlan } from '../verifier/verify.ts';
import { type CommandIo, instanceIn, planIn } from './files.ts';

/** Verifies a plan: one line a breach and exit 1, or one line that says it stands and exit 0. */
export function checkCommand(instanceFile: string, planFile: string, io: CommandIo): number {
  const instance = instanceIn(instanceFile);
  const plan = planIn(planFile);
  const { breaches, score } = verifyPlan(instance, plan);
  for (const breach of breaches) io.stdout.write(`${breach}\n`);
  if (breaches.length > 0) return 1;
  const slots = instance.challenges.reduce((sum, c) => sum + c.slots.length, 0);
  io.stdout.write(`No breach: ${plan.placements.length} of ${slots} slots filled, score ${score}.\n`);
  return 0;
}
