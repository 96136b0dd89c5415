import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NoteBody, Operation } from '../../../contract.ts';
import { openEngine } from '../engine.ts';
import type { DeviceStore, Head, LocalNote, Network } from '../ports.ts';

/** A device that keeps what it is given in memory, and counts how many operations were read from it each time. */
function device() {
  const operations: Operation[] = [];
  const notes = new Map<string, LocalNote>();
  const reads: number[] = [];
  let head: Head = { sequence: 0, hash: '' };
  let acknowledged = 0;
  const store: DeviceStore = {
    read: async () => ({ device: 'a-device', head, acknowledged, notes: [...notes.values()], unreadable: [] }),
    async append(_at, operation, note) {
      operations.push(operation);
      notes.set(note.id, note);
      head = { sequence: operation.sequence, hash: operation.hash };
      return 'kept';
    },
    async operationsAfter(sequence, most) {
      const read = operations.filter((one) => one.sequence > sequence).slice(0, most.operations);
      reads.push(read.length);
      return read;
    },
    async settle(settlement) {
      acknowledged = settlement.acknowledged ?? acknowledged;
      return acknowledged;
    },
  };
  return { store, reads };
}

const NOTE: NoteBody = {
  text: 'Supervision happens every month',
  kind: 'neutral',
  sessionId: null,
  themeId: null,
  sourceCategory: 'frontline',
  writtenAt: '2027-05-11T09:00:00.000Z',
};

describe('Sending what waits', () => {
  it('reads a few operations while nothing gets through, and whole batches once something has', async () => {
    const { store, reads } = device();
    let isReachable = false;
    const network: Network = {
      async exchange({ operations }) {
        if (!isReachable) return { kind: 'unreachable' };
        const { sequence: knows = 0, hash = '' } = operations.at(-1) ?? {};
        const outcomes = operations.map(({ sequence }) => ({ sequence, result: 'taken' as const }));
        return { kind: 'answered', answer: { knows, hash, outcomes, now: '', closed: false } };
      },
      register: async () => 'done',
    };
    let times = 0;
    const random = (bytes: number) => {
      times += 1;
      return new Uint8Array(bytes).fill(times);
    };
    const engine = await openEngine({ store, network, now: () => 1_800_000_000_000, random });
    for (let count = 0; count < 200; count += 1) await engine.write(NOTE);
    assert.deepEqual([(await engine.sync()).result, (await engine.sync()).result], ['unreachable', 'unreachable']);
    isReachable = true;
    assert.equal((await engine.sync()).result, 'done');
    assert.deepEqual(reads, [8, 8, 8, 150, 42]);
    assert.equal(engine.waiting(), 0);
  });
});
