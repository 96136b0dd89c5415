/** How far an offer to become a peer has come. */
export const INTEREST_LABELS = {
  received: 'Received',
  screened: 'Read and suitable',
  invited: 'Invited to an assessment and briefing event',
  assessed: 'Assessed',
  accredited: 'Accredited',
  'not-now': 'Not now',
} as const;

export type InterestStatus = keyof typeof INTEREST_LABELS;
export const INTEREST_STATUSES = Object.keys(INTEREST_LABELS) as [InterestStatus, ...InterestStatus[]];

/** The one table of an expression of interest's life. Only the office moves it. A “not now” may be taken up again later. */
export const INTEREST_MOVES: Record<InterestStatus, readonly InterestStatus[]> = {
  received: ['screened', 'not-now'],
  screened: ['invited', 'not-now'],
  invited: ['assessed', 'not-now'],
  assessed: ['accredited', 'not-now'],
  accredited: [],
  'not-now': ['screened'],
};

/** What an applicant is told about where they stand and what comes next. */
export const INTEREST_NEXT: Record<InterestStatus, string> = {
  received: 'We have it and will read it within three weeks. You need do nothing.',
  screened: 'What you bring fits. We will invite you to the next assessment and briefing event that has room.',
  invited:
    'You are invited to an assessment and briefing event: an evening, and the whole of the next day. We write to you with the place and time.',
  assessed:
    'You have been to the event. We are settling which programmes you are accredited for, and will write to you.',
  accredited:
    'You are accredited as a peer. Your peer page will open to you, and we will write when a host needs what you know.',
  'not-now':
    'We cannot take this further now. We keep your offer, and may come back to you when hosts need what you bring.',
};

/** True where the office may move an expression of interest from one status to the other. */
export function mayMoveInterest(from: InterestStatus, to: InterestStatus): boolean {
  return INTEREST_MOVES[from].includes(to);
}
