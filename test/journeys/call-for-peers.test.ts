import { describe } from 'node:test';
import { anAuthority } from '../../src/modules/challenges/testing/people.ts';
import { aFormingTeam } from '../../src/modules/teams/testing/builders.ts';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';
import { oneAfterAnother } from '../support/steps.ts';

buildAssetsApart();

const walk = await journey({ windows: false });
const { db } = walk.service;
const challenge = await aFormingTeam(db);
await anAuthority(db, { name: 'Westhaven Council' });
const OFFICER = 'kit.oduya@body.example';
const APPLICANT = 'tom.arkwright@westhaven.example';
const CONTACT = 'cora.bell@northmoor.example';
for (const [id, email] of [
  [challenge.people.placementOfficer, OFFICER],
  [challenge.people.hostCoordinator, CONTACT],
] as const) {
  await db.updateTable('people').set({ email }).where('id', '=', id).execute();
}
const officer = await walk.person('Kofi Placement', OFFICER);
const applicant = await walk.person('Tom Arkwright', APPLICANT, { phone: true });
const TITLE = 'Wanted: senior health managers';

describe('A call for peers, from a gap to an offer that names it', () => {
  const { step } = oneAfterAnother();

  step('the office sees what is short, and opens a call from it', async () => {
    await officer.goto('/demand');
    await officer.sees('Demand against supply', /The pool cannot fill/);
    await officer.follow('Call for peers (Senior health manager)');
    await officer.fill({ title: TITLE });
    await officer.press('Open the call');
    await officer.sees('nobody has been written to yet', 'Nobody has named it in an offer yet');
  });

  step('sends it to those who coordinate challenges', async () => {
    await officer.page.getByLabel(/Contacts at authorities/).check({ force: true });
    await officer.press('Send the call');
    await officer.sees(/We are writing to/);
    await walk.letter(CONTACT, /Wanted: senior health managers/);
  });

  step('somebody reads it on the public page and offers', async () => {
    await applicant.goto('/become-a-peer');
    await applicant.follow(TITLE);
    await applicant.sees('Open until');
    await applicant.press('Offer to become a peer');
    await applicant.fill({ name: 'Tom Arkwright', email: APPLICANT });
    await applicant.press('Begin');
    await applicant.fill({ kind: 'officer' });
    await applicant.press('Save and go on');
    await applicant.fill({ role: 'head-of-service', title: 'Head of nursing', authority: 'Westhaven Council' });
    await applicant.press('Save and go on');
    await applicant.fill({ why: 'A colleague showed me your call.' });
    await applicant.press('Save and go on');
    await applicant.fill({ days: '8' });
    await applicant.press('Save and go on');
    await applicant.fill({
      'backer-name': 'Jo Bloggs',
      'backer-email': 'jo.bloggs@westhaven.example',
      'backer-role': 'Director',
    });
    await applicant.press('Save and go on');
    await applicant.press('Send my offer');
    await applicant.sees('Thank you, Tom Arkwright');
  });

  step('the office sees what came of it', async () => {
    await officer.goto('/calls');
    await officer.follow(TITLE);
    await officer.sees('One offer to become a peer named it; nobody of them is accredited yet', 'Tom Arkwright');
  });
});
