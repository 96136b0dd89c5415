import { EMAILS, type Life } from './cast.ts';
import { RECOMMENDATION } from './on-site.ts';

const ACTION = 'Say at first contact how long it will take';
const HOST_SAYS = 'Nine in ten callers are now told.';
const PEERS_SEE = 'Callers tell us the same.';

/** The host plans what it will do about each recommendation, publishes that and says how far it is. */
export async function improve({
  hostSponsor,
  hostCoordinator,
  leadPeer,
  publicReader,
  path,
  report,
}: Life): Promise<void> {
  await hostCoordinator.goto(`${path}/action-plan`);
  await hostCoordinator.sees(RECOMMENDATION);
  await hostCoordinator.follow(/^Add an action/);
  await hostCoordinator.press('Add the action', { status: 422 });
  const due = { 'due-day': '31', 'due-month': '3', 'due-year': '2028' };
  const rest = { owner: 'Head of first contact', measure: 'People say so when asked', ...due };
  await hostCoordinator.fill({ text: ACTION, ...rest });
  await hostCoordinator.press('Add the action');
  await leadPeer.goto(`${path}/action-plan`);
  await leadPeer.sees(ACTION, 'Head of first contact');
  await hostSponsor.goto(`${path}/action-plan`);
  await hostSponsor.press('Publish the action plan');
  await hostSponsor.sees('The action plan is published');
  await hostSponsor.follow(/^Say how far it is/);
  await hostSponsor.fill({ 'own-status': 'under-way', 'status-note': 'The first calls say it.' });
  await hostSponsor.press('Save');
  await publicReader.goto(report);
  await publicReader.follow(/action plan/);
  await publicReader.sees(ACTION, RECOMMENDATION, 'The first calls say it.');
}

/** The review opens by itself on its day; both sides write; it is published beside the report; the challenge is closed. */
export async function lookBackAndClose(life: Life): Promise<void> {
  await review(life);
  await readWhatFollowed(life);
  await close(life);
}

async function review({ journey, hostCoordinator, leadPeer, challengeManager, path }: Life): Promise<void> {
  await hostCoordinator.goto(`${path}/progress-review`);
  await hostCoordinator.sees('The progress review is not open yet');
  await journey.goOnTo('2028-03-15T09:00:00Z');
  await journey.letter(EMAILS.hostCoordinator, /^Progress review open/);
  await hostCoordinator.goto(`${path}/progress-review`);
  await hostCoordinator.follow(/^Say what has changed/);
  await hostCoordinator.fill({ text: HOST_SAYS });
  await hostCoordinator.press('Save');
  await leadPeer.goto(`${path}/progress-review`);
  await leadPeer.follow(/^Say what you see/);
  await leadPeer.fill({ text: PEERS_SEE });
  await leadPeer.press('Save');
  await challengeManager.goto(`${path}/progress-review`);
  await challengeManager.sees(HOST_SAYS, PEERS_SEE);
  await challengeManager.press('Publish the progress review', { status: 422 });
  const held = { 'held-day': '14', 'held-month': '3', 'held-year': '2028' };
  await challengeManager.fill({ ...held, summary: 'People know how long they wait.' });
  await challengeManager.press('Publish the progress review');
  await challengeManager.sees('The progress review is published');
}

/** The public reads what the host did about it and what came of it, beside the report. */
async function readWhatFollowed({ publicReader, report }: Life): Promise<void> {
  await publicReader.goto(report);
  await publicReader.follow(/progress review/);
  await publicReader.sees(HOST_SAYS, PEERS_SEE, 'People know how long they wait.');
  await publicReader.seesNot('Ines Fairley', 'Ingrid Solberg', 'Mair Griffiths');
}

async function close({ journey, challengeManager, programmeManager, path }: Life): Promise<void> {
  await journey.goOnTo('2028-07-20T09:00:00Z');
  await challengeManager.goto(`${path}/close`);
  await challengeManager.fill({ reason: 'The documents were never marked as complete.' });
  await challengeManager.press('Close the challenge');
  await challengeManager.sees('The challenge is closed');
  await programmeManager.goto(path);
  await programmeManager.goto(`${path}/history`);
}
