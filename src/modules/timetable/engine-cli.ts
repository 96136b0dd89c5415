import { open, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isRefusal } from '#kernel/result';
import type { Instance } from './domain/engine/instance.ts';
import { type ClockMinute, clockMinute } from './domain/engine/local-time.ts';
import { readInstance } from './domain/engine/read-instance.ts';
import { readPlan, type StatedPlan, withCurrent } from './domain/engine/read-plan.ts';
import { whySession } from './domain/engine/why.ts';
import type { Progress } from './solver/rounds.ts';
import { verify } from './verifier/verify.ts';

/** Where a command writes; standard output and standard error fit. */
export type Streams = {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
};

/** What was wrong with what was given: one line, exit 2. */
class BadInput extends Error {}

const USAGE = `timetable solve INSTANCE.json [--out PLAN.json] [--seconds 20] [--seed 1] [--from CURRENT.json] [--now 2027-05-12T10:00] [--gap 0.0001]
timetable check INSTANCE.json PLAN.json [--from CURRENT.json]
timetable why   INSTANCE.json PLAN.json --session S [--now 2027-05-12T10:00] [--from CURRENT.json] [--json]
`;

const OPTIONS = {
  out: { type: 'string' },
  seconds: { type: 'string' },
  seed: { type: 'string' },
  from: { type: 'string' },
  now: { type: 'string' },
  gap: { type: 'string' },
  session: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Values = { [Name in keyof typeof OPTIONS]?: (typeof OPTIONS)[Name]['type'] extends 'boolean' ? boolean : string };

/**
 * Runs `timetable solve | check | why` on files; `argv` begins with which. Gives the exit code: 0 done, 1 a plan that breaks a
 * rule or misstates a figure (one line a breach), 2 bad input (one line that names the file, the path inside it and what was
 * expected; nothing written).
 */
export async function timetableCommand(argv: readonly string[], io: Streams): Promise<number> {
  try {
    const [verb, ...rest] = argv;
    const { values, positionals } = parsed(verb, rest);
    if (verb === 'solve' && positionals.length === 1) return await solveCommand(positionals[0]!, values, io);
    if (verb === 'check' && positionals.length === 2)
      return await checkCommand(positionals[0]!, positionals[1]!, values, io);
    if (verb === 'why' && positionals.length === 2)
      return await whyCommand(positionals[0]!, positionals[1]!, values, io);
    io.stderr.write(USAGE);
    return 2;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    io.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function solveCommand(file: string, values: Values, io: Streams): Promise<number> {
  const options = {
    seconds: numberOf('--seconds', values.seconds, 20, 0.1, 86_400),
    seed: numberOf('--seed', values.seed, 1, 0, 2 ** 31),
    gap: numberOf('--gap', values.gap, 1e-4, 0, 1e9),
    now: values.now,
  };
  if (!Number.isInteger(options.seed)) throw new BadInput(`--seed: expected a whole number, found ${values.seed}`);
  const instance = await instanceFrom(file, values.from);
  if (values.out !== undefined) await tryOut(values.out);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  try {
    const { proposeTimetable } = await import('./solver/propose.ts');
    const plan = await proposeTimetable(instance, {
      ...options,
      signal: stopping.signal,
      onProgress: (progress) => io.stderr.write(progressLine(progress)),
    });
    if (isRefusal(plan))
      throw new BadInput(plan.why.startsWith('--') ? plan.why : `${values.from ?? file}: ${plan.why}`);
    const text = `${JSON.stringify(plan, null, 1)}\n`;
    if (values.out === undefined) io.stdout.write(text);
    else await writeFile(values.out, text).catch(cannotWrite(values.out));
    return 0;
  } finally {
    process.removeListener('SIGINT', stop);
  }
}

/** Sees before all the work whether its end can be written down, and leaves nothing behind; a pipe is not touched beforehand. */
async function tryOut(file: string): Promise<void> {
  const there = await stat(file).catch(() => null);
  if (there !== null && !there.isFile() && !there.isDirectory()) return;
  const opened = await open(file, 'a').catch(cannotWrite(file));
  await opened.close();
  if (there === null) await unlink(file);
}

function cannotWrite(file: string): (error: Error) => never {
  return (error) => bad(`${file}: expected a file that can be written, but ${oneLine(error.message)}`);
}

async function checkCommand(file: string, planFile: string, values: Values, io: Streams): Promise<number> {
  const instance = await instanceFrom(file, values.from);
  const { breaches, score } = verify(instance, await planFrom(instance, planFile));
  for (const breach of breaches) io.stdout.write(`${breach}\n`);
  if (breaches.length === 0) io.stdout.write(`${planFile} breaks no rule; its score is ${score}\n`);
  return breaches.length === 0 ? 0 : 1;
}

async function whyCommand(file: string, planFile: string, values: Values, io: Streams): Promise<number> {
  const instance = await instanceFrom(file, values.from);
  const plan = await planFrom(instance, planFile);
  if (values.session === undefined) throw new BadInput('--session: expected the id of a session, found nothing');
  const { breaches } = verify(instance, { ...plan, score: null, bound: null, gap: null, parts: null });
  for (const breach of breaches) io.stderr.write(`${breach}\n`);
  if (breaches.length > 0) return 1;
  const why = whySession(instance, plan, values.session, nowFrom(values.now));
  if (why === null) throw new BadInput(`--session: expected the id of a session in ${file}, found ${values.session}`);
  io.stdout.write(values.json ? `${JSON.stringify(why, null, 1)}\n` : `${why.sentences.join('\n')}\n`);
  return 0;
}

function progressLine({ seconds, score, bound, gap, unplaced }: Progress): string {
  const said = (value: number | null) => (value === null ? 'none yet' : value.toFixed(2));
  const percent = gap === null ? 'none yet' : `${(gap * 100).toFixed(2)} %`;
  return `${seconds.toFixed(1)} s: best score ${said(score)}, bound ${said(bound)}, gap ${percent}, left out ${unplaced ?? 'none yet'}\n`;
}

async function instanceFrom(file: string, from: string | undefined): Promise<Instance> {
  const instance = readInstance(await jsonFrom(file));
  if (isRefusal(instance)) throw new BadInput(`${file}: ${instance.why}`);
  return from === undefined ? instance : withCurrent(instance, await planFrom(instance, from));
}

async function planFrom(instance: Instance, file: string): Promise<StatedPlan> {
  const plan = readPlan(instance, await jsonFrom(file));
  return isRefusal(plan) ? bad(`${file}: ${plan.why}`) : plan;
}

async function jsonFrom(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch((error: Error) =>
    bad(`${file}: expected a file that can be read, but ${error.message}`),
  );
  const text = utf8From(bytes) ?? bad(`${file}: expected JSON in UTF-8, but it is not UTF-8`);
  try {
    return JSON.parse(text);
  } catch (error) {
    return bad(`${file}: expected JSON, but ${oneLine((error as Error).message)}`);
  }
}

/** The text, without the byte-order mark that Windows puts first; null where it is in another encoding. */
function utf8From(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What an error quotes of a file may hold anything: nothing of it moves the cursor or ends the line. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}

/** What each command knows of; anything else is refused rather than passed over. */
const KNOWN: Readonly<Record<string, readonly (keyof typeof OPTIONS)[]>> = {
  solve: ['out', 'seconds', 'seed', 'from', 'now', 'gap'],
  check: ['from'],
  why: ['session', 'now', 'from', 'json'],
};

function parsed(verb: string | undefined, rest: string[]): { values: Values; positionals: string[] } {
  const known = verb !== undefined && Object.hasOwn(KNOWN, verb) ? KNOWN[verb] : undefined;
  if (known === undefined) return { values: {}, positionals: [] };
  const options = Object.fromEntries(known.map((name) => [name, OPTIONS[name]]));
  try {
    return parseArgs({ args: rest, options, allowPositionals: true });
  } catch (error) {
    return bad((error as Error).message.split('\n')[0]!);
  }
}

function nowFrom(text: string | undefined): ClockMinute | undefined {
  if (text === undefined) return undefined;
  return clockMinute(text) ?? bad(`--now: expected a local time such as 2027-05-12T10:00, found ${text}`);
}

function numberOf(name: string, text: string | undefined, usual: number, least: number, most: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most))
    bad(`${name}: expected a number from ${least} to ${most}, found ${text}`);
  return value;
}

function bad(line: string): never {
  throw new BadInput(line);
}
