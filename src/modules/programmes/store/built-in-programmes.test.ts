import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueClocks, milestoneOwner } from '../domain/clocks.ts';
import type { ProgrammeDefinition } from '../domain/definition.ts';
import { allProbes } from '../domain/focus.ts';
import { peerDays, requirementText } from '../domain/slots.ts';
import { compareMilestones, MILESTONE_KEYS } from '../domain/stages.ts';
import { SOURCE_CATEGORIES } from '../domain/vocabulary.ts';
import { BUILT_IN_PROGRAMMES, loadProgrammeDefinitions } from './definition-files.ts';

const loaded = await loadProgrammeDefinitions(BUILT_IN_PROGRAMMES);
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
const definitions = loaded.definitions;

/** A visit from Tuesday to Friday, with every anchor known. */
const DATES = {
  'on-site-from': '2027-05-11',
  'on-site-until': '2027-05-14',
  opened: '2026-11-02',
  published: '2027-08-14',
};

/** How a question begins that yes or no would answer. */
const CLOSED_QUESTION = /^(do|does|did|is|are|was|were|have|has|had|can|could|will|would|should)\b/i;

function named(key: string): ProgrammeDefinition {
  const definition = definitions.find((each) => each.key === key);
  assert.ok(definition, `no programme ${key}`);
  return definition;
}

function days(key: string): string[] {
  return dueClocks(named(key), DATES).map(({ clock, due }) => `${due} ${clock.doneWhen} (${clock.whose})`);
}

test('Four kinds of challenge come with the product, each with its themes, areas and probes', () => {
  const counts = definitions.map((definition) => {
    const areas = definition.themes.flatMap((theme) => theme.areas);
    return [definition.key, definition.themes.length, areas.length, allProbes(definition).length];
  });
  assert.deepEqual(counts, [
    ['adult-social-care', 6, 19, 65],
    ['corporate', 5, 15, 58],
    ['peer-collaborative-improvement', 5, 11, 30],
    ['safeguarding-adults', 5, 15, 53],
  ]);
});

test('Who leads, who writes, the fee and the days are what each programme offers', () => {
  const offers = definitions.map((definition) => [
    definition.key,
    definition.leads,
    definition.reportWrittenBy,
    definition.fee?.amountPence ?? null,
    definition.onSite.days.usual,
    peerDays(definition),
  ]);
  assert.deepEqual(offers, [
    ['adult-social-care', 'programme-body', 'challenge-manager', 1_150_000, 5, 20],
    ['corporate', 'programme-body', 'challenge-manager', null, 4, 20],
    ['peer-collaborative-improvement', 'host', 'host', null, 2, 9],
    ['safeguarding-adults', 'programme-body', 'challenge-manager', 1_150_000, 5, 20],
  ]);
});

test('The clocks of a corporate challenge fall on these days', () => {
  assert.deepEqual(days('corporate'), [
    '2027-01-19 scope-agreed (challenge-manager)',
    '2027-02-16 team-confirmed (programme-body)',
    '2027-04-06 self-assessment-submitted (host)',
    '2027-04-06 documents-complete (host)',
    '2027-04-13 timetable-released (challenge-manager)',
    '2027-04-20 pre-reading-shared (challenge-manager)',
    '2027-05-04 team-call-held (challenge-manager)',
    '2027-05-11 on-site-started (team)',
    '2027-05-14 findings-presented (team)',
    '2027-05-28 report-drafted (challenge-manager)',
    '2027-06-18 peer-comments-closed (team)',
    '2027-06-25 fact-check-sent (challenge-manager)',
    '2027-07-09 fact-check-answered (host)',
    '2027-07-23 report-signed-off (challenge-manager)',
    '2027-08-14 report-published (host)',
    '2027-10-14 action-plan-published (host)',
    '2028-03-14 progress-review-opened (challenge-manager)',
    '2028-05-14 progress-review-published (host)',
    '2028-07-14 closed (programme-body)',
  ]);
});

test('In peer collaborative improvement the host drafts, signs off and publishes, and nobody checks facts', () => {
  assert.deepEqual(days('peer-collaborative-improvement'), [
    '2027-01-19 scope-agreed (challenge-manager)',
    '2027-03-02 team-confirmed (programme-body)',
    '2027-04-06 self-assessment-submitted (host)',
    '2027-04-06 documents-complete (host)',
    '2027-04-13 timetable-released (host)',
    '2027-04-20 pre-reading-shared (challenge-manager)',
    '2027-04-27 team-call-held (challenge-manager)',
    '2027-05-11 on-site-started (host)',
    '2027-05-14 findings-presented (challenge-manager)',
    '2027-06-11 report-drafted (host)',
    '2027-06-25 peer-comments-closed (team)',
    '2027-07-09 report-signed-off (host)',
    '2027-07-23 report-published (host)',
    '2027-08-14 action-plan-published (host)',
    '2028-03-14 progress-review-opened (challenge-manager)',
    '2028-05-14 progress-review-published (host)',
    '2028-06-14 closed (programme-body)',
  ]);
  assert.equal(milestoneOwner(named('peer-collaborative-improvement'), 'report-drafted'), 'host');
  assert.equal(milestoneOwner(named('corporate'), 'report-drafted'), 'challenge-manager');
});

