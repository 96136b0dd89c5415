import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { type TestBrowser, testBrowserCookies, testService } from '#test/service';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { destroyNotesDue } from '../../application/destroy-notes.ts';
import { registerDevice } from '../../application/register-device.ts';

const service = await testService();
const { db } = service;
const challenge = await aChallenge(db, { stage: 'on-site' });
const { peer, secondPeer } = challenge.people;
const base = `/challenges/${challenge.reference}`;
const revocation = (device: string) => `/account/devices/${device}/revocation`;

/** What the notebook's script sends. */
async function send(browser: TestBrowser, path: 'devices' | 'operations', body: object) {
  const { csrf } = testBrowserCookies(service.services);
  const headers = { 'content-type': 'application/json' };
  const payload = { ...body, _csrf: csrf };
  return await browser.inject({ method: 'POST', url: `${base}/notebook/${path}`, headers, payload });
}

async function registered(browser: TestBrowser, more: object = {}): Promise<{ device: string; wrapped: string }> {
  const device = newId();
  const answer = await send(browser, 'devices', { device, wrapped: null, ...more });
  assert.equal(answer.statusCode, 200, answer.body);
  return { device, wrapped: answer.json().wrapped };
}

/** Which of these are out of use. */
async function outOfUse(devices: readonly string[]): Promise<boolean[]> {
  const rows = await db
    .selectFrom('notebook_devices')
    .select(['id', 'revoked_at'])
    .where('id', 'in', devices)
    .execute();
  return devices.map((device) => rows.find(({ id }) => id === device)?.revoked_at != null);
}

/** `in`, or where it was led to instead. */
async function seesAccount(browser: TestBrowser): Promise<string> {
  const page = await browser.get('/account');
  return page.statusCode === 200 ? 'in' : String(page.headers.location).replace(/\?.*/, '');
}

describe('A device that is taken out of use', () => {
  it('by its owner alone gets neither key nor notes from then on', async () => {
    const [owner, lost, other] = [await service.as(peer), await service.as(peer), await service.as(secondPeer)];
    const { device, wrapped } = await registered(lost);
    assert.equal((await other.post(revocation(device))).statusCode, 404);
    assert.match((await owner.get('/account/devices')).body, new RegExp(revocation(device)));
    const done = await owner.post(revocation(device));
    assert.deepEqual([done.statusCode, done.headers.location], [303, '/account/devices']);
    assert.doesNotMatch((await owner.get('/account/devices')).body, new RegExp(revocation(device)));
    // In a browser that was signed in anew meanwhile.
    for (const [path, body] of [
      ['devices', { device, wrapped }],
      ['operations', { device, operations: [] }],
    ] as const) {
      const again = await service.as(peer);
      assert.equal((await again.get(`${base}/notebook/bundle?device=${device}`)).statusCode, 409);
      assert.equal((await send(again, path, body)).json().code, 'revoked');
      assert.equal(await seesAccount(again), '/sign-in', 'whoever holds it is signed out');
    }
  });

  it('is signed out with it, so that the notebook does not come back under another id; other browsers stay as they are', async () => {
    const [owner, lost] = [await service.as(peer), await service.as(peer)];
    const { device } = await registered(lost);
    await owner.post(revocation(device));
    assert.deepEqual([await seesAccount(owner), await seesAccount(lost)], ['in', '/sign-in']);
    assert.equal((await send(lost, 'devices', { device: newId(), wrapped: null })).statusCode, 303);
  });

  it('is signed out of the session that it last used, not of the one that it began with', async () => {
    const [owner, before, now] = [await service.as(peer), await service.as(peer), await service.as(peer)];
    const { device } = await registered(before);
    assert.equal((await send(now, 'operations', { device, operations: [] })).statusCode, 200);
    await owner.post(revocation(device));
    assert.deepEqual([await seesAccount(before), await seesAccount(now)], ['in', '/sign-in']);
  });

  it('is refused another id where its session asked for one at the very moment', async () => {
    const [owner, lost] = [await service.as(peer), await service.as(peer)];
    const { device } = await registered(lost);
    await owner.post(revocation(device));
    // The request had been let in before the session was ended.
    await db
      .updateTable('web_sessions')
      .set({ ended_at: null })
      .where('id', 'in', (of) => of.selectFrom('notebook_devices').select('web_session_id').where('id', '=', device))
      .execute();
    assert.equal((await send(lost, 'devices', { device: newId(), wrapped: null })).json().code, 'revoked');
  });

  it('goes with what was sent straight from it, which stands nowhere on the list by itself', async () => {
    const [owner, lost] = [await service.as(secondPeer), await service.as(secondPeer)];
    const { device } = await registered(lost);
    const straight = newId();
    const about = { device: straight, wrapped: null, phone: device };
    assert.equal((await send(lost, 'devices', about)).statusCode, 200);
    const listed = (await owner.get('/account/devices')).body;
    assert.deepEqual(listed.match(/\/account\/devices\/[0-9a-f-]+\/revocation/g), [revocation(device)]);
    await owner.post(revocation(device));
    const again = await service.as(secondPeer);
    assert.equal((await send(again, 'operations', { device: straight, operations: [] })).json().code, 'revoked');
    for (const id of [straight, newId()]) {
      const late = await service.as(secondPeer);
      assert.equal((await send(late, 'devices', { ...about, device: id })).json().code, 'revoked');
      assert.equal(await seesAccount(late), '/sign-in');
    }
  });

  it('stands once on the list with the challenges whose notes are on it, and goes with all of them', async () => {
    const [owner, lost] = [await service.as(secondPeer), await service.as(secondPeer)];
    const { device } = await registered(lost);
    const other = await aChallenge(db, { stage: 'on-site', bodyId: challenge.bodyId, title: 'Another council’s' });
    const there = await db
      .selectFrom('notebook_devices')
      .selectAll()
      .where('id', '=', device)
      .executeTakeFirstOrThrow();
    const second = { ...there, id: newId(), challenge_id: other.id };
    await db.insertInto('notebook_devices').values(second).execute();
    const page = (await owner.get('/account/devices')).body;
    assert.match(page, /<p class="govuk-body">[^<]* · [^<]*Since /);
    assert.equal(page.match(/Take this device out of use/g)?.length, 1);
    await owner.post(revocation(device));
    const revoked = await db
      .selectFrom('notebook_devices')
      .select('id')
      .where('revoked_at', 'is not', null)
      .where('id', 'in', [device, second.id])
      .execute();
    assert.equal(revoked.length, 2);
  });

  it('stands once on the list though it was signed in anew between two challenges, and goes with both and what was sent from either', async () => {
    const person = challenge.people.challengeManager;
    const [owner, first, then] = [await service.as(person), await service.as(person), await service.as(person)];
    const browser = newId();
    const one = await registered(first, { browser });
    const straight = newId();
    assert.equal(
      (await send(first, 'devices', { device: straight, wrapped: null, phone: one.device })).statusCode,
      200,
    );
    // It has been signed out since, and in again.
    const other = await registered(then, { browser });
    const elsewhere = await registered(await service.as(person), { browser: newId() });
    const page = (await owner.get('/account/devices')).body;
    assert.equal(page.match(/Take this device out of use/g)?.length, 2);
    await owner.post(revocation(other.device));
    assert.deepEqual(await outOfUse([one.device, other.device, straight, elsewhere.device]), [true, true, true, false]);
    assert.deepEqual([await seesAccount(first), await seesAccount(then)], ['/sign-in', '/sign-in']);
    // Found again, its owner signs in and opens the notebook anew: that is in use.
    const found = await service.as(person);
    const anew = await registered(found, { browser });
    const after = (await owner.get('/account/devices')).body;
    assert.equal(after.match(/Take this device out of use/g)?.length, 2);
    await owner.post(revocation(one.device));
    assert.deepEqual([await outOfUse([anew.device]), await seesAccount(found)], [[false], 'in']);
  });

  it('of before is told to be on one phone with others once it is heard of, by the number of its browser', async () => {
    const person = challenge.people.challengeManager;
    const browser = newId();
    const [before, now] = [await service.as(person), await service.as(person)];
    const { device } = await registered(before);
    const other = await registered(now, { browser });
    const rows = async () => ((await before.get('/account/devices')).body.match(/Take this device/g) ?? []).length;
    const apart = await rows();
    assert.equal((await send(before, 'operations', { device, operations: [], browser: 'no number' })).statusCode, 200);
    assert.equal(await rows(), apart);
    assert.equal((await send(before, 'operations', { device, operations: [], browser })).statusCode, 200);
    assert.equal(await rows(), apart - 1);
    await before.post(revocation(other.device));
    assert.deepEqual(await outOfUse([device, other.device]), [true, true]);
  });

  it('from itself says that this was it, and asks to sign in again', async () => {
    const browser = await service.as(peer);
    const { device } = await registered(browser);
    const done = await browser.post(revocation(device));
    assert.deepEqual([done.statusCode, done.headers.location], [303, '/sign-in']);
    assert.match((await browser.get('/sign-in')).body, /It was this one, so you have been signed out/);
  });
});

