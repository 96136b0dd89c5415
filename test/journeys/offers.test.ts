import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { aFitPeer, aFormingTeam } from '../../src/modules/teams/testing/builders.ts';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey, type Person } from '../support/journey.ts';
import { oneAfterAnother } from '../support/steps.ts';

buildAssetsApart();

const walk = await journey({ windows: false });
const { db } = walk.service;
const challenge = await aFormingTeam(db);
const path = `/challenges/${challenge.reference}`;
const EMAILS = { officer: 'kit.oduya@body.example', first: 'ama@peers.example', next: 'bo@peers.example' };

async function giveAddress(personId: string, email: string): Promise<void> {
  await db.updateTable('people').set({ email }).where('id', '=', personId).execute();
}
await giveAddress(challenge.people.placementOfficer, EMAILS.officer);
await giveAddress(await aFitPeer(db, challenge, { name: 'Ama First', role: 'health-manager' }), EMAILS.first);
await giveAddress(await aFitPeer(db, challenge, { name: 'Bo Next', role: 'health-manager' }), EMAILS.next);
const officer = await walk.person('Kofi Placement', EMAILS.officer);
const post = await walk.person('A peer who has not signed in', null, { phone: true });

async function openOffer(person: Person, email: string): Promise<void> {
  const { links } = await walk.letter(email, /Would you join/);
  const link = links.find((each) => each.includes('/offers/'));
  assert.ok(link, `there is no offer in ${links.join(' ')}`);
  await person.goto(new URL(link).pathname);
}

describe('A place, its reserve list, and what comes up', () => {
  const { step } = oneAfterAnother();

  step('the office proposes one peer, keeps another in reserve, and has the next asked by itself', async () => {
    await officer.goto(`${path}/team`);
    await officer.follow('See who could be health peer');
    await officer.follow('Propose Bo Next');
    await officer.press('Put on the reserve list');
    await officer.sees('Bo Next is number 1 on the reserve list', 'They have not been told');
    await officer.follow('Propose Ama First');
    await officer.press('Propose Ama First as health peer');
    await officer.fill({ reserves: 'ask', days: '7' });
    await officer.press('Keep this');
    await officer.sees('the next on a reserve list is asked by itself', 'Next in line: Bo Next');
    await officer.press('Offer Ama First the place');
    await officer.sees('We have written to Ama First');
  });

  step('a peer cannot on these dates and says so in one press; the next is asked', async () => {
    await openOffer(post, EMAILS.first);
    await post.press('Not these dates');
    await post.sees('You have said no, and that is fine', 'You told us: not these dates');
    await openOffer(post, EMAILS.next);
    await post.sees('Bo Next, would you be');
  });

  step('the next says yes', async () => {
    await post.press('Yes, I will join the team');
    await post.sees('You said yes');
    await officer.goto(`${path}/team`);
    await officer.sees('Bo Next', 'Said yes on', 'Ama First, health peer: declined: Not these dates');
  });

  step('their employer changes to the host; the office is told, and says why it is a false alarm', async () => {
    const bo = await db.selectFrom('people').select('id').where('name', '=', 'Bo Next').executeTakeFirstOrThrow();
    await db.updateTable('peers').set({ authority_id: challenge.hostId }).where('person_id', '=', bo.id).execute();
    await walk.goOnTo('2026-11-23T06:00:00Z');
    await officer.goto(`${path}/team`);
    await officer.press('See what has come up');
    await officer.sees(/Bo Next works or sits at/);
    await officer.press('It is a false alarm', { status: 422 });
    await officer.sees('Say why it is a false alarm');
    await officer.fill({ reason: 'A mix-up of two people of the same name.' });
    await officer.press('It is a false alarm');
    await officer.sees('It is kept, and comes back only if the facts change', '1 looked at before');
  });
});
