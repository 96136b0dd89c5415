import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { words } from '#test/words';
import { NO_PLACE_ANY_MORE, TAKEN_BACK } from '../../domain/board/moves.ts';
import { aMove, boardPlace } from '../../testing/board-place.ts';

const service = await testService();
const { db } = service;

/** Takes a session off, as a proposal does that has no place for it, or undo. */
async function losesItsPlace(id: string, reason: string) {
  await db
    .updateTable('sessions')
    .set((row) => ({ is_live: false, cancelled_reason: reason, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

describe('A session that lost its place while the timetable was made', () => {
  it('is said to be cancelled to whoever was told of it, and nowhere why in the words of the draft', async () => {
    const { browser, base, url, leader, challenge } = await boardPlace(service);
    assert.equal((await browser.post(`${base}/timetable/release`)).statusCode, 303);
    const peer = await service.as(challenge.people.peer);
    const pages = [`${base}/sessions/${leader}`, `${base}/timetable`, `${base}/timetable/2027-05-11`];
    for (const reason of [NO_PLACE_ANY_MORE, TAKEN_BACK]) {
      await losesItsPlace(leader, reason);
      const says = 'This session is cancelled: it has no place in the timetable any more.';
      for (const who of [browser, peer])
        assert.equal(words((await who.get(pages[0] as string)).body).includes(says), true, reason);
      for (const page of [...pages, `${base}/releases`, url, `${base}/today`])
        assert.equal(words((await browser.get(page)).body).includes(reason), false, `${reason} on ${page}`);
      assert.match(words((await browser.get(url)).body), /It has no place in the timetable any more\./);
    }
    const stale = await browser.post(`${base}/sessions/${leader}`, {
      ...{ title: 'The leader', kind: 'interview', category: 'members', others: '0', place: '', version: '1' },
      ...{ on: '2027-05-11', start: '10:00', end: '11:00', room: '' },
    });
    assert.equal(stale.statusCode, 409);
    assert.match(words(stale.body), /It has no place in the timetable any more Below is what you typed/);
  });

  it('is said to have no place at the moment where nobody was told of it', async () => {
    const { browser, base, url, staff, peer, room, challengeId } = await boardPlace(service);
    assert.equal((await browser.post(`${url}/wanted/${staff}`, aMove([peer], room))).statusCode, 303);
    const { id } = await db
      .selectFrom('sessions')
      .select('id')
      .where('challenge_id', '=', challengeId)
      .where('wanted_id', '=', staff)
      .executeTakeFirstOrThrow();
    await losesItsPlace(id, TAKEN_BACK);
    assert.match(
      words((await browser.get(`${base}/sessions/${id}`)).body),
      /This session has no place in the timetable at the moment\./,
    );
  });

  it('is cancelled, with why, where somebody cancelled it', async () => {
    const { browser, base, leader } = await boardPlace(service);
    await browser.post(`${base}/sessions/${leader}/cancellation`, { reason: 'The room is flooded', version: '1' });
    assert.match(
      words((await browser.get(`${base}/sessions/${leader}`)).body),
      /This session is cancelled\. The room is flooded /,
    );
  });
});
