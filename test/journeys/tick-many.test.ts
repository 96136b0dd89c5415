import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { anInterviewee } from '../../src/modules/timetable/testing/builders.ts';
import { aWanted } from '../../src/modules/timetable/testing/wanted-builders.ts';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';
import { signInOn, soundScreen } from '../support/phone.ts';

buildAssetsApart();
const here = await journey({ windows: false });
const { db } = here.service;
const challenge = await aChallenge(db, {
  stage: 'preparing',
  milestones: ['opened', 'scope-agreed', 'team-confirmed'],
});
const challengeId = challenge.id;
const who: string[] = [];
for (const [name, jobTitle, sourceCategory] of [
  ['Siân Lloyd', 'Social worker', 'frontline'],
  ['Bo Ade', 'Porter', 'frontline'],
  ['Cllr Ann Lee', 'Leader', 'members'],
  ['Cllr Ben Shah', 'Cabinet member, social care', 'members'],
  ['Dai Rees', 'Probation', 'partners'],
  ['Eve Moss', 'Police', 'partners'],
  ['Fay Hill', 'Head of social work', 'senior-officers'],
  ['Gus Page', 'Treasurer', 'senior-officers'],
  ['Hal West', 'Carer', 'residents'],
] as const)
  who.push(await anInterviewee(db, { challengeId, name, jobTitle, sourceCategory }));
const wanted = await aWanted(db, { challengeId, title: 'Front door', intervieweeIds: [who[1] ?? ''] });
const list = `/challenges/${challenge.reference}/wanted`;

async function formOf(javaScriptEnabled: boolean) {
  const context = await here.browser.newContext({ baseURL: here.baseUrl, locale: 'en-GB', javaScriptEnabled });
  context.setDefaultTimeout(20_000);
  after(() => context.close());
  await signInOn(here, context, challenge.people.hostCoordinator);
  const page = await context.newPage();
  await page.goto(`${list}/${wanted}`);
  return page;
}

async function heard(): Promise<string[]> {
  const rows = await db
    .selectFrom('wanted_session_interviewees as heard')
    .innerJoin('interviewees', 'interviewees.id', 'heard.interviewee_id')
    .select('interviewees.name')
    .where('heard.wanted_id', '=', wanted)
    .orderBy('interviewees.name')
    .execute();
  return rows.map(({ name }) => name);
}

describe('Who is heard in a session is chosen out of many', () => {
  it('by typing and ticking, with keys alone, and how many are found is said', async () => {
    const page = await formOf(true);
    const find = page.getByLabel('Find by name or job title');
    const says = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();
    assert.equal(await page.getByLabel('Bo Ade, Porter').isChecked(), true);
    assert.equal(await page.getByLabel('Siân Lloyd, Social worker').isVisible(), false);
    await find.focus();
    await page.keyboard.type('SOCIAL work');
    await says('2 people found.');
    assert.equal(await page.getByLabel('Cllr Ben Shah').isVisible(), false);
    await soundScreen(page, 'the form with what was found');
    await find.fill('zzz');
    await says('Nobody found.');
    await find.fill('sian');
    await says('1 person found.');
    // Enter sends nothing: it leads to what was found.
    for (const key of ['Enter', 'Space']) await page.keyboard.press(key);
    assert.equal(await page.getByLabel('Siân Lloyd, Social worker').isChecked(), true);
    await find.focus();
    await page.keyboard.press('Escape');
    assert.equal(await find.inputValue(), '');
    assert.equal(await page.getByLabel('Siân Lloyd, Social worker').isVisible(), false);
    await page.getByText('1 person, 1 ticked').waitFor();
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('‘Front door’ is changed.').waitFor();
    assert.deepEqual(await heard(), ['Bo Ade', 'Siân Lloyd']);
  });

  it('by opening who they are and ticking, where no script runs', async () => {
    const page = await formOf(false);
    assert.equal(await page.getByLabel('Find by name or job title').isVisible(), false);
    await page.getByText('2 people ticked').waitFor();
    await page.locator('summary').filter({ hasText: 'Partners' }).press('Enter');
    await page.getByLabel('Eve Moss, Police').check();
    await page.getByLabel('Bo Ade, Porter').uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('‘Front door’ is changed.').waitFor();
    assert.deepEqual(await heard(), ['Eve Moss', 'Siân Lloyd']);
  });
});
