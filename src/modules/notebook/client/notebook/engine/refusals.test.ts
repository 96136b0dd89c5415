import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NoteBody } from '../../../contract.ts';
import { chanceFrom } from '../../../testing/chaos/chance.ts';
import { PEOPLE, PLACES } from '../../../testing/chaos/seeds.ts';
import { modelServer } from '../../../testing/chaos/server.ts';
import { deviceInMemory } from '../../../testing/device-in-memory.ts';
import { openEngine } from '../engine.ts';
import { ownNotes } from '../merge.ts';
import { newDeviceId } from '../new-id.ts';
import type { Network } from '../ports.ts';

const [HERE = ''] = PLACES.sessions;
/** A session that has been taken out of the challenge: what is written in it is refused. */
const GONE = '0190a000-0000-7000-8000-00000000dead';
const NOW = 1_800_000_000_000;

/** A phone on a server that decides as production does, and what its screen shows of its own notes. */
async function phone(seed: number, server = modelServer(PLACES)) {
  const chance = chanceFrom(seed);
  const device = newDeviceId(NOW, chance.bytes(10));
  const [personId] = PEOPLE;
  await server.register(device, personId);
  const { disk, window } = deviceInMemory(device);
  const network: Network = {
    async exchange({ operations }) {
      const answer = await server.takeIn({ device, personId, operations });
      if (typeof answer === 'string') throw new Error(answer);
      return { kind: 'answered', answer };
    },
    register: async () => 'done',
  };
  const open = () => openEngine({ store: window(), network, now: () => NOW, random: (count) => chance.bytes(count) });
  const engine = await open();
  return {
    device,
    disk,
    server,
    engine,
    open,
    list: () => server.list(device, personId),
    handIn: (kept = [...disk.notes.values()]) => server.handIn({ device, personId, operations: [], kept }),
    async shown() {
      const own = ownNotes(engine.notes(), await server.list(device, personId));
      return own.map(({ body, notDeleted }) => [body.text, notDeleted?.refused ?? null]);
    },
  };
}

function body(text: string, sessionId = HERE): NoteBody {
  const writtenAt = '2027-05-11T09:00:00.000Z';
  return { text, kind: 'neutral', sessionId, themeId: null, sourceCategory: 'frontline', writtenAt };
}

describe('A deletion that the server refuses', () => {
  it('is told beside the note, which is there, until its writer has read why', async () => {
    const { server, engine, open, list, shown, disk } = await phone(1);
    const saved = await engine.write(body('A finding stands on it'));
    assert.equal(saved.saved, true);
    await engine.sync();
    const [note] = (await list()).notes;
    await server.standOn(note?.id ?? null);
    await engine.change(note?.id ?? '', note?.revision ?? '', null);
    await engine.sync();
    await engine.listed(await list());
    const why = 'It was not deleted: a finding stands on it. Take it out of the finding first.';
    assert.deepEqual(await shown(), [['A finding stands on it', why]]);
    const again = await open();
    const [deletion] = again.notDeleted();
    assert.ok(deletion);
    await again.understood(deletion);
    assert.deepEqual(
      [...disk.notes.values()].map((row) => row.refused),
      [undefined],
    );
    await engine.refresh();
    assert.deepEqual(await shown(), [['A finding stands on it', null]]);
    assert.deepEqual([engine.notDeleted(), engine.refused()], [[], []]);
  });

  it('is done when it is asked for again after the finding has gone, and nothing more is said', async () => {
    const { server, engine, list, shown } = await phone(2);
    await engine.write(body('No finding any more'));
    await engine.sync();
    const [note] = (await list()).notes;
    await server.standOn(note?.id ?? null);
    await engine.change(note?.id ?? '', note?.revision ?? '', null);
    await engine.sync();
    await server.standOn(null);
    await engine.change(note?.id ?? '', note?.revision ?? '', null);
    await engine.sync();
    assert.deepEqual([await shown(), engine.notDeleted(), await server.everything()], [[], [], []]);
  });

  it('needs nothing more where the note has gone otherwise', async () => {
    const { server, engine, list } = await phone(3);
    await engine.write(body('Deleted elsewhere'));
    await engine.sync();
    const [note] = (await list()).notes;
    await server.standOn(note?.id ?? null);
    await engine.change(note?.id ?? '', note?.revision ?? '', null);
    await engine.sync();
    assert.equal(engine.notDeleted().length, 1);
    assert.equal(await engine.listed({ knows: 2, notes: [] }), 0);
    assert.deepEqual(engine.notDeleted(), []);
  });
});

