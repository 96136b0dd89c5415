import assert from 'node:assert/strict';
import type { Life } from './cast.ts';
import { SESSION } from './timetable.ts';

export const NOTE = 'Everybody on the list is rung once a week, and staff can say who was rung.';
export const FINDING = 'People who wait are rung every week';
export const RECOMMENDATION = 'Tell people at first contact how long they will wait';

/** The days on site: who came, what was heard, what it amounts to, and what is handed back on the last day. */
export async function onSite(life: Life): Promise<void> {
  const { journey, leadPeer, challengeManager, path } = life;
  await journey.goOnTo('2027-05-11T09:50:00Z');
  await challengeManager.goto(path);
  await challengeManager.goto(`${path}/today`);
  await leadPeer.goto(`${path}/today`);
  await leadPeer.follow(SESSION);
  await leadPeer.follow('Say who came');
  await leadPeer.tick('Ines Fairley, Keeper of the waiting list');
  await leadPeer.fill({ others: '5' });
  await leadPeer.press('Keep who came');
  await leadPeer.sees('6 people came');
  await notes(life);
  await findings(life);
  await presentation(life);
}

async function notes({ leadPeer, challengeManager, hostCoordinator, programmeManager, path }: Life): Promise<void> {
  await leadPeer.goto(`${path}/notes/new`);
  await leadPeer.sees(SESSION);
  await leadPeer.fill({ text: NOTE });
  await leadPeer.press('Save the note', { status: 422 });
  await leadPeer.fill({ kind: 'strength' });
  await leadPeer.tick('Keeping people safe');
  await leadPeer.press('Save and write another');
  await leadPeer.fill({ text: 'Ines Fairley said that nobody is told how long it takes.', kind: 'consideration' });
  await leadPeer.press('Save the note', { status: 422 });
  await leadPeer.fill({ text: 'Nobody is told at first contact how long it takes.' });
  await leadPeer.press(/^Save the (changed )?note$/);
  await challengeManager.goto(`${path}/notes`);
  await challengeManager.sees(NOTE);
  await challengeManager.goto(`${path}/wall`);
  for (const person of [hostCoordinator, programmeManager]) await person.refused(`${path}/notes`, 403);
}

async function findings({ leadPeer, hostSponsor, path }: Life): Promise<void> {
  await leadPeer.goto(`${path}/findings`);
  await leadPeer.goto(`${path}/notes`);
  for (const index of [0, 1]) await leadPeer.page.locator('main input[name="note"]').nth(index).press('Space');
  await leadPeer.press('Make a finding from the chosen notes');
  await leadPeer.fill({
    kind: 'strength',
    theme: 'Keeping people safe',
    title: FINDING,
    body: 'Staff keep in touch.',
    key: 'yes',
  });
  await leadPeer.press('Save the finding');
  await leadPeer.sees(FINDING, NOTE);
  await leadPeer.goto(`${path}/recommendations`);
  await leadPeer.goto(`${path}/recommendations/new`);
  await leadPeer.fill({ title: RECOMMENDATION, body: 'Say it in the first call and in writing.' });
  await leadPeer.press('Save the recommendation', { status: 422 });
  await leadPeer.page.locator('main input[name="finding"]').first().press('Space');
  await leadPeer.press('Save the recommendation');
  await leadPeer.sees(RECOMMENDATION);
  await hostSponsor.refused(`${path}/findings`, 403);
}

async function presentation({ challengeManager, leadPeer, journey, path }: Life): Promise<void> {
  await leadPeer.goto(`${path}/presentation`);
  const slides = await leadPeer.fetch(`${path}/presentation.pptx`);
  assert.equal(slides.status, 200);
  assert.equal(slides.body.subarray(0, 2).toString(), 'PK');
  await journey.goOnTo('2027-05-14T14:00:00Z');
  await challengeManager.goto(`${path}/presentation`);
  await challengeManager.press(/given/i);
  await challengeManager.sees('The presentation is marked as given');
}
