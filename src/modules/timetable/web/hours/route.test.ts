import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { aRoom } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** A host with rooms at a depot and a town hall. */
async function place() {
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
  const browser = await service.as(challenge.people.hostCoordinator);
  const depot = await aRoom(db, { challengeId: challenge.id, name: 'A', site: 'Depot' });
  await aRoom(db, { challengeId: challenge.id, name: 'B', site: 'Town hall' });
  return {
    challengeId: challenge.id,
    people: challenge.people,
    browser,
    depot,
    url: `/challenges/${challenge.reference}`,
  };
}
type Place = Awaited<ReturnType<typeof place>>;

const HOURS = {
  'day-from': '8.30am',
  'day-until': '6pm',
  'break-from': '12',
  'break-until': '1pm',
  changeover: '10',
};

/** What the form sends as it is shown to the host, hidden fields included. */
async function shownForm({ browser, url }: Place): Promise<Record<string, string>> {
  return formIn((await browser.get(`${url}/hours`)).body);
}

function formIn(body: string): Record<string, string> {
  const inputs = [...body.matchAll(/<input[^>]*>/g)].map(([input]) => {
    const [name = '', value = ''] = ['name', 'value'].map((each) => new RegExp(` ${each}="([^"]*)"`).exec(input)?.[1]);
    return [name, value.replaceAll('&#34;', '"').replaceAll('&quot;', '"')];
  });
  return Object.fromEntries(inputs.filter(([name]) => name !== '_csrf'));
}

const journeys = async ({ challengeId }: Place) =>
  (
    await db
      .selectFrom('site_travel')
      .select(['site_a', 'site_b', 'minutes'])
      .where('challenge_id', '=', challengeId)
      .orderBy('site_a')
      .orderBy('site_b')
      .execute()
  ).map(({ site_a, site_b, minutes }) => `${site_a} – ${site_b}: ${minutes}`);

