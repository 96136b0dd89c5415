import { z } from 'zod';
import { isId } from '#kernel/ids';
import { SOURCE_CATEGORIES } from '#modules/programmes';
import type { Operation } from '../contract.ts';
import { NOTE_KINDS } from '../domain/note.ts';
import type { Arrived } from '../domain/take-in.ts';
import type { KeptNote } from '../domain/take-in-kept.ts';

const id = z.string().refine((text) => isId(text) && text === text.toLowerCase());
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const sequence = z.number().int().min(1).max(1_000_000_000);

const bodySchema = z.strictObject({
  text: z.string(),
  kind: z.enum(NOTE_KINDS),
  sessionId: id.nullable(),
  themeId: id.nullable(),
  sourceCategory: z.enum(SOURCE_CATEGORIES),
  writtenAt: z.iso.datetime(),
  promptId: id.optional(),
  nthInPress: sequence.optional(),
});
const operationSchema = z.strictObject({
  sequence,
  id,
  noteId: id,
  seen: id.nullable(),
  body: bodySchema.nullable(),
  previous: z.union([hash, z.literal('')]),
  hash,
  instead: id.optional(),
});
/** A note as a device keeps it, of which a file brings the words: what else is in it is left where it is. */
const keptNoteSchema = z.object({ id, revision: id, sequence, instead: id.optional(), body: bodySchema });
const numberedSchema = z.looseObject({ sequence, hash: hash.catch('') });

/**
 * What came from a device, each by itself: one that is not as an operation must be keeps its number, so that it can be refused without
 * harm to the others. What has not even a number is left out: a device asks again for what is missing.
 */
export function readOperations(came: readonly unknown[]): Arrived[] {
  return came.flatMap((one): Arrived[] => {
    const whole = operationSchema.safeParse(one);
    if (whole.success) return [whole.data satisfies Operation];
    const numbered = numberedSchema.safeParse(one);
    return numbered.success ? [{ sequence: numbered.data.sequence, hash: numbered.data.hash, unreadable: true }] : [];
  });
}

/** A note that a device kept and the server had refused; null where it cannot be read as one. */
export function readKeptNote(came: unknown): KeptNote | null {
  const read = keptNoteSchema.safeParse(came);
  return read.success ? read.data : null;
}
