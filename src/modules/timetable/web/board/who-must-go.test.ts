import assert from 'node:assert/strict';
import { it } from 'node:test';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aMove, boardPlace } from '../../testing/board-place.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db } = service;

it('The board says who must be there and does not go, or has left, asks once more, and lets it be meant', async () => {
  const { challenge, challengeId, peer, secondPeer, room, browser, base, url } = await boardPlace(service);
  const nameOf = async (id: string) =>
    (await db.selectFrom('people').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name;
  const [first, second] = [await nameOf(peer), await nameOf(secondPeer)];
  const talk = await aWanted(db, { challengeId, title: 'Talk', peersNeeded: 1, peerIds: [peer, secondPeer] });
  const placement = await db
    .selectFrom('placements')
    .select('id')
    .where('challenge_id', '=', challengeId)
    .where('peer_id', '=', secondPeer)
    .executeTakeFirstOrThrow();
  const office = await service.as(challenge.people.placementOfficer);
  await office.post(`${base}/placements/${placement.id}/withdrawal`, { reason: 'She is ill' });
  const left = `${second} must be there and is not on the team any more`;
  assert.match(words((await browser.get(url)).body), new RegExp(`Talk 60 minutes ${left}\\. Free on `));
  const move = aMove([], room);
  const asked = await browser.post(`${url}/wanted/${talk}`, move);
  assert.equal(asked.statusCode, 422);
  const page = words(asked.body);
  assert.match(page, new RegExp(`It can go there, but: ${first} must be there\\. ${left}\\.`));
  const seen = /name="seen" value="([^"]*)"/.exec(asked.body)?.[1] ?? '';
  const done = await browser.post(`${url}/wanted/${talk}`, { ...move, seen });
  assert.equal(done.statusCode, 303, words(done.body));
});