describe('A note that was refused and has come in by a file', () => {
  it('is that note from then on, and is not offered to be saved again', async () => {
    const { server, engine, list, handIn, shown } = await phone(4);
    await engine.write(body('In a session that is gone', GONE));
    await engine.sync();
    const [refused] = engine.refused();
    await handIn();
    assert.equal(await engine.listed(await list()), 1);
    assert.equal(await engine.listed(await list()), 0);
    assert.deepEqual([engine.refused(), await shown()], [[], [['In a session that is gone', null]]]);
    assert.deepEqual(
      engine.notes().map((note) => [note.id, engine.stateOf(note)]),
      [[refused?.revision, 'confirmed']],
    );
    assert.equal((await server.everything()).length, 1);
  });

  it('stays one note where it was saved again before the phone had heard, with what was changed on it since', async () => {
    const { server, engine, list, handIn, shown } = await phone(5);
    await engine.write(body('First words', GONE));
    await engine.sync();
    const [refused] = engine.refused();
    await handIn();
    const saved = await engine.saveAgain(refused?.id ?? '', body('First words'));
    assert.ok(saved.saved);
    await engine.change(saved.noteId, saved.revision, body('Better words'));
    await engine.sync();
    await engine.listed(await list());
    assert.deepEqual(await shown(), [['Better words', null]]);
    assert.deepEqual(
      engine.notes().map((note) => [note.id, note.beside]),
      [[refused?.revision, undefined]],
    );
    assert.deepEqual(
      (await server.everything()).map((note) => note.text),
      ['Better words'],
    );
  });

  for (const [when, isOld] of [
    ['in its older words', true],
    ['as it is', false],
  ] as const) {
    it(`and was changed and refused again before that loses no words where the file has it ${when}`, async () => {
      const { disk, server, engine, list, handIn, shown } = await phone(isOld ? 6 : 7);
      await engine.write(body('First words', GONE));
      await engine.sync();
      const [first] = engine.refused();
      assert.ok(first);
      const file = structuredClone([...disk.notes.values()]);
      await engine.change(first.id, first.revision, body('Better words', GONE));
      await engine.sync();
      if (isOld) {
        await handIn(file);
        assert.equal(await engine.listed(await list()), 0);
        assert.deepEqual(
          engine.refused().map((note) => note.body?.text),
          ['Better words'],
        );
        assert.deepEqual((await shown()).map(([text]) => text).sort(), ['Better words', 'First words']);
      }
      // The newer words take the place of the older ones, which nobody has changed; and those do not come again.
      await handIn();
      await handIn(file);
      assert.equal(await engine.listed(await list()), 1);
      assert.deepEqual(await shown(), [['Better words', null]]);
      assert.deepEqual(engine.refused(), []);
      assert.equal((await server.everything()).length, 1);
    });
  }

  it('in its older words and in newer ones, both refused, is changed to what its writer saves again in the end', async () => {
    const { disk, server, engine, list, handIn, shown } = await phone(8);
    await engine.write(body('First words', GONE));
    await engine.sync();
    const [first] = engine.refused();
    await handIn();
    await engine.change(first?.id ?? '', first?.revision ?? '', body('Second words', GONE));
    await engine.sync();
    const second = structuredClone([...disk.notes.values()]);
    await handIn();
    const [refused] = engine.refused();
    await engine.change(refused?.id ?? '', refused?.revision ?? '', body('Third words'));
    await engine.sync();
    await handIn(second);
    await engine.listed(await list());
    assert.deepEqual(await shown(), [['Third words', null]]);
    assert.deepEqual(
      (await server.everything()).map((note) => note.text),
      ['Third words'],
    );
  });

  it('can be saved again where the server was put back to before that, and is asked for no more where it has it still', async () => {
    const { server, engine, list, handIn, shown } = await phone(9);
    await engine.write(body('Brought by a file', GONE));
    await engine.sync();
    const beforeTheFile = await server.backup();
    await handIn();
    await engine.listed(await list());
    const since = await server.backup();
    await engine.write(body('Written after it'));
    await engine.sync();
    await server.restore(since);
    await engine.sync();
    await engine.listed(await list());
    assert.deepEqual([engine.refused(), (await shown()).length], [[], 2]);
    await engine.write(body('And once more'));
    await engine.sync();
    await server.restore(beforeTheFile);
    await engine.sync();
    await engine.listed(await list());
    assert.deepEqual(
      engine.refused().map((note) => note.body?.text),
      ['Brought by a file'],
    );
    const [refused] = engine.refused();
    await engine.saveAgain(refused?.id ?? '', body('Brought by a file'));
    await engine.sync();
    const texts = (await server.everything()).map((note) => note.text).sort();
    assert.deepEqual(texts, ['And once more', 'Brought by a file', 'Written after it']);
  });

  it('is on this phone alone again where the server was put back to before that and knows as much of it as before', async () => {
    const { server, engine, open, list, handIn, shown, disk } = await phone(10);
    await engine.write(body('Brought after the backup', GONE));
    await engine.sync();
    const [first] = engine.refused();
    const before = await server.backup();
    await handIn();
    await engine.listed(await list());
    assert.equal((await engine.sync()).result, 'done');
    await server.restore(before);
    await engine.sync();
    // Before it is settled on the disk, it is on the screen.
    assert.deepEqual(await shown(), [['Brought after the backup', null]]);
    assert.equal(await engine.listed(await list()), 0);
    const refused = (await open()).refused();
    assert.deepEqual(
      refused.map((note) => [note.body?.text, note.refused, note.was]),
      [['Brought after the backup', first?.refused, undefined]],
    );
    assert.deepEqual(await shown(), [['Brought after the backup', null]]);
    // The file has it, and brings it again.
    await handIn([...disk.notes.values()]);
    assert.equal(await engine.listed(await list()), 1);
    assert.deepEqual([engine.refused(), (await server.everything()).length], [[], 1]);
  });

  it('and was deleted on a page since stays deleted, also where the server was put back to after that', async () => {
    const { device, server, engine, list, handIn, shown } = await phone(11);
    await engine.write(body('Brought, and deleted elsewhere', GONE));
    await engine.sync();
    await handIn();
    await engine.listed(await list());
    const elsewhere = await phone(12, server);
    const [note] = (await list()).notes;
    await elsewhere.engine.change(note?.id ?? '', note?.revision ?? '', null);
    await elsewhere.engine.sync();
    const since = await server.backup();
    await engine.write(body('Written after it'));
    await engine.sync();
    await server.restore(since);
    await engine.sync();
    await engine.listed(await list());
    assert.notEqual(device, elsewhere.device);
    assert.deepEqual([engine.refused(), await shown()], [[], [['Written after it', null]]]);
  });

  it('alone, refused twice, stays deleted where it was deleted on a page after its older file had brought it', async () => {
    const { disk, server, engine, open, list, handIn, shown } = await phone(15);
    await engine.write(body('Refused twice in the same words', GONE));
    await engine.sync();
    const [first] = engine.refused();
    const older = structuredClone([...disk.notes.values()]);
    const before = await server.backup();
    await engine.saveAgain(first?.id ?? '', body('Refused twice in the same words', GONE));
    await engine.sync();
    assert.equal(engine.refused().length, 1);
    await handIn(older);
    assert.equal(await engine.listed(await list()), 1);
    const elsewhere = await phone(16, server);
    const [note] = (await list()).notes;
    await elsewhere.engine.change(note?.id ?? '', note?.revision ?? '', null);
    await elsewhere.engine.sync();
    for (const window of [engine, await open()]) {
      await window.listed(await list());
      assert.deepEqual([window.refused(), await shown()], [[], []]);
    }
    // A server that was put back to before the file has neither the words nor heard of them.
    await server.restore(before);
    await engine.sync();
    await engine.listed(await list());
    assert.deepEqual(
      engine.refused().map((one) => [one.body?.text, one.broughtAs]),
      [['Refused twice in the same words', undefined]],
    );
  });

  it('refused twice, the second time unheard, is taken the place of by what it was changed to meanwhile, where an older file had brought it', async () => {
    const { disk, server, engine, list, handIn } = await phone(18);
    await engine.write(body('Of a session that is gone', GONE));
    await engine.sync();
    const [first] = engine.refused();
    const older = structuredClone([...disk.notes.values()]);
    const again = await engine.saveAgain(first?.id ?? '', body('Of a session that is gone', GONE));
    assert.ok(again.saved);
    await engine.change(again.noteId, again.revision, body('Of no session, in other words'));
    await handIn(older);
    await engine.sync();
    await engine.listed(await list());
    const there = (await server.everything()).map(({ text }) => text);
    assert.deepEqual([there, engine.refused(), engine.waiting()], [['Of no session, in other words'], [], 0]);
  });

  it('is not called refused again where the answer that refused it is heard once more', async () => {
    const { disk, server, engine, open, list, handIn, shown } = await phone(17);
    await engine.write(body('Brought, and deleted on a page', GONE));
    await engine.sync();
    await handIn();
    await engine.listed(await list());
    const [note] = (await list()).notes;
    assert.equal(await server.deleteOnPage(note?.id ?? '', PEOPLE[0]), true);
    // Another window was full when it heard the answer, and what counts as confirmed was set back.
    disk.acknowledged = 0;
    const again = await open();
    assert.equal((await again.sync()).result, 'done');
    await again.listed(await list());
    await engine.refresh();
    assert.deepEqual([disk.acknowledged, again.refused(), engine.refused(), await shown()], [1, [], [], []]);
  });

  it('in its newer words has those refused again where the server was put back to when it had the older ones alone', async () => {
    const { disk, server, engine, list, handIn } = await phone(13);
    await engine.write(body('First words', GONE));
    await engine.sync();
    const [first] = engine.refused();
    const file = structuredClone([...disk.notes.values()]);
    await engine.change(first?.id ?? '', first?.revision ?? '', body('Better words', GONE));
    await engine.sync();
    await handIn(file);
    const older = await server.backup();
    await handIn();
    await engine.listed(await list());
    assert.deepEqual(engine.refused(), []);
    await server.restore(older);
    await engine.listed(await list());
    assert.deepEqual(
      engine.refused().map((note) => note.body?.text),
      ['Better words'],
    );
  });
});

