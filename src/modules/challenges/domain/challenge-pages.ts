import type { MilestoneKey, ProgrammeDefinition, StageKey } from '#modules/programmes';
import type { Permission } from '#platform/access/permissions';

/** A page of a challenge that its navigation leads to. */
export type ChallengePageKey = keyof typeof CHALLENGE_PAGES;

type Page = {
  text: string;
  /** Any of these opens it. */
  permissions: readonly Permission[];
  /** It is there where the programme has one of these stages or milestones; always where nothing is said. */
  needs?: readonly (StageKey | MilestoneKey)[];
};

/** The pages of a challenge, in the order in which they matter; `overview` has no part of the address of its own. */
const CHALLENGE_PAGES = {
  overview: { text: 'Overview', permissions: ['challenge.see'] },
  scope: { text: 'Scope', permissions: ['scope.see'], needs: ['scoping'] },
  team: { text: 'Team', permissions: ['team.see'], needs: ['team'] },
  'self-assessment': {
    text: 'Self-assessment',
    permissions: ['self-assessment.see'],
    needs: ['self-assessment-submitted', 'preparing'],
  },
  documents: { text: 'Documents', permissions: ['documents.see'], needs: ['documents-complete', 'preparing'] },
  'pre-reading': { text: 'Pre-reading', permissions: ['pack.read'], needs: ['pre-reading', 'pre-reading-shared'] },
  timetable: { text: 'Timetable', permissions: ['timetable.see'], needs: ['timetable-released', 'on-site'] },
  notes: { text: 'Notes', permissions: ['notes.read'], needs: ['on-site'] },
  'team-room': { text: 'Team room', permissions: ['findings.see'], needs: ['on-site'] },
  findings: { text: 'Findings', permissions: ['findings.see'], needs: ['on-site'] },
  presentation: { text: 'Presentation', permissions: ['presentation.make'], needs: ['on-site'] },
  report: {
    text: 'Report',
    permissions: ['report.see-draft', 'report.write-as-host', 'report.check-facts'],
    needs: ['published'],
  },
  'action-plan': { text: 'Action plan', permissions: ['plan.see'], needs: ['improving', 'action-plan-published'] },
  'progress-review': { text: 'Progress review', permissions: ['progress.see'], needs: ['progress-review'] },
} as const satisfies Record<string, Page>;

/** The pages of a challenge of this programme that somebody with these permissions may open, in order and by the programme's own words. */
export function pagesToShow(
  definition: ProgrammeDefinition,
  may: (permission: Permission) => boolean,
): { key: ChallengePageKey; text: string }[] {
  const known = new Set<string>([
    ...definition.stages.flatMap((stage) => [stage.key, stage.milestone]),
    ...definition.clocks.map((clock) => clock.doneWhen),
  ]);
  return (Object.entries(CHALLENGE_PAGES) as [ChallengePageKey, Page][])
    .filter(([, page]) => page.permissions.some(may) && (page.needs?.some((key) => known.has(key)) ?? true))
    .map(([key, { text }]) => ({ key, text: key === 'self-assessment' ? definition.selfAssessment.name : text }));
}

/** What a button to an address says: `Open the timetable`; `Open this task` where it is no page of a challenge. */
export function openPageWords(path: string): string {
  const [, section, , part = ''] = path.split(/[/?#]/);
  const page = Object.entries<Page>(CHALLENGE_PAGES).find(([key]) => key === part)?.[1];
  if (section !== 'challenges' || !page) return 'Open this task';
  return `Open the ${page.text.toLowerCase()}`;
}

/** Pages of a challenge outside its navigation, and what opens each. */
const OTHER_PAGES: Readonly<Record<string, readonly Permission[]>> = {
  today: ['timetable.see'],
  'team-call': ['pack.read'],
  close: ['challenge.close'],
  history: ['challenge.audit'],
};

/** True unless `path` is a page of a challenge that somebody with these permissions may not open. */
export function mayOpenPage(path: string, may: (permission: Permission) => boolean): boolean {
  const part = path.split(/[/?#]/)[3] ?? '';
  const page = Object.entries<Page>(CHALLENGE_PAGES).find(([key]) => key === part)?.[1];
  return (page?.permissions ?? OTHER_PAGES[part])?.some(may) ?? true;
}
