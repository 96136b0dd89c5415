import { createHash } from 'node:crypto';
import { type Refusal, refusal } from '#kernel/result';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Queryable, Transacting } from '#platform/database/connect';
import { composeReport, type PublishedContent, withoutEmpty } from '../domain/content.ts';
import { wordsOf } from '../domain/markup.ts';
import { type PointingPhrase, pointingPhrases, type Unnamed } from '../domain/phrases.ts';
import { reportOf, sectionsOf } from '../store/draft.ts';
import { scopeFacts } from '../store/scope-and-team.ts';
import { type ReportedChallenge, reportFacts } from './read-report.ts';

/**
 * What to tell somebody whose words anybody will read and that point to one of those interviewed, or who wrote notes; null where they do
 * not. One statement.
 */
export async function pointingWarning(db: Queryable, challengeId: string, text: string): Promise<string | null> {
  return await pointingWarningIn(db, challengeId, [{ where: '', text }]);
}

/** The same of several texts that are read together: it says in which of them such words are. One statement. */
export async function pointingWarningIn(
  db: Queryable,
  challengeId: string,
  texts: readonly { readonly where: string; readonly text: string }[],
): Promise<string | null> {
  const { unnamed } = await scopeFacts(db, challengeId);
  const found = texts.flatMap(({ where, text }) =>
    pointingPhrases(text, unnamed).map(({ phrase }) => `“${phrase}”${where && ` (${where})`}`),
  );
  if (found.length === 0) return null;
  const which = found.join(', ');
  return `Take out ${which}: these words point to one person. Or save them as they are, if nobody was told it in confidence.`;
}

/** The report as it would be read now, and the words in it that point to one person. Nobody changes it before the transaction ends. */
export async function readToSend(
  db: Transacting,
  head: ReportedChallenge,
  definition: ProgrammeDefinition,
): Promise<{ content: PublishedContent; phrases: PointingPhrase[] }> {
  await reportOf(db, head.id, true);
  const { parts, unnamed } = await reportFacts(db, head, definition);
  const content = withoutEmpty(composeReport(await sectionsOf(db, head.id), parts));
  return { content, phrases: phrasesIn(content, unnamed) };
}

/** Stands for a report as it reads: other words, recommendations or figures in it give another one. */
export function stampOf(content: PublishedContent): string {
  return createHash('sha256')
    .update(JSON.stringify(withoutEmpty(content)))
    .digest('base64url')
    .slice(0, 22);
}

/** The words of a report that point to one of these people. */
export function phrasesIn(content: PublishedContent, unnamed: readonly Unnamed[]): PointingPhrase[] {
  const text = content.sections.flatMap((section) => [section.heading, wordsOf(section.blocks)]).join('\n');
  return pointingPhrases(text, unnamed);
}

/** Nothing leaves the team that points to one person, unless its manager says why it may. */
export function refusePointing(phrases: readonly PointingPhrase[], reason: string): Refusal<'points-to-people'> | null {
  if (phrases.length === 0 || reason.trim() !== '') return null;
  const which = phrases.map(({ phrase }) => `“${phrase}”`).join(', ');
  return refusal('points-to-people', `Take out ${which}: these words point to one person. Or say why they may stay.`);
}
