import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alarmChanges, alarmsOf } from './alarms.ts';

const away = { code: 'unavailable', isHard: true, why: 'Ayesha Khan is not free on 11 May 2027.' };

describe('What has come up about a placement', () => {
  it('is every hard reason and each soft conflict that nobody waived', () => {
    const assessment = {
      hard: [{ code: 'unavailable' as const, why: away.why }],
      soft: [
        { key: 'borders' as const, why: 'Southmere borders Northdale.' },
        { key: 'same-region' as const, why: 'Both are in the North.' },
      ],
    };
    assert.deepEqual(alarmsOf(assessment, new Set(['borders'])), [
      away,
      { code: 'same-region', isHard: false, why: 'Both are in the North.' },
    ]);
  });

  it('is raised once, not again after a person called it false, and anew where the fact is another', () => {
    const known = (status: 'open' | 'dismissed') => [{ ...away, id: 'a', status }];
    const other = { ...away, why: 'Ayesha Khan is not free on 12 May 2027.' };
    assert.deepEqual(alarmChanges([away, away], []), { raise: [away], gone: [] });
    assert.deepEqual(alarmChanges([away], known('open')), { raise: [], gone: [] });
    assert.deepEqual(alarmChanges([away], known('dismissed')), { raise: [], gone: [] });
    assert.deepEqual(alarmChanges([other], known('dismissed')), { raise: [other], gone: [] });
  });

  it('goes when it is so no more; what was called false stays on the record as it is', () => {
    assert.deepEqual(alarmChanges([], [{ ...away, id: 'a', status: 'open' }]).gone, [
      { ...away, id: 'a', status: 'open' },
    ]);
    assert.deepEqual(alarmChanges([], [{ ...away, id: 'a', status: 'dismissed' }]).gone, []);
  });
});