describe('Hours and journeys', () => {
  it('are kept, journeys for each pair of sites, and refused where they are out of order', async () => {
    const here = await place();
    const { browser, url } = here;
    const form = { ...(await shownForm(here)), ...HOURS, 'travel-0': '20' };
    const early = await browser.post(`${url}/hours`, { ...form, 'break-until': '11am' });
    assert.equal(early.statusCode, 422);
    assert.equal(early.body.includes('value="20"'), true);
    const far = await browser.post(`${url}/hours`, { ...form, 'travel-0': '2000' });
    assert.deepEqual([far.statusCode, words(far.body).includes('Enter minutes from 0 to 240')], [422, true]);
    assert.deepEqual(await journeys(here), []);
    assert.equal((await browser.post(`${url}/hours`, form)).statusCode, 303);
    assert.deepEqual(await journeys(here), ['Depot – Town hall: 20']);
    assert.equal((await browser.get(`${url}/hours`)).body.includes('value="20"'), true);
    const none = { ...(await shownForm(here)), 'travel-0': '' };
    assert.equal((await browser.post(`${url}/hours`, none)).statusCode, 303);
    assert.deepEqual(await journeys(here), []);
  });

  it('stay with their sites where somebody adds a room at another site meanwhile, and those not shown stay as they are', async () => {
    const here = await place();
    const { browser, url, people } = here;
    await browser.post(`${url}/hours`, { ...(await shownForm(here)), 'travel-0': '20' });
    const open = await shownForm(here);
    const manager = await service.as(people.challengeManager);
    await manager.post(`${url}/rooms`, { id: newId(), name: 'C', site: 'Annexe', capacity: '' });
    await db
      .insertInto('site_travel')
      .values({ challenge_id: here.challengeId, site_a: 'Annexe', site_b: 'Town hall', minutes: 7 })
      .execute();
    assert.equal((await browser.post(`${url}/hours`, { ...open, 'travel-0': '25' })).statusCode, 303);
    assert.deepEqual(await journeys(here), ['Annexe – Town hall: 7', 'Depot – Town hall: 25']);
  });

  it('are not saved between sites of which one is gone: the form says so, with what was typed', async () => {
    const here = await place();
    const { browser, url } = here;
    await browser.post(`${url}/hours`, { ...(await shownForm(here)), 'travel-0': '20' });
    const open = await shownForm(here);
    await browser.post(`${url}/rooms/${here.depot}`, { version: '1', name: 'A', site: 'Annexe', capacity: '12' });
    assert.deepEqual(await journeys(here), ['Annexe – Town hall: 20']);
    const refused = await browser.post(`${url}/hours`, { ...open, changeover: '25', 'travel-0': '30' });
    assert.equal(refused.statusCode, 409);
    const said = words(refused.body);
    for (const part of ['The sites were changed while you were typing', 'Depot and Town hall: 30 minutes'])
      assert.equal(said.includes(part), true, said);
    assert.deepEqual([refused.body.includes('value="25"'), refused.body.includes('value="20"')], [true, true]);
    assert.deepEqual(await journeys(here), ['Annexe – Town hall: 20']);
    // A pair that is gone and for which nothing was put is in nobody's way.
    const { 'travel-0': _, ...rest } = open;
    assert.equal((await browser.post(`${url}/hours`, { ...rest, 'travel-0': '' })).statusCode, 303);
    assert.deepEqual(await journeys(here), ['Annexe – Town hall: 20']);
  });

  it('are refused where a form names no sites for its minutes', async () => {
    const here = await place();
    const { browser, url } = here;
    for (const sites of ['', '["Depot"]', 'Depot']) {
      const answer = await browser.post(`${url}/hours`, { ...HOURS, version: '0', 'sites-0': sites, 'travel-0': '20' });
      assert.deepEqual([answer.statusCode, words(answer.body).includes('This form has gone stale')], [422, true]);
    }
    assert.deepEqual(await journeys(here), []);
  });

  it('show what somebody else has put meanwhile before it is put in their place', async () => {
    const here = await place();
    const { browser, url } = here;
    const open = await shownForm(here);
    await browser.post(`${url}/hours`, { ...open, ...HOURS, 'travel-0': '20' });
    const late = await browser.post(`${url}/hours`, { ...open, 'day-until': '5pm', 'travel-0': '35' });
    assert.equal(late.statusCode, 409);
    const theirs = 'the days from 8.30am to 6pm, lunch from midday to 1pm, 10 minutes between two sessions of a peer.';
    assert.equal(
      words(late.body).includes(`It now says: ${theirs} From site to site: Depot and Town hall 20 minutes.`),
      true,
    );
    assert.deepEqual([late.body.includes('value="5pm"'), late.body.includes('value="35"')], [true, true]);
    // What was left alone in the older form is as they put it, and one more press undoes nothing of theirs.
    const again = formIn(late.body);
    assert.deepEqual([again['day-from'], again.changeover, again['day-until']], ['08:30', '10', '5pm']);
    assert.equal((await browser.post(`${url}/hours`, again)).statusCode, 303);
    assert.deepEqual(await journeys(here), ['Depot – Town hall: 35']);
    assert.equal((await shownForm(here))['day-from'], '08:30');
  });

  it('are not emptied by an older form in which nothing was put for them', async () => {
    const here = await place();
    const { browser, url } = here;
    const open = await shownForm(here);
    await browser.post(`${url}/hours`, { ...open, 'travel-0': '20' });
    const wrong = await browser.post(`${url}/hours`, { ...open, changeover: 'many' });
    assert.equal(wrong.statusCode, 422);
    const late = await browser.post(`${url}/hours`, { ...formIn(wrong.body), changeover: '25' });
    assert.equal(late.statusCode, 409);
    assert.equal((await browser.post(`${url}/hours`, formIn(late.body))).statusCode, 303);
    assert.deepEqual(await journeys(here), ['Depot – Town hall: 20']);
    assert.equal((await shownForm(here)).changeover, '25');
  });
});
