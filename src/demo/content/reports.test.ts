import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadProgrammeDefinitions, SOURCE_CATEGORIES } from '#modules/programmes';
import { actionPlan, progressReview } from './action-plans.ts';
import { buildChallenges } from './challenges.ts';
import { buildPeers } from './peers.ts';
import { buildReports, factPoints } from './reports.ts';

const TODAY = '2027-05-12';
const loaded = await loadProgrammeDefinitions(join(dirname(fileURLToPath(import.meta.url)), '../../../programmes'));
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
const challenges = buildChallenges(TODAY, buildPeers(TODAY, 1), loaded.definitions);
const reports = buildReports(TODAY);

test('Every challenge after its visit has a report in the state that its stage asks for.', () => {
  assert.deepEqual(
    Object.fromEntries(
      reports.map((report) => [challenges.find((each) => each.key === report.challenge)?.stage, report.status]),
    ),
    {
      published: 'published',
      drafting: 'draft',
      'fact-check': 'fact-check',
      improving: 'published',
      'progress-review': 'published',
      closed: 'published',
    },
  );
});

test('A report speaks of its challenge’s themes in their order, and its notes are by people in slots of its team.', () => {
  for (const report of reports) {
    const challenge = challenges.find((each) => each.key === report.challenge);
    const slots = challenge?.slots.map((slot) => slot.key) ?? [];
    assert.deepEqual(
      report.sections.map((section) => section.theme),
      challenge?.themes,
      report.challenge,
    );
    for (const note of report.notes) assert.ok(slots.includes(note.author), `${report.challenge} ${note.author}`);
    for (const finding of report.findings) assert.ok(challenge?.themes.includes(finding.theme), report.challenge);
  }
});

test('Every note belongs to a finding and a session of its own kind of source; every finding has a note and a paragraph.', () => {
  for (const report of reports) {
    const known = new Set(report.findings.map((finding) => finding.key));
    const used = new Set(report.sections.flatMap((section) => section.paragraphs.flatMap((each) => each.findings)));
    assert.deepEqual([...used].sort(), [...known].sort(), report.challenge);
    for (const finding of report.findings) assert.ok(finding.notes.length >= 1, `${report.challenge} ${finding.key}`);
    for (const note of report.notes) {
      assert.ok(known.has(note.finding));
      const session = report.sessions.find((each) => each.key === note.session);
      assert.equal(note.sourceCategory, session?.sourceCategory, `${report.challenge} ${note.text}`);
      assert.ok(SOURCE_CATEGORIES.includes(note.sourceCategory));
    }
  }
});

test('Strengths stand on strengths and areas for consideration on areas for consideration.', () => {
  for (const report of reports) {
    for (const section of report.sections) {
      for (const paragraph of section.paragraphs) {
        const kinds = paragraph.findings.map((key) => report.findings.find((finding) => finding.key === key)?.kind);
        assert.deepEqual(
          new Set(kinds),
          new Set([paragraph.kind]),
          `${report.challenge}: ${paragraph.text.slice(0, 60)}`,
        );
      }
    }
  }
});

test('The day of publication lies after the visit and before today.', () => {
  for (const report of reports) {
    const challenge = challenges.find((each) => each.key === report.challenge);
    if (report.publishedOn === null) continue;
    assert.ok(report.publishedOn > (challenge?.onSiteUntil ?? '9999') && report.publishedOn < TODAY, report.challenge);
  }
});

test('No report calls anything a weakness or rates anybody.', () => {
  for (const report of reports) {
    const words = JSON.stringify(report).toLowerCase();
    for (const word of ['weakness', 'inadequate', 'outstanding', 'rated', 'league table']) {
      assert.doesNotMatch(words, new RegExp(`\\b${word}\\b`), report.challenge);
    }
  }
});

test('No report that the host or the public has seen lets one person’s words be known as theirs.', () => {
  const one = /\b(one|an?) (\w+ ){0,3}(told us|said|described|explained)|\b(she|he) (told us|said)\b/i;
  for (const report of reports.filter((each) => each.status !== 'draft')) {
    const shown = [
      ...report.summary,
      ...report.keyMessages.map((each) => each.text),
      ...report.sections.flatMap((section) => section.paragraphs.map((each) => each.text)),
      ...progressReview(report.challenge).map((each) => each.peers),
    ];
    for (const text of shown) assert.doesNotMatch(text, one, report.challenge);
  }
});

test('The host raised six facts about Kestrelham, each in what the report says, and every answer has a reason.', () => {
  const points = factPoints('kestrelham');
  assert.equal(points.length, 6);
  const kestrelham = reports.find((report) => report.challenge === 'kestrelham');
  for (const point of points) {
    assert.ok(
      kestrelham?.sections.some((section) => section.theme === point.theme),
      point.theme,
    );
    assert.equal(point.answer === null, point.reason === null);
  }
});

test('Action plans and the progress review follow the recommendations.', () => {
  for (const report of reports) {
    const keys = report.recommendations.map((recommendation) => recommendation.key);
    const plan = actionPlan(report.challenge, TODAY).map((action) => action.recommendation);
    if (report.status === 'published') assert.deepEqual(plan, keys, report.challenge);
    const progress = progressReview(report.challenge).map((each) => each.recommendation);
    if (progress.length > 0) assert.deepEqual(progress, keys);
  }
});
