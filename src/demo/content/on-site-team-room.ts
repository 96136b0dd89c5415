import type { DemoNote, FindingKind, TeamSlot } from './on-site.ts';

/** What the team of the on-site challenge has put together so far today. Notes are named by how they begin. */
export type DemoEmerging = {
  key: string;
  kind: FindingKind;
  theme: string;
  title: string;
  by: TeamSlot;
  notes: string[];
};

export const ON_SITE_EMERGING: readonly DemoEmerging[] = [
  {
    key: 'e1',
    kind: 'consideration',
    theme: 'workforce',
    title: 'The strain has moved from workers to their managers',
    by: 'lead',
    notes: ['It is the managers who are running hot', 'They counted for us: 14 regular returns', 'Not everybody'],
  },
  {
    key: 'e2',
    kind: 'strength',
    theme: 'providing-support',
    title: 'The dale finds its own answers, and they are good ones',
    by: 'lived-experience',
    notes: ['Village agent scheme', 'In-house dale care started', 'They do co-production up here'],
  },
  {
    key: 'e3',
    kind: 'consideration',
    theme: 'partnership-transformation',
    title: 'Nobody follows people through the short stay beds',
    by: 'challenge-manager',
    notes: ['When someone goes from hospital to a short stay bed', 'Analyst traced 50 people'],
  },
  {
    key: 'e4',
    kind: 'strength',
    theme: 'leadership',
    title: 'Those who make the figures explain them plainly',
    by: 'member',
    notes: ['Analysts are first class'],
  },
];

/** A question taken into sessions: from a note, named by how it begins, or typed in the room by somebody. */
export type DemoPrompt = {
  key: string;
  text: string;
  by: TeamSlot;
  note: string | null;
  sessions: string[];
  /** The note that answers it, named by how it begins. */
  answer: string | null;
};

export const ON_SITE_PROMPTS: readonly DemoPrompt[] = [
  {
    key: 'q1',
    text: 'Who helps in the first three months of a direct payment since the contract changed?',
    by: 'lead',
    note: 'Asked about direct payments',
    sessions: ['s34', 's37'],
    answer: null,
  },
  {
    key: 'q2',
    text: 'What becomes of people in short stay beds after day 42, and who knows?',
    by: 'health',
    note: 'Discharge data in the pack',
    sessions: ['s32'],
    answer: null,
  },
  {
    key: 'q3',
    text: 'How many posts are held empty for savings, and who decides which?',
    by: 'member',
    note: null,
    sessions: ['s36'],
    answer: null,
  },
  {
    key: 'q4',
    text: 'What would help you most with overdue reviews?',
    by: 'challenge-manager',
    note: null,
    sessions: ['s26'],
    answer: "Asked what'd help with reviews",
  },
];

/** The note that begins like that; throws where there is none, or more than one. */
export function noteBeginning(notes: readonly DemoNote[], words: string): DemoNote {
  const found = notes.filter((note) => note.text.startsWith(words));
  const [one] = found;
  if (found.length !== 1 || !one) throw new Error(`${found.length} notes begin “${words}”`);
  return one;
}
