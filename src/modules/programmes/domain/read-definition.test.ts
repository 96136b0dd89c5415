import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDefinition } from '../testing/builders.ts';
import type { ClockDefinition, StageDefinition } from './definition.ts';
import type { ThemeDefinition } from './focus-schema.ts';
import { readDefinition } from './read-definition.ts';
import { ANCHORS, type MilestoneKey, STAGE_KEYS } from './stages.ts';
import { TOPICS } from './vocabulary.ts';

/** Where in the one-day visit, what is put there (undefined takes it away), and what the reader says. */
const BREAKAGES: [title: string, path: string, value: unknown, problems: string[]][] = [
  ['a key that nobody knows', 'colour', 'red', ['colour: expected no such key']],
  ['another format', 'format', 'other@2', ['format: expected "critical-friend/programme@1", found "other@2"']],
  ['no name', 'name', undefined, ['name: expected text, found nothing']],
  [
    'a name with a space before it',
    'name',
    ' A',
    ['name: expected one line of text without spaces at its ends, found " A"'],
  ],
  ['a version in words', 'version', 'one', ['version: expected a whole number, found "one"']],
  [
    'a fee in fractions of a penny',
    'fee',
    { amountPence: 1.5, plusExpenses: 'yes' },
    ['fee.amountPence: expected a whole number, found 1.5', 'fee.plusExpenses: expected true or false, found "yes"'],
  ],
  [
    'a stage that the product does not know',
    'stages.1.key',
    'tea',
    [`stages[1].key: expected one of ${STAGE_KEYS.join(', ')}, found "tea"`],
  ],
  [
    'a stage out of its order',
    'stages.3.key',
    'enquiry',
    ['stages: expected a stage "on-site"', 'stages[3].key: expected a stage that comes after "team", found "enquiry"'],
  ],
  [
    'a stage that ends with the wrong milestone',
    'stages.1.milestone',
    'team-call-held',
    [
      'stages[2].milestone: expected a milestone that comes after "team-call-held", found "team-confirmed"',
      'stages[1].milestone: expected "scope-agreed", found "team-call-held"',
      'clocks[0].doneWhen: expected a milestone of the stage "team", after "team-call-held" and not after "team-confirmed", found "team-confirmed"',
    ],
  ],
  [
    'a clock counted in weeks and days',
    'clocks.0.due.offset',
    { weeks: 1, days: 2 },
    ['clocks[0].due.offset: expected exactly one of days, weeks or months, found {"days":2,"weeks":1}'],
  ],
  [
    'a clock of no length',
    'clocks.0.due.offset',
    {},
    ['clocks[0].due.offset: expected exactly one of days, weeks or months, found {}'],
  ],
  [
    'a clock counted from Easter',
    'clocks.0.due.anchor',
    'easter',
    [`clocks[0].due.anchor: expected one of ${ANCHORS.join(', ')}, found "easter"`],
  ],
  [
    'a clock counted from a day that comes later',
    'clocks.0.due.anchor',
    'published',
    ['clocks[0].due.anchor: expected an anchor that is known before "team-confirmed", found "published"'],
  ],
  [
    'a clock in a stage that the programme leaves out',
    'clocks.0.stage',
    'drafting',
    [
      'clocks[0].stage: expected a stage of this programme (enquiry, scoping, team, on-site, published, closed), found "drafting"',
    ],
  ],
  [
    'two clocks for one milestone, in the wrong stage',
    'clocks.0.doneWhen',
    'closed',
    [
      'clocks[0].doneWhen: expected a milestone of the stage "team", after "scope-agreed" and not after "team-confirmed", found "closed"',
      'clocks[1].doneWhen: expected one clock a milestone, found "closed" again',
    ],
  ],
  [
    'a key used twice',
    'clocks.1.key',
    'find-a-peer',
    ['clocks[1].key: expected a key that is used once, found "find-a-peer" again'],
  ],
  [
    'a team that nobody manages',
    'team.slots.1.manager',
    false,
    ['team.slots: expected exactly one slot with manager true, found 0'],
  ],
  ['two leads', 'team.slots.1.lead', true, ['team.slots: expected at most one slot with lead true, found 2']],
  [
    'a level without a skill',
    'team.slots.0.anyOf.0',
    { role: 'director', level: 'working' },
    ['team.slots[0].anyOf[0].level: expected a skill beside the level'],
  ],
  [
    'days that fall',
    'team.slots.0.days',
    { usual: 3, most: 2 },
    ['team.slots[0].days: expected numbers that do not fall, found 3, 2'],
  ],
  [
    'more authorities than peers',
    'team.leastAuthorities',
    3,
    ['team.leastAuthorities: expected at most 1, the number of peers, found 3'],
  ],
  [
    'a topic that the pool does not know',
    'themes.0.topics.0',
    'fishing',
    [`themes[0].topics[0]: expected one of ${TOPICS.join(', ')}, found "fishing"`],
  ],
  [
    'a probe to be asked of nobody',
    'themes.0.areas.0.probes.0.askOf',
    [],
    ['themes[0].areas[0].probes[0].askOf: expected at least 1 item, found a list of 0'],
  ],
  [
    'a probe without a question',
    'themes.0.areas.0.probes.0.text',
    '',
    ['themes[0].areas[0].probes[0].text: expected some text, without spaces at its ends, found ""'],
  ],
  [
    'a theme named as the word for all themes',
    'themes.0.key',
    'each',
    [
      'themes[0].key: expected another key than "each", which means all themes',
      'documentRequests[0].theme: expected the key of a theme (each), found "money"',
      'sessionTemplate[0].themes[0]: expected the key of a theme (each), found "money"',
    ],
  ],
  [
    'a document request for an unknown theme',
    'documentRequests.0.theme',
    'honey',
    ['documentRequests[0].theme: expected the key of a theme (money), found "honey"'],
  ],
  [
    'a narrowing to an unknown theme',
    'focus.narrowings',
    [{ key: 'n', name: 'N', about: 'No.', themes: ['honey'] }],
    ['focus.narrowings[0].themes[0]: expected the key of a theme (money), found "honey"'],
  ],
  [
    'more themes asked than there are',
    'focus.leastThemes',
    2,
    ['focus.leastThemes: expected at most 1, the number of themes'],
  ],
  [
    'a report section from an unknown source',
    'presentation.0.source',
    'rumour',
    [
      'presentation[0].source: expected one of written, scope-and-team, key-messages, theme-findings, recommendations, good-practice, who-we-spoke-to, next-steps, found "rumour"',
    ],
  ],
  [
    'theme findings of no theme',
    'reportOutline.0.theme',
    undefined,
    ['reportOutline[0].theme: expected a theme, or "each", with the source theme-findings and with no other'],
  ],
  [
    'a fact check without its stage',
    'factCheckDays',
    14,
    ['factCheckDays: expected null, for there is no stage "fact-check"'],
  ],
  [
    'a request to score the host',
    'selfAssessment.prompts.0.question',
    'How would you score yourselves?',
    ['selfAssessment.prompts[0].question: expected words that give a host no rating, found "score"'],
  ],
  [
    'traffic lights',
    'themes.0.areas.0.looksLike',
    'Traffic lights are green.',
    ['themes[0].areas[0].looksLike: expected words that give a host no rating, found "Traffic lights"'],
  ],
  [
    'a stage given twice',
    'stages.2',
    { key: 'scoping', name: 'Again', about: 'Once more.', whoseMove: 'host', milestone: 'scope-agreed' },
    [
      'stages: expected a stage "team"',
      'stages[2].key: expected a stage that comes after "scoping", found "scoping"',
      'stages[2].milestone: expected a milestone that comes after "scope-agreed", found "scope-agreed"',
      'clocks[0].stage: expected a stage of this programme (enquiry, scoping, scoping, on-site, published, closed), found "team"',
    ],
  ],
  [
    'a visit that ends before its findings are presented',
    'stages.3.milestone',
    'on-site-started',
    ['stages[3].milestone: expected "findings-presented", found "on-site-started"'],
  ],
  [
    'a publication that ends before the report is out',
    'stages.4.milestone',
    'report-signed-off',
    ['stages[4].milestone: expected "report-published", found "report-signed-off"'],
  ],
  [
    'a clock stopped in the stage after its own',
    'clocks.0.doneWhen',
    'self-assessment-submitted',
    [
      'clocks[0].doneWhen: expected a milestone of the stage "team", after "scope-agreed" and not after "team-confirmed", found "self-assessment-submitted"',
    ],
  ],
  [
    'a clock stopped by the end of the stage before',
    'clocks.0.doneWhen',
    'scope-agreed',
    [
      'clocks[0].doneWhen: expected a milestone of the stage "team", after "scope-agreed" and not after "team-confirmed", found "scope-agreed"',
    ],
  ],
  [
    'a progress review without its stage',
    'progressReview',
    { months: 10, days: 1 },
    ['progressReview: expected null, for there is no stage "progress-review"'],
  ],
  [
    'fewer days on site at most than at least',
    'onSite.days',
    { least: 2, usual: 1, most: 1 },
    ['onSite.days: expected numbers that do not fall, found 2, 1, 1'],
  ],
  [
    'fewer sub-teams at most than at least',
    'onSite.subTeams',
    { least: 2, most: 1 },
    ['onSite.subTeams: expected numbers that do not fall, found 2, 1'],
  ],
  [
    'a report section on an unknown theme',
    'reportOutline.0.theme',
    'honey',
    ['reportOutline[0].theme: expected the key of a theme (money), found "honey"'],
  ],
  [
    'a self-assessment prompt on an unknown theme',
    'selfAssessment.prompts.0.theme',
    'honey',
    ['selfAssessment.prompts[0].theme: expected the key of a theme (money), found "honey"'],
  ],
  [
    'a session on an unknown theme',
    'sessionTemplate.0.themes.0',
    'honey',
    ['sessionTemplate[0].themes[0]: expected the key of a theme (money), found "honey"'],
  ],
  [
    'a team stage that ends with the self-assessment',
    'stages.2.milestone',
    'self-assessment-submitted',
    ['stages[2].milestone: expected "team-confirmed", found "self-assessment-submitted"'],
  ],
];

