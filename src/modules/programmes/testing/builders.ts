import type { ProgrammeDefinition } from '../domain/definition.ts';

/**
 * The smallest useful programme: a one-day visit by one peer, with one theme, one area and one probe. Each call makes a new copy
 * that a test may change as it likes.
 */
export function aDefinition(changes: Partial<ProgrammeDefinition> = {}): ProgrammeDefinition {
  return { ...structuredClone(ONE_DAY_VISIT), ...changes };
}

const ONE_DAY_VISIT: ProgrammeDefinition = {
  format: 'critical-friend/programme@1',
  key: 'one-day-visit',
  version: 1,
  name: 'One-day visit',
  shortName: 'Visit',
  summary: 'One colleague comes for a day.',
  purpose: ['To look at one question together.'],
  leads: 'programme-body',
  reportWrittenBy: 'challenge-manager',
  fee: null,
  expectedEveryYears: null,
  onSite: { days: { least: 1, usual: 1, most: 1 }, eveningBefore: false, subTeams: { least: 1, most: 1 } },
  stages: [
    { key: 'enquiry', name: 'Asking', about: 'A host asks.', whoseMove: 'programme-body', milestone: 'opened' },
    { key: 'scoping', name: 'Agreeing', about: 'They agree.', whoseMove: 'host', milestone: 'scope-agreed' },
    {
      key: 'team',
      name: 'Finding',
      about: 'A peer is found.',
      whoseMove: 'programme-body',
      milestone: 'team-confirmed',
    },
    { key: 'on-site', name: 'Visiting', about: 'The peer visits.', whoseMove: 'team', milestone: 'findings-presented' },
    { key: 'published', name: 'Telling', about: 'The host tells.', whoseMove: 'host', milestone: 'report-published' },
    { key: 'closed', name: 'Closing', about: 'All is done.', whoseMove: 'programme-body', milestone: 'closed' },
  ],
  clocks: [
    {
      key: 'find-a-peer',
      stage: 'team',
      name: 'Find a peer',
      due: { anchor: 'on-site-from', offset: { weeks: -4 } },
      whose: 'programme-body',
      doneWhen: 'team-confirmed',
    },
    {
      key: 'close-visit',
      stage: 'closed',
      name: 'Close the visit',
      due: { anchor: 'published', offset: { months: 1 } },
      whose: 'programme-body',
      doneWhen: 'closed',
    },
  ],
  team: {
    slots: [
      {
        key: 'visitor',
        name: 'Visitor',
        about: 'Comes and listens.',
        anyOf: [{ role: 'director', skill: 'finance', level: 'experienced' }, { role: 'head-of-service' }],
        skillChosenAtScoping: false,
        party: null,
        days: { usual: 1, most: 2 },
        manager: false,
        lead: true,
        optional: false,
      },
      {
        key: 'manager',
        name: 'Manager',
        about: 'Arranges it.',
        anyOf: [{ role: 'challenge-manager' }],
        skillChosenAtScoping: false,
        party: null,
        days: { usual: 2, most: 2 },
        manager: true,
        lead: false,
        optional: false,
      },
    ],
    maxFirstOutings: 1,
    leastExperienced: 0,
    leastAuthorities: null,
    objectionDays: 7,
  },
  focus: { leastThemes: 1, localThemesMost: 0, narrowings: [] },
  themes: [
    {
      key: 'money',
      name: 'Money',
      about: 'How the money is looked after.',
      topics: ['finance'],
      areas: [
        {
          key: 'saving',
          name: 'Saving',
          looksLike: 'Savings are delivered.',
          probes: [{ key: 'which-saving', text: 'Which saving do you doubt?', askOf: ['senior-officers', 'data'] }],
        },
      ],
    },
  ],
  documentRequests: [
    {
      key: 'budget',
      name: 'Budget',
      why: 'To see it.',
      theme: 'money',
      dueWeeksBefore: 2,
      visibleTo: 'team',
      sensitive: false,
    },
  ],
  selfAssessment: {
    name: 'Self-assessment',
    intro: 'Be plain.',
    wordsAdvised: 500,
    prompts: [{ key: 'not-going-well', question: 'What is not going well?', hint: 'Half a page.' }],
  },
  sessionTemplate: [
    {
      key: 'finance-officer',
      kind: 'interview',
      name: 'Finance officer',
      minutes: 60,
      sourceCategory: 'senior-officers',
      themes: ['money'],
      when: 'any-day',
    },
  ],
  reportOutline: [
    { key: 'findings', heading: 'What we found', about: 'By theme.', source: 'theme-findings', theme: 'each' },
  ],
  presentation: [{ key: 'messages', heading: 'In brief', about: 'Three sentences.', source: 'key-messages' }],
  peerCommentDays: 7,
  factCheckDays: null,
  actionPlan: { dueMonths: 2 },
  progressReview: null,
  notesDestroyedMonthsAfter: 1,
};
