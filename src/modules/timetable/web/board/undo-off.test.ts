import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { words } from '#test/words';
import { boardPlace } from '../../testing/board-place.ts';

const service = await testService();
const { db } = service;

/** The leader is cancelled; `save` changes its form while it is off, and `undo` takes the last change back. */
async function place() {
  const here = await boardPlace(service);
  const { browser, base, url, leader, peer, room, rhian } = here;
  const row = async () =>
    await db
      .selectFrom('sessions')
      .select(['title', 'is_live', 'cancelled_reason as reason', 'version'])
      .where('id', '=', leader)
      .executeTakeFirstOrThrow();
  const version = async () => `${(await row()).version}`;
  const cancelled = await browser.post(`${base}/sessions/${leader}/cancellation`, {
    ...{ reason: 'The leader is ill', version: '1' },
  });
  assert.equal(cancelled.statusCode, 303);
  const save = async (title: string) => {
    const answer = await browser.post(`${base}/sessions/${leader}`, {
      ...{ title, kind: 'interview', on: '2027-05-11', start: '10:00', end: '11:00', room, place: '' },
      ...{ category: 'members', others: '0', version: await version(), peers: [peer], interviewees: [rhian] },
    });
    assert.equal(answer.statusCode, 303, words(answer.body));
  };
  const undo = async () => {
    const { body } = await browser.get(url);
    const step = /name="step" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const answer = await browser.post(`${url}/undo`, { step });
    return { before: words(body), after: words((await browser.get(answer.headers.location as string)).body) };
  };
  return { ...here, row, version, save, undo };
}
const says = (page: string, said: string) => assert.equal(page.includes(said), true, `${said}\n${page.slice(0, 2500)}`);

describe('Undo of a session that is off', () => {
  it('that was changed while it was off says what it said before, and is off for the reason that was given', async () => {
    const { row, save, undo } = await place();
    await save('The deputy leader');
    const { before, after } = await undo();
    says(before, 'Undo: put back its title, ‘The leader’');
    says(after, 'Undone. ‘The leader’ says what it said before. It still is cancelled.');
    const { title, is_live, reason } = await row();
    assert.deepEqual([title, is_live, reason], ['The leader', false, 'The leader is ill']);
  });

  it('that was brought back is cancelled again', async () => {
    const { browser, base, leader, version, row, undo } = await place();
    await browser.post(`${base}/sessions/${leader}/restoration`, { version: await version() });
    assert.equal((await row()).is_live, true);
    says((await undo()).after, 'Undone. ‘The leader’ is cancelled again.');
    assert.equal((await row()).reason, 'The leader is ill');
  });

  it('that only the team may know of keeps why it is off', async () => {
    const { leader, row, save, undo } = await place();
    await db
      .insertInto('team_conversations')
      .values({ session_id: leader, title: 'The leader at lunch', source_category: 'members' })
      .execute();
    await save('The deputy leader');
    await undo();
    assert.equal((await row()).reason, 'The leader is ill');
  });
});
