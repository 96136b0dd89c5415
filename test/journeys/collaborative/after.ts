import type { Council } from './cast.ts';
import { RECOMMENDATION } from './fieldwork.ts';

const ACTION = 'Put the twenty usual parts on every van';

/** The host's actions, the look back that the host publishes, the end. */
export async function actAndLookBack(life: Council): Promise<void> {
  await actions(life);
  await lookBack(life);
  await close(life);
}

async function actions({ hostSponsor, hostCoordinator, reviewer, path }: Council): Promise<void> {
  await hostCoordinator.goto(`${path}/action-plan`);
  await hostCoordinator.follow(/^Add an action/);
  const due = { 'due-day': '31', 'due-month': '1', 'due-year': '2028' };
  await hostCoordinator.fill({ text: ACTION, owner: 'Head of repairs', ...due, measure: 'Visits for each repair' });
  await hostCoordinator.press('Add the action');
  await hostSponsor.goto(`${path}/action-plan`);
  await hostSponsor.press('Publish the action plan');
  await hostSponsor.follow(/^Say how far it is/);
  await hostSponsor.fill({ 'own-status': 'under-way', 'status-note': 'Twelve vans carry them.' });
  await hostSponsor.press('Save');
  await reviewer.goto(`${path}/action-plan`);
  await reviewer.sees(ACTION, 'Twelve vans carry them.');
}

async function lookBack({ journey, hostCoordinator, reviewer, facilitator, publicReader, path }: Council) {
  await journey.goOnTo('2028-03-15T09:00:00Z');
  const review = `${path}/progress-review`;
  await hostCoordinator.goto(review);
  await hostCoordinator.follow(/^Say what has changed/);
  await hostCoordinator.fill({ text: 'Most repairs take one visit.' });
  await hostCoordinator.press('Save');
  await reviewer.goto(review);
  await reviewer.follow(/^Say what you see/);
  await reviewer.fill({ text: 'Tenants say the same.' });
  await reviewer.press('Save');
  await facilitator.goto(review);
  await hostCoordinator.goto(review);
  const held = { 'held-day': '14', 'held-month': '3', 'held-year': '2028' };
  await hostCoordinator.fill({ ...held, summary: 'A repair takes one visit.' });
  await hostCoordinator.press('Publish the progress review');
  await hostCoordinator.sees('The progress review is published');
  await publicReader.goto('/reports');
  await publicReader.follow(/Falkirk/);
  const where = new URL(publicReader.page.url()).pathname;
  await publicReader.goto(`${where}/action-plan`);
  await publicReader.sees(ACTION, RECOMMENDATION);
  await publicReader.goto(`${where}/progress-review`);
  await publicReader.sees('Most repairs take one visit.', 'Tenants say the same.');
}

async function close({ journey, programmeManager, path }: Council): Promise<void> {
  await journey.goOnTo('2028-07-20T09:00:00Z');
  await programmeManager.goto(`${path}/close`);
  await programmeManager.fill({ reason: 'Nobody marked the evidence as complete.' });
  await programmeManager.press('Close the challenge');
  await programmeManager.sees('The challenge is closed');
}
