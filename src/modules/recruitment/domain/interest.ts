/** How far an offer to become a peer has come, as the office calls it. */
export const INTEREST_LABELS = {
  'awaiting-backing': 'Waiting to be backed',
  'backing-refused': 'Not backed',
  received: 'Received',
  screened: 'Read and suitable',
  invited: 'Invited to an assessment and briefing event',
  attended: 'Came to the event',
  assessed: 'Assessed, waiting for a decision',
  accredited: 'Accredited',
  'not-yet': 'Not yet',
  'not-now': 'Not now',
  withdrawn: 'Taken back',
} as const;

export type InterestStatus = keyof typeof INTEREST_LABELS;
export const INTEREST_STATUSES = Object.keys(INTEREST_LABELS) as [InterestStatus, ...InterestStatus[]];

/** Who may move an offer. `backer`: whoever releases, nominates or seconds. `clock`: the daily round. */
export type Mover = 'applicant' | 'backer' | 'office' | 'assessor' | 'decider' | 'clock';

type Move = {
  readonly from: readonly InterestStatus[];
  readonly to: InterestStatus;
  readonly by: readonly Mover[];
  readonly action: string;
};

/** Statuses in which somebody still has to do something. */
export const OPEN_INTEREST = [
  'awaiting-backing',
  'backing-refused',
  'received',
  'screened',
  'invited',
  'attended',
  'assessed',
] as const satisfies readonly InterestStatus[];

/** The one table of an offer's life: from where, to where, by whom, and what the audit trail calls it. */
export const INTEREST_MOVES = {
  back: { from: ['awaiting-backing'], to: 'received', by: ['backer', 'office'], action: 'Backed' },
  'refuse-backing': {
    from: ['awaiting-backing'],
    to: 'backing-refused',
    by: ['backer', 'office', 'clock'],
    action: 'Not backed',
  },
  'ask-another': {
    from: ['awaiting-backing', 'backing-refused'],
    to: 'awaiting-backing',
    by: ['applicant'],
    action: 'Named another to back the offer',
  },
  screen: { from: ['received', 'not-now', 'not-yet'], to: 'screened', by: ['office'], action: 'Found suitable' },
  invite: { from: ['screened'], to: 'invited', by: ['office'], action: 'Invited to an event' },
  'wait-again': {
    from: ['invited'],
    to: 'screened',
    by: ['applicant', 'office', 'clock'],
    action: 'Waits for another event',
  },
  attend: { from: ['invited'], to: 'attended', by: ['office'], action: 'Came to the event' },
  assess: { from: ['attended'], to: 'assessed', by: ['assessor', 'office'], action: 'Assessed' },
  accredit: { from: ['assessed'], to: 'accredited', by: ['decider'], action: 'Accredited' },
  'not-yet': { from: ['assessed'], to: 'not-yet', by: ['decider'], action: 'Not accredited yet' },
  'turn-down': {
    from: ['awaiting-backing', 'backing-refused', 'received', 'screened'],
    to: 'not-now',
    by: ['office'],
    action: 'Not taken further now',
  },
  withdraw: { from: OPEN_INTEREST, to: 'withdrawn', by: ['applicant'], action: 'Took the offer back' },
} as const satisfies Record<string, Move>;

export type InterestMove = keyof typeof INTEREST_MOVES;

/** What the office may do by hand on an offer's page; the other moves follow from what happens. */
export const OFFICE_STEPS = ['screen', 'turn-down'] as const satisfies readonly InterestMove[];

/** The status that follows, or null where that mover may not make that move from there. */
export function afterMove(status: string, name: InterestMove, by: Mover): InterestStatus | null {
  const move: Move = INTEREST_MOVES[name];
  return move.by.includes(by) && move.from.includes(status as InterestStatus) ? move.to : null;
}

/** What an applicant is told about where they stand and what comes next. */
export const INTEREST_NEXT: Record<InterestStatus, string> = {
  'awaiting-backing': 'We have it, and have written to the person you named. When they agree we read your offer.',
  'backing-refused': 'The person you named did not agree, or did not answer. You can name somebody else.',
  received: 'We have it and will read it within three weeks. You need do nothing.',
  screened: 'What you bring fits. We will invite you to the next assessment and briefing event that has room.',
  invited: 'You are invited to an assessment and briefing event: an evening, and the whole of the next day.',
  attended: 'You have been to the event. Those who met you there are writing down what they saw.',
  assessed: 'What was seen at the event is written down. Somebody who did not assess you decides next.',
  accredited: 'You are accredited as a peer. We write to you when a host needs what you know.',
  'not-yet': 'You are not accredited yet. Below is what we would like to see more of. You can come to another event.',
  'not-now':
    'We cannot take this further now. We keep your offer, and may come back to you when hosts need what you bring.',
  withdrawn: 'You took your offer back. You may offer again whenever you like.',
};
