import { addToDate, type IsoDate, mediumDate } from '#kernel/dates';
import type { ReportFinding } from '#modules/findings';
import type { OutlineSection, OutlineSource, ProgrammeDefinition } from '#modules/programmes';

/** A section of a new draft. `themeId` is set where it holds one theme's findings. */
export type SectionToMake = {
  readonly key: string;
  readonly heading: string;
  readonly source: OutlineSource;
  readonly themeId: string | null;
  readonly body: string;
};

export type OutlineTheme = { readonly id: string; readonly key: string; readonly name: string };

/** What a draft is filled from. */
export type OutlineFacts = {
  readonly themes: readonly OutlineTheme[];
  readonly findings: readonly ReportFinding[];
  readonly hostName: string;
  readonly onSiteUntil: IsoDate | null;
  readonly definition: Pick<ProgrammeDefinition, 'actionPlan' | 'progressReview'>;
};

/**
 * The programme's outline over the challenge's own themes: `each` makes one section a theme; a section of a theme that this
 * challenge does not look at is left out. Worked example: the outline [summary, findings of each] and the themes [money, people]
 * give the keys `summary`, `findings-money`, `findings-people`.
 */
export function unfoldOutline(outline: readonly OutlineSection[], themes: readonly OutlineTheme[]): UnfoldedSection[] {
  return outline.flatMap(({ key, heading, source, about, theme }): UnfoldedSection[] => {
    if (theme === undefined) return [{ key, heading, source, about, theme: null }];
    return themes
      .filter((each) => theme === 'each' || each.key === theme)
      .map((each) => ({
        key: theme === 'each' ? `${key}-${each.key}` : key,
        heading: theme === 'each' ? each.name : heading,
        source,
        about,
        theme: each,
      }));
  });
}

type UnfoldedSection = {
  key: string;
  heading: string;
  source: OutlineSource;
  about: string;
  theme: OutlineTheme | null;
};

/** The sections of a new draft, filled from what the team found. */
export function planSections(outline: readonly OutlineSection[], facts: OutlineFacts): SectionToMake[] {
  return unfoldOutline(outline, facts.themes).map(({ key, heading, source, theme }) => ({
    key,
    heading,
    source,
    themeId: theme?.id ?? null,
    body: prefilled(source, theme?.id ?? null, facts),
  }));
}

/** What a section says before anybody has written in it. */
export function prefilled(source: OutlineSource, themeId: string | null, facts: OutlineFacts): string {
  if (source === 'theme-findings') return themeText(facts.findings.filter((finding) => finding.themeId === themeId));
  if (source === 'key-messages') return findingsText(facts.findings.filter((finding) => finding.isKeyMessage));
  if (source === 'next-steps') return nextStepsText(facts);
  return '';
}

function themeText(findings: readonly ReportFinding[]): string {
  const part = (heading: string, kind: ReportFinding['kind']) => {
    const own = findings.filter((finding) => finding.kind === kind);
    return own.length === 0 ? [] : [`## ${heading}\n\n${findingsText(own)}`];
  };
  return [...part('Strengths', 'strength'), ...part('Areas for consideration', 'consideration')].join('\n\n');
}

/** A finding with words below it is a heading and its words; one without is a point of a list. */
function findingsText(findings: readonly ReportFinding[]): string {
  return findings
    .map(({ title, body }) => (body.trim() === '' ? `- ${title}` : `### ${title}\n\n${body.trim()}`))
    .join('\n\n')
    .replaceAll(/^(- .*)\n\n(?=- )/gm, '$1\n');
}

function nextStepsText({ hostName, onSiteUntil, definition }: OutlineFacts): string {
  const by = (months: number) =>
    onSiteUntil ? mediumDate(addToDate(onSiteUntil, { months })) : `${months} months after the visit`;
  const plan = `${hostName} will publish an action plan by ${by(definition.actionPlan.dueMonths)}. It will say what it does about each recommendation.`;
  const review = definition.progressReview;
  if (!review) return plan;
  return `${plan}\n\nSome of the team will come back in about ${review.months} months to look at what has changed, recommendation by recommendation.`;
}