describe('What became of a device', () => {
  const ask = async (browser: TestBrowser, device: string) => {
    const { statusCode, body } = await browser.get(`/notebook-devices/${device}/revocation`);
    return [statusCode, body];
  };

  it('is told to whoever knows its id, signed in or not: whether it was taken out of use', async () => {
    const [nobody, owner] = [service.browser(), await service.as(peer)];
    const [used, revoked] = [await registered(await service.as(peer)), await registered(await service.as(peer))];
    await owner.post(revocation(revoked.device));
    assert.deepEqual(await ask(nobody, revoked.device), [200, '{"revoked":true,"destroyed":false}']);
    for (const device of [used.device, newId(), 'x']) {
      assert.deepEqual(await ask(nobody, device), [200, '{"revoked":false,"destroyed":false}']);
    }
  });

  it('is told with whether the notes of its challenge have been destroyed', async () => {
    const nobody = service.browser();
    const there = await aChallenge(db, { stage: 'on-site', bodyId: challenge.bodyId });
    const device = newId();
    const wanted = { challengeId: there.id, device, name: 'Phone', wrapped: null };
    await registerDevice(service.services, wanted, there.people.peer);
    assert.deepEqual(await ask(nobody, device), [200, '{"revoked":false,"destroyed":false}']);
    const long = new Date(service.services.clock().getTime() - 900 * 86_400_000);
    await db.updateTable('challenges').set({ closed_at: long }).where('id', '=', there.id).execute();
    assert.equal(await destroyNotesDue(service.services), 1);
    assert.deepEqual(await ask(nobody, device), [200, '{"revoked":false,"destroyed":true}']);
  });

  it('is told so many times in an hour', async () => {
    const crowd = await testService();
    const nobody = crowd.browser();
    await ask(nobody, newId());
    await crowd.db.updateTable('rate_limits').set({ tries: 599 }).where('key', 'like', 'revocation:%').execute();
    assert.deepEqual(await ask(nobody, newId()), [200, '{"revoked":false,"destroyed":false}']);
    assert.equal((await ask(nobody, newId()))[0], 429);
  });
});