for (const [title, path, value, problems] of BREAKAGES) {
  test(`A definition with ${title} is refused by file, place and what was expected`, () => {
    assert.deepEqual(readDefinition('programmes/visit.json', withValueAt(path, value)), {
      problems: problems.map((problem) => `programmes/visit.json: ${problem}`),
    });
  });
}

test('A definition in which nothing is wrong comes back as it was written', () => {
  assert.deepEqual(readDefinition('programmes/visit.json', aDefinition()), { definition: aDefinition() });
});

test('Something that is no definition at all is refused in one line', () => {
  assert.deepEqual(readDefinition('a.json', []), { problems: ['a.json: expected an object, found a list of 0'] });
});

test('Words that only contain a forbidden word are allowed', () => {
  const definition = aDefinition({ summary: 'It underscores what operating well means.' });
  assert.deepEqual(readDefinition('a.json', definition), { definition });
});

test('An area or a probe with the key of another theme’s is refused, for notes refer to it by key alone', () => {
  const definition = aDefinition();
  definition.themes.push({ ...structuredClone(definition.themes[0] as ThemeDefinition), key: 'more-money' });
  assert.deepEqual(readDefinition('a.json', definition), {
    problems: [
      'a.json: themes[1].areas[0].key: expected a key that is used once, found "saving" again',
      'a.json: themes[1].areas[0].probes[0].key: expected a key that is used once, found "which-saving" again',
    ],
  });
});

