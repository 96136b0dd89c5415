import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NoteBody } from '../../contract.ts';
import { PEOPLE, PLACES } from '../../testing/chaos/seeds.ts';
import { modelServer } from '../../testing/chaos/server.ts';
import type { Server } from './http-network.ts';
import { straightSender } from './straight-sender.ts';

const [HERE = null] = PLACES.sessions;
const [PERSON] = PEOPLE;

/** A phone without room, on a server that decides as production does; `line.deaf`: what it answers is lost. */
function phoneWithoutRoom() {
  const server = modelServer(PLACES);
  const line = { deaf: false };
  const photographs: string[] = [];
  const asked: Pick<Server, 'registerBeside' | 'exchange' | 'photograph'> = {
    async registerBeside(device) {
      await server.register(device, PERSON);
      return { kind: 'got', value: { key: '', wrapped: '' } };
    },
    async exchange({ device, operations }) {
      const answer = await server.takeIn({ device, personId: PERSON, operations });
      if (typeof answer === 'string') throw new Error(answer);
      return line.deaf ? { kind: 'unreachable' } : { kind: 'answered', answer };
    },
    async photograph({ noteId }) {
      photographs.push(noteId);
      return { kind: 'got', value: {} };
    },
  };
  const there = async () => (await server.everything()).map(({ id, text }) => ({ id, text }));
  return { line, photographs, there, send: straightSender(asked) };
}

function body(text: string): NoteBody {
  const writtenAt = new Date().toISOString();
  return { text, kind: 'neutral', sessionId: HERE, themeId: null, sourceCategory: 'frontline', writtenAt };
}

describe('Notes that are sent straight from a phone without room', () => {
  it('are the same where nobody heard that they arrived, and are there once', async () => {
    const { line, there, send } = phoneWithoutRoom();
    line.deaf = true;
    assert.equal((await send([body('Heard in the corridor')], null)).sent, false);
    line.deaf = false;
    assert.deepEqual(await send([body('Heard in the corridor')], null), { sent: true });
    assert.deepEqual(
      (await there()).map(({ text }) => text),
      ['Heard in the corridor'],
    );
  });

  it('are others once those are with the team, though they say the same: each photograph has a note of its own', async () => {
    const { photographs, there, send } = phoneWithoutRoom();
    for (const id of ['first', 'second'])
      assert.deepEqual(await send([body('Photograph')], { id, bytes: new ArrayBuffer(8) }), { sent: true });
    const notes = await there();
    assert.deepEqual([notes.length, photographs.sort()], [2, notes.map(({ id }) => id).sort()]);
  });
});
