import { Worker } from 'node:worker_threads';
import type { Answers, Loaded, Question } from './questions.ts';
import type { Asked } from './worker.ts';

type Reply = { id: number; answer?: unknown; unknown?: true; error?: string };
type Waiting = { resolve: (reply: Reply) => void; reject: (error: Error) => void };

let worker: Worker | null = null;
let count = 0;
const waiting = new Map<number, Waiting>();

/**
 * Asks about a plan in a thread of its own, so that no other page waits while five thousand peers are weighed. `key` names the plan as
 * it stands: what the thread has opened it keeps for a while, and `load` is called only where it has not. A thread that fails is
 * replaced by a new one at the next question.
 */
export async function ask<Kind extends Question['kind']>(
  key: string,
  question: Extract<Question, { kind: Kind }>,
  load: () => Promise<Loaded | null>,
): Promise<Answers[Kind] | null> {
  let reply = await send(key, question, null);
  if (reply.unknown) {
    const loaded = await load();
    if (loaded === null) return null;
    reply = await send(key, question, loaded);
  }
  if (reply.error !== undefined) throw new Error(`the desk: ${reply.error}`);
  return reply.answer as Answers[Kind];
}

function send(key: string, question: Question, load: Loaded | null): Promise<Reply> {
  worker ??= start();
  const id = count++;
  const asked: Asked = { id, key, question, load };
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
