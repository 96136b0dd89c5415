import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aMove, boardPlace } from '../../testing/board-place.ts';
import { anInterviewee, released } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

const place = () => boardPlace(service);
type Place = Awaited<ReturnType<typeof boardPlace>>;

async function standing(id: string) {
  const row = await db
    .selectFrom('sessions')
    .select(['title', 'period', 'room_id', 'version', 'set_by_hand', 'is_live', 'cancelled_reason'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...row, period: String(row.period) };
}

/** All that is live in the draft, as it stands, without its revisions. */
async function draft(challengeId: string) {
  return await db
    .selectFrom('sessions')
    .select(['id', 'title', 'period', 'room_id', 'set_by_hand', 'place_note', 'source_category', 'others_expected'])
    .select(({ selectFrom }) => [
      selectFrom('session_peers')
        .select(({ fn }) => fn.agg<string[]>('array_agg', ['peer_id']).as('ids'))
        .whereRef('session_id', '=', 'sessions.id')
        .as('peers'),
      selectFrom('session_interviewees')
        .select(({ fn }) => fn.agg<string[]>('array_agg', ['interviewee_id']).as('ids'))
        .whereRef('session_id', '=', 'sessions.id')
        .as('heard'),
      selectFrom('session_themes')
        .select(({ fn }) => fn.agg<string[]>('array_agg', ['theme_id']).as('ids'))
        .whereRef('session_id', '=', 'sessions.id')
        .as('themes'),
    ])
    .where('challenge_id', '=', challengeId)
    .where('is_live', '=', true)
    .orderBy('title')
    .execute();
}

/** Saves a session by its own form. */
async function save({ browser, base, peer, room, rhian }: Place, id: string, more: Record<string, string | string[]>) {
  const usual = {
    title: 'The leader',
    kind: 'interview',
    on: '2027-05-11',
    start: '10:00',
    end: '11:00',
    room,
    place: '',
    category: 'members',
    others: '0',
    version: '1',
  };
  const answer = await browser.post(`${base}/sessions/${id}`, {
    ...usual,
    peers: [peer],
    interviewees: [rhian],
    ...more,
  });
  assert.equal(answer.statusCode, 303, words(answer.body).slice(0, 900));
  return words((await browser.get(answer.headers.location as string)).body);
}

/** The button that takes the last change back, with the step it is about. */
const undoOf = (body: string) => /name="step" value="([^"]+)"/.exec(body)?.[1] ?? '';

/** Presses undo on the board as it is now, and gives what the board said before and says after. */
async function undo({ manager, url }: Place, step?: string) {
  const { body } = await manager.get(url);
  const answer = await manager.post(`${url}/undo`, { step: step ?? undoOf(body) });
  assert.equal(answer.statusCode, 303);
  return { before: words(body), after: words((await manager.get(answer.headers.location as string)).body) };
}
const says = (page: string, said: string) => assert.equal(page.includes(said), true, `${said}\n${page.slice(0, 2500)}`);

