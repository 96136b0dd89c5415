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

  it('are not what was deleted here and not yet heard of there', () => {
    assert.deepEqual(shown([local('a', 5, { body: null })], { knows: 4, notes: [listed('a', 'r1')] }), []);
  });
});
