import { addToDate, londonInstant } from '#kernel/dates';
import type { OutlineSection, ProgrammeDefinition } from '#modules/programmes';
import {
  composeReport,
  computedParts,
  openDraftSections,
  type ReportStatus,
  storePublishedReport,
  summaryOf,
  withoutEmpty,
} from '#modules/reporting';
import { demoAuthority } from './content/authorities.ts';
import type { DemoChallenge } from './content/challenges.ts';
import { reportComments } from './content/report-comments.ts';
import type { DemoReport } from './content/report-shape.ts';
import { buildReports, factPoints } from './content/reports.ts';
import { challengeId, type Demo, definitionOf, demoId, emailInSlot, personId } from './demo.ts';
import { managerOf } from './seed-people.ts';

const STATUSES: Record<DemoReport['status'], ReportStatus> = {
  draft: 'commenting',
  'fact-check': 'answering',
  published: 'published',
};

/** Reports in every state: one the peers are commenting on, one whose facts are being answered, and those that are out. */
export async function seedReports(demo: Demo): Promise<void> {
  for (const report of buildReports(demo.today)) {
    const challenge = demo.challenges.find((each) => each.key === report.challenge);
    if (!challenge) continue;
    await seedDraft(demo, challenge, report);
    await seedComments(demo, challenge);
    await seedFactPoints(demo, challenge);
    if (report.status === 'published' && report.publishedOn) await publish(demo, challenge, report.publishedOn);
  }
}

function headOf(challenge: DemoChallenge) {
  const hostName = demoAuthority(challenge.host).name;
  return {
    id: challengeId(challenge.key),
    hostName,
    onSiteFrom: challenge.onSiteFrom,
    onSiteUntil: challenge.onSiteUntil,
  };
}

async function seedDraft(demo: Demo, challenge: DemoChallenge, report: DemoReport): Promise<void> {
  const { trx, today } = demo;
  const definition = definitionOf(demo, challenge);
  const at = londonInstant(addToDate(challenge.onSiteUntil ?? today, { days: 6 }), '14:00');
  const opened = at < demo.now ? at : demo.now;
  await openDraftSections(trx, headOf(challenge), definition, { at: opened, bodies: bodies(definition, report) });
  const published = report.status === 'published';
  await trx
    .updateTable('reports')
    .set({
      status: STATUSES[report.status],
      comments_close_on:
        report.status === 'draft'
          ? addToDate(today, { days: 9 })
          : addToDate(challenge.onSiteUntil ?? today, { days: 34 }),
      fact_check_due_on: report.status === 'fact-check' ? addToDate(today, { days: 4 }) : null,
      signed_off_at: published && report.publishedOn ? londonInstant(report.publishedOn, '09:00') : null,
      signed_off_by: published ? managerOf(demo, challenge.key) : null,
    })
    .where('challenge_id', '=', challengeId(challenge.key))
    .execute();
}

/** What each section says, by the key it has in the programme's outline. */
function bodies(definition: ProgrammeDefinition, report: DemoReport): Record<string, string> {
  const all: Record<string, string> = {};
  const written = definition.reportOutline.find((section) => section.source === 'written');
  for (const section of definition.reportOutline) {
    if (section.theme === 'each')
      for (const theme of report.sections) all[`${section.key}-${theme.theme}`] = themeBody(theme.paragraphs);
    else if (section === written || section.source !== 'written') all[section.key] = bodyOf(section, report);
  }
  return all;
}

function bodyOf(section: OutlineSection, report: DemoReport): string {
  const paragraphs: Partial<Record<OutlineSection['source'], string[]>> = {
    written: report.summary,
    'key-messages': report.keyMessages.map((message) => message.text),
    'good-practice': report.goodPractice.flatMap(({ title, text }) => [`## ${title}`, text]),
    'next-steps': report.nextSteps,
  };
  return (paragraphs[section.source] ?? []).join('\n\n');
}

function themeBody(paragraphs: DemoReport['sections'][number]['paragraphs']): string {
  const part = (heading: string, kind: string) => {
    const own = paragraphs.filter((paragraph) => paragraph.kind === kind).map((paragraph) => paragraph.text);
    return own.length > 0 ? [`## ${heading}`, ...own] : [];
  };
  return [...part('Strengths', 'strength'), ...part('Areas for consideration', 'consideration')].join('\n\n');
}

async function sectionOfTheme(demo: Demo, challenge: DemoChallenge, theme: string): Promise<string | null> {
  const row = await demo.trx
    .selectFrom('report_sections as section')
    .innerJoin('challenge_themes as theme', 'theme.id', 'section.theme_id')
    .select('section.id')
    .where('section.challenge_id', '=', challengeId(challenge.key))
    .where('theme.key', '=', theme)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function seedComments(demo: Demo, challenge: DemoChallenge): Promise<void> {
  for (const [index, comment] of reportComments(challenge.key, demo.today).entries()) {
    const section = await sectionOfTheme(demo, challenge, comment.theme);
    if (!section) continue;
    const made = londonInstant(comment.madeOn, '20:15');
    await demo.trx
      .insertInto('report_comments')
      .values({
        id: demoId(`comment ${challenge.key} ${index}`),
        section_id: section,
        author_id: personId(emailInSlot(demo, challenge, comment.author)),
        text: comment.text,
        made_at: made,
        answer: comment.answer,
        answered_at: comment.answer ? new Date(made.getTime() + 12 * 3_600_000) : null,
        answered_by: comment.answer ? managerOf(demo, challenge.key) : null,
      })
      .execute();
  }
}

async function seedFactPoints(demo: Demo, challenge: DemoChallenge): Promise<void> {
  for (const [index, point] of factPoints(challenge.key).entries()) {
    const section = await sectionOfTheme(demo, challenge, point.theme);
    if (!section) continue;
    const raised = londonInstant(addToDate(demo.today, { days: -4 }), '15:40');
    await demo.trx
      .insertInto('fact_points')
      .values({
        id: demoId(`fact ${challenge.key} ${index}`),
        challenge_id: challengeId(challenge.key),
        section_id: section,
        says: point.says,
        should_say: point.shouldSay,
        source: point.source,
        raised_at: raised,
        raised_by: personId(challenge.coordinator.email),
        answer: point.answer,
        answer_reason: point.reason,
        answered_at: point.answer ? londonInstant(addToDate(demo.today, { days: -2 }), '11:05') : null,
        answered_by: point.answer ? managerOf(demo, challenge.key) : null,
      })
      .execute();
  }
}

async function publish(demo: Demo, challenge: DemoChallenge, on: string): Promise<void> {
  const { trx } = demo;
  const definition = definitionOf(demo, challenge);
  const sections = await trx
    .selectFrom('report_sections')
    .select(['key', 'heading', 'source', 'body'])
    .where('challenge_id', '=', challengeId(challenge.key))
    .orderBy('position')
    .execute();
  const parts = await computedParts(trx, headOf(challenge), definition);
  const written = sections.map((section) => ({ ...section, source: section.source as OutlineSection['source'] }));
  const content = withoutEmpty(composeReport(written, parts));
  await storePublishedReport(trx, {
    challengeId: challengeId(challenge.key),
    slug: `${challenge.key}-${on.slice(0, 4)}`,
    title: challenge.title,
    hostId: challenge.host,
    programmeName: definition.name,
    summary: summaryOf(content),
    content,
    publishedAt: londonInstant(on, '10:00'),
    publishedBy: managerOf(demo, challenge.key),
  });
}
