/** What is asked about equality: each freely, each with a way not to say. Groups are those the census uses, coarsely. */
export const EQUALITY_QUESTIONS = {
  ageBand: {
    label: 'How old are you?',
    choices: {
      'under-35': 'Under 35',
      '35-44': '35 to 44',
      '45-54': '45 to 54',
      '55-64': '55 to 64',
      '65-over': '65 or over',
    },
  },
  ethnicGroup: {
    label: 'Which group describes you best?',
    choices: {
      asian: 'Asian or Asian British',
      black: 'Black, African, Caribbean or Black British',
      mixed: 'Mixed or multiple ethnic groups',
      white: 'White',
      other: 'Another ethnic group',
    },
  },
  disability: {
    label: 'Are you disabled, or do you have a long-term health condition?',
    choices: { yes: 'Yes', no: 'No' },
  },
  gender: {
    label: 'What is your gender?',
    choices: { woman: 'Woman', man: 'Man', other: 'I describe myself in another way' },
  },
} as const satisfies Record<string, { label: string; choices: Record<string, string> }>;

export type EqualityQuestion = keyof typeof EQUALITY_QUESTIONS;
export const EQUALITY_KEYS = Object.keys(EQUALITY_QUESTIONS) as EqualityQuestion[];

/** The least number of people that is ever shown. */
export const LEAST_COUNT = 5;

export type GroupCount = { readonly key: string; readonly count: number };
export type ShownCount = { readonly key: string; readonly count: number | null };

/**
 * The counts that may be shown. One under five is kept back; and because a single one kept back could be worked out from the total,
 * the smallest of the others is kept back with it. Where the answers in all are under five nothing is shown. A count of none is
 * shown only where nothing else is kept back, for it too would narrow down who is.
 */
export function shownCounts(counts: readonly GroupCount[]): { shown: ShownCount[]; total: number | null } {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const hidden = new Set(counts.filter(({ count }) => count > 0 && count < LEAST_COUNT).map(({ key }) => key));
  if (total < LEAST_COUNT) return { shown: counts.map(({ key }) => ({ key, count: null })), total: null };
  if (hidden.size > 0) {
    for (const { key } of counts.filter(({ count }) => count === 0)) hidden.add(key);
    // Until what is kept back adds up to five people in at least two groups that have anybody in them.
    const byCount = counts.filter(({ count }) => count >= LEAST_COUNT).sort((a, b) => a.count - b.count);
    for (const { key } of byCount) {
      const people = counts.filter((one) => hidden.has(one.key));
      const groups = people.filter(({ count }) => count > 0).length;
      if (groups > 1 && people.reduce((sum, { count }) => sum + count, 0) >= LEAST_COUNT) break;
      hidden.add(key);
    }
  }
  return { shown: counts.map(({ key, count }) => ({ key, count: hidden.has(key) ? null : count })), total };
}
