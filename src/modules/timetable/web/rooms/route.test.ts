import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { roomsOf } from '../../store/rooms.ts';
import { travelOf } from '../../store/settings.ts';
import { aRoom, aSession } from '../../testing/builders.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db } = service;

/** Two rooms in the Town hall, one at the Depot and one at the Baths, with the minutes between the three. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const challengeId = challenge.id;
  const room = (name: string, site: string) => aRoom(db, { challengeId, name, site, capacity: 12 });
  const rooms = {
    chamber: await room('Chamber', 'Town hall'),
    parlour: await room('Parlour', 'Town hall'),
    yard: await room('Yard', 'Depot'),
    pool: await room('Pool', 'Baths'),
  };
  const journeys = [
    ['Baths', 'Depot', 10],
    ['Baths', 'Town hall', 20],
    ['Depot', 'Town hall', 30],
  ] as const;
  const rows = journeys.map(([site_a, site_b, minutes]) => ({ challenge_id: challengeId, site_a, site_b, minutes }));
  await db.insertInto('site_travel').values(rows).execute();
  const browser = await service.as(challenge.people.hostCoordinator);
  const base = `/challenges/${challenge.reference}`;
  const change = (id: string, name: string, site: string, more: Record<string, string> = {}) =>
    browser.post(`${base}/rooms/${id}`, { version: '1', name, site, capacity: '12', ...more });
  const travel = async () =>
    (await travelOf(db, challengeId)).map(({ siteA, siteB, minutes }) => `${siteA}, ${siteB}: ${minutes}`);
  const sites = async () => (await roomsOf(db, challengeId)).map(({ name, site }) => `${name}: ${site}`).sort();
  const page = async () => words((await browser.get(`${base}/rooms`)).body);
  return { challengeId, browser, base, rooms, change, travel, sites, page };
}

const AS_IT_WAS = ['Baths, Depot: 10', 'Baths, Town hall: 20', 'Depot, Town hall: 30'];

describe('A site that gets another name', () => {
  it('keeps the minutes to other sites where its only room says so, and gets its old name back by one press', async () => {
    const { browser, base, rooms, change, travel, page } = await place();
    await change(rooms.yard, 'Yard', 'Works depot');
    assert.deepEqual(await travel(), ['Baths, Town hall: 20', 'Baths, Works depot: 10', 'Town hall, Works depot: 30']);
    const { body } = await browser.get(`${base}/rooms`);
    assert.match(
      words(body),
      /Yard is changed\. Depot is now called Works depot\. Its minutes to other sites are kept/,
    );
    const step = /name="step" value="([^"]+)"/.exec(body)?.[1] ?? '';
    await browser.post(`${base}/arrangements/places/undo`, { step });
    assert.match(await page(), /Undone: it is as it was before\./);
    assert.deepEqual(await travel(), AS_IT_WAS);
  });

  it('is changed in all its rooms where somebody says that it is the same site', async () => {
    const { browser, base, rooms, change, travel, sites } = await place();
    const form = words((await browser.get(`${base}/rooms/${rooms.chamber}`)).body);
    assert.match(form, /Town hall has another name now: change it for its 1 other room too/);
    await change(rooms.chamber, 'Chamber', 'Guildhall', { renames: 'yes' });
    assert.deepEqual(await travel(), ['Baths, Depot: 10', 'Baths, Guildhall: 20', 'Depot, Guildhall: 30']);
    assert.deepEqual(await sites(), ['Chamber: Guildhall', 'Parlour: Guildhall', 'Pool: Baths', 'Yard: Depot']);
  });

  it('is another site where only one of its rooms moves, or where its room moves to a site that is there', async () => {
    const { browser, base, rooms, change, travel, sites, page } = await place();
    await change(rooms.chamber, 'Chamber', 'Guildhall');
    assert.deepEqual(await travel(), AS_IT_WAS);
    assert.match(await page(), /Chamber is changed\. /);
    await change(rooms.yard, 'Yard', 'Baths');
    assert.deepEqual(await travel(), AS_IT_WAS);
    assert.deepEqual(await sites(), ['Chamber: Guildhall', 'Parlour: Town hall', 'Pool: Baths', 'Yard: Baths']);
    const form = words((await browser.get(`${base}/rooms/${rooms.chamber}`)).body);
    assert.equal(form.includes('has another name now'), false);
  });

  it('that turns out to be a site that is there keeps what is known of that one', async () => {
    const { rooms, change, travel, sites } = await place();
    await change(rooms.chamber, 'Chamber', 'Baths', { renames: 'yes' });
    assert.deepEqual(await travel(), ['Baths, Depot: 10']);
    assert.deepEqual(await sites(), ['Chamber: Baths', 'Parlour: Baths', 'Pool: Baths', 'Yard: Depot']);
  });
});

describe('A room that is in use', () => {
  it('stays on the list, and its page leads to all that is in it or asks for it', async () => {
    const { challengeId, browser, base, rooms, sites } = await place();
    const roomId = rooms.yard;
    const session = await aSession(db, { challengeId, title: 'Housing', roomId });
    const off = await aSession(db, { challengeId, title: 'Roads', roomId, start: '14:00', end: '15:00' });
    await db.updateTable('sessions').set({ is_live: false, cancelled_reason: 'Ill' }).where('id', '=', off).execute();
    const wanted = await aWanted(db, { challengeId, title: 'Staff', roomId });
    const { body } = await browser.get(`${base}/rooms/${roomId}`);
    const links = [`${base}/sessions/${session}/edit`, `${base}/sessions/${off}/edit`, `${base}/wanted/${wanted}`];
    assert.deepEqual(
      [...body.matchAll(/href="([^"]+\/(?:sessions|wanted)\/[^"]+)"/g)].map(([, href]) => href),
      links,
    );
    assert.match(
      words(body),
      /Yard is in use\. First choose another room for these: Housing Roads , cancelled Staff , on the list of what to hear/,
    );
    await browser.post(`${base}/rooms/${roomId}/removal`);
    assert.equal((await sites()).includes('Yard: Depot'), true);
  });
});
