import type { DeviceStore, LocalNote } from '../client/notebook/ports.ts';
import { hasGoneOn, logAfterSettling } from '../client/notebook/settlement.ts';
import { type Disk, emptyDisk } from './chaos/device-disk.ts';

/** A device's disk on which nothing goes wrong unless it is `full`, and windows over it: each reads and writes the same disk. */
export function deviceInMemory(device: string): { disk: Disk; window(): DeviceStore } {
  const disk = emptyDisk(device);
  const window = (): DeviceStore => ({
    async read() {
      const { head, acknowledged, notes } = disk;
      return { device, head, acknowledged, notes: [...notes.values()], unreadable: [] };
    },
    async append(at, operation, note, { instead } = {}) {
      if (disk.head.sequence !== at.sequence) return 'moved';
      if (instead) {
        if (disk.notes.get(instead.id)?.sequence !== instead.sequence) return 'gone';
        disk.notes.delete(instead.id);
        disk.operations.delete(instead.sequence);
      }
      disk.operations.set(operation.sequence, operation);
      disk.notes.set(note.id, note);
      disk.head = { sequence: operation.sequence, hash: operation.hash };
      return 'kept';
    },
    async operationsAfter(sequence, most) {
      return [...disk.operations.values()].filter((one) => one.sequence > sequence).slice(0, most.operations);
    },
    async settle(settlement) {
      if (disk.full) throw new Error('the disk is full');
      Object.assign(disk, logAfterSettling(disk, settlement));
      for (const { id, sequence, note, isThrownAway } of settlement.changes) {
        if (disk.notes.get(id)?.sequence !== sequence) continue;
        disk.notes.delete(id);
        if (isThrownAway) disk.operations.delete(sequence);
        if (note && !hasGoneOn(disk.notes.get(note.id), note)) disk.notes.set(note.id, note);
      }
      return disk.acknowledged;
    },
  });
  return { disk, window };
}

/** A device as a copy of its disk had it: what it has done since is gone, as when a telephone is put back from its backup. */
export function putBack(disk: Disk, copy: Disk): void {
  const notes = new Map<string, LocalNote>(copy.notes);
  Object.assign(disk, { ...copy, notes, operations: new Map(copy.operations) });
}
