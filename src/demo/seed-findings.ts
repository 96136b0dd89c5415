import { londonInstant } from '#kernel/dates';
import type { DemoChallenge } from './content/challenges.ts';
import { buildOnSite } from './content/on-site.ts';
import type { DemoReport } from './content/report-shape.ts';
import { buildReports } from './content/reports.ts';
import {
  challengeId,
  type Demo,
  definitionOf,
  emailInSlot,
  findingId,
  insertRows,
  managerSlot,
  noteId,
  personId,
  recommendationId,
  sessionId,
  themeId,
} from './demo.ts';
import { managerOf } from './seed-people.ts';
import { ON_SITE } from './seed-timetables.ts';

type Finding = {
  key: string;
  kind: string;
  theme: string;
  title: string;
  body: string;
  keyMessage: boolean;
  notes: readonly string[];
};

/** Notes, findings with the notes behind them, and recommendations with the findings behind them. */
export async function seedFindings(demo: Demo): Promise<void> {
  const onSite = demo.challenges.find((challenge) => challenge.key === ON_SITE);
  if (onSite) await seedOnSite(demo, onSite);
  for (const report of buildReports(demo.today)) {
    const challenge = demo.challenges.find((each) => each.key === report.challenge);
    if (challenge) await seedReported(demo, challenge, report);
  }
}

function author(demo: Demo, challenge: DemoChallenge, slot: string): string {
  const definition = definitionOf(demo, challenge);
  const known = challenge.slots.some((each) => each.key === slot && each.peer !== null);
  return personId(emailInSlot(demo, challenge, known ? slot : managerSlot(definition)));
}

async function seedOnSite(demo: Demo, challenge: DemoChallenge): Promise<void> {
  const { notes, findings } = buildOnSite(demo.today);
  const rows = notes.map((note) => {
    const at = note.writtenAt < demo.now ? note.writtenAt : demo.now;
    return {
      id: noteId(challenge.key, note.key),
      challenge_id: challengeId(challenge.key),
      session_id: sessionId(challenge.key, note.session),
      theme_id: themeId(challenge.key, note.theme),
      author_id: author(demo, challenge, note.author),
      kind: note.kind,
      source_category: note.sourceCategory,
      text: note.text,
      written_at: at,
      changed_at: at,
    };
  });
  await insertRows(rows, (some) => demo.trx.insertInto('notes').values(some));
  await seedFindingRows(
    demo,
    challenge,
    findings.map((finding) => ({ ...finding, body: finding.text, keyMessage: false })),
  );
}

async function seedReported(demo: Demo, challenge: DemoChallenge, report: DemoReport): Promise<void> {
  const written = challenge.onSiteUntil ? londonInstant(challenge.onSiteUntil, '12:00') : demo.now;
  const themeOf = new Map(report.findings.map((finding) => [finding.key, finding.theme]));
  const notes = report.notes.map((note) => ({
    id: noteId(challenge.key, note.key),
    challenge_id: challengeId(challenge.key),
    session_id: sessionId(challenge.key, note.session),
    theme_id: themeId(challenge.key, themeOf.get(note.finding) ?? ''),
    author_id: author(demo, challenge, note.author),
    kind: note.kind,
    source_category: note.sourceCategory,
    text: note.text,
    written_at: written,
    changed_at: written,
  }));
  await insertRows(notes, (some) => demo.trx.insertInto('notes').values(some));
  const key = new Set(report.keyMessages.flatMap((message) => message.findings));
  const body = (finding: string) =>
    report.sections
      .flatMap((section) => section.paragraphs)
      .filter((paragraph) => paragraph.findings[0] === finding)
      .map((paragraph) => paragraph.text)
      .join('\n\n');
  const findings = report.findings.map((finding) => ({
    ...finding,
    body: body(finding.key),
    keyMessage: key.has(finding.key),
  }));
  await seedFindingRows(demo, challenge, findings);
  await seedRecommendations(demo, challenge, report);
}

async function seedFindingRows(demo: Demo, challenge: DemoChallenge, findings: readonly Finding[]): Promise<void> {
  const { trx, now } = demo;
  const rows = findings.map((finding, position) => ({
    id: findingId(challenge.key, finding.key),
    challenge_id: challengeId(challenge.key),
    theme_id: themeId(challenge.key, finding.theme),
    kind: finding.kind,
    title: finding.title,
    body: finding.body,
    is_key_message: finding.keyMessage,
    position,
    created_at: now,
    created_by: managerOf(demo, challenge.key),
  }));
  await insertRows(rows, (some) => trx.insertInto('findings').values(some));
  const behind = findings.flatMap((finding) =>
    finding.notes.map((note) => ({
      finding_id: findingId(challenge.key, finding.key),
      note_id: noteId(challenge.key, note),
    })),
  );
  await insertRows(behind, (some) => trx.insertInto('finding_notes').values(some));
}

async function seedRecommendations(demo: Demo, challenge: DemoChallenge, report: DemoReport): Promise<void> {
  const { trx, now } = demo;
  const rows = report.recommendations.map((recommendation, position) => ({
    id: recommendationId(challenge.key, recommendation.key),
    challenge_id: challengeId(challenge.key),
    title: recommendation.title,
    body: recommendation.text,
    position,
    created_at: now,
    created_by: managerOf(demo, challenge.key),
  }));
  await insertRows(rows, (some) => trx.insertInto('recommendations').values(some));
  const behind = report.recommendations.flatMap((one) =>
    one.findings.map((finding) => ({
      recommendation_id: recommendationId(challenge.key, one.key),
      finding_id: findingId(challenge.key, finding),
    })),
  );
  await insertRows(behind, (some) => trx.insertInto('recommendation_findings').values(some));
}
