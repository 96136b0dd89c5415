import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { NoteBody } from '../../../contract.ts';
import { openEngine } from '../engine.ts';
import type { DeviceStore, LocalNote } from '../ports.ts';
import { settledByList } from '../refusals.ts';

const BODY: NoteBody = {
  text: 'Supervision happens every month',
  kind: 'neutral',
  sessionId: null,
  themeId: null,
  sourceCategory: 'frontline',
  writtenAt: '2027-05-11T09:00:00.000Z',
};

/** So many notes that tell how often anything of them was looked at. */
function watched(many: number) {
  let looks = 0;
  const notes = Array.from({ length: many }, (_none, at): LocalNote => {
    const note = { id: `note-${at}`, body: BODY, revision: `revision-${at}`, sequence: at + 1, savedAt: 0 };
    return new Proxy(note, {
      get(of, name) {
        looks += 1;
        return Reflect.get(of, name);
      },
    });
  });
  return { notes, looks: () => looks };
}

/** How often the notes that lie on a device are looked at, and its store is asked, while one more is written. */
async function costOfWriting(beside: number): Promise<{ looks: number; asked: string[] }> {
  const { notes, looks } = watched(beside);
  const asked: string[] = [];
  const telling = <T>(name: string, answer: T) => {
    asked.push(name);
    return Promise.resolve(answer);
  };
  const head = { sequence: beside, hash: '' };
  const store: DeviceStore = {
    read: () => telling('read', { device: 'a-device', head, acknowledged: 0, notes, unreadable: [] }),
    append: () => telling('append', 'kept' as const),
    operationsAfter: () => telling('operationsAfter', []),
    settle: () => telling('settle', 0),
  };
  const network = { exchange: async () => UNREACHABLE, register: async () => UNREACHABLE };
  const engine = await openEngine({ store, network, now: () => 0, random: (bytes) => new Uint8Array(bytes) });
  const before = looks();
  asked.length = 0;
  assert.equal((await engine.write(BODY)).saved, true);
  return { looks: looks() - before, asked };
}

const UNREACHABLE = { kind: 'unreachable' } as const;

it('a note that is written costs one asking of the store, and no look at any other note, however many there are', async () => {
  for (const beside of [1, 1500]) assert.deepEqual(await costOfWriting(beside), { looks: 0, asked: ['append'] });
});

it('a list of the server of which nothing was ever refused is not looked through for what has become of each note', () => {
  let looks = 0;
  const listed = new Proxy([], {
    get(list, name) {
      looks += 1;
      return Reflect.get(list, name);
    },
  });
  const settled = settledByList(watched(1500).notes, { knows: 1500, notes: listed });
  assert.deepEqual([settled, looks], [{ changes: [], byFile: 0 }, 0]);
});
