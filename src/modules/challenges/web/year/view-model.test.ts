import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addToDate } from '#kernel/dates';
import type { ListedChallenge } from '../../store/challenge-list.ts';
import { byMonth, PICTURE, yearPicture } from './view-model.ts';

const challenge = (from: string, name = 'Northdale', region = 'North'): ListedChallenge => ({
  reference: 'CF1',
  title: name,
  hostName: name,
  hostShortName: name,
  region,
  programmeKey: 'p',
  stage: 'team',
  onSiteFrom: from,
  onSiteUntil: addToDate(from, { days: 4 }),
  manager: null,
  closed: false,
});

describe('The year as a picture', () => {
  it('begins at the left on 1 January and ends inside the frame on 31 December', () => {
    const { marks } = yearPicture([challenge('2027-01-01'), challenge('2027-12-27')], 2027);
    assert.equal(marks[0]?.x, PICTURE.left);
    assert.equal(marks[1]?.nameBefore, true);
    assert.equal(marks[1]!.x + marks[1]!.width <= PICTURE.width, true);
  });

  it('puts challenges of one week one under another, and of another region in rows of its own', () => {
    const { marks, regions, rows } = yearPicture(
      [challenge('2027-05-10'), challenge('2027-05-10'), challenge('2027-05-10', 'Southvale', 'South')],
      2027,
    );
    assert.deepEqual(
      marks.map((mark) => mark.row),
      [0, 1, 2],
    );
    assert.deepEqual(regions, [
      { name: 'North', row: 0, rows: 2 },
      { name: 'South', row: 2, rows: 1 },
    ]);
    assert.equal(rows, 3);
  });

  it('never lets two challenges touch in one row', () => {
    const some = fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 360 }), name: fc.string({ minLength: 1, maxLength: 60 }) }),
      { maxLength: 150 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const sorted = [...list].sort((a, b) => a.day - b.day);
        const all = sorted.map(({ day, name }) => challenge(addToDate('2027-01-01', { days: day }), name));
        const { marks } = yearPicture(all, 2027);
        const span = (mark: (typeof marks)[number]) => {
          const name = mark.challenge.hostShortName.length * PICTURE.letter;
          return mark.nameBefore ? [mark.x - name, mark.x + mark.width] : [mark.x, mark.x + mark.width + name];
        };
        return marks.every((a, i) =>
          marks.slice(i + 1).every((b) => a.row !== b.row || span(a)[1]! <= span(b)[0]! || span(b)[1]! <= span(a)[0]!),
        );
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('counts by the month in which the team comes', () => {
    const months = byMonth([challenge('2027-04-30'), challenge('2027-05-10'), challenge('2027-05-17')]);
    assert.deepEqual(
      months.map(({ month, challenges }) => [month, challenges.length]),
      [
        ['April', 1],
        ['May', 2],
      ],
    );
  });
});
