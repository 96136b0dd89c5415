import { type Answer, explain, whyAll } from '../domain/why.ts';
import { answerInWords } from '../domain/why-words.ts';
import { BadInput, type CommandIo, instanceIn, planFor } from './files.ts';

type WhyFlags = { readonly slot?: string; readonly peer?: string; readonly json?: boolean };

const NEXT_BEST = 5;

/** Says why a slot is filled as it is: one peer where named, else who is there, the next best, and what bars the others. */
export function whyCommand(instanceFile: string, planFile: string, flags: WhyFlags, io: CommandIo): number {
  const { slot, peer } = flags;
  if (slot === undefined) throw new BadInput('--slot: expected the id of a slot');
  const instance = instanceIn(instanceFile);
  const plan = planFor(instance, planFile);
  if (!instance.challenges.some((c) => c.slots.some((s) => s.id === slot))) {
    throw new BadInput(`--slot: expected the id of a slot of ${instanceFile}, found ${JSON.stringify(slot)}`);
  }
  if (peer !== undefined && !instance.peers.some((p) => p.id === peer)) {
    throw new BadInput(`--peer: expected the id of a peer of ${instanceFile}, found ${JSON.stringify(peer)}`);
  }
  const all = whyAll(explain(instance, plan.placements), slot);
  const asked = peer === undefined ? all : all.filter((answer) => answer.peer === peer);
  if (flags.json === true) {
    const answers = asked.map((answer) => ({ ...answer, why: answerInWords(answer, slot) }));
    io.stdout.write(`${JSON.stringify({ slot, answers }, null, 1)}\n`);
    return 0;
  }
  const lines = peer === undefined ? overview(all, slot) : asked.map((answer) => answerInWords(answer, slot));
  io.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function overview(all: readonly Answer[], slot: string): string[] {
  const there = all.filter(({ standing }) => standing === 'there');
  const could = all.filter(({ standing }) => standing === 'free' || standing === 'busy');
  const barred = all.filter(({ standing }) => standing === 'barred');
  const lines = there.length === 0 ? [`Nobody has the place in ${slot}.`] : there.map((a) => answerInWords(a, slot));
  lines.push(
    could.length === 0 ? 'Nobody else could take it.' : `${could.length} others could take it. The next best:`,
  );
  for (const answer of could.slice(0, NEXT_BEST)) lines.push(`  ${answerInWords(answer, slot)}`);
  if (barred.length > 0) lines.push(`${barred.length} cannot. Ask about one of them with --peer.`);
  return lines;
}