test('Each team has the slots of its kind', () => {
  const slots = (key: string) =>
    named(key).team.slots.map(
      (slot) => `${slot.key}${slot.optional ? '?' : ''}: ${slot.anyOf.map((r) => r.role).join('|')}`,
    );
  assert.deepEqual(slots('corporate'), [
    'lead: chief-executive|managing-director',
    'member: council-leader|cabinet-member',
    'second-member: council-leader|cabinet-member|scrutiny-chair|councillor',
    'officer: director|director-finance|monitoring-officer|assistant-director|head-of-service',
    'specialist: director|assistant-director|head-of-service|senior-officer',
    'challenge-manager: challenge-manager',
  ]);
  assert.deepEqual(slots('adult-social-care'), [
    'lead: director-adult-services',
    'senior-officer: assistant-director|head-of-service',
    'member: cabinet-member|council-leader|councillor',
    'health: health-manager',
    'lived-experience?: lived-experience',
    'challenge-manager: challenge-manager',
  ]);
  assert.deepEqual(slots('safeguarding-adults'), [
    'lead: director-adult-services',
    'member: cabinet-member|councillor',
    'practice: social-work-practitioner|safeguarding-coordinator',
    'partner: health-manager|police-officer',
    'review-manager: challenge-manager',
  ]);
  assert.equal(named('peer-collaborative-improvement').team.leastAuthorities, 3);
});

test('A requirement of the safeguarding team can be read aloud', () => {
  const partner = named('safeguarding-adults').team.slots[3];
  assert.equal(
    partner && requirementText(partner),
    'Senior health manager with safeguarding, or senior police officer with safeguarding',
  );
});

for (const definition of definitions) {
  const { name } = definition;

  test(`${name}: every milestone between opening and closing has one clock, except those of a stage left out`, () => {
    const left = definition.factCheckDays === null ? ['fact-check-sent', 'fact-check-answered'] : [];
    const clocked = definition.clocks.map((clock) => clock.doneWhen).sort(compareMilestones);
    assert.deepEqual(
      clocked,
      MILESTONE_KEYS.filter((milestone) => milestone !== 'opened' && !left.includes(milestone)),
    );
  });

  test(`${name}: clocks fall due in the order in which milestones happen`, () => {
    const inOrder = dueClocks(definition, DATES).map(({ clock }) => clock.doneWhen);
    assert.deepEqual(inOrder, [...inOrder].sort(compareMilestones));
  });

  test(`${name}: the windows for comments and facts are as long as their clocks leave`, () => {
    const due = new Map(dueClocks(definition, DATES).map((each) => [each.clock.doneWhen, Date.parse(each.due)]));
    const between = (from: string, until: string) =>
      (Number(due.get(until as never)) - Number(due.get(from as never))) / 86_400_000;
    assert.equal(between('report-drafted', 'peer-comments-closed'), definition.peerCommentDays);
    if (definition.factCheckDays === null) return;
    assert.equal(between('fact-check-sent', 'fact-check-answered'), definition.factCheckDays);
  });

  test(`${name}: no document is wanted after the day on which documents must be complete`, () => {
    const weeks = definition.clocks.find((clock) => clock.doneWhen === 'documents-complete')?.due.offset.weeks ?? 0;
    assert.deepEqual(
      definition.documentRequests.filter((request) => request.dueWeeksBefore < -weeks),
      [],
    );
  });

  test(`${name}: every area has at least two probes, and none is asked twice`, () => {
    const thin = definition.themes.flatMap((theme) => theme.areas).filter((area) => area.probes.length < 2);
    assert.deepEqual(thin, []);
    const texts = allProbes(definition).map(({ probe }) => probe.text);
    assert.deepEqual([...new Set(texts)], texts);
  });

  test(`${name}: no probe can be answered by yes or no alone`, () => {
    const closed = allProbes(definition).filter(({ probe }) => CLOSED_QUESTION.test(probe.text));
    assert.deepEqual(
      closed.map(({ probe }) => probe.text),
      [],
    );
  });

  test(`${name}: somebody of every source category who can be met is asked something, and each has a session`, () => {
    const people = SOURCE_CATEGORIES.filter((category) => category !== 'documents' && category !== 'data');
    const asked = new Set(allProbes(definition).flatMap(({ probe }) => probe.askOf));
    const met = new Set(definition.sessionTemplate.map((session) => session.sourceCategory));
    assert.deepEqual(
      people.filter((category) => !asked.has(category) || !met.has(category)),
      [],
    );
  });

  test(`${name}: every theme has a session, a document and a prompt`, () => {
    const missing = definition.themes.filter(
      ({ key }) =>
        !definition.sessionTemplate.some((session) => session.themes.includes(key)) ||
        !definition.documentRequests.some((request) => request.theme === key) ||
        !definition.selfAssessment.prompts.some((prompt) => prompt.theme === key),
    );
    assert.deepEqual(missing, []);
  });

  test(`${name}: the self-assessment asks what is not going well`, () => {
    const prompt = definition.selfAssessment.prompts.find((each) => each.key === 'not-going-well');
    assert.match(prompt?.question ?? '', /not going well/);
  });

  test(`${name}: the report says who was listened to, what was found, and what to do`, () => {
    const sources = new Set(definition.reportOutline.map((section) => section.source));
    const wanted = [
      'who-we-spoke-to',
      'theme-findings',
      'key-messages',
      'recommendations',
      'good-practice',
      'next-steps',
    ] as const;
    assert.deepEqual(
      wanted.filter((source) => !sources.has(source)),
      [],
    );
  });
}
