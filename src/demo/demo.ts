import { createHash } from 'node:crypto';
import type { IsoDate } from '#kernel/dates';
import { londonInstant } from '#kernel/dates';
import { newId } from '#kernel/ids';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { FileStore } from '#platform/files/file-store';
import type { DemoChallenge } from './content/challenges.ts';
import type { DemoPeer } from './content/peers.ts';

/** What every part of the seeding works with. */
export type Demo = {
  readonly trx: Transacting;
  readonly files: FileStore;
  readonly now: Date;
  readonly today: IsoDate;
  readonly bodyId: string;
  readonly definitions: ReadonlyMap<string, ProgrammeDefinition>;
  readonly peers: readonly DemoPeer[];
  readonly challenges: readonly DemoChallenge[];
};

/** The same id for the same key, every time: the demo's own, in the shape of a UUIDv7. */
export function demoId(key: string): string {
  return newId(1_767_225_600_000, createHash('sha256').update(key).digest().subarray(0, 10));
}

export const personId = (email: string) => demoId(`person ${email.toLowerCase()}`);
export const challengeId = (key: string) => demoId(`challenge ${key}`);
export const slotId = (challenge: string, slot: string) => demoId(`slot ${challenge} ${slot}`);
export const themeId = (challenge: string, theme: string) => demoId(`theme ${challenge} ${theme}`);
export const noteId = (challenge: string, note: string) => demoId(`note ${challenge} ${note}`);
export const findingId = (challenge: string, finding: string) => demoId(`finding ${challenge} ${finding}`);
export const recommendationId = (challenge: string, key: string) => demoId(`recommendation ${challenge} ${key}`);
export const sessionId = (challenge: string, key: string) => demoId(`session ${challenge} ${key}`);

/** Ten in the morning of a day, or now where that would be later. */
export function morningOf({ now }: Demo, date: IsoDate): Date {
  const at = londonInstant(date, '10:00');
  return at < now ? at : now;
}

/** Who a slot's peer is, by e-mail address; the manager's slot too. Throws where nobody is in it. */
export function emailInSlot(demo: Demo, challenge: DemoChallenge, slot: string): string {
  const key = challenge.slots.find((each) => each.key === slot)?.peer;
  const peer = demo.peers.find((each) => each.key === key);
  if (!peer) throw new Error(`nobody is in ${challenge.key} ${slot}`);
  return peer.email;
}

/** The manager's slot of a programme. */
export function managerSlot(definition: ProgrammeDefinition): string {
  const slot = definition.team.slots.find((each) => each.manager);
  if (!slot) throw new Error(`${definition.key} has no manager's slot`);
  return slot.key;
}

/** The definition a challenge runs by. */
export function definitionOf(demo: Demo, challenge: DemoChallenge): ProgrammeDefinition {
  const definition = demo.definitions.get(challenge.programme);
  if (!definition) throw new Error(`no programme ${challenge.programme}`);
  return definition;
}

/** Inserts rows some hundreds at a time: PostgreSQL takes at most 65,535 values a statement. */
export async function insertRows<Row>(
  rows: readonly Row[],
  insert: (chunk: Row[]) => { execute(): Promise<unknown> },
): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) await insert(rows.slice(at, at + 500)).execute();
}
