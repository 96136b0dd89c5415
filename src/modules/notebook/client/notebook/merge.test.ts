import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NoteBody } from '../../contract.ts';
import { ownNotes } from './merge.ts';
import type { LocalNote } from './ports.ts';

const body = (text: string): NoteBody => ({
  text,
  kind: 'neutral',
  sessionId: null,
  themeId: null,
  sourceCategory: 'frontline',
  writtenAt: '2027-05-12T09:00:00.000Z',
});
const local = (id: string, sequence: number, more: Partial<LocalNote> = {}): LocalNote => ({
  id,
  body: body(`here ${id}`),
  revision: `r${sequence}`,
  sequence,
  savedAt: 0,
  ...more,
});
const listed = (id: string, revision: string) => ({ id, revision, body: body(`there ${id}`), beside: null });
const shown = (...given: Parameters<typeof ownNotes>) => ownNotes(...given).map((note) => note.body.text);

describe('One’s own notes, of this device and of others', () => {
  it('are the device’s while the server’s list is older, and the list’s once it is newer', () => {
    assert.deepEqual(shown([local('a', 5)], { knows: 4, notes: [listed('a', 'r1')] }), ['here a']);
    assert.deepEqual(shown([local('a', 5)], { knows: 5, notes: [listed('a', 'r9')] }), ['there a']);
    assert.deepEqual(shown([local('a', 5)], null), ['here a']);
  });

  it('are gone where the server had them and has them no more, and stay where they never reached it or were refused', () => {
    assert.deepEqual(shown([local('a', 5)], { knows: 5, notes: [] }), []);
    assert.deepEqual(shown([local('a', 6)], { knows: 5, notes: [] }), ['here a']);
    assert.deepEqual(shown([local('a', 5, { refused: 'why' })], { knows: 5, notes: [] }), ['here a']);
  });

  it('are as the server has them, with why, where they were to be deleted here and were not', () => {
    const refused = { body: null, refused: 'A finding stands on it.' };
    const own = ownNotes([local('a', 5, refused)], { knows: 5, notes: [listed('a', 'r1')] });
    assert.deepEqual(
      own.map((note) => [note.body.text, note.revision, note.local, note.notDeleted?.refused]),
      [['there a', 'r1', null, 'A finding stands on it.']],
    );
    // It was a version that lies beside another on the server, as this device had not heard.
    const beside = ownNotes([local('a', 5, { ...refused, seen: 'r3' })], {
      knows: 5,
      notes: [listed('a', 'r9'), listed('b', 'r3')],
    });
    assert.deepEqual(
      beside.map((note) => [note.id, note.notDeleted?.refused]),
      [
        ['a', undefined],
        ['b', 'A finding stands on it.'],
      ],
    );
    assert.deepEqual(shown([local('a', 5, refused)], { knows: 5, notes: [] }), []);
  });

  it('are not what was deleted here and not yet heard of there', () => {
    assert.deepEqual(shown([local('a', 5, { body: null })], { knows: 4, notes: [listed('a', 'r1')] }), []);
  });
});
