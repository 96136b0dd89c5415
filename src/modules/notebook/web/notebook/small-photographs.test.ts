import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { type TestBrowser, testService } from '#test/service';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { destroyNotesDue } from '../../application/destroy-notes.ts';
import { makeBundle } from '../../application/make-bundle.ts';
import { registerDevice } from '../../application/register-device.ts';
import { SMALL_BYTES } from '../../domain/picture.ts';
import { aNote } from '../../testing/builders.ts';
import { jpegThatClaims, pngThatClaims } from '../../testing/pictures.ts';

const service = await testService();
const { db, services } = service;
const challenge = await aChallenge(db, { stage: 'on-site' });
const other = await aChallenge(db, { stage: 'on-site', bodyId: challenge.bodyId });
const { peer, hostCoordinator } = challenge.people;
const base = `/challenges/${challenge.reference}`;
const browser = await service.as(peer);
const whole = jpegThatClaims(1600, 1200);
const small = jpegThatClaims(320, 240);

/** A JPEG picture of that size, with so many bytes more in a place for comments. */
function commented(bytes: number): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes + 2);
  const comment = Buffer.concat([Buffer.from('fffe', 'hex'), length, randomBytes(bytes)]);
  return Buffer.concat([small.subarray(0, 2), comment, small.subarray(2)]);
}

type Sent = { whole?: Buffer; small?: Buffer | null; id?: string; note?: string };

/** Sends a photograph with a note of its own, as a phone does. */
async function sent(by: TestBrowser, { whole: large = whole, small: little = small, id = newId(), note }: Sent = {}) {
  const noteId = note ?? (await aNote(db, { challengeId: challenge.id, authorId: peer }));
  const file = (name: string, content: Buffer) => ({ name, fileName: 'x.jpg', type: 'image/jpeg', content });
  const files = [file('photograph', large), ...(little ? [file('small', little)] : [])];
  const answer = await by.upload(`${base}/notebook/photographs`, { id, note: noteId }, files);
  return { id, noteId, statusCode: answer.statusCode };
}

