import assert from 'node:assert/strict';
import { createCipheriv, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { sampleJpeg, samplePng } from '#platform/files/testing/sample-files';
import { cookieNames } from '#platform/http/cookies';
import { startSession } from '#platform/sessions/sessions';
import { type TestBrowser, testBrowserCookies, testService } from '#test/service';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { destroyNotesDue } from '../../application/destroy-notes.ts';
import type { Bundle } from '../../bundle.ts';
import { namingWarningHere } from '../../client/notebook/names.ts';
import { type Answer, type NoteBody, type Operation, sealOperation } from '../../contract.ts';
import { aNote, aSession } from '../../testing/builders.ts';
import { jpegThatClaims, pngThatClaims, wholeJpeg } from '../../testing/pictures.ts';

const service = await testService();
const { db, services } = service;
const challenge = await aChallenge(db, { stage: 'on-site' });
const { peer, secondPeer } = challenge.people;
const base = `/challenges/${challenge.reference}`;
const sessionId = await aSession(db, {
  challengeId: challenge.id,
  peerIds: [peer],
  interviewees: [{ name: 'Marjorie Stubbs', jobTitle: 'Head of Adult Care' }],
});

async function send(browser: TestBrowser, path: string, body: object) {
  const { csrf } = testBrowserCookies(services);
  const headers = { 'content-type': 'application/json' };
  return await browser.inject({
    method: 'POST',
    url: `${base}/notebook/${path}`,
    headers,
    payload: { ...body, _csrf: csrf },
  });
}

async function registered(browser: TestBrowser): Promise<{ device: string; key: string; wrapped: string }> {
  const device = newId();
  const answer = await send(browser, 'devices', { device, wrapped: null });
  assert.equal(answer.statusCode, 200, answer.body);
  return { device, ...(answer.json() as { key: string; wrapped: string }) };
}

function operation(device: string, text: string, before?: Operation): Operation {
  const body: NoteBody = {
    text,
    kind: 'quotation',
    sessionId,
    themeId: null,
    sourceCategory: 'frontline',
    writtenAt: '2026-11-22T10:00:00.000Z',
  };
  const about = { sequence: (before?.sequence ?? 0) + 1, id: newId(), noteId: newId(), seen: null };
  return sealOperation(device, { ...about, body, previous: before?.hash ?? '' });
}

describe('A device of the team', () => {
  it('gets a key, sends notes, and takes the team’s along for the day without a name of those interviewed', async () => {
    const browser = await service.as(peer);
    const { device } = await registered(browser);
    await aNote(db, { challengeId: challenge.id, authorId: secondPeer, sessionId, text: 'A colleague’s.' });
    const note = operation(device, 'We wait for weeks');
    const answer = (await send(browser, 'operations', { device, operations: [note] })).json() as Answer;
    assert.deepEqual([answer.knows, answer.outcomes], [1, [{ sequence: 1, result: 'taken' }]]);
    const page = await browser.get(`${base}/notebook/bundle?device=${device}`);
    const bundle = page.json() as Bundle;
    assert.deepEqual(bundle.notes.map((one) => [one.body.text, one.mine]).sort(), [
      ['A colleague’s.', false],
      ['We wait for weeks', true],
    ]);
    assert.deepEqual([bundle.knows, bundle.sessions.map((one) => [one.id, one.mine])], [1, [[sessionId, true]]]);
    assert.doesNotMatch(page.body, /Stubbs|Marjorie|Adult Care/i);
    assert.match(namingWarningHere(bundle.names, sessionId, 'Ask marjorie') ?? '', /“marjorie” may lead to one person/);
    assert.equal(namingWarningHere(bundle.names, null, 'Ask marjorie'), null);
    assert.match(
      namingWarningHere(bundle.names, null, 'as MARJORIE STUBBS, the head of adult care') ?? '',
      /“MARJORIE STUBBS” and “head of adult care”/,
    );
  });

  it('is sent nothing of what it has already, and everything once anything has changed', async () => {
    const browser = await service.as(peer);
    const { device } = await registered(browser);
    const ask = async (have: string) =>
      (await browser.get(`${base}/notebook/bundle?device=${device}&have=${have}`)).json();
    const { version } = (await ask('')) as Bundle;
    const again = await ask(version);
    assert.deepEqual(Object.keys(again), ['unchanged']);
    assert.deepEqual(Object.keys(again.unchanged).sort(), ['closed', 'csrf', 'knows', 'now']);
    await aNote(db, { challengeId: challenge.id, authorId: secondPeer, sessionId, text: 'Something new.' });
    const news = (await ask(version)) as Bundle;
    assert.equal(news.version === version, false);
    assert.equal(news.notes.filter((note) => note.body.text === 'Something new.').length, 1);
  });

  it('opens again with the key that it was given first, for the same person only', async () => {
    const [browser, other] = [await service.as(peer), await service.as(secondPeer)];
    const { device, key, wrapped } = await registered(browser);
    assert.equal((await send(browser, 'devices', { device, wrapped })).json().key, key);
    // After a restored backup the server does not know the device, and gives the same key all the same.
    await db.deleteFrom('notebook_devices').where('id', '=', device).execute();
    assert.equal((await send(browser, 'operations', { device, operations: [] })).json().code, 'unknown-device');
    assert.equal((await send(browser, 'devices', { device, wrapped })).json().key, key);
    const stolen = await send(other, 'devices', { device, wrapped });
    assert.deepEqual([stolen.statusCode, stolen.json().code], [409, 'wrong-key']);
    assert.equal((await send(other, 'devices', { device, wrapped: null })).json().code, 'wrong-device');
    assert.equal((await other.get(`${base}/notebook/bundle?device=${device}`)).statusCode, 409);
  });

  it('is told plainly where what it sent cannot be read, and sends nothing without the token of its browser', async () => {
    const browser = await service.as(peer);
    assert.equal((await send(browser, 'operations', { device: 'x', operations: 'y' })).statusCode, 400);
    assert.equal((await send(browser, 'devices', {})).statusCode, 400);
    const headers = { 'content-type': 'application/json' };
    const payload = { device: newId(), wrapped: null };
    const foreign = await browser.inject({ method: 'POST', url: `${base}/notebook/devices`, headers, payload });
    assert.equal(foreign.statusCode, 403);
  });

  it('is sent to sign in by way of a redirect once its session has ended', async () => {
    const browser = service.browser();
    const answer = await browser.get(`${base}/notebook/bundle?device=${newId()}`);
    assert.deepEqual([answer.statusCode, String(answer.headers.location).startsWith('/sign-in')], [303, true]);
  });
});

describe('A photograph', () => {
  it('is kept with a note of one’s own, once, and shown to the team alone', async () => {
    const [browser, host] = [await service.as(peer), await service.as(challenge.people.hostCoordinator)];
    const note = await aNote(db, { challengeId: challenge.id, authorId: peer });
    const id = newId();
    const file = { name: 'photograph', fileName: 'x.jpg', type: 'image/jpeg', content: wholeJpeg };
    for (let times = 0; times < 2; times += 1) {
      assert.equal((await browser.upload(`${base}/notebook/photographs`, { id, note }, [file])).statusCode, 200);
    }
    const rows = await db.selectFrom('note_photographs').select('id').where('note_id', '=', note).execute();
    assert.deepEqual(rows, [{ id }]);
    const shown = await browser.get(`${base}/photographs/${id}`);
    assert.deepEqual([shown.headers['content-type'], shown.rawPayload.equals(wholeJpeg)], ['image/jpeg', true]);
    assert.equal((await host.get(`${base}/photographs/${id}`)).statusCode, 403);
  });

  it('that is none, or for somebody else’s note, is refused, and nothing of it is kept', async () => {
    const browser = await service.as(peer);
    const theirs = await aNote(db, { challengeId: challenge.id, authorId: secondPeer });
    const own = await aNote(db, { challengeId: challenge.id, authorId: peer });
    const png = samplePng;
    const attempts: [string, Buffer, string][] = [
      [own, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'), 'not-a-picture'],
      [own, Buffer.from('%PDF-1.7 not a picture'), 'not-a-picture'],
      [own, randomBytes(500), 'not-a-picture'],
      [own, Buffer.alloc(0), 'not-a-picture'],
      // The beginning of a picture and no more; a picture cut short; a picture that is a web page, or an archive, as well.
      [own, sampleJpeg, 'not-a-picture'],
      [own, wholeJpeg.subarray(0, -30), 'not-a-picture'],
      [own, Buffer.concat([wholeJpeg, Buffer.from('<html><script>alert(1)</script>')]), 'not-a-picture'],
      [own, Buffer.concat([png, Buffer.from(`PK\u0005\u0006${'\0'.repeat(18)}`, 'latin1')]), 'not-a-picture'],
      // A few bytes that would take gigabytes of a colleague's memory to open.
      [own, pngThatClaims(60_000, 60_000), 'too-large'],
      [own, jpegThatClaims(65_000, 65_000), 'too-large'],
      [theirs, wholeJpeg, 'not-yours'],
      [newId(), wholeJpeg, 'missing'],
    ];
    const codes: string[] = [];
    for (const [note, content] of attempts) {
      const file = { name: 'photograph', fileName: 'flipchart.jpg', type: 'image/jpeg', content };
      codes.push((await browser.upload(`${base}/notebook/photographs`, { id: newId(), note }, [file])).json().code);
    }
    assert.deepEqual(
      codes,
      attempts.map(([, , code]) => code),
    );
    const kept = await db.selectFrom('note_photographs').select('id').where('note_id', 'in', [own, theirs]).execute();
    assert.deepEqual(kept, []);
  });
});

describe('A file of unsent notes', () => {
  it('is taken in from the same person on another device, once, and from nobody else', async () => {
    const browser = await service.as(peer);
    const { device, key, wrapped } = await registered(browser);
    const first = operation(device, 'From the broken phone');
    const second = operation(device, 'And one more', first);
    const third = operation(device, 'The last', second);
    const rows = [first, second, third].map((one) => locked(key, one));
    rows[1] = { ...rows[1]!, sealed: randomBytes(60).toString('base64') };
    const text = JSON.stringify({ format: 'critical-friend-notebook-1', device, wrapped, operations: rows });
    const file = (content: string) => [
      { name: 'file', fileName: 'unsent-notes.cfnotes', type: '', content: Buffer.from(content) },
    ];
    const other = await service.as(secondPeer);
    const refused = await other.upload(`${base}/notebook/rescue`, {}, file(text));
    assert.deepEqual([refused.statusCode, /saved by somebody else/.test(refused.body)], [422, true]);
    for (let times = 0; times < 2; times += 1) {
      const taken = await browser.upload(`${base}/notebook/rescue`, {}, file(text));
      assert.deepEqual([taken.statusCode, taken.headers.location], [303, `${base}/notes`]);
    }
    const noted = await db
      .selectFrom('notes')
      .select('text')
      .where(
        'id',
        'in',
        [first, second, third].map((one) => one.noteId),
      )
      .orderBy('text')
      .execute();
    assert.deepEqual(
      noted.map((row) => row.text),
      ['From the broken phone', 'The last'],
    );
    const page = await browser.get(`${base}/notes`);
    assert.match(page.body, /2 changes from the file are with the team\. 1 could not be taken in/);
    for (const wrong of ['', '{', 'x'.repeat(1000), '{"format":"critical-friend-notebook-1"}']) {
      assert.equal((await browser.upload(`${base}/notebook/rescue`, {}, file(wrong))).statusCode, 422);
    }
  });

  it('brings the photographs along, and one that is none harms neither notes nor the others', async () => {
    const browser = await service.as(peer);
    const { device, key, wrapped } = await registered(browser);
    const note = operation(device, 'With photographs');
    const rows = [wholeJpeg, Buffer.from('<svg/>'), wholeJpeg].map((bytes) => {
      const id = newId();
      return { id, noteId: note.noteId, ...sealed(key, `photograph/${id}`, bytes) };
    });
    const [first, , third] = rows.map((row) => row.id);
    const file = { format: 'critical-friend-notebook-1', device, wrapped, operations: [locked(key, note)] };
    const content = Buffer.from(JSON.stringify({ ...file, photographs: rows }));
    const taken = await browser.upload(`${base}/notebook/rescue`, {}, [
      { name: 'file', fileName: 'x', type: '', content },
    ]);
    assert.equal(taken.statusCode, 303);
    const kept = await db.selectFrom('note_photographs').select('id').where('note_id', '=', note.noteId).execute();
    assert.deepEqual(kept.map((row) => row.id).sort(), [first, third].sort());
    assert.match(
      (await browser.get(`${base}/notes`)).body,
      /One change and 2 photographs from the file are with the team\. 1 could not be taken in\. That is not a photograph/,
    );
  });

  it('brings notes that had been refused as new ones, once, and shows the words of what stays behind', async () => {
    const browser = await service.as(peer);
    const { device, key, wrapped } = await registered(browser);
    const hand = async (file: object) =>
      await browser.upload(`${base}/notebook/rescue`, {}, [
        {
          name: 'file',
          fileName: 'unsent-notes.cfnotes',
          type: '',
          content: Buffer.from(JSON.stringify({ format: 'critical-friend-notebook-1', device, wrapped, ...file })),
        },
      ]);
    const body = { ...(operation(device, 'In a session that is gone').body as NoteBody), sessionId: newId() };
    const about = { sequence: 1, id: newId(), noteId: newId(), seen: null, body, previous: '' };
    const misplaced = sealOperation(device, about);
    const answer = (await send(browser, 'operations', { device, operations: [misplaced] })).json() as Answer;
    assert.deepEqual(answer.outcomes, [{ sequence: 1, result: 'refused', code: 'not-here' }]);
    const kept = (one: Operation, text: string) => {
      const row = { id: one.noteId, revision: one.id, sequence: one.sequence, savedAt: 0, refused: 'Why.' };
      const note = { ...row, body: { ...one.body, text } };
      return { id: one.noteId, sequence: 1, ...sealed(key, `note/${one.noteId}`, Buffer.from(JSON.stringify(note))) };
    };
    const unopened = { ...kept(misplaced, 'x'), id: newId() };
    for (let times = 0; times < 2; times += 1) {
      const id = newId();
      const photographs = [{ id, noteId: misplaced.noteId, ...sealed(key, `photograph/${id}`, wholeJpeg) }];
      const refused = [kept(misplaced, 'In a session that is gone'), unopened];
      const file = { operations: [], refused, photographs };
      assert.equal((await hand(file)).headers.location, `${base}/notes`);
      assert.match(
        (await browser.get(`${base}/notes`)).body,
        /One change and one photograph from the file are with the team\. One note is in no session, .* 1 could not be taken in\. It arrived damaged/,
      );
    }
    const there = async (text: string) =>
      await db.selectFrom('notes').select(['author_id', 'session_id']).where('text', '=', text).execute();
    assert.deepEqual(await there('In a session that is gone'), [{ author_id: peer, session_id: null }]);
    // One too long for a note; one that is refused only now; and one behind a gap that the file does not fill.
    const long = `Far too long: ${'x'.repeat(20_000)}`;
    const second = sealOperation(device, {
      ...about,
      id: newId(),
      noteId: newId(),
      sequence: 2,
      previous: misplaced.hash,
    });
    const fourth = operation(device, 'Behind a gap', { ...misplaced, sequence: 3 });
    const left = await hand({
      operations: [second, fourth].map((one) => locked(key, one)),
      refused: [kept({ ...misplaced, noteId: newId(), id: newId() }, long)],
    });
    assert.equal(left.statusCode, 200);
    assert.match(left.body, /Waiting for what came before.*Behind a gap.*Not taken in.*Its session is not part/s);
    assert.match(left.body, /Far too long: x{20000}/);
    assert.deepEqual(await there('Behind a gap'), []);
  });

  it('brings words once that were refused and are saved again, whether before it is handed in or after', async () => {
    const browser = await service.as(peer);
    const { device, key, wrapped } = await registered(browser);
    const refusedNote = (text: string, sequence: number, before?: Operation) => {
      const { body } = operation(device, text);
      const about = { sequence, id: newId(), noteId: newId(), seen: null, previous: before?.hash ?? '' };
      return sealOperation(device, { ...about, body: { ...(body as NoteBody), sessionId: newId() } });
    };
    const again = (one: Operation, sequence: number, before: Operation) => {
      const body = { ...(one.body as NoteBody), sessionId: null };
      const about = {
        sequence,
        id: newId(),
        noteId: newId(),
        seen: null,
        body,
        previous: before.hash,
        instead: one.id,
      };
      return sealOperation(device, about);
    };
    const results = async (...operations: Operation[]) => {
      const answer = (await send(browser, 'operations', { device, operations })).json() as Answer;
      return answer.outcomes.map((one) => (one.result === 'beside' ? one.noteId : one.result));
    };
    const first = refusedNote('Handed in after it was saved again', 1);
    const second = refusedNote('Handed in before it was saved again', 2, first);
    assert.deepEqual(await results(first, second), ['refused', 'refused']);
    const firstAgain = again(first, 3, second);
    assert.deepEqual(await results(firstAgain), ['taken']);
    const rows = [first, second].map(({ id: revision, noteId: id, sequence, body }) => {
      const note = { id, revision, sequence, savedAt: 0, refused: 'Why.', body };
      return { id, sequence, ...sealed(key, `note/${id}`, Buffer.from(JSON.stringify(note))) };
    });
    const photograph = newId();
    const photographs = [
      { id: photograph, noteId: first.noteId, ...sealed(key, `photograph/${photograph}`, wholeJpeg) },
    ];
    const file = { format: 'critical-friend-notebook-1', device, wrapped, operations: [], refused: rows, photographs };
    const content = Buffer.from(JSON.stringify(file));
    const handed = await browser.upload(`${base}/notebook/rescue`, {}, [
      { name: 'file', fileName: 'x', type: '', content },
    ]);
    assert.equal(handed.headers.location, `${base}/notes`);
    const secondAgain = again(second, 4, firstAgain);
    assert.deepEqual(await results(secondAgain), [second.id]);
    const there = await db
      .selectFrom('notes')
      .select(['id', 'text', 'revision_id'])
      .where('text', 'like', 'Handed in % it was saved again')
      .orderBy('text')
      .execute();
    assert.deepEqual(there, [
      { id: firstAgain.noteId, text: 'Handed in after it was saved again', revision_id: firstAgain.id },
      { id: second.id, text: 'Handed in before it was saved again', revision_id: secondAgain.id },
    ]);
    const pictures = await db.selectFrom('note_photographs').select('note_id').where('id', '=', photograph).execute();
    assert.deepEqual(pictures, [{ note_id: firstAgain.noteId }]);
  });

  it('says of how many notes nobody can read the words any more, those that came as operations counted once', async () => {
    const browser = await service.as(peer);
    const { device, key, wrapped } = await registered(browser);
    const first = operation(device, 'Readable');
    const second = { ...locked(key, operation(device, 'Gone bad', first)), sealed: '' };
    const damaged = [7, 9, 2].map((sequence) => ({ id: newId(), sequence, iv: '', sealed: '' }));
    const file = { format: 'critical-friend-notebook-1', device, wrapped, operations: [locked(key, first), second] };
    const content = Buffer.from(JSON.stringify({ ...file, damaged }));
    await browser.upload(`${base}/notebook/rescue`, {}, [{ name: 'file', fileName: 'x', type: '', content }]);
    assert.match(
      (await browser.get(`${base}/notes`)).body,
      /One change from the file is with the team\. 1 could not be taken in\. It arrived damaged\. Save it again\. 2 notes had gone bad on the phone and cannot be read/,
    );
  });

  function locked(key: string, one: Operation) {
    return { sequence: one.sequence, ...sealed(key, `operation/${one.sequence}`, Buffer.from(JSON.stringify(one))) };
  }

  function sealed(key: string, name: string, bytes: Buffer): { iv: string; sealed: string } {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), iv);
    cipher.setAAD(Buffer.from(name));
    const all = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    return { iv: iv.toString('base64'), sealed: all.toString('base64') };
  }
});

