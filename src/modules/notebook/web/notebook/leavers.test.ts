import assert from 'node:assert/strict';
import { createCipheriv, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { endRole, grantRole } from '#modules/people';
import { HAND_IN_DAYS } from '#modules/teams';
import { type TestBrowser, testBrowserCookies, testService } from '#test/service';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { mergePeers } from '../../../pool/application/merge-peers.ts';
import { makePeer } from '../../../pool/testing/builders.ts';
import { destroyNotesDue } from '../../application/destroy-notes.ts';
import { type Answer, type NoteBody, type Operation, sealOperation } from '../../contract.ts';
import { aNote, aSession } from '../../testing/builders.ts';
import { wholeJpeg } from '../../testing/pictures.ts';

const service = await testService();
const { db, services } = service;
const TEAM_WORDS = 'What only the team may read';

/** A challenge on site with a note of a colleague’s, and the phone of a peer with what it has written; what becomes of it is tried anew each time. */
async function onSite() {
  const challenge = await aChallenge(db, { stage: 'on-site' });
  const { peer, secondPeer, challengeManager } = challenge.people;
  const base = `/challenges/${challenge.reference}`;
  const sessionId = await aSession(db, {
    challengeId: challenge.id,
    peerIds: [peer],
    title: 'A session of the team’s',
  });
  await aNote(db, { challengeId: challenge.id, authorId: secondPeer, sessionId, text: TEAM_WORDS });
  const browser = await service.as(peer);
  const send = (path: string, body: object, by: TestBrowser = browser) => {
    const { csrf } = testBrowserCookies(services);
    const headers = { 'content-type': 'application/json' };
    return by.inject({ method: 'POST', url: `${base}/notebook/${path}`, headers, payload: { ...body, _csrf: csrf } });
  };
  const device = newId();
  const registered = await send('devices', { device, wrapped: null });
  const { key, wrapped } = registered.json() as { key: string; wrapped: string };
  const log: Operation[] = [];
  const role = { role: 'team-peer', scopeId: challenge.id, by: null } as const;
  return {
    ...{ challenge, peer, base, sessionId, browser, send, device, key, wrapped, log },
    manager: () => service.as(challengeManager),
    managerId: challengeManager,
    write(text: string | null, about: Partial<Operation> = {}): Operation {
      const kind = 'quotation' as const;
      const written = {
        sessionId,
        themeId: null,
        sourceCategory: 'frontline' as const,
        writtenAt: '2026-11-22T10:00:00.000Z',
      };
      const body: NoteBody | null = text === null ? null : { text, kind, ...written };
      const last = log.at(-1);
      const named = { sequence: (last?.sequence ?? 0) + 1, id: newId(), noteId: newId(), seen: null, ...about };
      const sealed = sealOperation(device, { ...named, body, previous: last?.hash ?? '' });
      log.push(sealed);
      return sealed;
    },
    leave: () => db.transaction().execute((trx) => endRole(trx, { ...role, personId: peer, at: services.clock() })),
    comeBack: () =>
      db.transaction().execute((trx) => grantRole(trx, { ...role, personId: peer, at: services.clock() })),
    hands: (operations: readonly Operation[]) => send('operations', { device, operations, handsIn: true }),
    async notes() {
      const rows = await db
        .selectFrom('notes')
        .select(['text', 'after_leaving_at'])
        .where('author_id', '=', peer)
        .where('challenge_id', '=', challenge.id)
        .orderBy('text')
        .execute();
      return rows.map((row) => [row.text, row.after_leaving_at !== null]);
    },
    mail: () =>
      db
        .selectFrom('mail_messages')
        .select(['subject', 'text_body', 'person_id'])
        .where('template', '=', 'notes-handed-in-after-leaving')
        .where('challenge_id', '=', challenge.id)
        .execute(),
  };
}

/** What `work` does, so many days from now. */
async function daysLater<T>(days: number, work: () => Promise<T>): Promise<T> {
  const now = services.clock();
  service.setNow(new Date(now.getTime() + days * 86_400_000));
  try {
    return await work();
  } finally {
    service.setNow(now);
  }
}

function outcomes(answer: { json(): unknown }): string[] {
  return (answer.json() as Answer).outcomes.map((one) => (one.result === 'refused' ? one.code : one.result));
}

describe('A peer who was taken off the team with notes unsent on their phone', () => {
  it('sends nothing by itself, gets the key of that phone alone, and hands in what is theirs, each note once', async () => {
    const { send, write, leave, hands, notes, device, key, wrapped } = await onSite();
    const batch = [write('Heard at the front door'), write('And at the back')];
    await leave();
    const bySelf = await send('operations', { device, operations: batch });
    assert.deepEqual([bySelf.statusCode, bySelf.json().code], [409, 'left-team']);
    assert.match(bySelf.json().why, /no longer in this team.*hand them in/);
    const another = await send('devices', { device: newId(), wrapped: null });
    assert.deepEqual([another.statusCode, another.json().code], [409, 'left-team']);
    assert.equal((await send('devices', { device, wrapped })).json().key, key);
    for (let times = 0; times < 2; times += 1) {
      const answer = await hands(batch);
      assert.deepEqual([answer.json().knows, outcomes(answer)], [2, ['taken', 'taken']]);
    }
    assert.deepEqual(await notes(), [
      ['And at the back', true],
      ['Heard at the front door', true],
    ]);
  });

  it('sees nothing of the team’s: no note, no session, no question, no photograph, no page but the one for handing in', async () => {
    const { browser, base, device, leave, write, hands } = await onSite();
    await leave();
    await hands([write('Mine')]);
    const page = await browser.get(`${base}/notebook`);
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /You are no longer in this team/);
    // What they were is said there, and nowhere else.
    assert.match(page.body, /was on the team/i);
    assert.doesNotMatch((await browser.get('/account')).body, /was on the team/i);
    const others = ['/notes', '/notes/wall', '/timetable', '/team-room', '/findings', '/team', ''];
    for (const path of others) assert.equal((await browser.get(`${base}${path}`)).statusCode, 404, path);
    const bundle = await browser.get(`${base}/notebook/bundle?device=${device}`);
    assert.deepEqual([bundle.statusCode, bundle.json().code], [409, 'left-team']);
    const seen = [page.body, bundle.body, (await browser.get(`${base}/notebook/rescue`)).body].join();
    assert.doesNotMatch(seen, /What only the team may read|A session of the team|href="[^"]*\/notes/);
  });

  it('changes and takes away what they hand in, and leaves what the team had as it was', async () => {
    const { send, write, leave, hands, notes, device } = await onSite();
    const [had, kept] = [write('The team had this'), write('And this')];
    await send('operations', { device, operations: [had, kept] });
    const change = write('Changed on the train', { noteId: had.noteId, seen: had.id });
    const deletion = write(null, { noteId: kept.noteId, seen: kept.id });
    const unsent = write('Never sent');
    await leave();
    assert.deepEqual(outcomes(await hands([change, deletion, unsent])), ['beside', 'left-team', 'taken']);
    // Also in a later batch.
    const more = write('Changed once more', { noteId: had.noteId, seen: change.id });
    const again = write('Never sent, in other words', { noteId: unsent.noteId, seen: unsent.id });
    assert.deepEqual(outcomes(await hands([more, again])), ['beside', 'taken']);
    assert.deepEqual(await notes(), [
      ['And this', false],
      ['Changed once more', true],
      ['Never sent, in other words', true],
      ['The team had this', false],
    ]);
    const last = write(null, { noteId: unsent.noteId, seen: again.id });
    assert.deepEqual(outcomes(await hands([last])), ['taken']);
    assert.equal((await notes()).length, 3);
  });

  it('is marked beside each note, and whoever runs the challenge is told once, without a word of it', async () => {
    const { base, peer, write, leave, hands, manager, managerId, mail, send, device } = await onSite();
    await send('operations', { device, operations: [write('Sent in time')] });
    await leave();
    await hands([write('Heard at the front door')]);
    await hands([write('One more')]);
    const [letter, ...more] = await mail();
    assert.deepEqual([letter?.person_id, more.length], [managerId, 0]);
    assert.equal(letter?.subject, 'Devi Peer has handed in notes after leaving the team');
    assert.match(letter?.text_body ?? '', new RegExp(`${base}/notes\\?author=${peer}`));
    assert.doesNotMatch(letter?.text_body ?? '', /front door|One more/);
    const page = await (await manager()).get(`${base}/notes?author=${peer}`);
    assert.equal(page.body.match(/Handed in after leaving the team/g)?.length, 2);
  });

  it('hands in photographs with their notes, and no later than these', async () => {
    const { browser, base, peer, write, leave, hands } = await onSite();
    const note = write('A flipchart');
    await leave();
    await hands([note]);
    const photograph = (by: TestBrowser) =>
      by.upload(`${base}/notebook/photographs`, { id: newId(), note: note.noteId }, [
        { name: 'photograph', fileName: 'flipchart.jpg', type: 'image/jpeg', content: wholeJpeg },
      ]);
    assert.deepEqual((await photograph(browser)).json(), { kept: true });
    const late = await daysLater(HAND_IN_DAYS + 1, async () => await photograph(await service.as(peer)));
    assert.equal(late.json().code, 'too-late');
  });

  it('hands in what they wrote under another entry of theirs that has been merged since', async () => {
    const { challenge, send, write, leave, device, wrapped } = await onSite();
    const note = write('Written under the entry that went');
    await leave();
    const stays = await makePeer(db, { bodyId: challenge.bodyId, name: 'The other entry' });
    const { peer, programmeManager } = challenge.people;
    const merged = await mergePeers(services, { from: peer, into: stays, reason: 'One person' }, programmeManager);
    assert.equal(isRefusal(merged), false);
    const browser = await service.as(stays);
    assert.equal((await send('devices', { device, wrapped }, browser)).statusCode, 200);
    const answer = await send('operations', { device, operations: [note], handsIn: true }, browser);
    assert.deepEqual(outcomes(answer), ['taken']);
  });

  it('is let in like anybody in the team once they are back in it', async () => {
    const { send, write, leave, comeBack, notes, device } = await onSite();
    const note = write('Kept meanwhile');
    await leave();
    await comeBack();
    assert.deepEqual(outcomes(await send('operations', { device, operations: [note] })), ['taken']);
    assert.deepEqual(await notes(), [['Kept meanwhile', false]]);
  });
});

