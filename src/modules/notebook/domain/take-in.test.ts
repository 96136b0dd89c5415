import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashOfLost } from '../client/notebook/settlement.ts';
import { type NoteBody, sealOperation } from '../contract.ts';
import { PEOPLE, PLACES } from '../testing/chaos/seeds.ts';
import { modelServer } from '../testing/chaos/server.ts';

const DEVICE = '0190a000-0000-7000-8000-0000000000dd';
const [PERSON] = PEOPLE;
const [HERE = null] = PLACES.sessions;

function operation(last: number, text: string) {
  const id = `0190a000-0000-7000-8000-0000000000${last}`;
  const body: NoteBody = {
    ...{ text, kind: 'neutral', sessionId: HERE, themeId: null, sourceCategory: 'frontline' },
    writtenAt: '2027-05-11T09:00:00.000Z',
  };
  return sealOperation(DEVICE, { sequence: 1, id, noteId: id, seen: null, body, previous: '' });
}

describe('The number of an operation that a device cannot read any more', () => {
  const [theirs, ours] = [operation(11, 'What the server has'), operation(12, 'What the device had')];

  async function outcomeOf(hash: string) {
    const server = modelServer(PLACES);
    await server.register(DEVICE, PERSON);
    await server.takeIn({ device: DEVICE, personId: PERSON, operations: [theirs] });
    const answer = await server.takeIn({ device: DEVICE, personId: PERSON, operations: [{ sequence: 1, hash }] });
    return typeof answer === 'string' ? answer : answer.outcomes[0];
  }

  it('is answered as what the server has under it only where that has its hash, or nobody can say which that was', async () => {
    assert.deepEqual(await outcomeOf(theirs.hash), { sequence: 1, result: 'taken' });
    assert.deepEqual(await outcomeOf(''), { sequence: 1, result: 'taken' });
    assert.deepEqual(await outcomeOf(ours.hash), { sequence: 1, result: 'refused', code: 'other-operation' });
  });

  it('has its hash from the operation after it, or from the end of the log', () => {
    const next = { ...theirs, sequence: 2, previous: ours.hash };
    assert.equal(hashOfLost(1, next, { sequence: 2, hash: next.hash }), ours.hash);
    assert.equal(hashOfLost(1, undefined, { sequence: 1, hash: ours.hash }), ours.hash);
    assert.equal(hashOfLost(1, { sequence: 2, hash: '' }, { sequence: 3, hash: next.hash }), '');
  });
});
