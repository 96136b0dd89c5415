import { type Council, PEOPLE } from './cast.ts';
import { SESSION } from './preparing.ts';

export const NOTE = 'The first visit only looks; the van that comes has no parts.';
export const FINDING = 'Planners know which part is missing';
export const RECOMMENDATION = 'Send the part with the first visit';

/** Two days led by the host: who came, what reviewers heard, what it amounts to. The notes are the reviewers' alone. */
export async function fieldwork({
  journey,
  reviewer,
  facilitator,
  hostSponsor,
  hostCoordinator,
  programmeManager,
  path,
}: Council): Promise<void> {
  await journey.goOnTo('2027-05-12T09:50:00Z');
  await reviewer.goto(`${path}/today`);
  await reviewer.follow(SESSION);
  await reviewer.follow('Say who came');
  await reviewer.tick(`${PEOPLE.interviewee.name}, Planner of repairs`);
  await reviewer.fill({ others: '4' });
  await reviewer.press('Keep who came');
  await reviewer.goto(`${path}/notes/new`);
  await reviewer.fill({ text: `${PEOPLE.interviewee.name} says so.`, kind: 'strength' });
  await reviewer.tick('Repairs');
  await reviewer.press('Save the note', { status: 422 });
  await reviewer.fill({ text: NOTE });
  await reviewer.press(/^Save the (changed )?note$/);
  for (const person of [hostCoordinator, hostSponsor, programmeManager]) await person.refused(`${path}/notes`, 403);
  await reviewer.goto(`${path}/notes`);
  await reviewer.page.locator('main input[name="note"]').first().press('Space');
  await reviewer.press('Make a finding from the chosen notes');
  await reviewer.fill({
    kind: 'strength',
    theme: 'Repairs',
    title: FINDING,
    body: 'They can say so before the van leaves.',
  });
  await reviewer.press('Save the finding');
  await reviewer.goto(`${path}/recommendations/new`);
  await reviewer.fill({ title: RECOMMENDATION, body: 'Ask for it at the first call.' });
  await reviewer.page.locator('main input[name="finding"]').first().press('Space');
  await reviewer.press('Save the recommendation');
  await journey.goOnTo('2027-05-13T15:00:00Z');
  await facilitator.goto(`${path}/presentation`);
  await facilitator.press('It has been given');
  await facilitator.sees('The presentation is marked as given');
}