describe('A challenge that has closed', () => {
  it('still takes in what was written before, gives no new device a key, and after its day takes in nothing', async () => {
    const closing = await aChallenge(db, { bodyId: challenge.bodyId });
    const person = closing.people.peer;
    const names = cookieNames(services.config);
    let token = await startSession(db, person, 'Phone', services.clock());
    const { cookies, csrf } = testBrowserCookies(services);
    const ask = async (path: string, body: object) =>
      await service.app.inject({
        method: 'POST',
        url: `/challenges/${closing.reference}/notebook/${path}`,
        cookies: { ...cookies, [names.session]: token },
        payload: { ...body, _csrf: csrf },
      });
    const device = newId();
    const { wrapped } = (await ask('devices', { device, wrapped: null })).json();
    const first = sealOperation(device, {
      ...operation(device, 'x'),
      body: { ...(operation(device, 'Late but true').body as NoteBody), sessionId: null },
    });
    await db.updateTable('challenges').set({ closed_at: services.clock() }).where('id', '=', closing.id).execute();
    assert.equal((await ask('devices', { device: newId(), wrapped: null })).json().code, 'closed');
    const late = (await ask('operations', { device, operations: [first] })).json() as Answer;
    assert.deepEqual([late.knows, late.closed], [1, true]);
    service.setNow(new Date(services.clock().getTime() + 13 * 31 * 86_400_000));
    await destroyNotesDue(services);
    token = await startSession(db, person, 'Phone', services.clock());
    for (const [path, body] of [
      ['operations', { device, operations: [] }],
      ['devices', { device, wrapped }],
      ['devices', { device: newId(), wrapped: null }],
    ] as const)
      assert.equal((await ask(path, body)).json().code, 'destroyed', path);
    const records = await db.selectFrom('notebook_operations').select('hash').where('device_id', '=', device).execute();
    assert.deepEqual(records, []);
  });
});