async function kept(id: string) {
  const row = await db
    .selectFrom('note_photographs')
    .select(['width', 'height', 'small_sha256'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, small_sha256: row.small_sha256 !== null };
}

const look = (id: string, by = browser, headers: Record<string, string> = {}) =>
  by.inject({ method: 'GET', url: `${base}/photographs/${id}/small`, headers });

describe('The small version of a photograph', () => {
  it('is kept beside it and shown in lists, and its size is known', async () => {
    const { id, statusCode } = await sent(browser);
    assert.equal(statusCode, 200);
    assert.deepEqual(await kept(id), { width: 1600, height: 1200, small_sha256: true });
    const [shown, full] = [await look(id), await browser.get(`${base}/photographs/${id}`)];
    assert.deepEqual([shown.headers['content-type'], shown.rawPayload.equals(small)], ['image/jpeg', true]);
    assert.deepEqual([full.headers['content-type'], full.rawPayload.equals(whole)], ['image/jpeg', true]);
  });

  it('may be missing: then the photograph itself is shown, and no browser keeps it', async () => {
    const png = pngThatClaims(40, 30);
    const { id } = await sent(browser, { whole: png, small: null });
    const shown = await look(id);
    assert.deepEqual([shown.headers['content-type'], shown.rawPayload.equals(png)], ['image/png', true]);
    assert.deepEqual([shown.headers['cache-control'], shown.headers.etag], ['no-store', undefined]);
  });

  it('that is none, too large or of another shape is left out, and the photograph is kept all the same', async () => {
    const wrong: [string, Buffer][] = [
      ['a drawing that runs', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>')],
      ['nothing', Buffer.alloc(0)],
      ['a picture cut short', small.subarray(0, -30)],
      ['a web page as well', Buffer.concat([small, Buffer.from('<html><script>alert(1)</script>')])],
      ['another kind of picture', pngThatClaims(320, 240)],
      ['too many bytes', commented(SMALL_BYTES)],
      ['too many points', jpegThatClaims(640, 480)],
      ['gigabytes of memory', jpegThatClaims(65_000, 48_750)],
      ['upright', jpegThatClaims(240, 320)],
      ['another shape', jpegThatClaims(320, 200)],
    ];
    for (const [what, bytes] of wrong) {
      const { id, statusCode } = await sent(browser, { small: bytes });
      assert.equal(statusCode, 200, what);
      assert.deepEqual(await kept(id), { width: 1600, height: 1200, small_sha256: false }, what);
      assert.equal((await look(id)).rawPayload.equals(whole), true, what);
    }
    const many = await sent(browser, { small: commented(SMALL_BYTES - small.length - 4) });
    assert.deepEqual(await kept(many.id), { width: 1600, height: 1200, small_sha256: true });
  });

  it('does not bring in a photograph that is refused', async () => {
    const { id, statusCode } = await sent(browser, { whole: whole.subarray(0, -30) });
    assert.deepEqual([statusCode, await kept(id)], [409, undefined]);
  });

  it('sent again with other bytes changes nothing, and leaves no file that nothing names', async () => {
    const { id, noteId: note } = await sent(browser);
    const [before] = await db.selectFrom('stored_files').select(db.fn.countAll().as('all')).execute();
    await sent(browser, { id, note, whole: commented(200), small: commented(100) });
    assert.deepEqual(await db.selectFrom('stored_files').select(db.fn.countAll().as('all')).execute(), [before]);
    assert.equal((await look(id)).rawPayload.equals(small), true);
  });
});

describe('The small version of a photograph that is there without', () => {
  async function added(by: TestBrowser, id: string, content: Buffer, reference = challenge.reference) {
    const file = { name: 'small', fileName: 'x.jpg', type: 'image/jpeg', content };
    const url = `/challenges/${reference}/notebook/photographs/${id}/small`;
    return (await by.upload(url, {}, [file])).statusCode;
  }

  it('is named to its author’s phone alone, comes from it, and is shown from then on', async () => {
    const { id } = await sent(browser, { small: null });
    // As one of before: its size was not kept.
    await db.updateTable('note_photographs').set({ width: null, height: null }).where('id', '=', id).execute();
    const named = async (personId: string) => {
      const device = newId();
      await registerDevice(services, { challengeId: challenge.id, device, name: 'Phone', wrapped: null }, personId);
      const bundle = await makeBundle(services, { challenge: { ...challenge, title: '' }, personId, device, csrf: '' });
      return bundle?.withoutSmall?.includes(id);
    };
    assert.deepEqual([await named(peer), await named(challenge.people.secondPeer)], [true, false]);
    assert.equal(await added(browser, id, small), 200);
    assert.deepEqual(await kept(id), { width: 1600, height: 1200, small_sha256: true });
    assert.equal((await look(id)).rawPayload.equals(small), true);
    assert.equal(await named(peer), false);
    assert.deepEqual([await added(browser, id, commented(50)), (await look(id)).rawPayload.equals(small)], [200, true]);
  });

  it('is refused from anybody else, for another challenge, and where it is none of that photograph', async () => {
    const { id } = await sent(browser, { small: null });
    const colleague = await service.as(challenge.people.secondPeer);
    assert.equal(await added(colleague, id, small), 409);
    assert.equal(await added(await service.as(other.people.peer), id, small, other.reference), 409);
    for (const wrong of [jpegThatClaims(240, 320), pngThatClaims(320, 240), commented(SMALL_BYTES), Buffer.alloc(0)])
      assert.equal(await added(browser, id, wrong), 409);
    assert.equal(await added(browser, newId(), small), 409);
    assert.deepEqual(await kept(id), { width: 1600, height: 1200, small_sha256: false });
  });
});

describe('A browser that has a small photograph already', () => {
  it('asks each time, and is sent no byte of it again', async () => {
    const { id } = await sent(browser);
    const first = await look(id);
    assert.equal(first.headers['cache-control'], 'private, no-cache');
    const etag = String(first.headers.etag);
    const again = await look(id, browser, { 'if-none-match': etag });
    assert.deepEqual([again.statusCode, again.rawPayload.length, again.headers.etag], [304, 0, etag]);
    assert.equal((await look(id, browser, { 'if-none-match': `"x", W/${etag}` })).statusCode, 304);
    const otherwise = await look(id, browser, { 'if-none-match': '"x"' });
    assert.deepEqual([otherwise.statusCode, otherwise.rawPayload.equals(small)], [200, true]);
  });

  it('keeps nothing of it in full, which somebody who goes back would see', async () => {
    const { id } = await sent(browser);
    const full = await browser.get(`${base}/photographs/${id}`);
    assert.deepEqual([full.headers['cache-control'], full.headers.etag], ['no-store', undefined]);
  });

  it('is not told that it is the same once it may not see it any more', async () => {
    const { id, noteId } = await sent(browser);
    const headers = { 'if-none-match': String((await look(id)).headers.etag) };
    const foreign = await service.as(other.people.peer);
    assert.equal((await look(id, service.browser(), headers)).statusCode, 303);
    assert.equal((await look(id, await service.as(hostCoordinator), headers)).statusCode, 403);
    assert.equal((await look(id, foreign, headers)).statusCode, 404);
    const url = `/challenges/${other.reference}/photographs/${id}/small`;
    assert.equal((await foreign.inject({ method: 'GET', url, headers })).statusCode, 404);
    await db.deleteFrom('notes').where('id', '=', noteId).execute();
    assert.equal((await look(id, browser, headers)).statusCode, 404);
  });
});

describe('A small photograph whose notes are destroyed', () => {
  it('goes with the whole one, and no file is named any more', async () => {
    const [bytes, smallBytes] = [commented(300), commented(301)];
    const { id } = await sent(browser, { whole: bytes, small: smallBytes });
    const headers = { 'if-none-match': String((await look(id)).headers.etag) };
    await db.updateTable('challenges').set({ closed_at: services.clock() }).where('id', '=', challenge.id).execute();
    service.setNow(new Date(services.clock().getTime() + 13 * 31 * 86_400_000));
    await destroyNotesDue(services);
    const again = await service.as(peer);
    for (const address of [`${base}/photographs/${id}`, `${base}/photographs/${id}/small`])
      assert.equal((await again.inject({ method: 'GET', url: address, headers })).statusCode, 404);
    assert.deepEqual(await db.selectFrom('stored_files').select('sha256').execute(), []);
  });
});
