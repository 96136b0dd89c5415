import assert from 'node:assert/strict';
import { it } from 'node:test';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aNote } from '../testing/builders.ts';
import { bundleNotes } from './bundle.ts';

const { db } = await testService();

it('A phone takes along every note of its owner, however old, and of the others the newest', async () => {
  const { id: challengeId, people } = await aChallenge(db, { stage: 'on-site' });
  const written: [text: string, authorId: string, minute: number][] = [
    ['Own, of a phone whose clock was behind', people.peer, 1],
    ['A colleague’s, old', people.secondPeer, 2],
    ['A colleague’s, newer', people.secondPeer, 3],
    ['Own, new', people.peer, 4],
  ];
  for (const [text, authorId, minute] of written)
    await aNote(db, { challengeId, authorId, text, writtenAt: new Date(Date.UTC(2027, 4, 11, 9, minute)) });
  const texts = async (personId: string) =>
    (await bundleNotes(db, challengeId, personId, 2)).map(({ body }) => body.text);
  assert.deepEqual(await texts(people.peer), [
    'Own, new',
    'A colleague’s, newer',
    'Own, of a phone whose clock was behind',
  ]);
  assert.deepEqual(await texts(people.secondPeer), ['Own, new', 'A colleague’s, newer', 'A colleague’s, old']);
});
