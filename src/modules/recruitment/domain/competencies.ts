/** One thing that a peer has to be able to do, and what it looks like when somebody does. */
export type Competency = { readonly key: string; readonly label: string; readonly looksLike: readonly string[] };

/**
 * What applicants are assessed against. It is data: pages, checks and mails read this list. Evidence is kept by `key`, so a key is
 * never used again for something else.
 */
export const COMPETENCIES: readonly Competency[] = [
  {
    key: 'working-with-others',
    label: 'Working with others',
    looksLike: [
      'Makes room for quieter people and builds on what they say',
      'Shares what they find at once, and does the dull jobs too',
    ],
  },
  {
    key: 'developing-others',
    label: 'Developing others',
    looksLike: [
      'Asks in a way that lets people find their own answer',
      'Gives credit, and leaves people surer of themselves than before',
    ],
  },
  {
    key: 'providing-challenge',
    label: 'Providing challenge',
    looksLike: [
      'Says the hard thing plainly and kindly, with the evidence for it',
      'Tests what they hear against a second source before believing it',
    ],
  },
  {
    key: 'communicating',
    label: 'Communicating',
    looksLike: [
      'Listens more than they talk, and notes what was said rather than what they think of it',
      'Says and writes it so that anybody can follow',
    ],
  },
  {
    key: 'planning',
    label: 'Planning',
    looksLike: ['Comes prepared and keeps to time', 'Sorts what matters most when there is too much to do'],
  },
  {
    key: 'political-awareness',
    label: 'Political and organisational awareness',
    looksLike: [
      'Understands what members and officers each answer for',
      'Takes a place as it is, not as their own place is',
    ],
  },
];

/** Whether it was seen. There is no number, and nothing adds up. */
export const SEEN_LABELS = { seen: 'Seen', 'not-yet-seen': 'Not yet seen' } as const;
export type Seen = keyof typeof SEEN_LABELS;
export const SEEN_KEYS = Object.keys(SEEN_LABELS) as [Seen, ...Seen[]];

export type Evidence = { readonly competency: string; readonly seen: string | null; readonly evidence: string };

/** The competencies for which seen or not, or the evidence, is still missing. */
export function competenciesMissing(evidence: readonly Evidence[]): readonly Competency[] {
  const complete = new Set(
    evidence.filter((each) => each.seen !== null && each.evidence.trim() !== '').map((each) => each.competency),
  );
  return COMPETENCIES.filter(({ key }) => !complete.has(key));
}

/** The competencies of which two people, or two windows of one person, say something else. */
export function competenciesThatDiffer(one: readonly Evidence[], other: readonly Evidence[]): readonly Competency[] {
  const said = (all: readonly Evidence[], key: string) => {
    const { seen, evidence } = all.find(({ competency }) => competency === key) ?? { seen: null, evidence: '' };
    return `${seen ?? ''} ${evidence.replaceAll('\r\n', '\n').trim()}`;
  };
  return COMPETENCIES.filter(({ key }) => said(one, key) !== said(other, key));
}

/** How many assessors at least: never one alone. */
export const LEAST_ASSESSORS = 2;

/** True once enough have finished and nobody is still writing. */
export function isAssessed(assessments: readonly { readonly status: string }[]): boolean {
  const standing = assessments.filter(({ status }) => status !== 'released');
  return standing.length >= LEAST_ASSESSORS && standing.every(({ status }) => status === 'finished');
}
