import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tickMany } from './tick-many.ts';

const people = (count: number, of: string) =>
  Array.from({ length: count }, (_, at) => ({ value: `${of}-${at + 1}`, text: `${of} ${at + 1}` }));

const many = {
  name: 'who',
  label: 'Who is heard?',
  hint: 'Anybody',
  find: 'Find by name',
  counted: ['person', 'people'] as const,
  groups: [
    { title: 'Members', choices: people(8, 'Councillor') },
    { title: 'Partners', choices: people(1, 'Partner'), open: true },
    { title: 'Residents', choices: [] },
  ],
};

/** The names that can be ticked, in their order, each with where it stands. */
function standing(text: string): string[] {
  const parts = text.split(/(?=<details|cf-many__ticked)/);
  return parts.flatMap((part) => {
    const group = /__summary-text">([^<]+)/.exec(part)?.[1] ?? (part.startsWith('cf-many__ticked') ? 'ticked' : '');
    return [...part.matchAll(/id="([^"]+)" name="who" type="checkbox" value="([^"]+)"( checked)?/g)].map(
      ([, id, value, checked]) => `${group}: ${value} #${id}${checked ?? ''}`,
    );
  });
}

test('what is ticked comes first, the others in groups with their counts, and the first of all is where an error leads', () => {
  const text = String(tickMany({ ...many, typed: { who: ['Councillor-8'] }, errors: { who: 'Take one out' } }));
  assert.deepEqual(standing(text), [
    'ticked: Councillor-8 #who checked',
    ...people(7, 'Councillor').map(({ value }, at) => `Members: ${value} #who-${at + 2}`),
    'Partners: Partner-1 #who-9',
  ]);
  assert.match(text, /<strong>1 person ticked<\/strong>/);
  assert.match(text, /__summary-text">Members<\/span> <span class="cf-many__count">7 people</);
  assert.match(text, /<details class="govuk-details cf-many__group"><summary[^>]*><span[^>]*>Members/);
  assert.match(text, /<details class="govuk-details cf-many__group" open><summary[^>]*><span[^>]*>Partners/);
  assert.match(text, /aria-describedby="who-hint who-error"/);
  assert.match(text, /Take one out/);
  assert.equal(text.includes('Residents'), false);
});

test('few are one plain list', () => {
  const text = String(tickMany({ ...many, groups: [{ title: 'Members', choices: people(8, 'Councillor') }] }));
  assert.equal(text.includes('<details'), false);
  assert.equal(text.includes('type="search"'), false);
  assert.equal(standing(text).length, 8);
});
