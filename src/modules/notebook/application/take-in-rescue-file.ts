import { createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import { type Refusal, refusal } from '#kernel/result';
import type { Services } from '#platform/http/context';
import type { Answer } from '../contract.ts';
import { unwrapDeviceKey } from './device-key.ts';
import { registerDevice } from './register-device.ts';
import { takeInOperations } from './take-in-operations.ts';

/** The format of the file of unsent notes that a device saves where it cannot send them itself. */
export const RESCUE_FORMAT = 'critical-friend-notebook-1';

const fileSchema = z.object({
  format: z.literal(RESCUE_FORMAT),
  device: z.uuid(),
  wrapped: z.string().max(200),
  operations: z.array(z.object({ sequence: z.number().int(), iv: z.string().max(40), sealed: z.string() })).max(20_000),
});

/**
 * Takes in the unsent notes of a device that cannot send them: the file holds its operations as they are locked on it, and its key as
 * the server wrapped it. Only the person whose notes they are, and through the same door as a device: each operation once.
 */
export async function takeInRescueFile(
  services: Pick<Services, 'db' | 'clock' | 'config'>,
  wanted: { readonly challengeId: string; readonly text: string },
  personId: string,
): Promise<Refusal | { readonly answers: readonly Answer[]; readonly operations: number }> {
  const file = readFile(wanted.text);
  if (!file)
    return refusal('not-a-file', 'That is not a file of unsent notes: choose the file that the notebook saved.');
  const { challengeId } = wanted;
  const key = unwrapDeviceKey(services.config.secret, { device: file.device, personId, challengeId }, file.wrapped);
  if (!key)
    return refusal('wrong-key', 'This file was saved by somebody else, for another challenge, or by another server.');
  const known = {
    challengeId,
    device: file.device,
    name: 'A device whose notes came in a file',
    wrapped: file.wrapped,
  };
  const registered = await registerDevice(services, known, personId);
  if ('refused' in registered) return registered;
  const operations = file.operations.map((one) => opened(key, one)).sort((a, b) => a.sequence - b.sequence);
  const answers: Answer[] = [];
  for (let from = 0; from < operations.length; from += 200) {
    const batch = operations.slice(from, from + 200).map((one) => one.operation);
    const answer = await takeInOperations(services, { challengeId, device: file.device, operations: batch }, personId);
    if ('refused' in answer) return answer;
    answers.push(answer);
  }
  return { answers, operations: operations.length };
}

type RescueFile = z.infer<typeof fileSchema>;

function readFile(text: string): RescueFile | null {
  try {
    const read = fileSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** One that does not open is kept in its place, so that it is refused by its number and the others are taken in. */
function opened(
  key: Buffer,
  { sequence, iv, sealed }: RescueFile['operations'][number],
): { sequence: number; operation: unknown } {
  try {
    const bytes = Buffer.from(sealed, 'base64');
    const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'));
    cipher.setAAD(Buffer.from(`operation/${sequence}`));
    cipher.setAuthTag(bytes.subarray(bytes.length - 16));
    const text = Buffer.concat([cipher.update(bytes.subarray(0, bytes.length - 16)), cipher.final()]).toString('utf8');
    return { sequence, operation: JSON.parse(text) };
  } catch {
    return { sequence, operation: { sequence, hash: '' } };
  }
}
