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
