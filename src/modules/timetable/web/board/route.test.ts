import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aMove, boardPlace } from '../../testing/board-place.ts';
import { aSession, released } from '../../testing/builders.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db } = service;
const place = () => boardPlace(service);

async function standing(id: string) {
  const row = await db
    .selectFrom('sessions')
    .select(['period', 'room_id', 'version', 'set_by_hand', 'is_live', 'cancelled_reason', 'calendar_sequence'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...row, period: String(row.period) };
}

const firstShown = (page: string) => /cf-board__day--chosen" data-day="([^"]+)"/.exec(page)?.[1];

describe('The board of a timetable', () => {
  it('has the days across, the rooms as lanes, each session as a link to its form, and what has no place with where it could go', async () => {
    const { browser, url, leader, staff } = await place();
    const { body } = await browser.get(url);
    const page = words(body);
    for (const text of ['Mon 10 May 0 sessions', 'Tue 11 May 2 sessions', 'Room 1 Town hall, holds 20', 'Room 2'])
      assert.equal(page.includes(text), true, text);
    assert.equal(body.includes(`href="${url}/sessions/${leader}"`), true);
    assert.equal(
      page.includes('Without a place 1 Staff 60 minutes Free on Mon 10 May at 9am, Room 1, and at many other times.'),
      true,
    );
    assert.equal(page.includes('Nothing has been released, so nobody has been told.'), true);
    await db.updateTable('wanted_sessions').set({ left_out: true }).where('id', '=', staff).execute();
    assert.equal(words((await browser.get(url)).body).includes('what to hear and has no place would be here.'), true);
    const one = (await browser.get(`${url}?lanes=peers&day=2027-05-11`)).body;
    assert.equal(firstShown(one), '2027-05-11');
    assert.equal(one.includes('cf-board__frame--one'), true);
    assert.equal(one.includes('<span class="cf-board__lane-name">Devi Peer</span>'), true);
  });

  it('begins on a phone with today, and before and after those days with the first', async () => {
    for (const [now, day] of [
      ['2027-05-09T22:30:00Z', '2027-05-10'],
      ['2027-05-11T08:00:00Z', '2027-05-11'],
      ['2027-05-20T08:00:00Z', '2027-05-10'],
    ] as const) {
      service.setNow(new Date(now));
      const { browser, url } = await place();
      assert.equal(firstShown((await browser.get(url)).body), day, now);
    }
    service.setNow(TEST_NOW);
  });

  it('moves a session by its form, as something set by hand that nobody is told of yet', async () => {
    const { browser, url, leader, peer, room, challengeId } = await place();
    await db.updateTable('sessions').set({ set_by_hand: false }).where('id', '=', leader).execute();
    await released(db, challengeId);
    const form = await browser.get(`${url}/sessions/${leader}`);
    assert.equal(words(form.body).includes('Now: Tue 11 May, 10am to 11am, Room 1, with'), true);
    const answer = await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    assert.equal(answer.statusCode, 303);
    const page = words((await browser.get(answer.headers.location as string)).body);
    assert.equal(page.includes('‘The leader’ is now on Tuesday 11 May 2027 at 2pm, Room 1'), true);
    assert.equal(page.includes('1 change nobody has been told of: release it'), true);
    const after = await standing(leader);
    assert.deepEqual([after.set_by_hand, after.version, after.calendar_sequence], [true, 2, 0]);
    const mail = await db.selectFrom('mail_messages').select('id').where('challenge_id', '=', challengeId).execute();
    assert.deepEqual(mail, []);
  });

  it('says what is in the way beside the field, keeps what was typed, and saves nothing', async () => {
    const { browser, url, leader, secondPeer, room } = await place();
    const answer = await browser.post(
      `${url}/sessions/${leader}`,
      aMove([secondPeer], room, { start: '11.30am', on: '2027-05-11' }),
    );
    assert.equal(answer.statusCode, 422);
    const page = words(answer.body);
    assert.equal(page.includes('Room 1 is taken from 11am to midday by ‘Housing’'), true);
    assert.equal(page.includes('is in ‘Housing’ from 11am to midday'), true);
    assert.equal(page.split('Room 1 is taken from 11am to midday by ‘Housing’').length, 2, 'it is said once');
    assert.equal(answer.body.includes('value="11.30am"'), true);
    const away = await browser.post(`${url}/sessions/${leader}`, aMove([secondPeer], room, { on: '2027-05-12' }));
    assert.equal(words(away.body).includes('Rhian Lloyd cannot come then'), true);
    assert.equal((await standing(leader)).version, 1);
  });

  it('says what is worth knowing before it saves, and saves when that has been seen', async () => {
    const { browser, url, leader, peer, other } = await place();
    const asked = aMove([peer], other, { start: '12:15' });
    const first = await browser.post(`${url}/sessions/${leader}`, asked);
    assert.equal(first.statusCode, 422);
    assert.equal(words(first.body).includes('Nothing has been saved yet. It can go there, but:'), true);
    assert.equal((await standing(leader)).version, 1);
    const seen = /name="seen" value="([^"]*)"/.exec(first.body)?.[1] ?? '';
    assert.equal(seen, 'It touches the break from 12.30pm to 1.15pm');
    // What was seen of one place is not seen of another.
    const elsewhere = await browser.post(`${url}/sessions/${leader}`, { ...asked, start: '18:00', seen });
    assert.equal(words(elsewhere.body).includes('The hours of the days are 9am to 5.30pm.'), true);
    assert.equal((await browser.post(`${url}/sessions/${leader}`, { ...asked, seen })).statusCode, 303);
    assert.equal((await standing(leader)).room_id, other);
  });

  it('refuses a move when somebody else has changed the session meanwhile, in words', async () => {
    const { browser, url, leader, peer, room, other } = await place();
    await browser.post(`${url}/sessions/${leader}`, aMove([peer], room));
    const form = await browser.post(`${url}/sessions/${leader}`, aMove([peer], other, { start: '15:00' }));
    assert.equal(form.statusCode, 409);
    assert.equal(words(form.body).includes('It is now on Tuesday 11 May 2027 at 2pm, Room 1'), true);
    const script = await browser.post(
      `${url}/sessions/${leader}`,
      aMove([peer], other, { start: '15:00', answer: 'json' }),
    );
    assert.equal(script.json().kind, 'stale');
    assert.equal((await standing(leader)).room_id, room);
  });

  it('gives what is only wanted a place, once however often it is sent, and says so in the list of what to hear', async () => {
    const { browser, url, staff, peer, other, challenge } = await place();
    const asked = aMove([peer], other, { answer: 'json' });
    const answer = (await browser.post(`${url}/wanted/${staff}`, asked)).json() as { kind: string; key: string };
    assert.equal(answer.kind, 'moved');
    assert.equal((await browser.post(`${url}/wanted/${staff}`, asked)).json().kind, 'gone');
    const list = words((await browser.get(`/challenges/${challenge.reference}/wanted`)).body);
    assert.equal(list.includes('1 session wanted, 1 of them in the timetable.'), true, list.slice(0, 900));
    assert.equal((await standing(answer.key.slice('sessions/'.length))).set_by_hand, true);
  });

  it('brings a cancelled session back at another time', async () => {
    const { browser, url, leader, peer, room, challenge } = await place();
    await browser.post(`/challenges/${challenge.reference}/sessions/${leader}/cancellation`, {
      version: '1',
      reason: 'She is ill',
    });
    assert.equal(words((await browser.get(url)).body).includes('Cancelled: She is ill.'), true);
    const answer = await browser.post(`${url}/sessions/${leader}`, aMove([peer], room, { version: '2' }));
    assert.equal(answer.statusCode, 303);
    const after = await standing(leader);
    assert.deepEqual([after.is_live, after.cancelled_reason, after.version], [true, null, 3]);
  });

  it('refuses rooms, peers and days that the challenge does not have', async () => {
    const { browser, url, leader, peer, room } = await place();
    const another = await place();
    const tries: [Record<string, string | string[]>, string][] = [
      [aMove([peer], another.room), 'Choose a room from the list'],
      [aMove([another.peer], room), 'Choose peers from the list'],
      [aMove([peer], 'x'), 'Choose from the list'],
      [aMove([peer], room, { on: '2027-06-30' }), 'is not one of the days on site'],
      [aMove([peer], room, { on: '' }), 'Choose a day'],
      [aMove([peer], room, { start: 'soon' }), 'Enter when it starts'],
    ];
    for (const [fields, said] of tries) {
      const answer = await browser.post(`${url}/sessions/${leader}`, fields);
      assert.deepEqual([answer.statusCode, words(answer.body).includes(said)], [422, true], said);
    }
    const foreign = await browser.post(`${url}/sessions/${another.leader}`, aMove([peer], room));
    assert.equal(foreign.statusCode, 404);
    assert.equal((await standing(leader)).version, 1);
  });

  it('lets one of two have a place that both are moved to at once, and tells the other why', async () => {
    const { browser, url, leader, housing, peer, secondPeer, other } = await place();
    const both = await Promise.all([
      browser.post(`${url}/sessions/${leader}`, aMove([peer], other, { answer: 'json' })),
      browser.post(`${url}/sessions/${housing}`, aMove([secondPeer], other, { answer: 'json' })),
    ]);
    const said = both.map((answer) => answer.json() as { kind: string; says: string });
    assert.deepEqual(said.map(({ kind }) => kind).sort(), ['clash', 'moved']);
    const lost = said.find(({ kind }) => kind === 'clash')?.says ?? '';
    assert.match(lost, /^Nothing was saved: Room 2 is taken from 2pm to 3pm by ‘(The leader|Housing)’/);
  });

  it('says why the last proposal left something out', async () => {
    const { browser, url, staff, challengeId } = await place();
    const at = new Date('2026-11-20T09:00:00Z');
    const proposal = {
      placed: [],
      unplaced: [{ wantedId: staff, why: ['Every suitable place is taken, most of the time'] }],
    };
    await db
      .insertInto('timetable_runs')
      .values({
        id: newId(),
        challenge_id: challengeId,
        asked_at: at,
        seconds_allowed: 5,
        ended_at: at,
        outcome: 'finished',
        proposal: JSON.stringify(proposal),
      })
      .execute();
    const page = words((await browser.get(url)).body);
    assert.equal(
      page.includes('The last proposal left it out: Every suitable place is taken, most of the time.'),
      true,
    );
  });

  it('says in plain words how often what stands in the way of something does', async () => {
    const { browser, url, rhian, challengeId, peer, secondPeer } = await place();
    const never = JSON.stringify([['2027-05-10T00:00', '2027-05-14T23:59']]);
    await db.updateTable('interviewees').set({ unavailable: never }).where('id', '=', rhian).execute();
    await aWanted(db, {
      challengeId,
      title: 'Housing again',
      peersNeeded: 2,
      peerIds: [peer, secondPeer],
      minutes: 480,
    });
    await aWanted(db, { challengeId, title: 'Rhian', intervieweeIds: [rhian] });
    const page = words((await browser.get(url)).body);
    assert.equal(page.includes('No time is free for it: Rhian Lloyd cannot come, all of the time.'), true, page);
    assert.equal(/\d starts?\b/.test(page), false);
  });

  it('names a clash that is there already, such as somebody who has said since that they cannot come', async () => {
    const { browser, url, rhian } = await place();
    const unavailable = JSON.stringify([['2027-05-11T09:00', '2027-05-11T12:00']]);
    await db.updateTable('interviewees').set({ unavailable }).where('id', '=', rhian).execute();
    assert.equal(words((await browser.get(url)).body).includes('Cannot be kept: Rhian Lloyd cannot come then'), true);
  });

  it('sends at most eight statements, with one session and with many', async () => {
    const { browser, url, challengeId } = await place();
    await browser.get(url);
    const few = await countingStatements(() => browser.get(url));
    for (let n = 0; n < 40; n += 1) {
      await aWanted(db, { challengeId, title: `Interview ${n}` });
      const day = `2027-05-${10 + (n % 4)}`;
      const hour = 13 + Math.floor(n / 4) / 2;
      const clock = `${Math.floor(hour)}:${hour % 1 === 0 ? '00' : '30'}`;
      await aSession(db, {
        challengeId,
        title: `Call ${n}`,
        date: day,
        start: clock,
        end: `${Math.floor(hour) + 1}:30`,
      });
    }
    const many = await countingStatements(() => browser.get(url));
    assert.equal(many.result.body.includes('Call 39'), true);
    assert.equal(many.count, few.count);
    assert.equal(many.count <= 8, true, `${many.count}`);
  });
});
