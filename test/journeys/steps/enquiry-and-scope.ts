import assert from 'node:assert/strict';
import { EMAILS, type Life } from './cast.ts';

/** The host asks; the programme manager takes it up and names who runs it; both sides agree what it looks at and when. */
export async function enquiryAndScope(life: Life): Promise<void> {
  await enquire(life);
  await takeUp(life);
  await scope(life);
}

async function enquire(life: Life): Promise<void> {
  const { hostCoordinator, journey } = life;
  await hostCoordinator.goto('/');
  await hostCoordinator.follow('Ask for a challenge');
  await hostCoordinator.press('Ask for the challenge', { status: 422 });
  await hostCoordinator.sees('Choose a programme');
  await hostCoordinator.fill({
    programme: 'adult-social-care',
    why: 'We want to know whether people wait safely.',
    months: ['2027-05', '2027-06'],
  });
  await hostCoordinator.press('Ask for the challenge');
  life.path = new URL(hostCoordinator.page.url()).pathname;
  assert.match(life.path, /^\/challenges\/[A-Z0-9-]+$/i);
  await journey.letter(EMAILS.programmeManager, /./);
}

async function takeUp({ programmeManager, placementOfficer, hostCoordinator, path, journey }: Life): Promise<void> {
  await hostCoordinator.refused(`${path}/take-up`, 403);
  await placementOfficer.goto('/');
  await placementOfficer.refused(`${path}/take-up`, 403);
  await programmeManager.goto('/');
  await programmeManager.sees('Take up the enquiry');
  await programmeManager.goto(`${path}/take-up`);
  await programmeManager.sees('We want to know whether people wait safely.', 'May 2027');
  await programmeManager.fill({ manager: 'other', name: 'Mair Griffiths', email: EMAILS.challengeManager });
  await programmeManager.press('Take it up and begin scoping');
  await programmeManager.sees('Mair Griffiths runs this challenge');
  await journey.letter(EMAILS.hostSponsor, /goes ahead: Mair Griffiths/);
  await programmeManager.goto('/challenges');
  await programmeManager.goto('/programmes');
}

async function scope({
  challengeManager,
  hostSponsor,
  hostCoordinator,
  publicReader,
  path,
  journey,
}: Life): Promise<void> {
  await journey.letter(EMAILS.challengeManager, /You run .*: please begin scoping/);
  await challengeManager.goto(path);
  await challengeManager.goto(`${path}/scope/edit`);
  await challengeManager.fill({
    'from-day': '10',
    'from-month': '5',
    'from-year': '2027',
    'until-day': '14',
    'until-month': '5',
    'until-year': '2026',
    narrowing: 'safeguarding',
    'local-0-name': 'Waiting well',
    'local-0-about': 'What happens to people between asking and getting.',
    'local-0-probes': 'Who rings people while they wait?\nHow would you know that somebody got worse?',
    'team-note': 'A Labour or independent councillor, please.',
  });
  await challengeManager.press('Save the scope and tell the host', { status: 422 });
  await challengeManager.fill({ 'until-year': '2027' });
  await challengeManager.press('Save the scope and tell the host');
  await challengeManager.goto(`${path}/scope`);
  await challengeManager.sees('Waiting well', 'Who rings people while they wait?', '5 working days');
  await challengeManager.press('Agree for the team');
  await hostCoordinator.refused(`${path}/scope/edit`, 403);
  await publicReader.goto(`${path}/scope`);
  assert.equal(new URL(publicReader.page.url()).pathname, '/sign-in', 'a signed-out reader is shown the way in');
  await hostSponsor.goto(`${path}/scope`);
  await hostSponsor.sees('Waiting well');
  await hostSponsor.press('Agree for the host');
  await journey.letter(EMAILS.challengeManager, /The scope is agreed/);
}
