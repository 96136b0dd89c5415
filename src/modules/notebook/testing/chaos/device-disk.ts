import type { DeviceStore, Head, Kept, LocalNote, Sent } from '../../client/notebook/ports.ts';
import { isRefused } from '../../client/notebook/refusals.ts';
import { hasGoneOn, hashOfLost, logAfterSettling } from '../../client/notebook/settlement.ts';
import type { Operation } from '../../contract.ts';
import type { Chance } from './chance.ts';
import type { World } from './world.ts';

/** What is on one device's disk. It outlives every crash; each change is whole or not at all. */
export type Disk = {
  device: string;
  head: Head;
  acknowledged: number;
  notes: Map<string, LocalNote>;
  operations: Map<number, Operation>;
  /** Every operation that was ever committed, for the oracle: a device that forgets too early does not make it forget. */
  committed: Operation[];
  full: boolean;
  /** Numbers of operations, and names of notes by their revision, of which the bytes have gone bad. */
  damaged: { operations: Set<number>; notes: Set<string> };
  /** The challenge has closed, and the notes were wiped: nothing more is kept. */
  wiped: boolean;
  /** It answers some calls with an error, having done what was asked or not: nobody can tell. */
  failing: boolean;
};

export function emptyDisk(device: string): Disk {
  return {
    device,
    head: { sequence: 0, hash: '' },
    acknowledged: 0,
    notes: new Map(),
    operations: new Map(),
    committed: [],
    damaged: { operations: new Set(), notes: new Set() },
    full: false,
    failing: false,
    wiped: false,
  };
}

/** Lets some bytes go bad: those of an operation, mostly one that waits still, of the note it left, or of both. */
export function damage(disk: Disk, chance: Chance): boolean {
  const all = [...disk.operations.values()];
  const waiting = all.filter(({ sequence }) => sequence > disk.acknowledged);
  const operation = chance.pick(waiting.length > 0 && !chance.once(4) ? waiting : all);
  if (!operation) return false;
  const of = chance.pick(['operation', 'operation', 'note', 'both']);
  if (of !== 'note') disk.damaged.operations.add(operation.sequence);
  if (of !== 'operation') disk.damaged.notes.add(operation.id);
  return true;
}

/** A window over a disk. When it is killed, transactions on their way happen or not, and nobody hears of either. */
export type Life = { alive: boolean; inFlight: Set<() => void> };

export function newLife(): Life {
  return { alive: true, inFlight: new Set() };
}

/** Kills a window in the middle of whatever it is at. */
export function kill(world: World, life: Life): void {
  if (!life.alive) return;
  life.alive = false;
  for (const commit of [...life.inFlight]) if (world.chance.once(2)) commit();
  life.inFlight.clear();
}

/** A promise that is answered later, unless the window is dead by then: whoever waits for it then waits for ever. */
function transaction<T>(world: World, life: Life, disk: Disk, work: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    let result: { value: T } | null = null;
    let failure: unknown = null;
    const commit = () => {
      try {
        result ??= { value: work() };
      } catch (error) {
        failure = error;
      }
    };
    life.inFlight.add(commit);
    world.later(20, () => {
      if (!life.alive) return;
      life.inFlight.delete(commit);
      if (disk.failing && world.chance.once(2)) {
        if (world.chance.once(2)) commit();
        return world.later(10, () => {
          if (life.alive) reject(new Error('the disk does not answer'));
        });
      }
      commit();
      world.later(10, () => {
        if (!life.alive) return;
        if (result) resolve(result.value);
        else reject(failure);
      });
    });
  });
}

/** As `wipeWhereNothingWaits` does it: looked and done in one transaction, whichever window wrote what waits. */
export type WipeWhereNothingWaits = (world: World, life: Life, disk: Disk) => Promise<boolean>;

export const wipeWhereNothingWaits: WipeWhereNothingWaits = (world, life, disk) =>
  transaction(world, life, disk, () => {
    const waits = disk.head.sequence > disk.acknowledged || [...disk.notes.values()].some(isRefused);
    disk.wiped ||= !waits;
    return disk.wiped;
  });

/** The store of a window, as IndexedDB is: transactions one after another, atomic, durable when they answer. */
export function diskStore(world: World, life: Life, disk: Disk): DeviceStore {
  return {
    read: () =>
      transaction(world, life, disk, (): Kept => {
        const { device, head, acknowledged } = disk;
        const all = [...disk.notes.values()];
        // What a note said is in its operation, too.
        const lost = (note: LocalNote) =>
          disk.damaged.notes.has(note.revision) && disk.damaged.operations.has(note.sequence);
        const unreadable = all.filter(lost).map(({ id }) => id);
        return { device, head, acknowledged, notes: all.filter((note) => !lost(note)), unreadable };
      }),
    append: (at, operation, note, { instead } = {}) =>
      transaction(world, life, disk, () => {
        if (disk.wiped) return 'locked' as const;
        if (disk.head.sequence !== at.sequence || disk.head.hash !== at.hash) return 'moved' as const;
        if (disk.full || world.chance.once(40)) return 'full' as const;
        if (instead) {
          if (disk.notes.get(instead.id)?.sequence !== instead.sequence) return 'gone' as const;
          disk.notes.delete(instead.id);
          disk.damaged.operations.add(instead.sequence);
        }
        disk.operations.set(operation.sequence, operation);
        disk.committed.push(operation);
        disk.notes.set(note.id, note);
        disk.head = { sequence: operation.sequence, hash: operation.hash };
        return 'kept' as const;
      }),
    operationsAfter: (sequence, most) =>
      transaction(world, life, disk, () => {
        const readable = (number: number) =>
          disk.damaged.operations.has(number) ? undefined : disk.operations.get(number);
        const rest = [...disk.operations.values()].filter((one) => one.sequence > sequence);
        return rest
          .sort((a, b) => a.sequence - b.sequence)
          .slice(0, Math.min(most.operations, 1 + world.chance.below(12)))
          .map(
            ({ sequence: number, ...one }): Sent =>
              disk.damaged.operations.has(number)
                ? { sequence: number, hash: hashOfLost(number, readable(number + 1), disk.head) }
                : { sequence: number, ...one },
          );
      }),
    settle: (settlement) =>
      transaction(world, life, disk, () => {
        if (disk.full) throw new Error('there is no room for an acknowledgement either');
        Object.assign(disk, logAfterSettling(disk, settlement));
        for (const { id, sequence, note, isThrownAway } of settlement.changes) {
          if (disk.notes.get(id)?.sequence !== sequence) continue;
          disk.notes.delete(id);
          if (isThrownAway) disk.operations.delete(sequence);
          if (note && !hasGoneOn(disk.notes.get(note.id), note)) disk.notes.set(note.id, note);
        }
        return disk.acknowledged;
      }),
  };
}
