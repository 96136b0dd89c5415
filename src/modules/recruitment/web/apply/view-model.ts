import { dateRange, londonDate, mediumDate } from '#kernel/dates';
import { afterMove, INTEREST_NEXT, type InterestStatus } from '../../domain/interest.ts';
import { type Step, stepsOf } from '../../domain/steps.ts';
import type { decisionsFor, newestBackings, newestInvitations } from '../../store/application.ts';
import type { interestOf } from '../../store/interest.ts';

type Rows<T extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>;

/** One offer as its applicant sees it. */
export type Application = {
  readonly id: string;
  readonly role: string;
  readonly why: string;
  readonly next: string;
  readonly steps: readonly Step[];
  /** What they are asked to do now. */
  readonly ask: { readonly title: string; readonly button: string; readonly href: string } | null;
  readonly invitation: { readonly href: string; readonly text: string } | null;
  readonly decision: {
    readonly accredited: boolean;
    readonly programmes: readonly string[];
    readonly until: string | null;
    readonly conditions: string;
    readonly feedback: string;
  } | null;
  readonly mayWithdraw: boolean;
};

/** Everything an applicant may know of their offers. Whatever is not read here cannot be shown to them. */
export function applicationsOf(read: {
  offers: Rows<typeof interestOf>;
  backings: Rows<typeof newestBackings>;
  invitations: Rows<typeof newestInvitations>;
  decisions: Rows<typeof decisionsFor>;
  programmes: ReadonlyMap<string, string>;
}): Application[] {
  return read.offers.map((offer) => {
    const status = offer.status as InterestStatus;
    const backing = read.backings.find((each) => each.interest_id === offer.id);
    const invitation = read.invitations.find((each) => each.interest_id === offer.id);
    const decision = read.decisions.find((each) => each.interest_id === offer.id);
    const steps = stepsOf({
      status,
      sentOn: mediumDate(londonDate(offer.received_at)),
      backing: backing
        ? {
            name: backing.backer_name,
            status: backing.status,
            on: mediumDate(londonDate(backing.answered_at ?? backing.asked_at)),
          }
        : null,
      event: invitation
        ? {
            title: invitation.title,
            when: dateRange(londonDate(invitation.starts_at), londonDate(invitation.ends_at)),
            status: invitation.status,
          }
        : null,
      decidedOn: decision ? mediumDate(londonDate(decision.decided_at)) : null,
    });
    const counts = decision && decision.attempt === offer.attempt;
    return {
      id: offer.id,
      role: [offer.role_title, offer.authority_name].filter(Boolean).join(', '),
      why: offer.why,
      next: INTEREST_NEXT[status],
      steps,
      ask: askOf(offer.id, status, invitation),
      invitation: invitation ? { href: `/invitations/${invitation.id}`, text: invitation.title } : null,
      decision: counts
        ? {
            accredited: decision.decision === 'accredited',
            programmes: decision.programme_keys.map((key) => read.programmes.get(key) ?? key),
            until: decision.until_on ? mediumDate(decision.until_on) : null,
            conditions: decision.conditions,
            feedback: decision.feedback,
          }
        : null,
      mayWithdraw: afterMove(status, 'withdraw', 'applicant') !== null,
    };
  });
}

function askOf(id: string, status: InterestStatus, invitation: Rows<typeof newestInvitations>[number] | undefined) {
  if (status === 'backing-refused')
    return {
      title: 'Name somebody to stand behind your offer',
      button: 'Name somebody',
      href: `/application/${id}/backing`,
    };
  if (status === 'invited' && invitation?.status === 'invited')
    return {
      title: `Can you come to ${invitation.title}?`,
      button: 'See the invitation and answer',
      href: `/invitations/${invitation.id}`,
    };
  return null;
}
