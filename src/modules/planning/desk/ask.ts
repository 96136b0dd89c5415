import { Worker } from 'node:worker_threads';
import type { Answers, Loaded, Question } from './questions.ts';
import type { Asked, Lacks } from './worker.ts';

type Reply = { id: number; answer?: unknown; lacks?: Lacks; error?: string };
type Waiting = { resolve: (reply: Reply) => void; reject: (error: Error) => void };

let worker: Worker | null = null;
let count = 0;
const waiting = new Map<number, Waiting>();

/** Which plan, as it stands: `key` names it with all that was changed in it, `run` names what the engine was given. */
export type About = { readonly key: string; readonly run: string };

/**
 * Asks about a plan in a thread of its own, so that no other page waits while five thousand peers are weighed. What the thread has opened
 * it keeps for a while; `load` is called only where it has not, for the instance too where that is lacking. A thread that fails is
 * replaced by a new one at the next question.
 */
export async function ask<Kind extends Question['kind']>(
  about: About,
  question: Extract<Question, { kind: Kind }>,
  load: (withInstance: boolean) => Promise<Partial<Loaded> | null>,
): Promise<Answers[Kind] | null> {
  let reply = await send(about, question, null);
  // Twice at most: what was kept can be let go between two questions.
  for (let tries = 0; reply.lacks && tries < 2; tries += 1) {
    const loaded = await load(reply.lacks === 'plan and instance');
    if (loaded === null) return null;
    reply = await send(about, question, loaded);
  }
  if (reply.error !== undefined) throw new Error(`the desk: ${reply.error}`);
  return reply.answer as Answers[Kind];
}

function send({ key, run }: About, question: Question, load: Partial<Loaded> | null): Promise<Reply> {
  worker ??= start();
  const id = count++;
  const asked: Asked = { id, key, run, question, load };
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    // While somebody waits the process stays; else the thread never keeps it from ending.
    worker?.ref();
    worker?.postMessage(asked);
  });
}

function start(): Worker {
  const made = new Worker(new URL('./worker.ts', import.meta.url));
  made.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.resolve(reply);
    waiting.delete(reply.id);
    if (waiting.size === 0) made.unref();
  });
  const fail = (error: Error) => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  made.on('error', fail);
  made.on('exit', () => fail(new Error('the desk has ended')));
  return made;
}
