import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import type { NoteBody } from '../contract.ts';
import { deviceState } from '../store/bundle.ts';
import { deleteNote } from './delete-note.ts';
import { registerDevice } from './register-device.ts';
import { takeInRefusedNote } from './take-in-refused-note.ts';

const service = await testService();
const { db, services } = service;
const { id: challengeId, people } = await aChallenge(db, { stage: 'on-site' });
const author = people.peer;

it('A file brings nothing again whose note its author has deleted on a page since, and their phones hear that it was brought', async () => {
  const device = newId();
  await registerDevice(services, { challengeId, device, name: 'Phone', wrapped: null }, author);
  const body: NoteBody = {
    text: 'Refused, and brought by a file',
    kind: 'neutral',
    sessionId: null,
    themeId: null,
    sourceCategory: 'frontline',
    writtenAt: '2026-11-22T10:00:00.000Z',
  };
  const kept = { id: newId(), revision: newId(), sequence: 1, body };
  const handIn = async (note: Parameters<typeof takeInRefusedNote>[2]) =>
    await takeInRefusedNote(services, { challengeId, device }, note);
  const texts = async () => {
    const rows = await db.selectFrom('notes').select('text').where('challenge_id', '=', challengeId).execute();
    return rows.map(({ text }) => text);
  };
  const colleague = newId();
  await registerDevice(services, { challengeId, device: colleague, name: 'Phone', wrapped: null }, people.secondPeer);
  const heard = async () => (await deviceState(db, challengeId, device, author))?.brought;
  assert.deepEqual(await heard(), []);
  const { outcome, landedOn } = await handIn(kept);
  assert.deepEqual(await heard(), [{ name: kept.revision, sequence: 1 }]);
  assert.deepEqual((await deviceState(db, challengeId, colleague, people.secondPeer))?.brought, []);
  assert.deepEqual([outcome, await texts()], ['taken', [body.text]]);
  const deleted = await deleteNote(services, { challengeId, noteId: landedOn ?? '' }, author);
  assert.deepEqual(deleted, { deleted: true });
  assert.deepEqual(await heard(), [{ name: kept.revision, sequence: 1 }]);
  assert.deepEqual([await handIn(kept), await texts()], [{ outcome: 'taken', landedOn }, []]);
  // They had been saved again in the same words, and were refused once more, before any file was handed in.
  const again = { ...kept, revision: newId(), sequence: 2, instead: kept.revision };
  assert.deepEqual([await handIn(again), await texts()], [{ outcome: 'taken', landedOn }, []]);
  assert.deepEqual(await heard(), [{ name: kept.revision, sequence: 2 }]);
  // Words that were changed on the phone since are others, and nobody has deleted those.
  const newer = { ...kept, revision: newId(), sequence: 3, instead: kept.revision };
  await handIn({ ...newer, body: { ...body, text: 'Refused again, in other words' } });
  assert.deepEqual(await texts(), ['Refused again, in other words']);
  assert.deepEqual(await heard(), [{ name: kept.revision, sequence: 3 }]);
});
