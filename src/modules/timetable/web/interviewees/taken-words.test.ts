import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MOST_NOTICE } from '#platform/http/cookies';
import type { FileTaken } from '../../application/change-interviewees.ts';
import { absenceOf } from '../../domain/absences.ts';
import { takenWords } from './taken-words.ts';

/** A file in which so many people with names of that length are known, each with so many times that they have said otherwise of. */
function taken(people: number, nameLength: number, times: number): FileTaken {
  const named = Array.from({ length: people }, (_, row) => ({
    name: 'N'.repeat(nameLength),
    row: 1200 + row,
    jobTitle: '',
    email: '',
    sourceCategory: 'frontline' as const,
    unavailable: [],
    accessNeeds: '',
  }));
  const days = Array.from({ length: times }, (_, day) => absenceOf(`2027-09-${10 + day}`, 'afternoon'));
  const leftOut = { times: days, needs: true };
  return {
    added: 150,
    there: 120,
    updated: named,
    otherwise: named,
    asTheySaid: named.map((person) => ({ ...person, leftOut })),
  };
}

describe('What became of a file of people', () => {
  it('is said whole, however many people it concerns and whatever they are called', () => {
    for (const [people, nameLength, times] of [
      [1, 5, 1],
      [5, 31, 5],
      [40, 19, 4],
      [200, 200, 15],
    ] as const) {
      const words = takenWords(taken(people, nameLength, times));
      assert.equal(words.length <= MOST_NOTICE, true, `${words.length} characters for ${people} people`);
      assert.match(words, /Where the file is right, ask them, or change it on their own page\.$/);
      assert.match(words, /change it on their own page\. Left out/);
    }
  });

  it('names the times that are left out, and counts what there is no room for', () => {
    assert.match(
      takenWords(taken(2, 5, 2)),
      /NNNNN \(row 1200\): 10 Sep afternoon, 11 Sep afternoon and the access needs; NNNNN/,
    );
    assert.match(
      takenWords(taken(8, 5, 3)),
      /, 1 more time and the access needs; .*and 3 more people \(rows 1205, 1206 and 1207\)/,
    );
    assert.match(takenWords(taken(200, 5, 3)), /and 195 more people \(rows 1205, 1206[^)]* and \d+ more\)/);
  });
});
