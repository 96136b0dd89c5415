import { EMAILS, type Life } from './cast.ts';

/** Somebody offers to become a peer without an account, then signs in and sees where they stand. */
export async function offerToBecomeAPeer({ applicant, placementOfficer, journey }: Life): Promise<void> {
  await applicant.goto('/become-a-peer');
  await applicant.fill({ name: 'Tom Arkwright', email: EMAILS.applicant });
  await applicant.press('Send my offer', { status: 422 });
  await applicant.fill({
    kind: 'officer',
    role: 'Head of housing',
    authority: 'Westhaven Council',
    why: 'Twenty years of running services, and I would like to see how others do it.',
  });
  await applicant.press('Send my offer');
  await applicant.sees('Thank you, Tom Arkwright');
  await journey.letter(EMAILS.applicant, /./);
  await applicant.goto('/application');
  await applicant.sees('Head of housing', 'Twenty years of running services');
  await applicant.refused('/pool', 403);
  await placementOfficer.goto('/pool');
}
