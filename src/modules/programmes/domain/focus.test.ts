import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDefinition } from '../testing/builders.ts';
import { allProbes, findArea, findProbe, findTheme, probesToAsk, topicsOf } from './focus.ts';

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

test('A theme, an area and a probe are found by their keys, each in its place', () => {
  const definition = withSecondTheme();
  assert.equal(findTheme(definition, 'people')?.name, 'People');
  const area = findArea(definition, 'keeping');
  assert.deepEqual([area?.theme.key, area?.area.name], ['people', 'Keeping people']);
  const probe = findProbe(definition, 'why-left');
  assert.deepEqual(
    [probe?.theme.key, probe?.area.key, probe?.probe.text],
    ['people', 'keeping', 'Why did they leave?'],
  );
});

test('A key that the programme does not have finds nothing', () => {
  const definition = aDefinition();
  const found = [findTheme(definition, 'x'), findArea(definition, 'x'), findProbe(definition, 'x')];
  assert.deepEqual(found, [undefined, undefined, undefined]);
});

test('All probes come in the order in which the programme gives them', () => {
  const keys = allProbes(withSecondTheme()).map(({ probe }) => probe.key);
  assert.deepEqual(keys, ['which-saving', 'why-left', 'who-next']);
});

test('Only probes of the themes chosen that a source category can answer are worth asking of it', () => {
  const asked = (themes: string[]) =>
    probesToAsk(withSecondTheme(), 'senior-officers', themes).map(({ probe }) => probe.key);
  assert.deepEqual(asked(['money', 'people']), ['which-saving', 'who-next']);
  assert.deepEqual(asked(['people']), ['who-next']);
  assert.deepEqual(asked([]), []);
});

test('A topic that two themes share is wanted once', () => {
  assert.deepEqual(topicsOf(withSecondTheme(), ['money', 'people']), ['finance', 'workforce']);
  assert.deepEqual(topicsOf(withSecondTheme(), ['people']), ['workforce', 'finance']);
});
