import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Bundle } from '../../bundle.ts';
import { chanceFrom } from '../../testing/chaos/chance.ts';
import { deviceInMemory } from '../../testing/device-in-memory.ts';
import { bareBundle } from './bare-bundle.ts';
import { type Engine, openEngine } from './engine.ts';
import { newDeviceId } from './new-id.ts';
import { cardName, thisNote } from './note-words.ts';
import type { Network } from './ports.ts';
import { shownNotes } from './shown-note.ts';

const START = 1_800_000_000_000;
const ME = '0190a000-0000-7000-8000-000000000001';
const nobody: Network = {
  exchange: async () => ({ kind: 'unreachable' }),
  register: async () => ({ kind: 'unreachable' }),
};

/** A phone on which a note was written every half second, three of them at one press, none confirmed. */
async function phoneWithNotes(): Promise<Engine> {
  const chance = chanceFrom(1);
  let now = START;
  const engine = await openEngine({
    store: deviceInMemory(newDeviceId(now, chance.bytes(10))).window(),
    network: nobody,
    now: () => now,
    random: (count) => chance.bytes(count),
  });
  for (const [text, at, nth] of [
    ['first', 0, 0],
    ['second', 500, 0],
    ['third, at the same press', 500, 1],
    ['fourth, at the same press', 500, 2],
    ['fifth', 1000, 0],
  ] as const) {
    // The clock goes back in the middle of a press.
    now += nth === 2 ? -400 : 500;
    const body = { text, kind: 'neutral', sessionId: null, themeId: null, sourceCategory: 'data' } as const;
    const order = nth > 0 && { nthInPress: nth };
    await engine.write({ ...body, writtenAt: new Date(START + at).toISOString(), ...order });
  }
  return engine;
}

describe('Notes on the screen', () => {
  it('stand in the same order before they are confirmed and after, those of one press in the order of its lines', async () => {
    const engine = await phoneWithNotes();
    const before = bareBundle(ME);
    const order = ['fifth', 'second', 'third, at the same press', 'fourth, at the same press', 'first'];
    const shown = (bundle: typeof before) => shownNotes(bundle, engine, []).first(9);
    assert.deepEqual(
      shown(before).map((note) => note.body.text),
      order,
    );
    const notes = engine.notes().flatMap(({ id, revision, body }) => {
      if (!body) return [];
      // The server's clock was behind when they came in.
      const listed = { ...body, writtenAt: new Date(Date.parse(body.writtenAt) - 60_000).toISOString() };
      return [{ id, revision, body: listed, beside: null, mine: true, author: 'Me', photographs: [] }];
    });
    assert.deepEqual(
      shown({ ...before, knows: 5, notes }).map((note) => note.body.text),
      order,
    );
  });

  it('without words are told from one another by when they were written, and by a number within a minute', async () => {
    const bundle = bareBundle(ME);
    const engine = await openEngine({
      store: deviceInMemory('0190a000-0000-7000-8000-0000000000dd').window(),
      network: nobody,
      now: () => START,
      random: (count) => new Uint8Array(count),
    });
    const note = (id: string, writtenAt: string, text = 'Photograph') => ({
      ...{ id, revision: id, beside: null, mine: false, author: 'Ayesha Khan', photographs: [] },
      body: { text, kind: 'neutral', sessionId: 's', themeId: null, sourceCategory: 'data', writtenAt } as const,
    });
    const sessions = [{ id: 's', title: 'South team' }] as unknown as Bundle['sessions'];
    const notes = [
      note('a', '2027-05-11T13:30:10.000Z'),
      note('b', '2027-05-11T13:30:40.000Z'),
      note('c', '2027-05-12T13:30:00.000Z'),
      note('d', '2027-05-10T13:30:00.000Z', 'They know their patch'),
    ];
    const shown = shownNotes({ ...bundle, sessions, notes }, engine, []).first(9);
    assert.deepEqual(
      shown.map((one) => [one.id, cardName(one, { ...bundle, sessions })]),
      [
        ['c', 'Neutral: Photograph, from ‘South team’, No theme yet, Wednesday 12 May, 2.30pm'],
        ['b', 'Neutral: Photograph, from ‘South team’, No theme yet, Tuesday 11 May, 2.30pm, 1 of 2'],
        ['a', 'Neutral: Photograph, from ‘South team’, No theme yet, Tuesday 11 May, 2.30pm, 2 of 2'],
        ['d', 'Neutral, No theme yet'],
      ],
    );
    assert.deepEqual(
      shown.map((one) => thisNote(one)),
      [
        'this note, Wednesday 12 May, 2.30pm',
        'this note, Tuesday 11 May, 2.30pm, 1 of 2',
        'this note, Tuesday 11 May, 2.30pm, 2 of 2',
        'this note',
      ],
    );
  });

  it('say that they lie beside another version only while there is one', async () => {
    const bundle = bareBundle(ME);
    const engine = await openEngine({
      store: deviceInMemory('0190a000-0000-7000-8000-0000000000dd').window(),
      network: nobody,
      now: () => START,
      random: (count) => new Uint8Array(count),
    });
    const body = { kind: 'neutral', sessionId: null, themeId: null, sourceCategory: 'data', writtenAt: '' } as const;
    const note = (id: string, beside: string | null) => ({
      ...{ id, revision: id, beside, mine: true, author: 'Me', photographs: [] },
      body: { ...body, text: id },
    });
    const besides = (...notes: ReturnType<typeof note>[]) =>
      shownNotes({ ...bundle, notes }, engine, [])
        .first(9)
        .map(({ id, beside }) => [id, beside]);
    assert.deepEqual(besides(note('b', 'a'), note('a', null)), [
      ['a', null],
      ['b', 'a'],
    ]);
    // The other was deleted; and of two that are left beside it, either is the other's.
    assert.deepEqual(besides(note('b', 'a')), [['b', null]]);
    assert.deepEqual(besides(note('c', 'a'), note('b', 'a')), [
      ['b', 'a'],
      ['c', 'a'],
    ]);
  });
});
