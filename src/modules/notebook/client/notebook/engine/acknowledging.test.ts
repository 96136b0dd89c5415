import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type NoteBody, sealOperation } from '../../../contract.ts';
import { chanceFrom } from '../../../testing/chaos/chance.ts';
import { PEOPLE, PLACES } from '../../../testing/chaos/seeds.ts';
import { modelServer } from '../../../testing/chaos/server.ts';
import { deviceInMemory, putBack } from '../../../testing/device-in-memory.ts';
import { type Engine, openEngine } from '../engine.ts';
import { newDeviceId } from '../new-id.ts';
import type { DeviceStore, Network } from '../ports.ts';

const [HERE] = PLACES.sessions;
/** A session that has been taken out of the challenge: what is written in it is refused. */
const GONE = '0190a000-0000-7000-8000-00000000dead';
const NOW = 1_800_000_000_000;

/** One phone, and a server that decides as production does; its answer is lost while `line.deaf`, and waits for `line.meanwhile`. */
function phone(seed: number) {
  const chance = chanceFrom(seed);
  const device = newDeviceId(NOW, chance.bytes(10));
  const server = modelServer(PLACES);
  const line = { deaf: false, closed: false, meanwhile: async () => {} };
  const { disk, window } = deviceInMemory(device);
  const network: Network = {
    async exchange({ operations }) {
      const answer = await server.takeIn({ device, personId: PEOPLE[0], operations });
      if (answer === 'unknown-device') return { kind: answer };
      if (typeof answer === 'string') throw new Error('nobody has revoked it, or left');
      await line.meanwhile();
      line.meanwhile = async () => {};
      return line.deaf ? { kind: 'unreachable' } : { kind: 'answered', answer: { ...answer, closed: line.closed } };
    },
    async register() {
      await server.register(device, PEOPLE[0]);
      return 'done';
    },
  };
  const stores: DeviceStore[] = [];
  const open = () => {
    const store = window();
    stores.push(store);
    return openEngine({ store, network, now: () => NOW, random: (count) => chance.bytes(count) });
  };
  const there = async () => (await server.everything()).map((note) => note.text).sort();
  return { disk, line, server, open, there, stores };
}

