import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evidenceWall, type NoteCount } from './wall.ts';

const themes = [
  { id: 'a', name: 'Access' },
  { id: 'b', name: 'Safety' },
  { id: 'c', name: 'Money' },
];
const counts: NoteCount[] = [
  { themeId: 'a', source: 'members', kind: 'strength', notes: 2 },
  { themeId: 'a', source: 'frontline', kind: 'strength', notes: 1 },
  { themeId: 'a', source: 'frontline', kind: 'consideration', notes: 4 },
  { themeId: 'b', source: 'frontline', kind: 'neutral', notes: 7 },
  { themeId: null, source: 'members', kind: 'strength', notes: 3 },
];
const wall = evidenceWall(themes, ['members', 'frontline', 'data'], counts);

describe('The evidence wall', () => {
  it('counts strengths and areas for consideration by theme and source', () => {
    assert.deepEqual(wall.rows[0]?.cells, [
      { source: 'members', strengths: 2, considerations: 0, neutral: 0 },
      { source: 'frontline', strengths: 1, considerations: 4, neutral: 0 },
      { source: 'data', strengths: 0, considerations: 0, neutral: 0 },
    ]);
    assert.equal(wall.most, 5);
  });

  it('says what only one kind of source has said', () => {
    assert.deepEqual(wall.singles, [
      { themeId: 'a', name: 'Access', kind: 'consideration', source: 'frontline', notes: 4 },
    ]);
  });

  it('says what nobody has covered: neutral notes cover nothing', () => {
    assert.deepEqual(
      wall.uncovered.map((theme) => theme.name),
      ['Safety', 'Money'],
    );
    assert.deepEqual(wall.unheard, ['data']);
    assert.equal(wall.withoutTheme, 3);
  });

  it('of nothing shows everything as uncovered', () => {
    const empty = evidenceWall(themes, ['members'], []);
    assert.deepEqual([empty.uncovered.length, empty.unheard, empty.singles, empty.most], [3, ['members'], [], 1]);
  });
});