describe('Once the time for handing in is over', () => {
  it('takes nothing in, gives no key, and says on the page and to the phone whom to write to', async () => {
    const { send, write, leave, notes, device, wrapped, peer, base, managerId } = await onSite();
    const batch = [write('Too late')];
    await leave();
    const { email } = await db
      .selectFrom('people')
      .select('email')
      .where('id', '=', managerId)
      .executeTakeFirstOrThrow();
    await daysLater(HAND_IN_DAYS, async () => {
      const browser = await service.as(peer);
      assert.equal((await send('devices', { device, wrapped }, browser)).statusCode, 200);
    });
    await daysLater(HAND_IN_DAYS + 1, async () => {
      const browser = await service.as(peer);
      const refused = [
        await send('operations', { device, operations: batch, handsIn: true }, browser),
        await send('devices', { device, wrapped }, browser),
      ];
      const page = await browser.get(`${base}/notebook`);
      for (const { body } of [...refused, page]) {
        assert.match(body, /no longer in this team, and the time for handing in notes ended on/);
        assert.equal(body.includes(`Mair Manager, who runs the challenge at ${email}`), true, body);
      }
      assert.deepEqual(
        refused.map((one) => one.json().code),
        ['too-late', 'too-late'],
      );
    });
    assert.deepEqual(await notes(), []);
  });

  it('hears that the notes have been destroyed where they have, like every other phone', async () => {
    const { send, write, leave, hands, device, wrapped, challenge } = await onSite();
    await hands([write('In time')]);
    await leave();
    await hands([write('Handed in')]);
    const closed = new Date(services.clock().getTime() - 900 * 86_400_000);
    await db.updateTable('challenges').set({ closed_at: closed }).where('id', '=', challenge.id).execute();
    assert.equal(await destroyNotesDue(services), 1);
    assert.equal((await send('devices', { device, wrapped })).json().code, 'destroyed');
    assert.equal((await hands([write('Never')])).json().code, 'destroyed');
  });
});

