import assert from 'node:assert/strict';
import test from 'node:test';
import { actionPlan } from './action-plans.ts';
import { buildPublishedReport } from './published-report.ts';
import { whoWeSpokeTo } from './report-shape.ts';

const TODAY = '2027-05-12';
const report = buildPublishedReport(TODAY);

test('The report says that we spoke to 143 people in 52 sessions because the sessions add up to that.', () => {
  const { sessions, people, byCategory } = whoWeSpokeTo(report.sessions);
  assert.equal(sessions, 52);
  assert.equal(people, 143);
  assert.equal(
    byCategory.reduce((sum, each) => sum + each.people, 0),
    143,
  );
});

test('Every section has two paragraphs of strengths and two of areas for consideration, whole ones.', () => {
  assert.equal(report.sections.length, 5);
  for (const section of report.sections) {
    for (const kind of ['strength', 'consideration'] as const) {
      const some = section.paragraphs.filter((paragraph) => paragraph.kind === kind);
      assert.ok(some.length >= 2, `${section.heading}: ${some.length} ${kind}`);
      for (const paragraph of some) assert.ok(paragraph.text.length > 250, paragraph.text);
    }
  }
});

test('Every finding is used in the report and stands on notes; every note belongs to a finding.', () => {
  assert.equal(report.recommendations.length, 8);
  assert.equal(report.notes.length, 37);
  const used = new Set(report.sections.flatMap((section) => section.paragraphs.flatMap((each) => each.findings)));
  const known = new Set(report.findings.map((finding) => finding.key));
  assert.deepEqual(used, known);
  for (const finding of report.findings) assert.ok(finding.notes.length >= 2, finding.key);
  for (const note of report.notes) assert.ok(known.has(note.finding), note.key);
  for (const recommendation of report.recommendations) assert.ok(recommendation.findings.length >= 1);
});

test('A note’s source category is the one of its session.', () => {
  for (const note of report.notes) {
    assert.equal(note.sourceCategory, report.sessions.find((session) => session.key === note.session)?.sourceCategory);
  }
});

test('The host’s action plan answers every recommendation, once.', () => {
  const plan = actionPlan('port-wenlow', TODAY);
  assert.deepEqual(
    plan.map((action) => action.recommendation),
    report.recommendations.map((recommendation) => recommendation.key),
  );
});