test('Months promised for action plan and progress review are those that the clocks count', () => {
  const definition = aDefinition({ actionPlan: { dueMonths: 2 }, progressReview: { months: 9, days: 1 } });
  definition.stages.splice(
    5,
    0,
    {
      key: 'improving',
      name: 'Acting',
      about: 'The host acts.',
      whoseMove: 'host',
      milestone: 'progress-review-opened',
    },
    {
      key: 'progress-review',
      name: 'Back',
      about: 'We look.',
      whoseMove: 'team',
      milestone: 'progress-review-published',
    },
  );
  const clock = (key: string, doneWhen: MilestoneKey, months: number): ClockDefinition => {
    return {
      key,
      stage: 'improving',
      name: key,
      due: { anchor: 'on-site-until', offset: { months } },
      whose: 'host',
      doneWhen,
    };
  };
  definition.clocks.push(clock('plan', 'action-plan-published', 5), clock('back', 'progress-review-opened', 10));
  assert.deepEqual(readDefinition('a.json', definition), {
    problems: [
      'a.json: actionPlan.dueMonths: expected 5, as the clock "plan" counts, found 2',
      'a.json: progressReview.months: expected 10, as the clock "back" counts, found 9',
    ],
  });
});

test('A last stage that does not close the challenge is refused', () => {
  const definition = aDefinition({ clocks: [] });
  (definition.stages[5] as StageDefinition).milestone = 'action-plan-published';
  assert.deepEqual(readDefinition('a.json', definition), {
    problems: ['a.json: stages[5].milestone: expected "closed", found "action-plan-published"'],
  });
});

test('A stage for a progress review without its months is refused', () => {
  const definition = aDefinition();
  const milestone = 'progress-review-published';
  definition.stages.splice(5, 0, {
    key: 'progress-review',
    name: 'Back',
    about: 'We look.',
    whoseMove: 'team',
    milestone,
  });
  assert.deepEqual(readDefinition('a.json', definition), {
    problems: ['a.json: progressReview: expected a value, for there is a stage "progress-review"'],
  });
});

function withValueAt(path: string, value: unknown): unknown {
  const definition = aDefinition();
  const parts = path.split('.');
  const last = parts.pop() as string;
  let place = definition as unknown as Record<string, unknown>;
  for (const part of parts) place = place[part] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return definition;
}
