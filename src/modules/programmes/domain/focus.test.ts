import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDefinition } from '../testing/builders.ts';
import { allProbes, findTheme, topicsOf } from './focus.ts';

function withSecondTheme() {
  const definition = aDefinition();
  definition.themes.push({
    key: 'people',
    name: 'People',
    about: 'Those who do the work.',
    topics: ['workforce', 'finance'],
    areas: [
      {
        key: 'keeping',
        name: 'Keeping people',
        looksLike: 'People stay.',
        probes: [
          { key: 'why-left', text: 'Why did they leave?', askOf: ['frontline'] },
          { key: 'who-next', text: 'Who might be next?', askOf: ['senior-officers'] },
        ],
      },
    ],
  });
  return definition;
}

test('A theme is found by its key; a key that the programme does not have finds nothing', () => {
  assert.equal(findTheme(withSecondTheme(), 'people')?.name, 'People');
  assert.equal(findTheme(aDefinition(), 'x'), undefined);
});

test('All probes come in the order in which the programme gives them', () => {
  const keys = allProbes(withSecondTheme()).map(({ probe }) => probe.key);
  assert.deepEqual(keys, ['which-saving', 'why-left', 'who-next']);
});

test('A topic that two themes share is wanted once', () => {
  assert.deepEqual(topicsOf(withSecondTheme(), ['money', 'people']), ['finance', 'workforce']);
  assert.deepEqual(topicsOf(withSecondTheme(), ['people']), ['workforce', 'finance']);
});
