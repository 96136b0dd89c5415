import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aNote, aPrompt, aSession } from '../testing/builders.ts';

const service = await testService();
const { db } = service;
service.setNow(new Date('2027-05-11T19:00:00Z'));
const built = await aChallenge(db, { stage: 'on-site', reference: 'PN1' });
const other = await aChallenge(db, { stage: 'on-site', reference: 'PN2', bodyId: built.bodyId });
const session = (title: string, time: string) =>
  aSession(db, { challengeId: built.id, title, startsAt: new Date(`2027-05-${time}:00Z`) });
const over = await session('This morning', '11T08:00');
const families = await session('Families', '12T10:00');
const off = await session('Called off', '12T13:00');
await db.updateTable('sessions').set({ is_live: false }).where('id', '=', off).execute();
const elsewhere = await aSession(db, { challengeId: other.id, title: 'Elsewhere' });
const peer = await service.as(built.people.peer);
const base = '/challenges/PN1';
const ROOM = 'team-room?day=2027-05-11&by=theme';
const take = (fields: Record<string, string | string[]>) =>
  peer.post(`${base}/prompts`, { id: newId(), back: ROOM, ...fields });
const promptsOf = async (sessionId: string) =>
  await db.selectFrom('session_prompts').selectAll().where('session_id', '=', sessionId).execute();

