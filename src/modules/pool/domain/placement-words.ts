/** Where a placement stands, in words. */
export function placementWords(status: string): string {
  return STATUS[status] ?? status;
}

/** Why a place was declined, in words; a reason in somebody's own words stays as it is. */
export function refusalWords(reason: string): string {
  return (REFUSAL_REASONS as Readonly<Record<string, string>>)[reason] ?? reason;
}

/** The short list of reasons for a no: one press and it is said. */
export const REFUSAL_REASONS = {
  dates: 'Not these dates',
  busy: 'Too busy',
  conflict: 'Conflict of interest',
  expertise: 'Not the right expertise',
  other: 'Another reason',
} as const;

export type RefusalReason = keyof typeof REFUSAL_REASONS;
export const REFUSAL_REASON_KEYS = Object.keys(REFUSAL_REASONS) as [RefusalReason, ...RefusalReason[]];

const STATUS: Readonly<Record<string, string>> = {
  proposed: 'Proposed, not asked yet',
  offered: 'Offered, waiting for an answer',
  accepted: 'Accepted',
  declined: 'Declined',
  expired: 'Not answered in time',
  confirmed: 'Confirmed',
  served: 'Served',
  withdrawn: 'Withdrawn',
};
