import assert from 'node:assert/strict';
import { partsOf } from '#platform/documents/testing/read-office';
import { pdfText } from '#platform/documents/testing/read-pdf';
import { type Council, PEOPLE } from './cast.ts';
import { FINDING, NOTE, RECOMMENDATION } from './fieldwork.ts';

const SUMMARY = 'We asked three councils why our repairs take three visits.';
/** Nobody of these stands in what the public reads, nor a note's own words. */
const NOT_SAID = [...Object.values(PEOPLE).map(({ name }) => name), 'Planner of repairs', NOTE];

/** The host writes, reviewers comment, the host decides, signs off and publishes. Nobody checks facts. */
export async function hostReport(life: Council): Promise<void> {
  await draft(life);
  await comments(life);
  await signOff(life);
}

async function draft({ journey, hostCoordinator, facilitator, programmeManager, path }: Council): Promise<void> {
  await journey.goOnTo('2027-05-24T09:00:00Z');
  await facilitator.goto(`${path}/report`);
  await facilitator.sees('Falkirk Council writes the report');
  await hostCoordinator.goto('/');
  await hostCoordinator.sees('Draft the report');
  await hostCoordinator.goto(`${path}/report`);
  await hostCoordinator.press('Open the draft');
  await hostCoordinator.sees(FINDING, RECOMMENDATION);
  await hostCoordinator.seesNot(NOTE, PEOPLE.reviewer.name);
  const summary = `${path}/report/sections/summary`;
  await hostCoordinator.goto(summary);
  await hostCoordinator.fill({ body: SUMMARY });
  await hostCoordinator.press('Show how it reads');
  await hostCoordinator.press('Save the section');
  await facilitator.goto(summary);
  assert.equal(await facilitator.page.locator('main textarea[name="body"]').count(), 0, 'the host writes');
  await programmeManager.goto(`${path}/report`);
  await hostCoordinator.goto(`${path}/report`);
  await hostCoordinator.press('Send it to the peers');
}

async function comments({ hostCoordinator, facilitator, reviewer, journey, path }: Council): Promise<void> {
  const letter = await journey.letter(PEOPLE.reviewer.email, /^Comment on the draft report by/);
  assert.equal(letter.text.includes('Falkirk'), true);
  await reviewer.goto(`${path}/report`);
  await reviewer.goto(`${path}/report/sections/summary`);
  await reviewer.fill({ comment: 'Say what the planners can do already.' });
  await reviewer.press('Send the comment');
  await hostCoordinator.goto(`${path}/report/sections/summary`);
  await hostCoordinator.sees('Say what the planners can do already.', PEOPLE.reviewer.name);
  await hostCoordinator.page.locator('main textarea[name^="answer-"]').first().fill('We do now.');
  await hostCoordinator.press('Answer the comment');
  await facilitator.goto(`${path}/report`);
  await facilitator.press('Close comments now');
  await hostCoordinator.refused(`${path}/fact-check`, 404);
}

async function signOff({ hostCoordinator, hostSponsor, programmeManager, journey, path }: Council): Promise<void> {
  await hostCoordinator.goto(`${path}/report`);
  await hostCoordinator.press('It is ready to be signed off');
  await programmeManager.goto(`${path}/report`);
  assert.equal(await programmeManager.page.getByRole('button', { name: /Sign off/ }).count(), 0, 'the host signs off');
  await hostSponsor.goto('/');
  await hostSponsor.sees('Sign off the report');
  await hostSponsor.goto(`${path}/report`);
  await hostSponsor.press('Sign off the report');
  await journey.goOnTo('2027-07-12T09:00:00Z');
  await hostCoordinator.goto('/');
  await hostCoordinator.sees('Publish the report');
  await hostCoordinator.goto(`${path}/report`);
  await hostCoordinator.press('Publish the report');
  await hostCoordinator.sees('The report is published');
  await journey.letter(PEOPLE.reviewer.email, /^The report of Falkirk Council is published/);
}

/** Anybody reads it: as a page, as a PDF, as a Word file. */
export async function readReport({ publicReader, path }: Council): Promise<void> {
  await publicReader.goto('/reports');
  await publicReader.follow(/Falkirk/);
  await publicReader.sees(SUMMARY, FINDING, RECOMMENDATION, 'We spoke to 5 people in 1 session');
  await publicReader.seesNot(...NOT_SAID);
  const where = new URL(publicReader.page.url()).pathname;
  const pdf = await publicReader.fetch(`${where}/report.pdf`);
  const word = await publicReader.fetch(`${where}/report.docx`);
  assert.deepEqual([pdf.status, pdf.type, word.status], [200, 'application/pdf', 200]);
  const everything = [pdfText(pdf.body), ...(await partsOf(word.body)).values()].join('\n');
  assert.equal(everything.includes(RECOMMENDATION), true);
  for (const words of NOT_SAID) assert.equal(everything.includes(words), false, `${words} stands in a published file`);
  await publicReader.goto(`${path}/report`);
  assert.equal(new URL(publicReader.page.url()).pathname, '/sign-in');
}
