import { EMAILS, type Life } from './cast.ts';

/** Somebody offers to become a peer without an account, page by page, then signs in and sees where they stand. */
export async function offerToBecomeAPeer({ applicant, placementOfficer, journey }: Life): Promise<void> {
  await applicant.goto('/become-a-peer');
  await applicant.press('Offer to become a peer');
  await applicant.fill({ name: 'Tom Arkwright' });
  await applicant.press('Begin', { status: 422 });
  await applicant.fill({ email: EMAILS.applicant });
  await applicant.press('Begin');
  await applicant.fill({ kind: 'lived-experience' });
  await applicant.press('Save and go on');
  await applicant.fill({ title: 'Expert by experience' });
  await applicant.press('Save and go on');
  await applicant.fill({ why: 'Twenty years of using services, and I would like to see how others do it.' });
  await applicant.press('Save and go on');
  await applicant.fill({ days: '5' });
  await applicant.press('Save and go on');
  await applicant.sees('Twenty years of using services');
  await applicant.press('Send my offer');
  await applicant.sees('Thank you, Tom Arkwright');
  await journey.letter(EMAILS.applicant, /We have your offer/);
  await applicant.goto('/application');
  await applicant.sees('Expert by experience', 'Twenty years of using services', 'We read it');
  await applicant.refused('/pool', 403);
  await placementOfficer.goto('/pool/interest');
  await placementOfficer.sees('Tom Arkwright');
}
