/** What a peer gives besides challenges. */
export const SUPPORT_LABELS = {
  mentoring: 'Mentoring',
  'new-leaders': 'Help to new leaders',
  'councillor-development': 'Councillor development',
  workshop: 'Workshop',
  other: 'Other help',
} as const;

export type SupportKind = keyof typeof SUPPORT_LABELS;
export const SUPPORT_KINDS = Object.keys(SUPPORT_LABELS) as [SupportKind, ...SupportKind[]];

/** Who said something of a peer's part. */
export const FEEDBACK_FROM = { host: 'The host', team: 'The team', office: 'The programme office' } as const;
export type FeedbackFrom = keyof typeof FEEDBACK_FROM;
export const FEEDBACK_FROM_KEYS = Object.keys(FEEDBACK_FROM) as [FeedbackFrom, ...FeedbackFrom[]];

/** `1 hour`, `3 hours`, `1 day`, `2 days and 3 hours`: eight hours are a day. */
export function hoursWords(hours: number): string {
  const [days, rest] = [Math.floor(hours / 8), hours % 8];
  const parts = [
    days > 0 && `${days} ${days === 1 ? 'day' : 'days'}`,
    rest > 0 && `${rest} ${rest === 1 ? 'hour' : 'hours'}`,
  ].filter(Boolean);
  return parts.length === 0 ? 'no time' : parts.join(' and ');
}