describe('A question that nobody asked', () => {
  const words = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const toTakeOn = async () => {
    const body = (await peer.get(`${base}/${ROOM}`)).body;
    return words(body.slice(body.indexOf('id="tomorrow"')));
  };

  for (const [title, where, why] of [
    ['in a session that is over', over, 'is over, and nobody has marked this as asked'],
    ['in a session that was cancelled', off, 'was cancelled'],
  ] as const) {
    it(`${title} stays in the team room until it is taken into another, as the question of whoever raised it`, async () => {
      const text = `Typed, and never asked ${title}?`;
      const raisedBy = built.people.secondPeer;
      const id = await aPrompt(db, { challengeId: built.id, sessionId: where, raisedBy, text });
      const before = await toTakeOn();
      assert.equal(before.includes(text) && before.includes(`· ${why}`), true);
      const link = `prompts/new?prompt=${id}&back=${encodeURIComponent(ROOM)}`;
      assert.equal((await peer.get(`${base}/${ROOM}`)).body.includes(`${link}">Take it into another session`), true);
      assert.equal(
        (await peer.get(`${base}/sessions/${where}/notes`)).body.includes('Take it into another session'),
        true,
      );
      const form = (await peer.get(`${base}/prompts/new?prompt=${id}&back=${encodeURIComponent(ROOM)}`)).body;
      assert.equal(form.includes(`${text}</textarea>`) && form.includes(`name="id" value="${id}"`), true);
      const taken = await take({ id, text: `In other words, ${title}?`, session: [families] });
      assert.equal(taken.statusCode, 303);
      const after = await toTakeOn();
      assert.deepEqual([after.includes(text), after.includes(`In other words, ${title}?`)], [false, true]);
      const [row] = (await promptsOf(families)).filter((each) => each.text === `In other words, ${title}?`);
      assert.equal(row?.raised_by, raisedBy);
    });
  }

  it('in a session that was cancelled cannot be marked as asked there or answered; one that was asked can be not asked after all', async () => {
    const cancelled = await session('Off', '12T15:00');
    const wanted = { challengeId: built.id, sessionId: cancelled, raisedBy: built.people.peer };
    const acts = async () => {
      const { body } = await peer.get(`${base}/sessions/${cancelled}/notes`);
      const all = ['Mark as asked', 'Not asked after all', 'Write the answer', 'Write the first', 'Take it away'];
      return all.filter((each) => body.includes(each));
    };
    const open = await aPrompt(db, { ...wanted, text: 'Never asked' });
    await aPrompt(db, { ...wanted, text: 'Asked', askedBy: built.people.peer });
    const before = ['Mark as asked', 'Not asked after all', 'Write the answer', 'Write the first', 'Take it away'];
    assert.deepEqual(await acts(), before);
    await db.updateTable('sessions').set({ is_live: false }).where('id', '=', cancelled).execute();
    assert.deepEqual(await acts(), ['Not asked after all', 'Take it away']);
    assert.equal((await toTakeOn()).includes('Mark as asked : Never asked'), false);
    await db.deleteFrom('session_prompts').where('id', '=', open).execute();
  });

  it('is offered only sessions that take it: to come as people were told and as they are planned', async () => {
    const third = await aChallenge(db, { stage: 'on-site', reference: 'PN3', bodyId: built.bodyId });
    const place = (title: string, hour: string) =>
      aSession(db, { challengeId: third.id, title, startsAt: new Date(`2027-05-12T${hour}:00:00Z`) });
    const stays = await place('Stays', '09');
    const cancelled = await place('Cancelled since', '10');
    const moved = await place('Moved to this morning', '11');
    const snapshot = [stays, cancelled, moved].map((id, at) => ({
      ...{
        id,
        title: ['Stays', 'Cancelled since', 'Moved to this morning'][at],
        isLive: true,
        placeNote: '',
        peers: [],
      },
      ...{ startsAt: '2027-05-12T09:00:00Z', endsAt: '2027-05-12T10:00:00Z', roomName: null, roomSite: null },
    }));
    const release = { id: newId(), challenge_id: third.id, number: 1, released_at: new Date('2027-05-10T09:00:00Z') };
    await db
      .insertInto('timetable_releases')
      .values({ ...release, snapshot: JSON.stringify(snapshot) })
      .execute();
    await db.updateTable('sessions').set({ is_live: false }).where('id', '=', cancelled).execute();
    const morning = '[2027-05-11T08:00Z,2027-05-11T09:00Z)';
    await db.updateTable('sessions').set({ period: morning }).where('id', '=', moved).execute();
    const member = await service.as(third.people.peer);
    const boxes = (await member.get('/challenges/PN3/prompts/new')).body.match(/name="session"[^>]*value="[^"]+"/g);
    assert.deepEqual(
      boxes?.map((box) => /value="([^"]+)"/.exec(box)?.[1]),
      [stays],
    );
    for (const [id, offered] of [
      [stays, true],
      [cancelled, false],
      [moved, false],
    ] as const) {
      const { body } = await member.get(`/challenges/PN3/sessions/${id}/notes`);
      assert.equal(body.includes('Take a question into this session'), offered);
    }
  });

  it('is told of by the name that the team gave to a conversation, never by the one that the host reads', async () => {
    const talk = await session('A conversation of the team', '12T16:00');
    const named = {
      session_id: talk,

      title: 'Porter at the depot',
      source_category: 'frontline',
    };
    await db.insertInto('team_conversations').values(named).execute();
    const notice = async (answer: { headers: { location?: unknown } }) =>
      words((await peer.get(String(answer.headers.location))).body).match(/The question [^.]*\./)?.[0];
    const taken = await take({ text: 'Who has the keys?', session: [talk] });
    assert.equal(await notice(taken), 'The question is taken into ‘Porter at the depot’.');
    const [row] = await promptsOf(talk);
    const marked = await peer.post(`${base}/prompts/${row?.id}/asked`, { asked: 'yes', back: ROOM });
    assert.equal(await notice(marked), 'The question in ‘Porter at the depot’ is marked as asked.');
    const away = words((await peer.get(`${base}/prompts/${row?.id}/removal`)).body);
    assert.equal(away.includes('It goes from ‘Porter at the depot’'), true);
  });

  it('and came from a note is taken on with it', async () => {
    const noteId = await aNote(db, {
      challengeId: built.id,
      authorId: built.people.peer,
      kind: 'question',
      text: 'Why?',
    });
    const id = await aPrompt(db, {
      challengeId: built.id,
      sessionId: over,
      raisedBy: built.people.peer,
      noteId,
      text: 'Why so?',
    });
    const form = (await peer.get(`${base}/prompts/new?prompt=${id}`)).body;
    assert.equal(form.includes('Why so?</textarea>') && form.includes(`name="note" value="${noteId}"`), true);
  });

  it('is another challenge’s to take on nowhere', async () => {
    const id = await aPrompt(db, {
      challengeId: other.id,
      sessionId: elsewhere,
      raisedBy: other.people.peer,
      text: 'Theirs',
    });
    assert.equal((await peer.get(`${base}/prompts/new?prompt=${id}`)).body.includes('Theirs'), false);
  });
});