describe('Taking a change to the draft back', () => {
  it('goes back step by step, each said in words before, and is still there for another person and after a reload', async () => {
    const { browser, url, leader, staff, peer, room, other, challenge } = await place();
    await db.updateTable('sessions').set({ set_by_hand: false }).where('id', '=', leader).execute();
    const start = await standing(leader);
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], other, { start: '15:00', version: '2' }));
    await browser.post(`${url}/wanted/${staff}`, aMove([peer], room, { start: '9:00' }));
    const manager = await service.as(challenge.people.challengeManager);
    const expected = [
      ['Undo: take it out again', 'Undone. ‘Staff’ has no place any more.'],
      ['Undo: back to Tue 11 May, 2pm to 3pm, Room 1', 'Undone. ‘The leader’ is now on Tuesday 11 May 2027 at 2pm'],
      ['Undo: back to Tue 11 May, 10am to 11am, Room 1', 'Undone. ‘The leader’ is now on Tuesday 11 May 2027 at 10am'],
    ];
    for (const [button, said] of expected) {
      const { body } = await manager.get(url);
      assert.equal(words(body).includes(button as string), true, button);
      const answer = await manager.post(`${url}/undo`, { step: undoOf(body) });
      assert.equal(words((await manager.get(answer.headers.location as string)).body).includes(said as string), true);
    }
    const { body } = await manager.get(url);
    assert.equal(undoOf(body), '');
    assert.equal(words(body).includes('Staff 60 minutes Free on'), true, words(body));
    const back = await standing(leader);
    assert.deepEqual([back.period, back.room_id, back.set_by_hand], [start.period, start.room_id, false]);
    const trail = await db
      .selectFrom('timetable_moves')
      .select(['moved_by', 'undoes'])
      .where('challenge_id', '=', challenge.id)
      .orderBy('number')
      .execute();
    assert.deepEqual(
      [
        trail.length,
        trail
          .filter(({ undoes }) => undoes !== null)
          .every((row) => row.moved_by === challenge.people.challengeManager),
      ],
      [6, true],
    );
  });

  it('is refused with the reason where the place has been taken since, and changes nothing', async () => {
    const { browser, url, leader, housing, peer, secondPeer, room, challengeId } = await place();
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    const first = undoOf((await browser.get(url)).body);
    // Housing moves to where the leader was, and people are told at once: that is no change to the draft.
    await released(db, challengeId);
    const browserUrl = url.replace('/timetable/board', `/sessions/${housing}`);
    const form = { version: '1', title: 'Housing', kind: 'interview', on: '2027-05-11', start: '10:00', end: '11:00' };
    const moved = await browser.post(browserUrl, {
      ...form,
      room,
      place: '',
      category: 'members',
      peers: [secondPeer],
    });
    assert.equal(moved.statusCode, 303);
    const answer = await browser.post(`${url}/undo`, { step: first });
    const page = words((await browser.get(answer.headers.location as string)).body);
    assert.equal(
      page.includes(
        '‘The leader’ cannot go back: Room 1 is taken from 10am to 11am by ‘Housing’. Nothing was changed.',
      ),
      true,
      page.slice(0, 600),
    );
    assert.equal((await standing(leader)).version, 2);
  });

  it('takes back what was seen and nothing else, once however often it is pressed', async () => {
    const { browser, url, leader, housing, peer, secondPeer, room } = await place();
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    const first = undoOf((await browser.get(url)).body);
    await browser.post(`${url}/sessions/${housing}`, aMove([secondPeer], room, { start: '16:00' }));
    await browser.post(`${url}/undo`, { step: first });
    assert.equal((await standing(leader)).version, 2);
    const second = undoOf((await browser.get(url)).body);
    for (const _ of [1, 2]) await browser.post(`${url}/undo`, { step: second });
    assert.deepEqual([(await standing(housing)).version, (await standing(leader)).version], [3, 2]);
  });

  it('leaves alone what was changed since in another way, and offers the move before it', async () => {
    const { browser, url, leader, housing, peer, secondPeer, room, challenge, challengeId } = await place();
    await released(db, challengeId);
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    await browser.post(`${url}/sessions/${housing}`, aMove([secondPeer], room, { start: '16:00' }));
    await browser.post(`/challenges/${challenge.reference}/sessions/${housing}/cancellation`, {
      version: '2',
      reason: 'Off',
    });
    const page = words((await browser.get(url)).body);
    assert.equal(page.includes('‘The leader’ was moved by'), true);
    assert.equal(page.includes('‘Housing’ was moved by'), false);
    says(page, 'The last change cannot be taken back: ‘Housing’ has been changed since, and people were told.');
  });

  it('covers what was typed into the form of a session: its words, time, room, peers and people', async () => {
    const here = await place();
    const { leader, secondPeer, other, challengeId, challenge } = here;
    const start = await draft(challengeId);
    const tom = await anInterviewee(db, { challengeId, name: 'Tom Harries' });
    const page = await save(here, leader, {
      ...{ title: 'The mayor', kind: 'focus-group', start: '15:00', end: '16:30', room: other, category: 'partners' },
      ...{ place: 'By the stairs', others: '4', peers: [secondPeer], interviewees: [tom] },
      themes: [challenge.themes[0]?.id ?? ''],
    });
    says(page, 'You can take this back on the board.');
    assert.notDeepEqual(await draft(challengeId), start);
    const { before, after } = await undo(here);
    says(before, '‘The mayor’ was changed by');
    says(
      before,
      'its title, its time, its room, its peers, where else it is, its kind, who speaks, who is heard, how many others and its themes. Undo: put all of it back',
    );
    says(
      after,
      'Undone. ‘The leader’ is now on Tuesday 11 May 2027 at 10am, Room 1, Town hall. Nobody has been told yet.',
    );
    assert.deepEqual(
      (await draft(challengeId)).map((row) => ({ ...row, set_by_hand: true })),
      start.map((row) => ({ ...row, set_by_hand: true })),
    );
  });

  it('goes back over the board and the form in turn, and says nothing of a form that changed nothing', async () => {
    const here = await place();
    const { browser, url, leader, peer, room } = here;
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    await save(here, leader, { start: '14:00', end: '15:00', version: '2' });
    await save(here, leader, { title: 'The mayor', start: '14:00', end: '15:00', version: '3' });
    says((await undo(here)).before, 'Undo: put back its title, ‘The leader’');
    says((await undo(here)).before, 'Undo: back to Tue 11 May, 10am to 11am, Room 1, with Devi Peer');
    assert.equal(undoOf((await browser.get(url)).body), '');
    assert.match((await standing(leader)).period, /09:00:00\+00/);
  });

  it('takes a session out that was added, and puts one back on that was taken off', async () => {
    const here = await place();
    const { browser, base, url, leader, challengeId } = here;
    const start = await draft(challengeId);
    const added = newId();
    const form = {
      id: added,
      title: 'A walk',
      kind: 'interview',
      on: '2027-05-12',
      start: '9:00',
      end: '10:00',
      room: '',
      category: 'members',
    };
    assert.equal((await browser.post(`${base}/sessions`, form)).statusCode, 303);
    await browser.post(`${base}/sessions/${leader}/cancellation`, { version: '1', reason: 'She is ill' });
    const first = await undo(here);
    says(first.before, '‘The leader’ was taken off by');
    says(first.before, 'Why: She is ill. Undo: put it back on, Tue 11 May, 10am to 11am, Room 1, with Devi Peer');
    const second = await undo(here);
    says(second.before, '‘A walk’ was given a place by');
    says(second.after, 'Undone. ‘A walk’ has no place any more.');
    assert.deepEqual(await draft(challengeId), start);
    // Nobody ever heard of it: it is on the board, from where it can go on again, and nowhere else.
    says(second.after, 'A walk 60 minutes It has no place in the timetable any more.');
    assert.equal((await browser.get(`${base}/timetable`)).body.includes('A walk'), false);
    assert.equal((await browser.get(`${base}/timetable/2027-05-12`)).body.includes('A walk'), false);
    assert.equal(undoOf((await browser.get(url)).body), '');
  });

  it('covers being late and two peers who changed places, each as one step, as long as nobody was told', async () => {
    const here = await place();
    const { browser, base, leader, housing, peer, secondPeer, challengeId } = here;
    const start = await draft(challengeId);
    assert.equal(
      (await browser.post(`${base}/sessions/${leader}/delay`, { version: '1', minutes: '30', pushing: 'yes' }))
        .statusCode,
      303,
    );
    const late = await undo(here);
    says(late.before, '‘The leader’ and ‘Housing’ were put later by');
    says(late.after, 'Undone. 2 sessions are as they were before.');
    // At one time, so that the two can change places.
    await save(here, housing, { title: 'Housing', room: '', peers: [secondPeer], interviewees: [], version: '3' });
    const swapped = await browser.post(`${base}/sessions/${leader}/swap`, {
      version: '3',
      peer,
      other: `${housing} ${secondPeer}`,
    });
    assert.equal(swapped.statusCode, 303);
    says((await undo(here)).before, 'Peers of ‘The leader’ and ‘Housing’ changed places by');
    await undo(here);
    const unpinned = (rows: typeof start) => rows.map((row) => ({ ...row, set_by_hand: true }));
    assert.deepEqual(unpinned(await draft(challengeId)), unpinned(start));
  });

  it('is refused in words where somebody has changed the session since, however it was looked at', async () => {
    const here = await place();
    const { browser, url, leader, peer, room, challengeId } = here;
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    const seen = undoOf((await browser.get(url)).body);
    await save(here, leader, { start: '14:00', end: '15:00', version: '2', title: 'The mayor' });
    says((await undo(here, seen)).after, '‘The leader’ has been changed since'.replace('leader', 'mayor'));
    assert.equal((await standing(leader)).version, 3);
    await released(db, challengeId);
    // From now on it is told at once, which nobody can take back.
    await save(here, leader, { start: '16:00', end: '17:00', version: '3', title: 'The mayor', tell: 'now' });
    const { body } = await browser.get(url);
    says(
      words(body),
      'The last change cannot be taken back: ‘The mayor’ has been changed since, and people were told.',
    );
    assert.equal(undoOf(body), '');
  });

  it('is refused where the room, a peer or somebody to be heard of before is not there any more', async () => {
    const here = await place();
    const { leader, rhian, other, secondPeer, challengeId } = here;
    await save(here, leader, { room: other, peers: [secondPeer], interviewees: [] });
    await db
      .updateTable('placements')
      .set({ status: 'withdrawn' })
      .where('challenge_id', '=', challengeId)
      .where('peer_id', '=', here.peer)
      .execute();
    says(
      (await undo(here)).after,
      '‘The leader’ cannot go back: a peer who was in it has left the team. Nothing was changed.',
    );
    await db
      .updateTable('placements')
      .set({ status: 'confirmed' })
      .where('challenge_id', '=', challengeId)
      .where('peer_id', '=', here.peer)
      .execute();
    await db.deleteFrom('interviewees').where('id', '=', rhian).execute();
    says(
      (await undo(here)).after,
      '‘The leader’ cannot go back: somebody who was to be heard is off the list. Nothing was changed.',
    );
    assert.equal((await standing(leader)).version, 2);
  });

  it('leaves what people were told alone when the draft goes back after a release', async () => {
    const here = await place();
    const { browser, url, leader, peer, room, base } = here;
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    assert.equal((await browser.post(`${base}/timetable/release`)).statusCode, 303);
    const { after } = await undo(here);
    says(after, 'Nobody has been told yet.');
    says(after, '1 change nobody has been told of: release it');
  });

  it('says that there is nothing to tell where a session is again as people were told, after undo and after a move', async () => {
    const here = await place();
    const { browser, base, url, leader, peer, room } = here;
    assert.equal((await browser.post(`${base}/timetable/release`)).statusCode, 303);
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    const { after } = await undo(here);
    says(
      after,
      'Undone. ‘The leader’ is now on Tuesday 11 May 2027 at 10am, Room 1, Town hall. That is what people were told, so there is nothing to tell them.',
    );
    says(after, 'Everybody concerned has been told of all of it.');
    // There and back again by the form of the board, and by its script.
    const move = async (start: string, version: string, more = {}) =>
      await browser.post(`${url}/sessions/${leader}`, aMove([peer], room, { start, version, ...more }));
    const first = await browser.get((await move('14:00', '3')).headers.location as string);
    says(words(first.body), 'at 2pm, Room 1, Town hall. Nobody has been told yet.');
    const back = await move('10:00', '4', { answer: 'json' });
    assert.match(back.json().says, /at 10am, Room 1, Town hall\. That is what people were told/);
  });

  it('says that nobody has been told where a session that people were told of goes off again', async () => {
    const here = await place();
    const { browser, base, url, leader, peer, room } = here;
    assert.equal((await browser.post(`${base}/timetable/release`)).statusCode, 303);
    await db
      .updateTable('sessions')
      .set({ is_live: false, cancelled_reason: 'Ill' })
      .where('id', '=', leader)
      .execute();
    const again = await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    assert.equal(again.statusCode, 303, words(again.body).slice(0, 900));
    says((await undo(here)).after, 'Undone. ‘The leader’ is cancelled again. Nobody has been told yet.');
  });

  it('forgets of nobody that they came: neither by taking them out nor by taking the session off', async () => {
    const here = await place();
    const { browser, base, url, leader, housing, peer, room, rhian, challengeId } = here;
    const tom = await anInterviewee(db, { challengeId, name: 'Tom Harries' });
    await save(here, leader, { interviewees: [rhian, tom] });
    const added = undoOf((await browser.get(url)).body);
    const ticked = { version: '2', came: [tom], others: '1' };
    assert.equal((await browser.post(`${base}/sessions/${leader}/attendance`, ticked)).statusCode, 303);
    const came = async () =>
      await db
        .selectFrom('session_interviewees')
        .select(['interviewee_id as id', 'attended'])
        .where('session_id', '=', leader)
        .orderBy('attended')
        .execute();
    const known = [
      { id: rhian, attended: false },
      { id: tom, attended: true },
    ];
    const { before, after } = await undo(here, added);
    says(before, 'cannot be taken back: who came to ‘The leader’ has been noted since, and would be forgotten.');
    says(after, 'Who came to ‘The leader’ has been noted since, and would be forgotten, so this cannot be taken back.');
    assert.deepEqual(await came(), known);
    // A move of it is another thing: nobody is forgotten by that.
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], room, { version: '3' }));
    says((await undo(here)).after, 'Undone. ‘The leader’ is now on Tuesday 11 May 2027 at 10am');
    assert.deepEqual(await came(), known);

    await db.updateTable('sessions').set({ is_live: false }).where('id', '=', housing).execute();
    await browser.post(`${url}/sessions/${housing}`, aMove([peer], room, { start: '16:00' }));
    const back = undoOf((await browser.get(url)).body);
    await browser.post(`${base}/sessions/${housing}/attendance`, { version: '2', others: '3' });
    says((await undo(here, back)).after, 'Who came to ‘Housing’ has been noted since, and would be forgotten');
    assert.equal((await standing(housing)).is_live, true);
  });

  it('of a move into a room puts back where else it was', async () => {
    const here = await place();
    const { browser, url, housing, secondPeer, other } = here;
    await db
      .updateTable('sessions')
      .set({ room_id: null, place_note: 'Mill Lane depot' })
      .where('id', '=', housing)
      .execute();
    const at = async () =>
      await db.selectFrom('sessions').select(['room_id', 'place_note']).where('id', '=', housing).execute();
    assert.equal((await browser.post(`${url}/sessions/${housing}`, aMove([secondPeer], other))).statusCode, 303);
    assert.deepEqual(await at(), [{ room_id: other, place_note: '' }]);
    await undo(here);
    assert.deepEqual(await at(), [{ room_id: null, place_note: 'Mill Lane depot' }]);
  });

  it('keeps a trail that nobody can change', async () => {
    const { browser, url, leader, peer, room } = await place();
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    await assert.rejects(db.updateTable('timetable_moves').set({ moved_by: null }).execute(), /append-only/);
    await assert.rejects(db.deleteFrom('timetable_moves').execute(), /append-only/);
  });
});
