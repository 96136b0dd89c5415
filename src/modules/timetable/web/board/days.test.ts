import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aMove, boardPlace } from '../../testing/board-place.ts';

const service = await testService();
const { db } = service;

/** The board, whose dates on site can move. */
async function place() {
  const board = await boardPlace(service);
  const move = (from: string, until: string) =>
    db
      .updateTable('challenges')
      .set({ on_site_from: from, on_site_until: until })
      .where('id', '=', board.challengeId)
      .execute();
  const undo = async () => {
    const { body } = await board.browser.get(board.url);
    const step = /name="step" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const answer = await board.browser.post(`${board.url}/undo`, { step });
    return answer.statusCode === 303
      ? words((await board.browser.get(answer.headers.location as string)).body)
      : words(answer.body);
  };
  const standing = async (id: string) => {
    const row = await db.selectFrom('sessions').select(['is_live', 'title', 'period']).where('id', '=', id).execute();
    return row.map(({ is_live, title, period }) => [is_live, title, String(period).slice(2, 12)])[0];
  };
  return { ...board, move, undo, standing };
}

const LOST =
  'cannot go back: the dates on site have moved, and it cannot be held on Tuesday 11 May 2027 any more. Give it another day instead. Nothing was changed.';
const says = (page: string, said: string) => assert.equal(page.includes(said), true, `${said}\n${page.slice(0, 2500)}`);

describe('A day that is none', () => {
  it('is asked for again by the board and by the form of a session, and nothing is saved', async () => {
    const { browser, base, url, peer, secondPeer, room, leader, housing, standing } = await place();
    const again = { title: 'Homes', kind: 'interview', start: '11:00', end: '12:00', room, place: '', others: '0' };
    for (const on of ['soon', '2027-02-30', '12:00', 'a\u0000b']) {
      const moved = await browser.post(`${url}/sessions/${leader}`, aMove([peer], room, { on }));
      const form = { ...again, on, category: 'frontline', version: '1', peers: [secondPeer] };
      const saved = await browser.post(`${base}/sessions/${housing}`, form);
      for (const { statusCode, body } of [moved, saved])
        assert.deepEqual([statusCode, words(body).includes('Choose a day')], [422, true], on);
    }
    assert.deepEqual(await standing(leader), [true, 'The leader', '2027-05-11']);
    assert.deepEqual(await standing(housing), [true, 'Housing', '2027-05-11']);
  });
});

describe('Taking a change back after the dates on site have moved', () => {
  it('puts no cancelled session back on a day that is none any more, and does once it is one again', async () => {
    const { browser, base, housing, move, undo, standing } = await place();
    const cancelled = await browser.post(`${base}/sessions/${housing}/cancellation`, { version: '1', reason: 'Ill' });
    assert.equal(cancelled.statusCode, 303);
    await move('2027-05-17', '2027-05-20');
    says(await undo(), `‘Housing’ ${LOST}`);
    assert.deepEqual(await standing(housing), [false, 'Housing', '2027-05-11']);
    await move('2027-05-11', '2027-05-14');
    says(await undo(), 'Undone.');
    assert.deepEqual(await standing(housing), [true, 'Housing', '2027-05-11']);
  });

  it('moves none back to such a day, and takes other changes back of one that stands there', async () => {
    const { browser, base, url, peer, secondPeer, room, leader, housing, move, undo, standing } = await place();
    const again = { title: 'Homes', kind: 'interview', on: '2027-05-11', start: '11:00', end: '12:00', room };
    const rest = { place: '', category: 'frontline', others: '0', version: '1', peers: [secondPeer] };
    const saved = await browser.post(`${base}/sessions/${housing}`, { ...again, ...rest });
    assert.equal(saved.statusCode, 303, words(saved.body).slice(0, 900));
    const moved = await browser.post(
      `${url}/sessions/${leader}`,
      aMove([peer], room, { on: '2027-05-13', start: '10:00' }),
    );
    assert.equal(moved.statusCode, 303);
    await move('2027-05-12', '2027-05-14');
    says(await undo(), `‘The leader’ ${LOST}`);
    assert.deepEqual(await standing(leader), [true, 'The leader', '2027-05-13']);
    // Its own step out of the way, the one before is of a session that stands on the lost day already.
    await db.updateTable('sessions').set({ title: 'Changed since' }).where('id', '=', leader).execute();
    says(await undo(), 'Undone.');
    assert.deepEqual(await standing(housing), [true, 'Housing', '2027-05-11']);
  });
});
