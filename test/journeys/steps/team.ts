import assert from 'node:assert/strict';
import type { Person } from '../../support/journey.ts';
import { EMAILS, HOST, type Life } from './cast.ts';

/** The placement officer finds, offers and finds again; a yes and a no come by mail; the host is content. */
export async function formTeam(life: Life): Promise<void> {
  const { placementOfficer: officer, path } = life;
  await officer.goto('/pool');
  await officer.goto(`${path}/team`);
  await refuseAtHome(life);
  await propose(officer, path, 'Lead peer', 'Ingrid Solberg');
  await propose(officer, path, 'Senior officer peer', 'Owen Tate');
  await waive(life);
  await propose(officer, path, 'Health peer', 'Piotr Nowak');
  for (const name of ['Ingrid Solberg', 'Owen Tate', 'Bea Lockhart', 'Piotr Nowak']) await offer(officer, path, name);
  await answers(life);
  await contentment(life);
}

/** A director of the host itself cannot go, and the page says why. */
async function refuseAtHome({ placementOfficer: officer, hostCoordinator }: Life): Promise<void> {
  await officer.follow('See who could be lead peer');
  const slot = new URL(officer.page.url()).pathname;
  await officer.fill({ words: 'Morven' });
  await officer.press('Look');
  await officer.sees('Nobody found who could go', /Morven Blake, Northmoor.* Northmoor/);
  const morven = await hiddenPeer(officer, 'Morven Blake');
  await officer.goto(`${slot}/peers/${morven}`);
  await officer.sees('Morven Blake cannot take this place', HOST);
  await officer.goto(slot);
  await officer.sees(/Noor Jamil.*accredit/i);
  await hostCoordinator.refused(slot, 403);
}

/** Somebody whom no page links to: their address is read from the pool's list. */
async function hiddenPeer(officer: Person, name: string): Promise<string> {
  await officer.goto(`/pool?words=${encodeURIComponent(name)}`);
  const href = await officer.page.getByRole('link', { name, exact: true }).first().getAttribute('href');
  return href?.split('/').at(-1) ?? '';
}

/** Proposes somebody for a place, from the list of those who could take it. */
export async function propose(officer: Person, path: string, slot: string, name: string): Promise<void> {
  await officer.goto(`${path}/team`);
  await officer.follow(`See who could be ${slot.toLowerCase()}`);
  await officer.follow(`Propose ${name}`);
  await officer.press(`Propose ${name} as ${slot.toLowerCase()}`);
  await officer.sees(`${name} is proposed as ${slot.toLowerCase()}`);
}

/** A neighbour may go if somebody says why. Without a reason it is refused beside the field. */
async function waive({ placementOfficer: officer, path }: Life): Promise<void> {
  await officer.goto(`${path}/team`);
  await officer.follow('See who could be member peer');
  await officer.follow('Propose Bea Lockhart');
  await officer.press('Propose Bea Lockhart as member peer', { status: 422 });
  await officer.sees('Say why they should go all the same');
  await officer.fill({ 'waiver-same-region': 'The two councils share no service and no member.' });
  await officer.press('Propose Bea Lockhart as member peer');
  await officer.sees('waived by Kit Oduya', 'The two councils share no service and no member.');
}

/** Offers somebody the place for which they are proposed. */
export async function offer(officer: Person, path: string, name: string): Promise<void> {
  await officer.goto(`${path}/team`);
  await officer.press(`Offer ${name} the place`);
}

async function answers(life: Life): Promise<void> {
  const { journey, placementOfficer: officer, leadPeer, path } = life;
  await accept(life, leadPeer, EMAILS.leadPeer);
  const post = await journey.person('A peer who has not signed in', null, { phone: true });
  await accept(life, post, EMAILS.officerPeer);
  await accept(life, post, EMAILS.memberPeer);
  const letter = await journey.letter(EMAILS.decliningPeer, /Would you join Northmoor/);
  await post.goto(offerIn(letter.links));
  await post.press('No, I cannot this time', { status: 422 });
  await post.sees('Choose the nearest reason');
  await post.fill({ reason: 'dates', note: 'We are inspected that week.' });
  await post.press('No, I cannot this time');
  await post.sees('You have said no, and that is fine');
  await officer.goto(`${path}/team`);
  await officer.sees('We are inspected that week.');
  await propose(officer, path, 'Health peer', 'Grace Adeyemi');
  await offer(officer, path, 'Grace Adeyemi');
  await accept(life, post, EMAILS.healthPeer);
  await post.page.context().close();
}

/** Says yes to the offer in the newest letter. */
export async function accept(
  { journey }: Pick<Life, 'journey'>,
  person: Person,
  email: string,
  subject = /Would you join Northmoor/,
): Promise<void> {
  const letter = await journey.letter(email, subject);
  await person.goto(offerIn(letter.links));
  await person.press('Yes, I will join the team');
  await person.sees('You said yes');
}

function offerIn(links: readonly string[]): string {
  const link = links.find((each) => each.includes('/offers/'));
  assert.ok(link, `there is no offer in ${links.join(' ')}`);
  return new URL(link).pathname;
}

async function contentment({ journey, hostSponsor, leadPeer, path }: Life): Promise<void> {
  await hostSponsor.goto(`${path}/team`);
  await hostSponsor.sees('Ingrid Solberg', 'Grace Adeyemi');
  await hostSponsor.seesNot('We are inspected that week.');
  await hostSponsor.press('We are content with this team');
  await hostSponsor.sees('Your team is confirmed');
  await journey.letter(EMAILS.healthPeer, /^Confirmed: Northmoor/);
  await leadPeer.goto('/peer');
  await leadPeer.goto(`${path}/team`);
  await leadPeer.refused('/pool', 403);
}
