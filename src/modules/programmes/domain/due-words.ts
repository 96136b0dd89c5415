import type { ClockDefinition } from './definition.ts';
import type { Anchor } from './stages.ts';

const ANCHOR_WORDS: Record<Anchor, string> = {
  'on-site-from': 'the first day on site',
  'on-site-until': 'the last day on site',
  opened: 'the challenge is opened',
  published: 'the report is published',
};

/** When a clock is due, in words: `16 weeks before the first day on site`, `on the last day on site`. */
export function dueWords({ due }: Pick<ClockDefinition, 'due'>): string {
  const parts = (['months', 'weeks', 'days'] as const).flatMap((unit) => {
    const count = due.offset[unit] ?? 0;
    return count === 0 ? [] : [{ unit, count }];
  });
  const anchor = ANCHOR_WORDS[due.anchor];
  if (parts.length === 0) return due.anchor.startsWith('on-site') ? `on ${anchor}` : `when ${anchor}`;
  const length = parts.map(
    ({ unit, count }) => `${Math.abs(count)} ${Math.abs(count) === 1 ? unit.slice(0, -1) : unit}`,
  );
  return `${length.join(' and ')} ${(parts[0]?.count ?? 0) < 0 ? 'before' : 'after'} ${anchor}`;
}
