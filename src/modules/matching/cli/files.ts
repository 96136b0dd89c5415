import { readFileSync } from 'node:fs';
import { isRefusal, type Refusal } from '#kernel/result';
import type { Instance } from '../domain/instance.ts';
import type { StatedPlan } from '../domain/plan.ts';
import { readInstance } from '../domain/read-instance.ts';
import { readPlan } from '../domain/read-plan.ts';

/** Where a command writes. */
export type CommandIo = {
  readonly stdout: { write: (text: string) => unknown };
  readonly stderr: { write: (text: string) => unknown };
};

/** Input that cannot be used: one line that names the file, the path inside it and what was expected. */
export class BadInput extends Error {}

/** The instance in the file. Throws `BadInput`. */
export function instanceIn(file: string): Instance {
  return sound(file, readInstance(jsonIn(file)));
}

/** The plan in the file. Throws `BadInput`. */
export function planIn(file: string): StatedPlan {
  return sound(file, readPlan(jsonIn(file)));
}

/** The plan in the file, which must place peers of this instance in slots of it, one each. Throws `BadInput`. */
export function planFor(instance: Instance, file: string): StatedPlan {
  const plan = planIn(file);
  const slots = new Set(instance.challenges.flatMap((c) => c.slots.map((s) => s.id)));
  const peers = new Set(instance.peers.map((p) => p.id));
  const seen = new Set<string>();
  plan.placements.forEach(({ slot, peer }, i) => {
    const bad = (name: string, expected: string, found: string) => {
      throw new BadInput(`${file}: placements[${i}].${name}: expected ${expected}, found ${JSON.stringify(found)}`);
    };
    if (!slots.has(slot)) bad('slot', 'the id of a slot of the instance', slot);
    if (!peers.has(peer)) bad('peer', 'the id of a peer of the instance (keep one who withdrew, as unavailable)', peer);
    if (seen.has(slot)) bad('slot', 'each slot once', slot);
    seen.add(slot);
  });
  return plan;
}

function sound<T extends object>(file: string, read: T | Refusal): T {
  if (isRefusal(read)) throw new BadInput(oneLine(`${file}: ${read.why}`));
  return read;
}

function jsonIn(file: string): unknown {
  let written: string;
  try {
    written = readFileSync(file, 'utf8');
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
    throw new BadInput(`${file}: expected a file that can be read (${code})`);
  }
  try {
    return JSON.parse(written.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new BadInput(oneLine(`${file}: the whole file: expected JSON (${why})`));
  }
}

function oneLine(words: string): string {
  // A broken file can hold anything: nothing of it reaches the terminal that would move its cursor.
  return words.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
}

/** What an option's number may be. */
export type OptionRange = { readonly least: number; readonly most: number; readonly whole?: boolean };

/** A number given as an option. Throws `BadInput` where it is none or out of range. */
export function optionNumber(
  name: string,
  given: string | undefined,
  otherwise: number,
  { least, most, whole = false }: OptionRange,
): number {
  if (given === undefined) return otherwise;
  const value = Number(given);
  const isOne = given.trim() !== '' && (whole ? Number.isInteger(value) : Number.isFinite(value));
  if (!isOne || value < least || value > most) {
    const what = whole ? 'a whole number' : 'a number';
    throw new BadInput(`--${name}: expected ${what} from ${least} to ${most}, found ${JSON.stringify(given)}`);
  }
  return value;
}