describe('A file of unsent notes of somebody who has left the team', () => {
  /** The file that their phone saved. */
  async function withFile() {
    const site = await onSite();
    const { write, device, key, wrapped, base } = site;
    const operations = [locked(key, write('From the broken phone'))];
    const content = Buffer.from(JSON.stringify({ format: 'critical-friend-notebook-1', device, wrapped, operations }));
    const file = [{ name: 'file', fileName: 'unsent-notes.cfnotes', type: '', content }];
    return { ...site, upload: (by: TestBrowser) => by.upload(`${base}/notebook/rescue`, {}, file) };
  }

  it('is taken in from themselves, who then stay where there is nothing of the team’s', async () => {
    const { upload, leave, browser, notes, base, mail } = await withFile();
    await leave();
    const taken = await upload(browser);
    assert.deepEqual([taken.statusCode, taken.headers.location], [303, `${base}/notebook/rescue`]);
    assert.match((await browser.get(`${base}/notebook/rescue`)).body, /One change from the file is with the team/);
    assert.deepEqual([await notes(), (await mail()).length], [[['From the broken phone', true]], 1]);
  });

  it('is taken in from whoever runs the challenge as theirs, once, in the same time; never while they are in the team, and from no colleague', async () => {
    const { upload, leave, manager, notes, challenge, managerId, device, mail } = await withFile();
    const colleague = await service.as(challenge.people.secondPeer);
    const refused = async (by: TestBrowser, why: RegExp) => {
      const answer = await upload(by);
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, why);
    };
    await refused(await manager(), /saved by somebody else/);
    await leave();
    await refused(colleague, /saved by somebody else/);
    await daysLater(HAND_IN_DAYS + 1, async () =>
      refused(await manager(), /Devi Peer has left the team, and the time/),
    );
    assert.deepEqual(await notes(), []);
    for (let times = 0; times < 2; times += 1) assert.equal((await upload(await manager())).statusCode, 303);
    assert.deepEqual([await notes(), (await mail()).length], [[['From the broken phone', true]], 0]);
    const audit = await db
      .selectFrom('audit_entries')
      .select(['actor_id', 'challenge_id'])
      .where('subject_id', '=', device)
      .where('action', '=', 'handed in a file of somebody who had left the team')
      .execute();
    assert.deepEqual(audit[0], { actor_id: managerId, challenge_id: null });
  });
});

/** An operation as a device keeps it. */
function locked(key: string, operation: Operation) {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), iv);
  cipher.setAAD(Buffer.from(`operation/${operation.sequence}`));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(operation)), cipher.final(), cipher.getAuthTag()]);
  return { sequence: operation.sequence, iv: iv.toString('base64'), sealed: sealed.toString('base64') };
}