/** What waits for it goes on once it is opened. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

function body(text: string, sessionId: string = HERE ?? ''): NoteBody {
  const writtenAt = '2027-05-11T09:00:00.000Z';
  return { text, kind: 'neutral', sessionId, themeId: null, sourceCategory: 'frontline', writtenAt };
}

function stateOf(engine: Engine, text: string): string | undefined {
  const note = engine.notes().find((one) => one.body?.text === text);
  return note && engine.stateOf(note);
}

describe('A note that was refused', () => {
  for (const closedBetween of [true, false]) {
    const title = closedBetween ? 'in another opening of the notebook' : 'in the same one';
    it(`late in a batch whose answer was lost is heard of ${title}`, async () => {
      const { line, open, there } = phone(1);
      let engine = await open();
      await engine.sync();
      for (let count = 1; count <= 20; count += 1)
        await engine.write(body(`note ${count}`, count === 15 ? GONE : undefined));
      line.deaf = true;
      assert.equal((await engine.sync()).result, 'unreachable');
      line.deaf = false;
      if (closedBetween) engine = await open();
      assert.equal((await engine.sync()).result, 'done');
      assert.deepEqual([engine.waiting(), engine.refused().map((note) => note.body?.text)], [0, ['note 15']]);
      assert.deepEqual([stateOf(engine, 'note 15'), stateOf(engine, 'note 20')], ['refused', 'confirmed']);
      assert.equal((await there()).length, 19);
      // And it is so on the disk, whatever becomes of this window.
      assert.deepEqual(
        (await open()).refused().map((note) => note.body?.text),
        ['note 15'],
      );
    });
  }

  it('from a window that was killed before it heard is heard of in the other', async () => {
    const { line, open } = phone(2);
    const [one, other] = [await open(), await open()];
    await one.write(body('misplaced', GONE));
    line.deaf = true;
    await one.sync();
    line.deaf = false;
    // The other has not read the disk again, and sends nothing: the server knows of more than it does.
    assert.equal((await other.sync()).result, 'done');
    assert.deepEqual(
      (await open()).refused().map((note) => note.body?.text),
      ['misplaced'],
    );
  });

  it('is heard of where its version was laid beside another while the disk was full, and it was changed under its new name', async () => {
    const { disk, server, open } = phone(9);
    const engine = await open();
    const first = await engine.write(body('first'));
    assert.ok(first.saved);
    await engine.sync();
    // It was changed on another phone.
    const elsewhere = newDeviceId(NOW, chanceFrom(10).bytes(10));
    await server.register(elsewhere, PEOPLE[0]);
    const id = newDeviceId(NOW, chanceFrom(11).bytes(10));
    const { noteId, revision: seen } = first;
    const change = sealOperation(elsewhere, { sequence: 1, id, noteId, seen, body: body('elsewhere'), previous: '' });
    await server.takeIn({ device: elsewhere, personId: PEOPLE[0], operations: [change] });
    const second = await engine.change(noteId, seen, body('changed here'));
    assert.ok(second.saved);
    disk.full = true;
    await engine.sync();
    disk.full = false;
    // Under the name that the disk had no room for.
    await engine.change(second.revision, second.revision, body('changed here again', GONE));
    const again = await open();
    await again.sync();
    assert.deepEqual(
      again.refused().map((note) => note.body?.text),
      ['changed here again'],
    );
  });

  it('is heard of where the store was being read again while it, and one after it, were written', async () => {
    const { open, stores } = phone(8);
    const engine = await open();
    const [store] = stores;
    assert.ok(store);
    const { read, append } = store;
    const [reading, appending] = [gate(), gate()];
    store.read = async () => {
      const kept = await read();
      await reading.opened;
      return kept;
    };
    const refreshed = engine.refresh();
    await engine.write(body('misplaced', GONE));
    store.append = async (...what) => {
      const kept = await append(...what);
      await appending.opened;
      return kept;
    };
    const written = engine.write(body('written after it'));
    reading.open();
    await refreshed;
    appending.open();
    await written;
    await engine.sync();
    assert.deepEqual(
      engine.refused().map((note) => note.body?.text),
      ['misplaced'],
    );
  });

  it('while the disk was full is refused on the disk once there is room for a later answer', async () => {
    const { disk, open } = phone(3);
    const engine = await open();
    await engine.write(body('misplaced', GONE));
    disk.full = true;
    assert.equal((await engine.sync()).result, 'done');
    assert.equal(stateOf(engine, 'misplaced'), 'refused');
    disk.full = false;
    await engine.write(body('later'));
    await engine.sync();
    const again = await open();
    assert.deepEqual([stateOf(again, 'misplaced'), stateOf(again, 'later')], ['refused', 'confirmed']);
  });
});

describe('A device that was put back from a copy', () => {
  it('goes on from the number that the server has come to, and loses nothing that is written then', async () => {
    const { disk, open, there } = phone(4);
    const before = await open();
    await before.write(body('before the copy'));
    await before.sync();
    const copy = structuredClone(disk);
    for (const text of ['after it', 'and after that']) await before.write(body(text));
    await before.sync();
    putBack(disk, copy);
    const [engine, other] = [await open(), await open()];
    assert.equal((await engine.sync()).result, 'done');
    assert.deepEqual([disk.head.sequence, disk.acknowledged], [3, 3]);
    await engine.write(body('written since'));
    await other.write(body('in the other window'));
    assert.deepEqual([(await engine.sync()).result, (await other.sync()).result], ['done', 'done']);
    assert.deepEqual(await there(), [
      'after it',
      'and after that',
      'before the copy',
      'in the other window',
      'written since',
    ]);
  });

  it('skips no number under which another window writes meanwhile', async () => {
    const { disk, line, open, there } = phone(5);
    const before = await open();
    const copy = structuredClone(disk);
    for (const text of ['one', 'two', 'three']) await before.write(body(text));
    await before.sync();
    putBack(disk, copy);
    const [engine, other] = [await open(), await open()];
    line.meanwhile = async () => void (await other.write(body('meanwhile')));
    await engine.sync();
    // The window that wrote it is gone: all that is known of it is on the disk.
    await (await open()).sync();
    const refused = (await open()).refused().map((note) => note.body?.text);
    assert.deepEqual([refused, await there()], [['meanwhile'], ['one', 'three', 'two']]);
  });
});

describe('A server that was put back from a backup', () => {
  it('is sent nothing again while a full disk cannot keep that it knows less: else what it refuses now would count as confirmed', async () => {
    const { disk, server, open, there } = phone(7);
    const copy = await server.backup();
    const engine = await open();
    await engine.write(body('confirmed once'));
    await engine.sync();
    await server.restore(copy);
    disk.full = true;
    await assert.rejects(engine.sync(), /knows less than before could not be kept/);
    assert.deepEqual(await there(), []);
    disk.full = false;
    assert.equal((await engine.sync()).result, 'done');
    assert.deepEqual(await there(), ['confirmed once']);
  });
});

describe('A challenge that has closed', () => {
  it('is not done with, for a window, while another has written what the server does not have', async () => {
    const { line, open, there } = phone(6);
    const [one, other] = [await open(), await open()];
    await other.write(body('written first'));
    line.closed = true;
    line.meanwhile = async () => void (await one.write(body('written in the other window')));
    assert.equal((await other.sync()).result, 'done');
    assert.deepEqual(await there(), ['written first', 'written in the other window']);
  });
});
