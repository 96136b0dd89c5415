import assert from 'node:assert/strict';
import { accept, offer, propose } from '../steps/team.ts';
import { type Council, PEOPLE, PROGRAMME } from './cast.ts';

export const QUESTION = 'Why does a repair take three visits?';

/** A council asks; the service takes it up and says who facilitates. */
export async function enquire(life: Council): Promise<void> {
  const { hostCoordinator, programmeManager, journey } = life;
  await hostCoordinator.goto('/');
  await hostCoordinator.follow('Ask for a challenge');
  const months = ['2027-05'];
  await hostCoordinator.fill({
    programme: PROGRAMME,
    why: 'Tenants wait longer than those of our family group.',
    months,
  });
  await hostCoordinator.press('Ask for the challenge');
  life.path = new URL(hostCoordinator.page.url()).pathname;
  await journey.letter(PEOPLE.programmeManager.email, /./);
  await programmeManager.goto(`${life.path}/take-up`);
  await programmeManager.sees('Falkirk Council', 'Tenants wait longer than those of our family group.');
  await programmeManager.fill({ manager: 'other', ...PEOPLE.facilitator });
  await programmeManager.press('Take it up and begin scoping');
  await programmeManager.goto(`/programmes/${PROGRAMME}`);
  await programmeManager.sees(/Report written by\s*The host/);
  await programmeManager.goto('/authorities/FAL');
  await programmeManager.sees('West Lothian', 'Stirling');
}

/** One question, two days, and no fee. */
export async function scope({ facilitator, hostCoordinator, hostSponsor, path, journey }: Council): Promise<void> {
  await journey.letter(PEOPLE.facilitator.email, /please begin scoping/);
  await facilitator.goto(`${path}/scope/edit`);
  await facilitator.fill({
    ...{ 'from-day': '12', 'from-month': '5', 'from-year': '2027' },
    ...{ 'until-day': '13', 'until-month': '5', 'until-year': '2027' },
    narrowing: 'service-result',
    'local-0-name': 'Repairs',
    'local-0-about': 'From the first call to the last visit.',
    'local-0-probes': QUESTION,
  });
  for (const place of ['one', 'two', 'three']) await facilitator.fill({ [`slot-reviewer-${place}-skill`]: 'housing' });
  await facilitator.press('Save the scope and tell the host');
  await facilitator.goto(`${path}/scope`);
  await facilitator.sees(QUESTION, '2 working days');
  await facilitator.press('Agree for the team');
  await hostCoordinator.refused(`${path}/scope/edit`, 403);
  await hostSponsor.goto(`${path}/scope`);
  await hostSponsor.press('Agree for the host');
  await journey.letter(PEOPLE.facilitator.email, /The scope is agreed/);
}

/** The facilitator finds them with the host: a council lends one, a neighbour needs a reason, the same nation needs none. */
export async function findReviewers(life: Council): Promise<void> {
  const { facilitator, hostSponsor, reviewer, journey, path } = life;
  const { second, neighbour } = PEOPLE;
  await propose(facilitator, path, 'First reviewer', PEOPLE.reviewer.name);
  await facilitator.seesNot('Same region');
  await propose(facilitator, path, 'Second reviewer', second.name);
  await facilitator.goto(`${path}/team`);
  await facilitator.follow('See who could be third reviewer');
  await facilitator.sees(/Blair Tennant.*lends one already/, /Struan Weir.*Falkirk/);
  await facilitator.follow(`Propose ${neighbour.name}`);
  await facilitator.press(`Propose ${neighbour.name} as third reviewer`, { status: 422 });
  await facilitator.sees('West Lothian Council borders Falkirk Council');
  await facilitator.fill({ 'waiver-borders': 'The two councils share no housing.' });
  await facilitator.press(`Propose ${neighbour.name} as third reviewer`);
  await facilitator.sees('waived by Fraser Ogilvie');
  for (const { name } of [PEOPLE.reviewer, second, neighbour]) await offer(facilitator, path, name);
  await accept(life, reviewer, PEOPLE.reviewer.email, /Would you join Falkirk/);
  const post = await journey.person('A reviewer who has not signed in', null, { phone: true });
  for (const { email } of [second, neighbour]) await accept(life, post, email, /Would you join Falkirk/);
  await post.page.context().close();
  await hostSponsor.goto(`${path}/team`);
  await hostSponsor.sees(PEOPLE.reviewer.name, second.name, neighbour.name, 'Facilitator');
  await hostSponsor.press('We are content with this team');
  await hostSponsor.sees('Your team is confirmed');
  const stage = await journey.service.db.selectFrom('challenges').select('stage').executeTakeFirstOrThrow();
  assert.equal(stage.stage, 'preparing');
}
