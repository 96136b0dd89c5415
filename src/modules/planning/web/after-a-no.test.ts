import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { declineOffer } from '../../teams/application/answer-offer.ts';
import { aFitPeer, aFormingTeam } from '../../teams/testing/builders.ts';

const service = await testService();
const { db, services } = service;
const challenge = await aFormingTeam(db);
const office = await service.as(challenge.people.placementOfficer);
const plan = newId();

for (const slot of challenge.definition.team.slots.filter((each) => !each.manager)) {
  const [need] = slot.anyOf;
  if (!need) continue;
  for (const [n, name] of ['First', 'Second'].entries()) {
    await aFitPeer(db, challenge, {
      name: `${name} ${slot.name}`,
      role: need.role,
      skills: { ...(need.skill ? { [need.skill]: 3 } : {}), 'adult-social-care': 3 - n },
    });
  }
}
await office.post('/plans', { id: plan, name: 'The year', challenge: challenge.id, seconds: '10' });
await service.runJobs();

async function places() {
  return await db
    .selectFrom('plan_places as x')
    .leftJoin('people as p', 'p.id', 'x.peer_id')
    .select(['x.slot_key', 'x.name as place', 'p.name', 'x.peer_id'])
    .where('plan_id', '=', plan)
    .orderBy('position')
    .execute();
}
const before = await places();
const [lost] = before;
await office.post(`/plans/${plan}/acceptance`, { place: before.map((each) => each.slot_key), offer: 'yes' });
const placement = await db
  .selectFrom('placements')
  .select('id')
  .where('peer_id', '=', lost?.peer_id ?? '')
  .executeTakeFirstOrThrow();
await declineOffer(services, placement.id, { reason: 'busy', note: '' });
const placePath = `/plans/${plan}/places/${lost?.slot_key}`;
const whyPath = `${placePath}/peers/${lost?.peer_id}`;

describe('A plan whose peer has said no', () => {
  it('says that the place has come open again, and does not ask that peer a second time', async () => {
    const page = await office.get(`/plans/${plan}`);
    assert.match(page.body, /A place has come open again/);
    assert.match(page.body, /1 has come open again/);
    const place = await office.get(placePath);
    assert.match(place.body, new RegExp(`${lost?.name} was asked and said no: too busy. The place is open again.`));
    assert.doesNotMatch(place.body, new RegExp(`>${lost?.name}</a>`));
    assert.match((await office.get(`/plans/${plan}/acceptance`)).body, /Nothing left to propose/);
    const why = await office.get(whyPath);
    assert.match(why.body, new RegExp(`${lost?.name} was asked for this team and said no on .*: too busy\\.`));
    assert.doesNotMatch(why.body, /here in the plan<\/button>|value="put"/);
  });

  it('shows that answer beside their name where somebody is chosen by hand', async () => {
    const slot = await office.get(`/challenges/${challenge.reference}/slots/${lost?.slot_key}?words=First`);
    assert.match(slot.body, /Declined, [^<]*: too busy/);
  });

  it('is mended with one press: somebody else takes the place, and everybody else stays', async () => {
    await office.post(`/plans/${plan}/runs`, { few: 'yes' });
    await service.runJobs();
    const after = await places();
    assert.deepEqual(
      after.map(({ slot_key, name }) => [slot_key, name === before.find((b) => b.slot_key === slot_key)?.name]),
      before.map(({ slot_key }, n) => [slot_key, n !== 0]),
    );
    assert.equal(after[0]?.name, lost?.name?.replace('First', 'Second'));
    assert.doesNotMatch((await office.get(`/plans/${plan}`)).body, /come open again/);
  });

  it('proposes that peer again only once a person allows it', async () => {
    const version = async () =>
      String((await db.selectFrom('plans').select('version').where('id', '=', plan).executeTakeFirstOrThrow()).version);
    await office.post(placePath, { version: await version(), act: 'include', peer: lost?.peer_id ?? '' });
    await office.post(`/plans/${plan}/runs`, {});
    await service.runJobs();
    assert.equal((await places())[0]?.name, lost?.name);
    await office.post(placePath, { version: await version(), act: 'exclude', peer: lost?.peer_id ?? '' });
    await office.post(`/plans/${plan}/runs`, {});
    await service.runJobs();
    assert.equal((await places())[0]?.name, lost?.name?.replace('First', 'Second'));
  });

  it('shows who has a place by now, whoever put them there', async () => {
    const other = await aFitPeer(db, challenge, { name: 'Placed Besides', skills: { 'adult-social-care': 2 } });
    const slot = challenge.slots.find((each) => each.id === lost?.slot_key);
    await office.post(`/challenges/${challenge.reference}/placements`, {
      id: newId(),
      slot: slot?.id ?? '',
      peer: other,
    });
    const page = await office.get(placePath);
    assert.match(page.body, /Why Placed Besides|Placed Besides has this place already/);
    assert.doesNotMatch((await office.get(`/plans/${plan}/acceptance`)).body, /Second/);
  });
});
