import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testService } from '#test/service';
import { type Frozen, frozenOf } from '../../domain/frozen.ts';
import { timetableOf } from '../../store/sessions.ts';
import { boardPlace } from '../../testing/board-place.ts';
import { undoneWords } from './told-words.ts';

const service = await testService();

test('of sessions that went back together it is said how many are not as people were told', async () => {
  const { challengeId } = await boardPlace(service);
  const sessions = await timetableOf(service.db, challengeId);
  assert.deepEqual(
    sessions.map(({ title }) => title),
    ['The leader', 'Housing'],
  );
  const told = sessions.map(frozenOf);
  const elsewhere = (one: Frozen): Frozen => ({ ...one, roomName: 'The attic' });
  const says = (what: readonly Frozen[] | null) => undoneWords({ sessions, wereOn: [] }, what);
  const before = '2 sessions are as they were before. ';
  assert.equal(says(told), `${before}That is what people were told, so there is nothing to tell them.`);
  assert.equal(
    says(told.map((one, at) => (at === 0 ? elsewhere(one) : one))),
    `${before}Nobody has been told of 1 change yet; the rest is what people were told.`,
  );
  assert.equal(says(told.map(elsewhere)), `${before}Nobody has been told yet.`);
  assert.equal(says(null), `${before}Nobody has been told yet.`);
});
