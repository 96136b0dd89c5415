import { samplePdf, sampleProgram } from '../../../src/platform/files/testing/sample-files.ts';
import { EMAILS, type Life } from './cast.ts';

/** The host says how it sees itself and shares documents; the team gets a small pack and ticks off what it has read. */
export async function prepare(life: Life): Promise<void> {
  await assessItself(life);
  await shareDocuments(life);
  await sharePack(life);
}

async function assessItself({ hostCoordinator, hostSponsor, challengeManager, path }: Life): Promise<void> {
  const own = `${path}/self-assessment`;
  await challengeManager.goto(own);
  await challengeManager.sees('is still writing');
  await hostCoordinator.goto(own);
  await hostCoordinator.press('Begin');
  await hostCoordinator.fill({ text: 'We know our waiting list to the day, and too little of who waits. Diolch 🙂' });
  await hostCoordinator.press('Save and go on');
  await hostCoordinator.fill({ text: 'People say that they tell their story twice.' });
  await hostCoordinator.press('Save for later');
  await hostCoordinator.goto(`${own}/reading`);
  await hostCoordinator.sees('People say that they tell their story twice.');
  await hostSponsor.goto(`${own}/submission`);
  await hostSponsor.press('Hand it in', { status: 422 });
  await hostSponsor.fill({ gaps: 'yes' });
  await hostSponsor.press('Hand it in');
  await hostSponsor.sees('is handed in');
  await challengeManager.goto(own);
  await challengeManager.sees('People say that they tell their story twice.');
}

async function shareDocuments({ hostCoordinator, leadPeer, path }: Life): Promise<void> {
  const documents = `${path}/documents`;
  await hostCoordinator.goto(documents);
  await hostCoordinator.goto(`${documents}/new`);
  const lying = { name: 'Strategy.pdf', mimeType: 'application/pdf', buffer: sampleProgram };
  await hostCoordinator.fill({ files: lying, visibleTo: 'team' });
  await hostCoordinator.press('Share it', { status: 422 });
  await hostCoordinator.sees('Strategy.pdf');
  const honest = { name: 'Strategy.pdf', mimeType: 'application/pdf', buffer: samplePdf('Waiting well') };
  await hostCoordinator.fill({ files: honest, title: 'Strategy for adults', visibleTo: 'team' });
  await hostCoordinator.press('Share it');
  await hostCoordinator.sees('is shared', 'Strategy for adults');
  await leadPeer.goto(documents);
  await leadPeer.sees('Strategy for adults');
  await leadPeer.refused(`${documents}/new`, 403);
}

async function sharePack({ challengeManager, hostCoordinator, leadPeer, journey, path }: Life): Promise<void> {
  const pack = `${path}/pre-reading`;
  await challengeManager.goto(`${pack}/contents`);
  await challengeManager.tick('Strategy for adults', 'Self-assessment');
  await challengeManager.press('Save the pack');
  await challengeManager.goto(pack);
  await challengeManager.press('Share the pre-reading');
  await challengeManager.sees('The team has the pre-reading');
  await hostCoordinator.refused(pack, 403);
  await journey.letter(EMAILS.leadPeer, /read/i);
  await leadPeer.goto(pack);
  await leadPeer.press('I have read this');
  await leadPeer.sees('You have read this');
  await leadPeer.press('I have read this');
  await leadPeer.sees('You have read everything in the pack');
}
