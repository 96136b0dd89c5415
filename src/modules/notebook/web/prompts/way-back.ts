/** A day of the team room, or the time before the visit. */
const DAY = '(\\d{4}-\\d{2}-\\d{2}|before)';
const KNOWN = new RegExp(
  `^(notes|sessions/[0-9a-f-]{36}/notes|team-room(/projected)?(\\?day=${DAY}(&by=(theme|session))?)?)$`,
);

/** Where a form about a prompt was opened from, below its challenge: only pages that it can be opened from. Otherwise the team room. */
export function wayBack(asked: unknown): string {
  return typeof asked === 'string' && KNOWN.test(asked) ? asked : 'team-room';
}
