import assert from 'node:assert/strict';
import { partsOf } from '#platform/documents/testing/read-office';
import { pdfText } from '#platform/documents/testing/read-pdf';
import { EMAILS, type Life } from './cast.ts';
import { FINDING, NOTE, RECOMMENDATION } from './on-site.ts';

const SUMMARY = 'Northmoor knows who waits, and keeps in touch with them.';
/** Nobody of these stands in what the public reads, nor does a note in its own words. */
const NOBODY = ['Ines Fairley', 'Keeper of the waiting list', 'Ingrid Solberg', 'Mair Griffiths', 'Owen Tate', NOTE];

/** Drafted from the findings, commented on by the peers, its facts checked by the host. */
export async function draftAndCheck(life: Life): Promise<void> {
  await draft(life);
  await comments(life);
  await factCheck(life);
}

/** Signed off, published, and read by anybody: as a page, as a PDF, as a Word file. */
export async function publishAndRead(life: Life): Promise<void> {
  await publish(life);
  await read(life);
}

async function draft({ challengeManager, journey, hostCoordinator, path }: Life): Promise<void> {
  await journey.goOnTo('2027-05-24T09:00:00Z');
  await challengeManager.goto(`${path}/report`);
  await challengeManager.press('Open the draft');
  await challengeManager.sees(FINDING, RECOMMENDATION);
  await challengeManager.goto(`${path}/report/sections/summary`);
  await challengeManager.fill({ body: SUMMARY });
  await challengeManager.press('Show how it reads');
  await challengeManager.press('Save the section');
  await challengeManager.sees(SUMMARY);
  await hostCoordinator.goto(`${path}/report`);
  await hostCoordinator.seesNot(FINDING, SUMMARY);
  await hostCoordinator.refused(`${path}/report/sections/summary`, 403);
  await challengeManager.press('Send it to the peers');
}

async function comments({ challengeManager, leadPeer, journey, path }: Life): Promise<void> {
  await journey.letter(EMAILS.leadPeer, /comment/i);
  await leadPeer.goto(`${path}/report`);
  await leadPeer.sees(SUMMARY);
  await leadPeer.goto(`${path}/report/sections/summary`);
  await leadPeer.press('Send the comment', { status: 422 });
  await leadPeer.fill({ comment: 'Say that partners were kind too.' });
  await leadPeer.press('Send the comment');
  await challengeManager.goto(`${path}/report/sections/summary`);
  await challengeManager.sees('Say that partners were kind too.');
  await challengeManager.page.locator('main textarea[name^="answer-"]').first().fill('I have.');
  await challengeManager.press('Answer the comment');
  await challengeManager.goto(`${path}/report`);
  await challengeManager.press('Close comments now');
  await challengeManager.press('Send it to the host');
}

async function factCheck({ challengeManager, hostCoordinator, journey, path }: Life): Promise<void> {
  await journey.letter(EMAILS.hostCoordinator, /fact/i);
  await hostCoordinator.goto(`${path}/fact-check`);
  await hostCoordinator.sees(SUMMARY);
  await hostCoordinator.seesNot('Ines Fairley', 'Ingrid Solberg', NOTE);
  await hostCoordinator.press('Add the point', { status: 422 });
  await hostCoordinator.fill({
    section: 'summary',
    says: 'Northmoor knows who waits',
    'should-say': 'Northmoor Council knows who waits',
  });
  await hostCoordinator.press('Add the point');
  await hostCoordinator.press('Hand in one point');
  await challengeManager.goto(`${path}/report/fact-points`);
  await challengeManager.page.locator('main input[name^="answer-"][value="declined"]').check({ force: true });
  await challengeManager.press('Answer the point', { status: 422 });
  await challengeManager.page.locator('main textarea[name^="reason-"]').fill('The short name is used throughout.');
  await challengeManager.press('Answer the point');
  await challengeManager.goto(`${path}/report`);
  await challengeManager.press('Hand it over');
}

async function publish({ programmeManager, challengeManager, hostCoordinator, path, journey }: Life): Promise<void> {
  await hostCoordinator.goto(`${path}/fact-check`);
  await hostCoordinator.sees('The short name is used throughout.');
  await challengeManager.goto(`${path}/report`);
  await challengeManager.seesNot('Sign off the report');
  await programmeManager.goto(`${path}/report`);
  await programmeManager.press('Sign off the report');
  await journey.goOnTo('2027-07-12T09:00:00Z');
  await programmeManager.goto(`${path}/report`);
  await programmeManager.press('Publish the report');
  await programmeManager.sees('The report is published');
}

async function read(life: Life): Promise<void> {
  const { publicReader } = life;
  await publicReader.goto('/reports');
  await publicReader.follow(/Northmoor/);
  await publicReader.sees(SUMMARY, FINDING, RECOMMENDATION, 'We spoke to 6 people in 1 session');
  await publicReader.seesNot(...NOBODY);
  life.report = new URL(publicReader.page.url()).pathname;
  assert.match(life.report, /^\/reports\/northmoor/);
  const pdf = await publicReader.fetch(`${life.report}/report.pdf`);
  const word = await publicReader.fetch(`${life.report}/report.docx`);
  assert.deepEqual([pdf.status, pdf.type, word.status], [200, 'application/pdf', 200]);
  assert.equal(pdf.body.subarray(0, 5).toString(), '%PDF-');
  const inWord = [...(await partsOf(word.body)).values()].join('\n');
  assert.equal(inWord.includes(RECOMMENDATION), true);
  const everything = `${pdfText(pdf.body)}\n${inWord}`;
  for (const name of NOBODY) assert.equal(everything.includes(name), false, `“${name}” stands in a published file`);
}
