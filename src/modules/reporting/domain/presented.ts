import type { ReportFinding } from '#modules/findings';
import type { SlidesModel } from '#platform/documents/model';

/** What the host was shown: the slides, and the words of each finding that day. */
export type PresentedContent = {
  readonly slides: SlidesModel;
  readonly findings: readonly { readonly id: string; readonly title: string; readonly body: string }[];
};

/** A finding whose words are not what they were when it was presented; `before` is null for one that came later. */
export type ChangedFinding = { readonly now: string | null; readonly before: string | null };

/**
 * Where the findings say something else than was presented: reworded, added since, or gone since. For the team, so that nobody at
 * the host is surprised.
 */
export function changedSince(presented: PresentedContent, now: readonly ReportFinding[]): ChangedFinding[] {
  const shown = new Map(presented.findings.map((finding) => [finding.id, finding]));
  const changed = now.flatMap((finding): ChangedFinding[] => {
    const before = shown.get(finding.id);
    if (!before) return [{ now: finding.title, before: null }];
    return before.title === finding.title && before.body === finding.body
      ? []
      : [{ now: finding.title, before: before.title }];
  });
  const kept = new Set(now.map((finding) => finding.id));
  const gone = presented.findings.filter((finding) => !kept.has(finding.id));
  return [...changed, ...gone.map((finding) => ({ now: null, before: finding.title }))];
}