describe('A note of which a change was refused', () => {
  it('keeps those words where a change made from older ones is saved: that is a note of its own', async () => {
    const { server, engine, open, list, shown } = await phone(14);
    await engine.write(body('As the team has it'));
    await engine.sync();
    const [note] = (await list()).notes;
    const stale = await open();
    await engine.change(note?.id ?? '', note?.revision ?? '', body('Refused, and here alone', GONE));
    await engine.sync();
    // One window has heard that it was refused; the other has not even heard that it was changed.
    for (const [window, text] of [
      [engine, 'Half typed before'],
      [stale, 'Typed in another window'],
    ] as const) {
      const saved = await window.change(note?.id ?? '', note?.revision ?? '', body(text));
      assert.notEqual(saved.saved && saved.noteId, note?.id);
    }
    await engine.refresh();
    assert.deepEqual(
      engine.refused().map(({ id, body: words, seen }) => [id, words?.text, seen]),
      [[note?.id, 'Refused, and here alone', note?.revision]],
    );
    assert.deepEqual(await stale.change(note?.id ?? '', note?.revision ?? '', null), { saved: false, why: 'failed' });
    await engine.sync();
    assert.deepEqual((await shown()).map(([text]) => text).sort(), [
      'Half typed before',
      'Refused, and here alone',
      'Typed in another window',
    ]);
    assert.equal((await server.everything()).length, 3);
  });
});
